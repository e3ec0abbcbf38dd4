"""What the pages of problems and projects share: chips | words over a table, the pane beside it, forms, undo."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from supervisor_app.domain.changes import Changes
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.collation import collation_key
from supervisor_app.ui.columns import Column
from supervisor_app.ui.page import LedgerPage, Shell
from supervisor_app.ui.pages.ledger.acts.asking import Act
from supervisor_app.ui.pages.ledger.inputs import Choice
from supervisor_app.ui.pages.ledger.split import SplitArea
from supervisor_app.ui.records.pane import RecordPane, Told
from supervisor_app.ui.table import Table
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.search_box import SearchBox

R = TypeVar("R")
_WORDS, _UNIT = 176, 152
_ANY = "全部单位"


class Records(LedgerPage, Generic[R]):
    """What a page says of its rows, and the way back from its commands."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._last = ""
        self.session.said.connect(self._heard)

    def rows(self) -> list[R]:
        """All rows in the order they are to be listed."""
        raise NotImplementedError

    def belongs(self, row: R, part: str) -> bool:
        """Whether a row is listed under a chip."""
        raise NotImplementedError

    def text_of(self, row: R) -> str:
        """What words are looked for in."""
        raise NotImplementedError

    def unit_of(self, row: R) -> str:
        """The name of the unit a row is listed under; empty where it has none."""
        raise NotImplementedError

    def told(self, row: R) -> Told:
        """A row in full."""
        raise NotImplementedError

    def tell_undo(self) -> None:
        """Say what the last command did, with the way back."""
        self.shell.say(self._last, "撤销", self.session.undo_stack.undo)

    def _heard(self, sentence: str) -> None:
        self._last = sentence


