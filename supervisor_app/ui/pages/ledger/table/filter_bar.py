"""The chips over the ledger: lights and reasons with counts, what else is picked, and the box that filters by words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.ui.pages.ledger.table.filter_menu import FilterMenu
from supervisor_app.ui.pages.ledger.table.filters import LedgerFilter, Pick, Reason, Shown
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.flow import FlowLayout
from supervisor_app.ui.widgets.labels import line
from supervisor_app.ui.widgets.search_box import SearchBox

_WORDS, _TIGHT_WORDS, _TIGHT = 176, 128, 1240
Offers = Callable[[], Sequence[tuple[Pick, int]]]


class FilterBar(QWidget):
    """Holds the filter in force; `tools` takes the page's buttons to the right of the box."""

    changed = Signal()
    tightened = Signal(bool)  # little room: buttons beside the chips show icons only

    def __init__(self, theme: Theme, offers: Offers) -> None:
        super().__init__()
        self._theme, self._offers = theme, offers
        self.filter = LedgerFilter()
        self.all = Chip(theme, "全部", count=0, checkable=True)
        self.lights = {light: Chip(theme, "", light=light, count=0, checkable=True) for light in Light}
        self.reasons = {reason: Chip(theme, reason.value, count=0, checkable=True) for reason in Reason}
        self.picks: dict[Pick, Chip] = {}
        self.add = Chip(theme, "筛选", icon="plus", dashed=True)
        self.add.setAccessibleName("按单位、来源、状态筛选")
        self.add.setToolTip("按单位、来源、状态筛选")
        self.add.clicked.connect(self.open_menu)
        self.words = SearchBox(theme, "筛选本页")
        self.words.setToolTip("事项、编号、单位、来源中的字，或拼音首字母；几个词用空格隔开（Ctrl+F）")
        self.words.searched.connect(self._set_text)
        self.tools = QHBoxLayout()
        self.menu: FilterMenu | None = None
        self._tight = False
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, theme.size("space_unit"))
        self._breaks = [_Break(theme), _Break(theme)]
        self._row = QHBoxLayout(self)
        left = QVBoxLayout()
        left.setContentsMargins(0, theme.px(2), 0, 0)
        left.addWidget(self._chips)
        self._row.addLayout(left, 1)
        self._arrange()  # before the box is added: it comes after the chips by Tab
        right = QHBoxLayout()
        right.addWidget(self.words)
        right.addLayout(self.tools)
        self._row.addLayout(right)
        self._row.setAlignment(left, Qt.AlignmentFlag.AlignTop)
        self._row.setAlignment(right, Qt.AlignmentFlag.AlignTop)
        self._connect()
        theme.changed.connect(self._take_sizes)
        self._take_sizes()
        self._show_filter()

    def set_filter(self, wanted: LedgerFilter) -> None:
        """Put a filter in force."""
        if wanted != self.filter:
            self.filter = wanted
            self._show_filter()
            self.changed.emit()

    def set_counts(self, shown: Shown, names: Mapping[Light, str]) -> None:
        """The counts of the chips, and what the office calls its lights."""
        self.all.set_count(shown.total)
        for light, chip in self.lights.items():
            if chip.text() != names[light]:
                chip.setText(names[light])
                chip.updateGeometry()
            chip.set_count(shown.lights[light])
        for reason, chip in self.reasons.items():
            chip.set_count(shown.reasons[reason])

    def open_menu(self) -> None:
        """“＋ 筛选”: everything that can be picked."""
        self.menu = FilterMenu(self._theme, self._offers(), self)
        self.menu.picked.connect(lambda pick: self.set_filter(self.filter.with_pick(pick)))
        self.menu.open_at(self.add.mapToGlobal(QPoint(0, self.add.height() + self._theme.px(4))))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: less room, smaller tools."""
        super().resizeEvent(event)
        tight = self.width() < self._theme.px(_TIGHT)
        if tight != self._tight:
            self._tight = tight
            self._take_sizes()
            self.tightened.emit(tight)

    def _connect(self) -> None:
        self.all.clicked.connect(lambda: self.set_filter(replace(self.filter, lights=frozenset(), reasons=frozenset())))
        self.all.clicked.connect(self._show_filter)
        for light, chip in self.lights.items():
            chip.clicked.connect(lambda _, light=light: self._toggle(light))
        for reason, chip in self.reasons.items():
            chip.clicked.connect(lambda _, reason=reason: self._toggle(reason))

    def _toggle(self, what: Light | Reason) -> None:
        if isinstance(what, Light):
            self.set_filter(replace(self.filter, lights=self.filter.lights ^ {what}))
        else:
            self.set_filter(replace(self.filter, reasons=self.filter.reasons ^ {what}))

    def _set_text(self, text: str) -> None:
        self.set_filter(replace(self.filter, text=text))

    def _show_filter(self) -> None:
        now = self.filter
        self.all.setChecked(not now.lights and not now.reasons)
        for light, chip in self.lights.items():
            chip.setChecked(light in now.lights)
        for reason, chip in self.reasons.items():
            chip.setChecked(reason in now.reasons)
        if self.words.text().strip() != now.text:
            self.words.setText(now.text)
        if tuple(self.picks) != now.picks or not self._flow.count():
            self._arrange()

    def _arrange(self) -> None:
        """Lay the chips out again; those no longer picked go."""
        while self._flow.takeAt(0) is not None:
            pass
        for pick in set(self.picks) - set(self.filter.picks):
            gone = self.picks.pop(pick)
            gone.hide()
            gone.deleteLater()
        self.picks = {pick: self.picks.get(pick) or self._pick_chip(pick) for pick in self.filter.picks}
        order: list[QWidget] = [self.all, *self.lights.values(), self._breaks[0], *self.reasons.values()]
        order += [self._breaks[1], *self.picks.values(), self.add]
        for widget in order:
            self._flow.addWidget(widget)
            widget.show()
        stops = [widget for widget in order if isinstance(widget, Chip)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._chips.updateGeometry()

    def _pick_chip(self, pick: Pick) -> Chip:
        chip = Chip(self._theme, str(pick), removable=True)
        chip.setToolTip("去掉这个条件")
        chip.clicked.connect(lambda: self.set_filter(self.filter.without_pick(pick)))
        chip.removed.connect(lambda: self.set_filter(self.filter.without_pick(pick)))
        return chip

    def _take_sizes(self) -> None:
        gap = self._theme.size("space_unit")
        self.words.setFixedWidth(self._theme.px(_TIGHT_WORDS if self._tight else _WORDS))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.size("space_gap"))
        self.tools.setSpacing(self._theme.size("space_half"))
        self.tools.setContentsMargins(gap, 0, 0, 0)


class _Break(QWidget):
    """A hairline between groups of chips."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("flow_break", True)
        self.setFixedSize(theme.px(9), theme.size("control_small"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(4), theme.px(5), theme.px(4), theme.px(5))
        column.addWidget(line(vertical=True))
