"""设置: what an office sets for itself, its backups, and how the window looks."""

from supervisor_app.ui.page import Late, PageSpec

_PAGE = Late(f"{__name__}.page", "SettingsPage")
SETTINGS = PageSpec("settings", "设置", "settings-2", _PAGE, bottom=True, needs_ledger=False)
