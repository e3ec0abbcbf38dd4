"""What a unit has to do and what it was sent: its tasks by part, and the papers it received."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.domain.papers.notice import Notice, NoticeState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.columns import Column, Kind, muted
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.table import Table
from supervisor_app.ui.task_columns import TASK_COLUMNS
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import label

_WORDS = ("牵头在办", "配合", "已办结")
_LEADING = frozenset({"light", "number", "title", "due", "days", "progress", "state"})
_HELPING = frozenset({"light", "number", "title", "lead", "due", "days", "progress"})


def _task_columns(keys: frozenset[str]) -> tuple[Column[TaskLine], ...]:
    """Columns of the ledger in the small: the light is its mark."""
    chosen = (column for column in TASK_COLUMNS if column.key in keys)
    return tuple(
        replace(column, kind=Kind.LIGHT, width=38, title="") if column.key == "light" else column for column in chosen
    )


class UnitTasks(Card):
    """Three parts under chips: led and open, cooperating, done."""

    opened = Signal(object)  # TaskLine

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__(theme, _WORDS[0], flush=True)
        self.chips = [Chip(theme, word, checkable=True) for word in _WORDS]
        self._stack = QStackedWidget()
        leading, helping = _task_columns(_LEADING), _task_columns(_HELPING)
        self.tables: list[Table[TaskLine]] = [
            Table(theme, columns, lambda line: line.task.id, memory, f"unit/{name}")
            for columns, name in ((leading, "open"), (helping, "helping"), (leading, "done"))
        ]
        self._dress(theme)

    def set_lines(self, unit_id: int, lines: Sequence[TaskLine]) -> None:
        """The tasks of a unit, in the order given."""
        led = [line for line in lines if unit_id in line.task.lead]
        parts = (
            [line for line in led if not line.done],
            [line for line in lines if unit_id in line.task.cooperating],
            [line for line in led if line.done],
        )
        for chip, table, found in zip(self.chips, self.tables, parts, strict=True):
            chip.set_count(len(found))
            table.set_rows(found)

    def table(self) -> Table[TaskLine]:
        """The part that is shown."""
        return self.tables[self._stack.currentIndex()]

    def _dress(self, theme: Theme) -> None:
        self.title.hide()
        self.facts.hide()
        together = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_unit"))
        lines = (
            ("没有牵头在办的事项", "交办给它的事项会列在这里"),
            ("没有配合的事项", "把它列为配合单位的事项会列在这里"),
            ("还没有办结的事项", "办结后会列在这里，并写明是否按期"),
        )
        for at, (chip, table, words) in enumerate(zip(self.chips, self.tables, lines, strict=True)):
            together.addButton(chip)
            row.addWidget(chip)
            chip.clicked.connect(lambda _=False, at=at: self._stack.setCurrentIndex(at))
            table.setAccessibleName(_WORDS[at])
            table.set_empty(EmptyState(theme, *words))
            table.opened.connect(self.opened)
            table.details.connect(self.opened)
            self._stack.addWidget(table)
        row.addStretch(1)
        self.head.insertLayout(0, row, 1)
        self.body.addWidget(self._stack, 1)
        self.chips[0].setChecked(True)


class UnitNotices(QWidget):
    """The papers a unit received, newest first."""

    opened = Signal(object)  # Notice

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__()
        self._today = date.min
        self.facts = label("", "small")
        edge = theme.size("space_gap")
        self.facts.setContentsMargins(edge, theme.px(8), edge, theme.px(4))
        self.table: Table[Notice] = Table(theme, self._columns(), lambda notice: notice.id, memory, "unit/notices")
        self.table.setAccessibleName("收到文书")
        self.table.head.hide()
        self.table.set_empty(EmptyState(theme, "还没有收到文书", "发给它的督办通知单等会列在这里", "file-text"))
        self.table.opened.connect(self.opened)
        self.table.details.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.facts)
        column.addWidget(self.table, 1)

    def set_notices(self, notices: Sequence[Notice], today: date) -> None:
        """Show these."""
        self._today = today
        valid = [notice for notice in notices if notice.state is not NoticeState.VOID]
        this_year = sum(notice.issued_on.year == today.year for notice in valid)
        this_month = sum((n.issued_on.year, n.issued_on.month) == (today.year, today.month) for n in valid)
        self.facts.setText(f"本月收到 {this_month} 件，本年 {this_year} 件")
        self.facts.setVisible(bool(notices))
        self.table.set_rows(list(notices))

    def _columns(self) -> tuple[Column[Notice], ...]:
        return (
            Column(
                key="day",
                title="日期",
                width=64,
                text=lambda notice: f"{notice.issued_on:%m-%d}",
                tooltip=lambda notice: notice.issued_on.isoformat(),
                ink=muted,
            ),
            Column(
                key="number",
                title="文号",
                text=lambda notice: str(notice.number),
                tooltip=lambda notice: f"{NOTICE_KIND_WORDS[notice.kind]} {notice.number}\n{notice.title}",
                least=132,
            ),
            Column(
                key="kind",
                title="文书",
                width=88,
                spare=1,
                text=lambda notice: NOTICE_KIND_WORDS[notice.kind],
                ink=muted,
            ),
            Column(
                key="state",
                title="状态",
                width=76,
                align="right",
                text=self._state,
                ink=lambda notice: "accent" if self._state(notice) == "待签收" else "text_muted",
                strong=lambda notice: self._state(notice) == "逾期未复",
            ),
        )

    def _state(self, notice: Notice) -> str:
        if notice.state is NoticeState.VOID:
            return "作废"
        if notice.replied_on is not None:
            return "已复"
        if notice.signed_on is None:
            return "待签收"
        late = notice.reply_by is not None and notice.reply_by < self._today
        return "逾期未复" if late else "待复"


def urgency(line: TaskLine) -> tuple[int, float, str]:
    """Worst light first, then the nearest due date."""
    days = line.days_left
    return list(Light).index(line.light), float("inf") if days is None else days, line.task.number
