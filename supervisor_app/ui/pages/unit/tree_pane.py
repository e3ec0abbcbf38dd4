"""The left side of 单位: search over the tree."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from supervisor_app.domain.model import Unit
from supervisor_app.domain.standing import UnitLine
from supervisor_app.ui.pages.unit.tree import UnitDelegate, UnitRow, first_row, unit_groups
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.grouped_list import GroupedList
from supervisor_app.ui.widgets.grouped_model import GroupedModel, Head
from supervisor_app.ui.widgets.search_box import SearchBox


class TreePane(Card):
    """`chosen` carries the id of the unit the user went to."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, flush=True)
        self._units: Mapping[int, Unit] = {}
        self._lines: Sequence[UnitLine] = ()
        self._quiet = False
        self.search = SearchBox(theme, "单位、拼音首字母")
        model: GroupedModel[UnitRow] = GroupedModel(lambda row: row.unit.id, lambda row: row.spoken)
        self.list: GroupedList[UnitRow] = GroupedList(theme, model, UnitDelegate(theme), "单位")
        self._none = EmptyState(theme, "没有找到单位", "换个词，或按 Esc 看全部", "search")
        self.list.set_empty(self._none)
        above = QVBoxLayout()
        above.setContentsMargins(*(theme.px(8),) * 4)
        above.addWidget(self.search)
        self.body.addLayout(above)
        self.body.addWidget(self.list, 1)
        self.search.searched.connect(self._filter)
        self.search.moved.connect(self._move)
        self.search.entered.connect(self._enter)
        self.search.left.connect(self._enter)
        self.list.chosen.connect(self._chosen)
        theme.changed.connect(self._take_width)
        self._take_width()

    def set_units(self, units: Mapping[int, Unit], lines: Sequence[UnitLine]) -> None:
        """Show these units, as far as the search lets them; who was chosen is for the page to say again."""
        self._units, self._lines = units, lines
        self._quiet = True
        self._filter(self.search.text().strip())
        self._quiet = False

    def choose(self, unit_id: int) -> None:
        """Go to a unit, giving up a search that hides it and opening its group."""
        if self.list.choose(unit_id):
            return
        if self.search.text():
            self.search.clear()
        self.list.rows_model.closed = set()
        self._filter("")
        self.list.choose(unit_id)

    def first(self) -> int | None:
        """The first unit of the tree."""
        row = first_row(unit_groups(self._units, self._lines))
        return None if row is None else row.unit.id

    def _take_width(self) -> None:
        self.setFixedWidth(self._theme.size("tree"))

    def _filter(self, text: str) -> None:
        groups = unit_groups(self._units, self._lines, text)
        self.list.set_groups(groups)
        row = first_row(groups)
        if text and row is not None and not isinstance(self.list.entry(), UnitRow):
            self.list.choose(row.unit.id)

    def _move(self, step: int) -> None:
        """Up and Down in the search go through the units found."""
        entries = self.list.rows_model.entries
        at = self.list.currentIndex().row() + step
        while 0 <= at < len(entries):
            entry = entries[at]
            if isinstance(entry, UnitRow):
                self.list.choose(entry.unit.id)
                return
            at += step

    def _enter(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chosen(self, entry: Head | UnitRow | None) -> None:
        if isinstance(entry, UnitRow) and not self._quiet:
            self.chosen.emit(entry.unit.id)
