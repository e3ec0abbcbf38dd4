"""Inputs of the acts' forms, all read and written the same way as those of the task form."""

from collections.abc import Iterable, Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from supervisor_app.domain.filtering import matching
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.files import dropped_files
from supervisor_app.ui.pages.ledger.inputs import Choice
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.flow import FlowLayout


class Options(Choice):
    """One of a few values by their words."""

    def __init__(self, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self._values = [value for value, _ in options]
        self.addItems([word for _, word in options])

    def value(self) -> Any:
        """The value chosen."""
        return self._values[self.currentIndex()]

    def set_value(self, value: Any) -> None:
        """Choose one."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)


class Verdict(QWidget):
    """Yes or no, both in sight."""

    changed = Signal()

    def __init__(self, theme: Theme, yes: str, no: str) -> None:
        super().__init__()
        self.yes, self.no = QRadioButton(yes), QRadioButton(no)
        self.setFocusProxy(self.yes)
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(*4 * (2 * theme.size("focus_ring"),))  # room for the keyboard's ring
        row.setSpacing(theme.px(24))
        for part in (self.yes, self.no):
            group.addButton(part)
            row.addWidget(part)
        row.addStretch(1)
        self.yes.toggled.connect(self.changed)

    def value(self) -> bool:
        """Whether the first is chosen."""
        return self.yes.isChecked()

    def set_value(self, value: bool) -> None:
        """Choose."""
        (self.yes if value else self.no).setChecked(True)


class Figure(QLineEdit):
    """A number that may be left out; what is none is told, not read as something else."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> float | None:
        """The number; None when empty or none."""
        try:
            found = float(self.text().replace(",", "").replace("，", ""))
        except ValueError:
            return None
        return found if isfinite(found) else None

    def set_value(self, value: float | None) -> None:
        """Show it."""
        self.setText("" if value is None else f"{value:.10g}")

    def unread(self) -> str:
        """What was typed and is no number."""
        return self.text().strip() if self.value() is None else ""

    def complaint(self) -> str:
        """A sentence on it."""
        return f"“{self.unread()}”不是数字，请改" if self.unread() else ""


class FilesInput(QWidget):
    """Files chosen by the button or dropped here, as chips that can be taken away again.

    Without a `word` there is no button: whoever asks for files has one elsewhere.
    """

    changed = Signal()

    def __init__(self, theme: Theme, word: str = "添加文件") -> None:
        super().__init__()
        self._theme = theme
        self._paths: tuple[Path, ...] = ()
        self.setAcceptDrops(True)
        self.add = button(theme, word, "paperclip", small=True)
        self.add.setToolTip("选择文件，也可以把文件拖到这里")
        self.add.clicked.connect(self.choose)
        self.setFocusProxy(self.add)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, theme.size("space_half"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_half"))
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.setVisible(bool(word))
        column.addWidget(self._chips)
        self.set_value(())

    def value(self) -> tuple[Path, ...]:
        """The files in the order added."""
        return self._paths

    def set_value(self, value: Iterable[Path]) -> None:
        """Show these."""
        self._paths = tuple(dict.fromkeys(value))
        self._flow.clear()
        for path in self._paths:
            chip = Chip(self._theme, _short(path.name), removable=True)
            chip.setToolTip(str(path))
            chip.removed.connect(lambda gone=path: self.set_value(kept for kept in self._paths if kept != gone))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._paths))
        self.changed.emit()

    def choose(self) -> None:
        """Ask for files."""
        chosen, _ = QFileDialog.getOpenFileNames(self, "选择附件")
        self.set_value((*self._paths, *map(Path, chosen)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Qt: local files are taken."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Qt: they were let go."""
        event.acceptProposedAction()
        self.set_value((*self._paths, *dropped_files(event.mimeData())))


class TaskPick(QLineEdit):
    """A task by number, words or pinyin initials."""

    changed = Signal()

    def __init__(self, lines: Sequence[TaskLine]) -> None:
        super().__init__()
        self._lines = {_told(line): line for line in lines}
        self._names = QStringListModel(self)
        self.setPlaceholderText("编号、事项或拼音首字母")
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = QListView()
        popup.setProperty("popup", True)
        completer.setPopup(popup)
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)
        self.textChanged.connect(lambda _: self.changed.emit())
        self.editingFinished.connect(self.settle)

    def value(self) -> int | None:
        """The task's id; None while none is chosen."""
        line = self._lines.get(self.text().strip())
        return None if line is None else line.task.id

    def set_value(self, value: int | None) -> None:
        """Show a task."""
        found = next((name for name, line in self._lines.items() if line.task.id == value), "")
        self.setText(found)
        self.setCursorPosition(0)

    def unread(self) -> str:
        """What was typed and is no task."""
        return self.text().strip() if self.value() is None else ""

    def complaint(self) -> str:
        """A sentence on it."""
        if not self.unread():
            return ""
        return f"没有“{self.unread()}”这一项，或不止一项；请从列表里选一项"

    def settle(self) -> None:
        """Take the one task that what is typed fits."""
        text = self.unread()
        found = matching(self._lines.values(), text) if text else []
        exact = [line for line in found if line.task.number.endswith(text)]
        if len(exact or found) == 1:
            self.set_value((exact or found)[0].task.id)

    def _offer(self, text: str) -> None:
        found = matching(self._lines.values(), text) if text.strip() else list(self._lines.values())
        self._names.setStringList([_told(line) for line in found[:30]])


def _told(line: TaskLine) -> str:
    return f"{line.task.number}　{line.task.title}"


def _short(name: str) -> str:
    return name if len(name) <= 28 else f"{name[:16]}…{name[-10:]}"
