"""设置: what an office sets for itself, its backups, and how the window looks."""

from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.pages.settings.page import SettingsPage

SETTINGS = PageSpec(
    "settings", "设置", "settings-2", SettingsPage, actions=SettingsPage.ACTIONS, bottom=True, needs_ledger=False
)
