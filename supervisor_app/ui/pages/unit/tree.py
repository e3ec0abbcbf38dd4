"""The tree of units: groups by kind, units under the unit they belong to, each with its worst light."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Unit, UnitKind
from supervisor_app.domain.standing import UnitLine
from supervisor_app.domain.words import UNIT_KIND_WORDS
from supervisor_app.ui.collation import collation_key
from supervisor_app.ui.painters import paint_light
from supervisor_app.ui.widgets.grouped_delegate import GroupedDelegate
from supervisor_app.ui.widgets.grouped_model import Group, Head
from supervisor_app.ui.widgets.unit_picker import find_units, unit_label

Index = QModelIndex | QPersistentModelIndex
_DEEPEST = 3  # deeper units stay at this indent
_COUNT_ROOM = 36


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in the tree; `line` is None where it leads no task, `depth` counts the units above it."""

    unit: Unit
    line: UnitLine | None = None
    depth: int = 0

    @property
    def light(self) -> Light | None:
        """Its worst light; None without tasks."""
        return None if self.line is None else self.line.worst

    @property
    def open(self) -> int:
        """Tasks it leads that are not done."""
        return 0 if self.line is None else self.line.open

    @property
    def light_word(self) -> str:
        """What the office calls its light; empty where it leads nothing."""
        return "" if self.line is None or self.light is None else self.line.light_names[self.light]

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        light = "没有牵头事项" if self.light is None else f"{self.light_word}，在办 {self.open} 项"
        return f"{self.unit.name}，{light}"


def unit_groups(units: Mapping[int, Unit], lines: Sequence[UnitLine], text: str = "") -> list[Group[UnitRow]]:
    """Groups by kind, in each the worst unit first and those without tasks last by pinyin; a search shows no levels."""
    by_id = {line.unit.id: line for line in lines}
    order = {line.unit.id: place for place, line in enumerate(lines)}
    known = sorted(units.values(), key=lambda unit: (order.get(unit.id, len(order)), collation_key(unit_label(unit))))
    if text:
        found = {unit.id for unit in find_units(text, known)}
        rows = [UnitRow(unit, by_id.get(unit.id)) for unit in known if unit.id in found]
        tops = [(row.unit.kind, row) for row in rows]
    else:
        tops = list(_levelled(known, by_id))
    return [
        Group(kind, UNIT_KIND_WORDS[kind], tuple(row for of_kind, row in tops if of_kind is kind)) for kind in UnitKind
    ]


def _levelled(known: Sequence[Unit], by_id: Mapping[int, UnitLine]) -> Iterator[tuple[UnitKind, UnitRow]]:
    """(kind of the topmost unit, row) from the top down."""
    ids = {unit.id for unit in known}
    below: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in known:
        below[unit.parent_id if unit.parent_id in ids else None].append(unit)

    def down(unit: Unit, kind: UnitKind, depth: int) -> Iterator[tuple[UnitKind, UnitRow]]:
        yield kind, UnitRow(unit, by_id.get(unit.id), depth)
        for child in below[unit.id]:
            yield from down(child, kind, depth + 1)

    for unit in below[None]:
        yield from down(unit, unit.kind, 0)


def first_row(groups: Iterable[Group[UnitRow]]) -> UnitRow | None:
    """The first unit of all groups."""
    return next((row for group in groups for row in group.rows), None)


class UnitDelegate(GroupedDelegate):
    """A light, the name, the number of open tasks; heads are quiet."""

    def paint_head(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, head: Head) -> None:
        """Chevron and word, small, with the number of units."""
        theme, rect = self.theme, option.rect
        x = self.chevron(painter, rect, head, theme.px(12))
        room = rect.adjusted(x - rect.x(), 0, -theme.px(16), 0)
        self.write(painter, room, head.word, "text_muted", small=True)
        self.write(painter, room, str(head.count), "text_muted", small=True, right=True)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: UnitRow) -> None:
        """One unit."""
        theme, name = self.theme, self._name(option.rect, row)
        mark = QRect(name.x() - theme.px(24), name.y(), theme.size("light"), name.height())
        if row.light is not None:
            paint_light(painter, mark, row.light, theme)
        chosen = self.is_chosen(option)
        self.write(painter, name, unit_label(row.unit), weight="strong" if chosen else "text")
        count = option.rect.adjusted(0, 0, -theme.px(16), 0)
        self.write(painter, count, str(row.open) if row.open else "–", "text_muted", small=True, right=True)

    def _name(self, rect: QRect, row: UnitRow) -> QRect:
        left = self.theme.px(48 + 16 * min(row.depth, _DEEPEST))
        return rect.adjusted(left, 0, -self.theme.px(_COUNT_ROOM), 0)

    def tooltip(self, rect: QRect, row: UnitRow, x: int) -> str:
        """The whole name, and how the unit stands."""
        label = unit_label(row.unit)
        cut = QFontMetrics(self.theme.font("body", "strong")).horizontalAdvance(label) > self._name(rect, row).width()
        if x < self._name(rect, row).x() and row.light is not None:
            return row.light_word
        return row.unit.name if cut or row.unit.name != label else ""
