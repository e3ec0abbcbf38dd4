"""今日督办: what to do today, and how the units stand."""

from supervisor_app.ui.page import Late, PageSpec

TODAY = PageSpec("today", "今日督办", "list-checks", Late(f"{__name__}.page", "TodayPage"))
