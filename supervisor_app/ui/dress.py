"""Palette and style sheet of the application, made from the theme and renewed with it.

The sheet is `resources/window.qss`: roles become colours, lengths are scaled, its few icons are coloured.
"""

import re
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, QTemporaryDir
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from supervisor_app.paths import resource
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.tokens import load_tokens

# Placeholder in the sheet → icon and role: style sheets take pictures from files only, so coloured copies are made.
_ICONS = {
    "icon_check": ("check", "accent_text"),
    "icon_check_text": ("check", "text"),
    "icon_chevron_down": ("chevron-down", "text_muted"),
}
_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface_alt",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "surface_alt",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_control",
    QPalette.ColorRole.Shadow: "border_control",
    QPalette.ColorRole.Accent: "accent",
}


class Dresser(QObject):
    """Dresses the application now and whenever the theme changes; keep it as long as the application."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._app, self._theme, self._folder = app, theme, QTemporaryDir()
        app.setStyle("Fusion")
        theme.changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        """Put on the theme's present colours and sizes."""
        self._app.setPalette(palette(self._theme))
        self._app.setFont(self._theme.font())
        self._app.setStyleSheet(style_sheet(self._theme, Path(self._folder.path())))


def palette(theme: Theme) -> QPalette:
    """The roles as Qt's palette, for what no style sheet reaches."""
    made, role = QPalette(), QPalette.ColorRole
    for target, name in _PALETTE.items():
        made.setColor(target, theme.color(name))
    for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, target, theme.color("text_disabled"))
    return made


def style_sheet(theme: Theme, folder: Path) -> str:
    """The sheet for the theme; `folder` is where coloured copies of its icons are kept."""
    tokens = load_tokens()
    values = dict(tokens.dark if theme.dark else tokens.light)
    values |= {"family": theme.font().family()}
    values |= {key: _coloured(theme, folder, *look) for key, look in _ICONS.items()}
    sheet = Template(resource("window.qss").read_text(encoding="utf-8")).substitute(values)
    return re.sub(r"\b([1-9]\d*)px", lambda found: f"{theme.px(int(found[1]))}px", sheet)


def _coloured(theme: Theme, folder: Path, name: str, role: str) -> str:
    colour = theme.color(role).name()
    path = folder / f"{name}-{colour[1:]}.svg"
    if not path.exists():
        svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        path.write_text(svg.replace("currentColor", colour), encoding="utf-8")
    return path.as_posix()
