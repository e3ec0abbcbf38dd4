"""今日督办: what to do today, and how the units stand."""

from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.pages.today.page import TodayPage

TODAY = PageSpec("today", "今日督办", "list-checks", TodayPage, actions=TodayPage.ACTIONS)
