"""The chips over the register: states with their counts, and the choices of kind, unit and period."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.collation import collation_key
from supervisor_app.ui.pages.notice.register.filters import Filter, Period, matching
from supervisor_app.ui.pages.notice.register.rows import NoticeRow, Standing
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import tool_button
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.flow import FlowLayout
from supervisor_app.ui.widgets.search_box import SearchBox

_STANDINGS = (Standing.LATE, Standing.UNSENT, Standing.UNSIGNED, Standing.UNANSWERED, Standing.VOID)
_WORDS = {"kind": "文种", "unit": "单位", "period": "期间"}
_LONGEST = 8  # characters of a unit's name on its chip
Choice = tuple[str, object]  # word, value; None: any


class FilterBar(QWidget):
    """`changed` with another wish; the words come from the search box."""

    changed = Signal()

    def __init__(self, theme: Theme, out: Sequence[QAction]) -> None:
        super().__init__()
        self._theme, self._out = theme, out
        self._rows: Sequence[NoticeRow] = ()
        self._today = date.min
        self._wanted = Filter()
        self.everything = Chip(theme, "全部", checkable=True)
        self.standings = {standing: Chip(theme, standing.value, checkable=True) for standing in _STANDINGS}
        self.choices = {name: Chip(theme, word, icon="chevron-down") for name, word in _WORDS.items()}
        self.search = SearchBox(theme, "查找", "Ctrl+F")
        self._build()
        self.everything.clicked.connect(self.show_all)
        for standing, chip in self.standings.items():
            chip.clicked.connect(lambda on, standing=standing: self.set_filter(standing=standing if on else None))
        for name, chip in self.choices.items():
            chip.clicked.connect(lambda _=False, name=name: self._offer(name))
        self.search.searched.connect(lambda _: self.changed.emit())

    @property
    def wanted(self) -> Filter:
        """What is wanted now."""
        return replace(self._wanted, text=self.search.text())

    @property
    def note(self) -> str:
        """What the papers are chosen by, in words; empty: all of them."""
        wanted = self.wanted
        standing, period = wanted.standing, wanted.period
        words = (standing and standing.value, wanted.kind and NOTICE_KIND_WORDS[wanted.kind], wanted.unit)
        return "、".join(filter(None, (*words, period and period.value, wanted.text)))

    def show_all(self) -> None:
        """No filter."""
        self.search.clear()
        self._wanted = Filter()
        self._show()
        self.changed.emit()

    def set_filter(self, **values: Any) -> None:
        """Want something else of one kind; the rest stays."""
        self._wanted = replace(self._wanted, **values)
        self._show()
        self.changed.emit()

    def set_rows(self, rows: Sequence[NoticeRow], today: date) -> None:
        """Count anew; a unit no paper goes to any more is not wanted."""
        self._rows, self._today = rows, today
        if self._wanted.unit is not None and all(row.unit != self._wanted.unit for row in rows):
            self._wanted = replace(self._wanted, unit=None)
        self.everything.set_count(len(rows))
        for standing, chip in self.standings.items():
            chip.set_count(sum(row.stands(standing) for row in rows))
        self._show()

    def _show(self) -> None:
        wanted = self._wanted
        self.everything.setChecked(wanted.anything)
        for standing, chip in self.standings.items():
            chip.setChecked(standing is wanted.standing)
        now = {
            "kind": NOTICE_KIND_WORDS[wanted.kind] if wanted.kind else "",
            "unit": wanted.unit or "",
            "period": wanted.period.value if wanted.period else "",
        }
        for name, chip in self.choices.items():
            said = now[name] if len(now[name]) <= _LONGEST else now[name][: _LONGEST - 1] + "…"
            chip.setText(f"{_WORDS[name]}：{said}" if said else _WORDS[name])
            chip.setToolTip(now[name] if said != now[name] else "")
            chip.updateGeometry()
            chip.update()

    def _offered(self, name: str) -> Iterable[Choice]:
        rows = self._rows
        if name == "kind":
            return [(NOTICE_KIND_WORDS[kind], kind) for kind in NoticeKind if any(r.notice.kind is kind for r in rows)]
        if name == "unit":
            return [(unit, unit) for unit in sorted({row.unit for row in rows if row.unit}, key=collation_key)]
        return [(period.value, period) for period in Period]

    def _offer(self, name: str) -> None:
        chip, menu = self.choices[name], QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = getattr(self._wanted, name)
        for word, value in (("全部", None), *self._offered(name)):
            wanted: dict[str, Any] = {name: value}
            count = len(matching(self._rows, Filter(**wanted), self._today))
            entry = menu.addAction(f"{word}　{count}")
            entry.setCheckable(True)
            entry.setChecked(value is now if isinstance(value, Enum) else value == now)
            entry.triggered.connect(self._chooser(name, value))
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _chooser(self, name: str, value: object) -> Callable[[], None]:
        return lambda: self.set_filter(**{name: value})

    def _build(self) -> None:
        theme, chips = self._theme, QWidget()
        flow = FlowLayout(chips, theme.size("space_unit"))
        for chip in (self.everything, *self.standings.values(), *self.choices.values()):
            flow.addWidget(chip)
        self.search.setFixedWidth(theme.px(168))
        beside = QVBoxLayout()  # chips are lower than the search box
        beside.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        beside.addWidget(chips)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(theme.size("space_unit"))
        bar.addLayout(beside, 1)
        self.more = tool_button(theme, "ellipsis", "导出、打印登记簿")
        self.more.clicked.connect(self._offer_out)
        for part in (self.search, self.more):
            bar.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)

    def _offer_out(self) -> None:
        menu = QMenu(self)
        menu.addActions(self._out)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
