"""A number typed by hand: what is out of range is told, never silently clipped."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from supervisor_app.ui.theme import Theme


class NumberEdit(QLineEdit):
    """Between `low` and `high`, `whole` or with decimals; arrow keys step by one."""

    changed = Signal()

    def __init__(self, theme: Theme, low: int, high: int, whole: bool = True) -> None:
        super().__init__()
        self._low, self._high, self._whole = low, high, whole
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(theme.px(72))
        self.textChanged.connect(lambda _: self.changed.emit())

    def set_number(self, number: float) -> None:
        """Write a number."""
        self.setText(f"{number:g}")

    def number(self) -> float | None:
        """The number; None when it is none or out of range."""
        try:
            number = int(self.text()) if self._whole else float(self.text())
        except ValueError:
            return None
        return number if self._low <= number <= self._high else None

    def complaint(self) -> str:
        """What is wrong, in a sentence; empty when nothing is."""
        kind = "整数" if self._whole else "数"
        return "" if self.number() is not None else f"请填 {self._low} 到 {self._high} 之间的{kind}"

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: up and down step, as far as the range goes."""
        step, now = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key())), self.number()
        if step is None or now is None:
            super().keyPressEvent(event)
        else:
            self.set_number(min(max(now + step, self._low), self._high))
