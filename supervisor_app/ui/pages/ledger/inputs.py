"""Inputs of the ledger's forms: points, free text that grows, a day within the last year."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QPlainTextEdit

from supervisor_app.ui.theme import Theme

NO_SECRETS = "不得录入涉密信息"
_SOON = 31  # days ahead
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def looking_back(today: date) -> date:
    """From where a day without a year is counted that lies in the past: 11-12 is the last one, not the next.

    A day of the coming month is read as that, so that it is told as not there yet and not taken for last year's.
    """
    return today - timedelta(days=364 - _SOON)


class PointsField(QDoubleSpinBox):
    """Points, a decimal only where there is one; not turned by scrolling past.

    More than 100 can be typed, so that 130 is told as wrong and not read as 13.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setRange(0, 999.9)
        self.setDecimals(1)
        self.setSingleStep(5)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().setTextMargins(theme.px(8), 0, theme.px(8), 0)  # no room is left for buttons
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(theme.px(56))

    def textFromValue(self, value: float) -> str:  # noqa: N802
        """Qt: 80, 76.5."""
        return f"{value:g}"

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Qt: scroll the form instead."""
        event.ignore()


class Choice(QComboBox):
    """A choice that is not changed by scrolling past."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Qt: scroll the form instead."""
        event.ignore()


class TextArea(QPlainTextEdit):
    """Some lines of free text; Tab goes on, Ctrl+Enter submits, and Enter too while it shows one line."""

    submitted = Signal()

    def __init__(self, theme: Theme, lines: int = 2, hint: str = NO_SECRETS) -> None:
        super().__init__()
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.lines = 0
        self.set_lines(lines)

    def set_lines(self, lines: int) -> None:
        """Show so many lines."""
        self.lines = lines
        one = self._theme.size("control")
        self.setFixedHeight(one + (lines - 1) * self.fontMetrics().lineSpacing())
        alone = lines == 1
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if alone else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.setProperty("single", alone)
        self.style().unpolish(self)
        self.style().polish(self)

    def text(self) -> str:
        """What is written, without blank ends."""
        return self.toPlainText().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Enter."""
        by_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and (self.lines == 1 or by_control):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)