class RecordPage(Records[R]):
    """A page gives its parts (a word each, and which rows belong to it), its rows, and what is told of one.

    The first part is shown at the start. `key` tells a row across refreshes.
    """

    MAIN: ClassVar[str]  # the action that is the page's primary one
    NAME: ClassVar[str]
    PARTS: ClassVar[Mapping[str, str]]  # part → what is said where it is empty

    def __init__(self, shell: Shell, columns: Sequence[Column[R]], key: Callable[[R], Hashable]) -> None:
        super().__init__(shell)
        self._key = key
        self.main, self.second = self.acts[self.MAIN], self.acts["add"]
        self.table: Table[R] = Table(self.theme, columns, key, shell.memory, f"{self.NAME}/list")
        self.chips = {word: Chip(self.theme, word, checkable=True) for word in self.PARTS}
        self.words, self.unit = SearchBox(self.theme, "筛选本页"), Choice()
        self.pane = RecordPane(self.theme)
        self._rows: list[R] = []
        self._lay_out()
        self._connect()

    def part(self) -> str:
        """The chip that is on."""
        return next(word for word, chip in self.chips.items() if chip.isChecked())

    def look_at(self, part: str) -> None:
        """Turn to a part."""
        self.chips[part].setChecked(True)
        self._refill()

    def refresh(self, changes: Changes) -> None:
        """Read again; the chosen row stays."""
        self._rows = self.rows()
        self._offer_units()
        self.primary = self.main if self._rows else None  # the empty list says what to begin with
        self._make_room()
        self._refill()
        self.head_changed.emit()

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> bool:
        """Not with a form that is not saved."""
        if self.pane.editing and self.pane.form.dirty():
            self.shell.warn("填写的内容还没有保存", "放弃", self._give_up)
            return False
        self.pane.close_form()
        return True

    def may_close(self) -> bool:
        """As `leave`."""
        return self.leave()

    def show_target(self, target: object) -> None:
        """A record by its key, whatever the chips and words hide."""
        if any(self._key(row) == target for row in self._rows) and self.leave():
            if not self.table.choose(target):
                self.words.clear()
                self.unit.setCurrentIndex(0)
                row = next(row for row in self._rows if self._key(row) == target)
                self.look_at(next(part for part in self.PARTS if self.belongs(row, part)))
                self.table.choose(target)
            self.table.setFocus()

    def open_act(self, act: Act | None) -> None:
        """Show a form, unless another holds something unsaved."""
        if act is not None and self.leave():
            self.pane.show()
            self.pane.open(act)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Qt: the page itself has nothing to type into."""
        self.table.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Esc gives a form up."""
        if event.key() == Qt.Key.Key_Escape and self.pane.editing:
            if self.leave():
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _give_up(self) -> None:
        self.pane.close_form()

    def _refill(self) -> None:
        for word, chip in self.chips.items():
            chip.set_count(sum(self.belongs(row, word) for row in self._rows))
        wanted = self.words.text().strip().casefold().split()
        part = self.part()
        unit = str(self.unit.currentData() or "")
        shown = [row for row in self._rows if self.belongs(row, part)]
        shown = [row for row in shown if not unit or self.unit_of(row) == unit]
        found = [row for row in shown if all(word in self.text_of(row).casefold() for word in wanted)]
        self._empty.set_words(
            "没有找到" if shown else self.PARTS[part], "换个词，或按 Esc 看全部" if shown else self._hint()
        )
        self.table.set_rows(found)
        if self.table.chosen_row() is None and found:
            self.table.choose(self._key(self.table.rows_model.rows[0]))
        self._show_chosen()

    def _offer_units(self) -> None:
        """The units there are rows of; the chosen one stays while it is one of them."""
        kept = self.unit.currentData()
        names = sorted({name for row in self._rows if (name := self.unit_of(row))}, key=collation_key)
        self.unit.clear()
        self.unit.addItem(_ANY, "")
        for name in names:
            self.unit.addItem(name, name)
        self.unit.setCurrentIndex(max(self.unit.findData(kept), 0))
        self.unit.setEnabled(bool(names))

    def _hint(self) -> str:
        return "" if self._rows else str(self.acts["add"].toolTip())

    def _show_chosen(self) -> None:
        row = self.table.chosen_row()
        self.pane.show_told(None if row is None else self.told(row))
        self.acts["edit"].setEnabled(row is not None)

    def _lay_out(self) -> None:
        theme = self.theme
        together = QButtonGroup(self)
        self.bar = bar = QHBoxLayout()
        bar.setSpacing(theme.size("space_unit"))
        for chip in self.chips.values():
            together.addButton(chip)
            bar.addWidget(chip)
            chip.clicked.connect(self._refill)
        bar.addStretch(1)
        self.unit.setAccessibleName("单位")
        self.unit.setFixedWidth(theme.px(_UNIT))
        bar.addWidget(self.unit)
        self.words.setFixedWidth(theme.px(_WORDS))
        bar.addWidget(self.words)
        next(iter(self.chips.values())).setChecked(True)
        card = Card(theme, flush=True)
        card.body.addWidget(self.table)
        self._empty = EmptyState(theme, " ", action=self.acts["add"].text(), run=self.acts["add"].trigger)
        self.table.set_empty(self._empty)
        self.split = SplitArea(theme, card, self.pane)
        self.body.setSpacing(theme.px(12))
        self.body.addLayout(bar)
        self.body.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.words.searched.connect(lambda _: self._refill())
        self.unit.activated.connect(lambda _: self._refill())
        for signal in (self.words.left, self.words.entered):
            signal.connect(self.table.setFocus)
        self.words.moved.connect(lambda _: self.table.setFocus())
        self.table.chosen.connect(lambda _: self._show_chosen())
        self.table.opened.connect(lambda _: self.acts["edit"].trigger())
        self.table.details.connect(lambda _: self.pane.setVisible(self.pane.isHidden()))
        self.pane.followed.connect(lambda task_id: self.shell.go("ledger", ("task", task_id)))
        self.pane.form.done.connect(self.tell_undo)
        self.pane.form_changed.connect(self._form_changed)
        self.split.narrowed.connect(lambda _: self._make_room())
        self.acts["save"].triggered.connect(lambda: self.pane.form.submit() if self.pane.editing else None)

    def _form_changed(self, opened: bool) -> None:
        if not opened:
            self._make_room()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self) -> None:
        """The pane stands beside the list where there is room and anything to show, else it lies over it on demand."""
        self.pane.setVisible(self.pane.editing or (bool(self._rows) and not self.split.narrow))


COMMON_ACTIONS = (
    ActionSpec("edit", "修改", "pencil-line", ("F2",), "修改选中的一条"),
    ActionSpec("save", "保存", "save", ("Ctrl+S",)),
)
