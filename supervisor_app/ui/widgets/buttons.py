"""Buttons: one primary a page, second rank, row and link; and the ring that shows where the keyboard is."""

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from supervisor_app.ui.icons import set_icon
from supervisor_app.ui.theme import Theme

Rank = Literal["primary", "second", "row", "link", "hint"]
_ICON_ROLE = {"primary": "accent_text", "second": "text", "row": "accent", "link": "accent", "hint": "text_muted"}


def button(theme: Theme, text: str, icon: str = "", rank: Rank = "second", small: bool = False) -> QPushButton:
    """A push button; `primary` once a page at most, `small` 28 px high for card heads and rows."""
    made = QPushButton(text)
    _dress(made, theme, icon, rank)
    made.setProperty("small", small)
    return made


def tool_button(theme: Theme, icon: str, name: str, checkable: bool = False) -> QToolButton:
    """A button that is only an icon; `name` is its tooltip and what a screen reader says."""
    made = QToolButton()
    set_icon(made, theme, icon, role="text_muted")
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setCheckable(checkable)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


class ActionButton(QPushButton):
    """A push button that shows and triggers an action: its text, icon, tooltip, and whether it can be used."""

    def __init__(self, theme: Theme, action: QAction, rank: Rank = "second", small: bool = False) -> None:
        super().__init__()
        self._action = action
        _dress(self, theme, str(action.property("icon_name") or ""), rank)
        self.setProperty("small", small)
        action.changed.connect(self._take)
        self.clicked.connect(action.trigger)
        self._take()

    def _take(self) -> None:
        icon = self.icon()
        self.setText((" " if not icon.isNull() else "") + self._action.text())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        if self.parent() is not None or not self._action.isVisible():  # alone it would be a window of its own
            self.setVisible(self._action.isVisible())


def _dress(target: QPushButton, theme: Theme, icon: str, rank: Rank) -> None:
    target.setProperty("kind", rank)
    target.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    target.setAutoDefault(False)
    if icon:
        set_icon(target, theme, icon, role=_ICON_ROLE[rank], on=_ICON_ROLE[rank])
        if target.text():
            target.setText(" " + target.text())  # Qt puts icon and text too close


class FocusRing(QObject):
    """Rings the focused button or chip; those take no focus from a click, so it is for the keyboard. Lives in `app`."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)

    def ring(self) -> QWidget | None:
        """The ring shown."""
        return self._ring if self._ring is not None and isValid(self._ring) else None

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        old, self._ring = self.ring(), None
        if old is not None:
            old.hide()
            old.deleteLater()
        if isinstance(now, QAbstractButton) and not now.property("own_ring") and now.parentWidget() is not None:
            self._ring = _Ring(self._theme, now)


class _Ring(QWidget):
    """Two pixels outside its button, a sibling of it, gone with it."""

    def __init__(self, theme: Theme, target: QAbstractButton) -> None:
        super().__init__(target.parentWidget())
        self._theme, self._target = theme, target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        target.installEventFilter(self)
        self._place()
        self.show()

    def _place(self) -> None:
        reach = 2 * self._theme.size("focus_ring")
        self.setGeometry(self._target.geometry().adjusted(-reach, -reach, reach, reach))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt: the ring moves, hides and shows with its button."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.Show):
            self.setVisible(event.type() is QEvent.Type.Show)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: two pixels of accent."""
        width = self._theme.size("focus_ring")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), width))
        inset, radius = width / 2, self._theme.size("radius_control") + width
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
