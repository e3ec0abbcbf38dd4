"""The board beside the list of 今日督办: one row a unit, worst first, a legend above and the sum below."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.domain.standing import TaskLine, UnitLine
from supervisor_app.domain.words import LIGHT_WORDS
from supervisor_app.ui.board_painter import legend_counts, paint_legend, paint_row, total_line
from supervisor_app.ui.columns import Column, Kind
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.unit_columns import UNIT_COLUMNS, BoardRow, board_rows
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import line

_NAME_ROOM = 84  # six characters of a unit's short name
_WIDTHS = {"lights": 112, "progress": 104}
_COLUMNS = tuple(
    replace(
        column,
        least=_NAME_ROOM,
        width=_WIDTHS.get(column.key, column.width),
        spare=1 if column.key == "progress" else 0,
    )
    for column in UNIT_COLUMNS
)


class BoardCard(Card):
    """A click or Enter on a unit says `opened` with its id."""

    opened = Signal(int)

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__(theme, "各单位进度", flush=True)
        self.legend = Legend(theme)
        self.table: Table[BoardRow] = Table(theme, _COLUMNS, lambda row: row.line.unit.id, memory, "today/board")
        self.table.setAccessibleName("各单位进度")
        self.table.set_empty(EmptyState(theme, "还没有单位承办事项", "事项有了牵头单位，这里就能比较进度", "landmark"))
        self.total = TotalRow(theme, self.table)
        for part in (self.legend, self.table, line(), self.total):
            self.body.addWidget(part)
        self.body.setStretchFactor(self.table, 1)
        self.table.clicked.connect(lambda index: self._open(self.table.rows_model.rows[index.row()]))
        self.table.opened.connect(self._open)

    def set_lines(self, lines: Sequence[UnitLine], names: Mapping[Light, str], tasks: Collection[TaskLine]) -> None:
        """Show these units in their order; `names` is what the office calls its lights, `tasks` all there are."""
        self.set_title("各单位进度", _facts(lines, tasks) if lines else "")
        self.legend.set_counts(legend_counts(lines), names)
        self.legend.setVisible(bool(lines))
        self.table.set_rows(board_rows(list(lines)))
        self.total.set_lines(lines)

    def _open(self, row: BoardRow) -> None:
        self.opened.emit(row.line.unit.id)


class Legend(QWidget):
    """What the marks mean, with the counts over all units."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: Mapping[Light, int] = {}
        self._names: Mapping[Light, str] = LIGHT_WORDS
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_counts(self, counts: Mapping[Light, int], names: Mapping[Light, str]) -> None:
        """Show these."""
        self._counts, self._names = counts, names
        self.setAccessibleName("、".join(f"{names[light]} {count}" for light, count in counts.items()))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: one line."""
        return QSize(self._theme.px(320), self._theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: the line."""
        edge = self._theme.size("space_gap")
        room = self.rect().adjusted(edge, 0, -edge, 0)
        paint_legend(QPainter(self), room, self._counts, self._names, self._theme)


class TotalRow(QWidget):
    """The sum under the board's columns, wherever the user has moved them."""

    def __init__(self, theme: Theme, table: Table[BoardRow]) -> None:
        super().__init__()
        self._theme, self._table = theme, table
        self._row: BoardRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for moved in (table.head.sectionResized, table.head.sectionMoved, table.head.geometriesChanged):
            moved.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(self.update)

    def set_lines(self, lines: Sequence[UnitLine]) -> None:
        """Add these up."""
        whole = total_line(lines)
        self._row = BoardRow(whole, whole.total, whole.unit.name) if lines else None
        self.setVisible(bool(lines))
        spoken = [f"{column.title} {column.text(self._row)}" for column in _COLUMNS[1:]] if self._row else []
        self.setAccessibleName("，".join(spoken))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: a little higher than a row."""
        return QSize(0, self._theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: the row."""
        if self._row is None:
            return
        head = self._table.head
        sections = [head.logicalIndex(place) for place in range(head.count())]
        places = [
            (_summed(_COLUMNS[section]), head.sectionViewportPosition(section), head.sectionSize(section))
            for section in sections
            if not head.isSectionHidden(section)
        ]
        ground = self._theme.color("surface")
        paint_row(QPainter(self), 0, self.height(), places, self._row, self._theme, ground)


def _facts(units: Sequence[UnitLine], lines: Collection[TaskLine]) -> str:
    """How many matters there are; one that several units lead is told of, as the sum below counts it in each."""
    total = sum(unit.total for unit in units)
    shared = [len(line.task.lead) for line in lines if len(line.task.lead) > 1] if total != len(lines) else []
    if not shared:
        return f"{len(units)} 个单位 {total} 项，红灯多者在前"
    return f"{len(units)} 个单位 {total - sum(shared) + len(shared)} 项，其中 {len(shared)} 项联合牵头，各家都计"


def _summed(column: Column[BoardRow]) -> Column[BoardRow]:
    """The column in the total row: no light; how many were done in time instead of a bar on another scale."""
    if column.kind is Kind.LIGHT:
        return replace(column, kind=Kind.TEXT, text=lambda _: "")
    if column.kind is Kind.STACK:
        return replace(column, kind=Kind.TEXT, small=True, text=_in_time, ink=lambda _: "text_muted")
    return replace(column, strong=lambda _: True)


def _in_time(row: BoardRow) -> str:
    return f"按期办结 {row.line.on_time}/{row.line.done}" if row.line.done else ""
