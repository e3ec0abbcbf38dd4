"""Columns of the board: one row a unit, its lights as one bar, its mean progress against 序时."""

from dataclasses import dataclass

from supervisor_app.domain.lights import Light
from supervisor_app.domain.standing import UnitLine
from supervisor_app.ui.columns import Column, Kind
from supervisor_app.ui.painters import Bar, Stack

NOTHING = "–"
_RANK = {light: rank for rank, light in enumerate(Light)}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A unit on the board with what all bars share: the largest total. The city's sum is a row with its own name."""

    line: UnitLine
    largest: int
    name: str


def board_rows(lines: list[UnitLine]) -> list[BoardRow]:
    """The board's rows in the order given."""
    largest = max((line.total for line in lines), default=0)
    return [BoardRow(line, largest, line.unit.short_name or line.unit.name) for line in lines]


def unit_counts(line: UnitLine) -> dict[Light, int]:
    """Tasks per light, worst first."""
    counts = (line.red, line.yellow, line.green, line.grey, line.done)
    return dict(zip(Light, counts, strict=True))


def unit_gap(line: UnitLine) -> float | None:
    """Mean progress less 序时: negative is behind."""
    return None if line.progress is None or line.expected is None else line.progress - line.expected


def signed(value: float | None) -> str:
    """`+4`, `−17` with the minus that is as wide as a digit; `–` for nothing."""
    if value is None:
        return NOTHING
    points = round(value)
    return f"+{points}" if points > 0 else f"\N{MINUS SIGN}{-points}" if points < 0 else "0"


def gap_ink(line: UnitLine) -> str:
    """Yellow ink from 10 points behind, red ink over 30."""
    gap = unit_gap(line)
    if gap is None or gap > -10:
        return "text_muted"
    return "light_red_ink" if gap < -30 else "light_yellow_ink"


def unit_bar(line: UnitLine) -> Bar | None:
    """Mean progress with its mark; coloured by how far behind the mean is."""
    if line.progress is None:
        return None
    gap = unit_gap(line)
    return Bar(line.progress, line.expected, Light.RED if gap is not None and gap < -30 else Light.GREEN)


def lights_words(line: UnitLine) -> str:
    """`红 3、黄 2、绿 7`: what the bar shows, in words."""
    found = [f"{line.light_names[light]} {count}" for light, count in unit_counts(line).items() if count]
    return "、".join(found) or "没有事项"


def bar_words(line: UnitLine) -> str:
    """Mean progress and 序时 in words."""
    if line.progress is None:
        return "没有进度"
    expected = "" if line.expected is None else f"，序时 {line.expected:.0f}"
    return f"平均进度 {line.progress:.0f}{expected}，差距 {signed(unit_gap(line))}"


def _count(value: int) -> str:
    return str(value) if value else NOTHING


UNIT_COLUMNS: tuple[Column[BoardRow], ...] = (
    Column(
        key="worst",
        title="",
        kind=Kind.LIGHT,
        width=38,
        text=lambda row: row.line.light_names[row.line.worst],
        value=lambda row: row.line.worst,
        tooltip=lambda row: lights_words(row.line),
        spoken=lambda row: f"亮灯 {row.line.light_names[row.line.worst]}",
        sort=lambda row: _RANK[row.line.worst],
    ),
    Column(key="unit", title="单位", text=lambda row: row.name),
    Column(
        key="total",
        title="共",
        width=32,
        align="right",
        text=lambda row: str(row.line.total),
        sort=lambda row: row.line.total,
    ),
    Column(
        key="red",
        title="红",
        width=26,
        align="right",
        text=lambda row: _count(row.line.red),
        sort=lambda row: row.line.red,
        ink=lambda row: "light_red_ink" if row.line.red else "text_muted",
        strong=lambda row: row.line.red > 0,
    ),
    Column(
        key="yellow",
        title="黄",
        width=34,
        align="right",
        text=lambda row: _count(row.line.yellow),
        sort=lambda row: row.line.yellow,
        ink=lambda row: "light_yellow_ink" if row.line.yellow else "text_muted",
        strong=lambda row: row.line.yellow > 0,
    ),
    Column(
        key="lights",
        title="事项构成",
        kind=Kind.STACK,
        width=120,
        text=lambda row: lights_words(row.line),
        value=lambda row: Stack(unit_counts(row.line), row.largest),
        tooltip=lambda row: lights_words(row.line),
        sort=lambda row: (row.line.red, row.line.yellow, row.line.total),
    ),
    Column(
        key="progress",
        title="平均进度与序时",
        kind=Kind.PROGRESS,
        width=108,
        text=lambda row: NOTHING if row.line.progress is None else f"{row.line.progress:.0f}",
        value=lambda row: unit_bar(row.line),
        tooltip=lambda row: bar_words(row.line),
        spoken=lambda row: bar_words(row.line),
        sort=lambda row: -1.0 if row.line.progress is None else row.line.progress,
    ),
    Column(
        key="gap",
        title="差距",
        width=44,
        align="right",
        text=lambda row: signed(unit_gap(row.line)),
        sort=lambda row: unit_gap(row.line) or 0.0,
        ink=lambda row: gap_ink(row.line),
        strong=lambda row: gap_ink(row.line) != "text_muted",
    ),
)
