"""会议: where tasks come from: speeches are read and reviewed here, task lists imported."""

from supervisor_app.ui.page import Late, PageSpec

MEETING = PageSpec("meeting", "会议", "mic", Late(f"{__name__}.page", "MeetingPage"))
