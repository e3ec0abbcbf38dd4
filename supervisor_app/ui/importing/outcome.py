"""What 导入 would write and what it would not, with the reasons, row by row."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from supervisor_app.domain.words import CYCLE_WORDS, STATE_WORDS
from supervisor_app.ui.columns import Column, muted
from supervisor_app.ui.importing.reading import Item, Outcome
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import line

if TYPE_CHECKING:
    from supervisor_app.exchange.task_sheet import Remark

_NOTHING = "–"


def _due(item: Item) -> str:
    return item.draft.due.isoformat() if item.draft.due else item.draft.due_text or _NOTHING


def _progress(item: Item) -> str:
    return _NOTHING if item.draft.progress is None else f"{item.draft.progress:g}"


def _cycle(item: Item) -> str:
    day = item.draft.cycle_day
    return CYCLE_WORDS[item.draft.cycle] + (f"{day}日" if day else "")


_ROW: Column[Item] = Column(
    key="row",
    title="行",
    width=56,
    text=lambda item: str(item.row.row),
    sort=lambda item: item.row.row,
    ink=muted,
)
_TITLE: Column[Item] = Column(key="title", title="督办事项", text=lambda item: item.draft.title)
_LEAD: Column[Item] = Column(
    key="lead",
    title="牵头单位",
    width=116,
    text=lambda item: "、".join(item.draft.lead) or "未写",
    ink=lambda item: "text" if item.draft.lead else "text_muted",
)
_DUE: Column[Item] = Column(
    key="due", title="时限", width=104, text=_due, ink=lambda item: "text" if item.draft.due else "text_muted"
)
ITEM_COLUMNS: tuple[Column[Item], ...] = (
    _ROW,
    _TITLE,
    _LEAD,
    Column(
        key="cooperating",
        title="配合单位",
        width=112,
        text=lambda item: "、".join(item.draft.cooperating) or _NOTHING,
        ink=muted,
        spare=2,
    ),
    _DUE,
    Column(key="cycle", title="汇报频次", width=84, text=_cycle, ink=muted, spare=1),
    Column(key="state", title="状态", width=72, text=lambda item: STATE_WORDS[item.draft.starting_state()], ink=muted),
    Column(
        key="progress",
        title="进度",
        width=56,
        align="right",
        text=_progress,
        sort=lambda item: -1.0 if item.draft.progress is None else item.draft.progress,
    ),
    Column(
        key="doubts",
        title="存疑",
        width=72,
        align="right",
        text=lambda item: f"{item.doubts} 处" if item.doubts else _NOTHING,
        sort=lambda item: -item.doubts,
        ink=lambda item: "text" if item.doubts else "text_muted",
        strong=lambda item: item.doubts > 0,
    ),
    Column(key="target", title="目标要求", width=160, text=lambda item: item.draft.target, ink=muted, hidden=True),
    Column(key="sponsor", title="牵头领导", width=84, text=lambda item: item.draft.sponsor, ink=muted, hidden=True),
    Column(key="report", title="最新进展", width=160, text=lambda item: item.draft.report, ink=muted, hidden=True),
    Column(key="remark", title="备注", width=140, text=lambda item: item.draft.remark, ink=muted, hidden=True),
)
REPEATED_COLUMNS: tuple[Column[Item], ...] = (
    _ROW,
    _TITLE,
    _LEAD,
    _DUE,
    Column(key="number", title="台账编号", width=112, text=lambda item: item.number, ink=muted),
)


def _column(remark: "Remark") -> str:
    return f"{remark.sheet}：{remark.column}" if remark.sheet else remark.column


def _remark_columns(with_value: bool) -> "tuple[Column[Remark], ...]":
    value: tuple[Column[Remark], ...] = (
        Column(key="value", title="原文", width=200, text=lambda remark: remark.value or "（空）"),
    )
    return (
        Column(
            key="row",
            title="行",
            width=56,
            text=lambda remark: str(remark.row),
            sort=lambda remark: remark.row,
            ink=muted,
        ),
        Column(key="column", title="列", width=120, text=_column),
        *(value if with_value else ()),
        Column(key="reason", title="原因", text=lambda remark: remark.reason),
    )


class OutcomeView(QWidget):
    """Four tabs; `chosen` with the row of the sheet (from 1) and, for a remark, the remark."""

    chosen = Signal(int, object)
    save_asked = Signal()

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__()
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setExpanding(False)
        self.save = button(theme, "保存不能导入的行…", "download", small=True)
        self.save.clicked.connect(self.save_asked)
        self.items = Table(theme, ITEM_COLUMNS, lambda item: item.row.row, memory, "import/items")
        rejected, doubtful = _remark_columns(False), _remark_columns(True)
        self.rejected = Table(theme, rejected, lambda remark: remark, memory, "import/rejected")
        self.doubtful = Table(theme, doubtful, lambda remark: remark, memory, "import/doubtful")
        self.repeated = Table(theme, REPEATED_COLUMNS, lambda item: item.row.row, memory, "import/repeated")
        self._pages: tuple[tuple[str, Table[Any], EmptyState], ...] = (
            ("将导入", self.items, EmptyState(theme, "没有可以导入的事项", "请看其他几栏的原因，或改一改列的对应")),
            ("不能导入", self.rejected, EmptyState(theme, "每一行都能导入", icon="check")),
            ("存疑", self.doubtful, EmptyState(theme, "每一格都读懂了", icon="check")),
            ("台账已有", self.repeated, EmptyState(theme, "没有与台账重复的事项", icon="check")),
        )
        for word, table, empty in self._pages:
            self.tabs.addTab(word)
            table.set_empty(empty)
            table.setAccessibleName(word)
            table.chosen.connect(self._show_row)
            self._stack.addWidget(table)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(8), 0, theme.px(12), 0)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._stack, 1)

    def show_outcome(self, outcome: Outcome) -> None:
        """Fill the tables."""
        rows: tuple[Sequence[object], ...] = (outcome.fresh, outcome.rejected, outcome.doubtful, outcome.repeated)
        for at, ((word, table, _), found) in enumerate(zip(self._pages, rows, strict=True)):
            table.set_rows(found)
            self.tabs.setTabText(at, f"{word} {len(found)}")
        self.save.setVisible(bool(outcome.rejected))
        self._pages[0][2].set_words("没有可以导入的事项", "请看其他几栏的原因，或改一改列的对应")

    def show_nothing(self, why: str) -> None:
        """Nothing was read, for this reason."""
        for at, (word, table, _) in enumerate(self._pages):
            table.set_rows([])
            self.tabs.setTabText(at, word)
        self.save.hide()
        self._pages[0][2].set_words("还没有读到事项", why)
        self.tabs.setCurrentIndex(0)

    def _show_row(self, row: Any) -> None:
        if isinstance(row, Item):
            self.chosen.emit(row.row.row, None)
        elif row is not None:
            self.chosen.emit(row.row, row)
