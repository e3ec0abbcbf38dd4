"""会议: where tasks come from, and the import of task lists."""

from supervisor_app.ui.page import Late, PageSpec

MEETING = PageSpec("meeting", "会议", "mic", Late(f"{__name__}.page", "MeetingPage"))
