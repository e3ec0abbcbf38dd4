"""Further names of a unit as chips with a field that adds one."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from supervisor_app.domain.units import name_key
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.flow import FlowLayout

_SEPARATORS = str.maketrans("，,；;　\t", "、、、、、、")


class NamesEdit(QWidget):
    """Enter or 、 takes what is typed as a name; Backspace in the empty field takes the last one away."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self.field, self._chips = QLineEdit(), QWidget()
        self.field.setPlaceholderText("输入后按回车，如 市住建委")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._typed)
        self.setFocusProxy(self.field)
        self._flow = FlowLayout(self._chips, theme.size("space_unit"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_unit"))
        column.addWidget(self.field)
        column.addWidget(self._chips)

    def names(self) -> tuple[str, ...]:
        """The names, with one that is typed and not yet taken."""
        return _once((*self._names, *_split(self.field.text())))

    def set_names(self, names: Iterable[str]) -> None:
        """Show these."""
        self._names = _once(names)
        self.field.clear()
        self._show()

    def _show(self) -> None:
        self._flow.clear()
        for name in self._names:
            chip = Chip(self._theme, name, removable=True)
            chip.removed.connect(lambda gone=name: self._remove(gone))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._names))
        self.changed.emit()

    def _remove(self, gone: str) -> None:
        self._names = tuple(name for name in self._names if name != gone)
        self._show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: str) -> None:
        if "、" in text.translate(_SEPARATORS):
            self._take()
        else:
            self.changed.emit()

    def _take(self) -> None:
        self.set_names(self.names())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt: Enter and Backspace in the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.text().strip():
            self._take()
            return True
        if event.key() == Qt.Key.Key_Backspace and not self.field.text() and self._names:
            self._remove(self._names[-1])
            return True
        return False


def _split(text: str) -> list[str]:
    return [name for part in text.translate(_SEPARATORS).split("、") if (name := part.strip())]


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, whatever way it is typed."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(name_key(name), name)
    return tuple(kept.values())
