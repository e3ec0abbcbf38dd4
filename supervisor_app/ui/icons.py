"""Icons: the shipped SVG lines drawn in the colours of roles, sharp on every screen, renewed with the theme."""

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from supervisor_app.paths import resource
from supervisor_app.ui.theme import Theme


def icon_pixmap(theme: Theme, name: str, role: str = "text_muted", size: int = 16, dpr: float = 0.0) -> QPixmap:
    """One icon of `resources/icons` in one colour; `size` at 100 %, `dpr` 0 = the sharpest screen's."""
    ratio = dpr or QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    key = f"icon/{name}/{role}/{size}/{ratio:g}/{theme.key}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", theme.color(role).name()).replace('stroke-width="2"', 'stroke-width="1.75"')
    side = theme.px(size)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def icon(theme: Theme, name: str, role: str = "text_muted", on: str = "accent", size: int = 16) -> QIcon:
    """An icon with its normal, checked and disabled pictures; it keeps the theme of this moment (see `set_icon`)."""
    made = QIcon()
    states = (
        (role, QIcon.Mode.Normal, QIcon.State.Off),
        (on, QIcon.Mode.Normal, QIcon.State.On),
        ("text_disabled", QIcon.Mode.Disabled, QIcon.State.Off),
    )
    for colour, mode, state in states:
        made.addPixmap(icon_pixmap(theme, name, colour, size), mode, state)
    return made


def set_icon(
    target: QAbstractButton | QAction,
    theme: Theme,
    name: str,
    role: str = "text_muted",
    on: str = "accent",
    size: int = 16,
) -> None:
    """Give a button or action an icon that follows the theme; calling it again replaces the icon."""
    for old in target.findChildren(_IconKeeper):
        old.setParent(None)
        old.deleteLater()
    _IconKeeper(target, theme, name, role, on, size)


class _IconKeeper(QObject):
    """Lives and dies with its button or action, and draws the icon anew when the theme changes."""

    def __init__(
        self, target: QAbstractButton | QAction, theme: Theme, name: str, role: str, on: str, size: int
    ) -> None:
        super().__init__(target)
        self._target, self._theme, self._look = target, theme, (name, role, on, size)
        theme.changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        """Draw the icon in the theme's present colours."""
        name, role, on, size = self._look
        self._target.setIcon(icon(self._theme, name, role, on, size))
