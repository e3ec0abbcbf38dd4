"""How wide the columns of a print are, by what stands in them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from supervisor_app.documents.prints.cells import Measure
from supervisor_app.documents.prints.page import MARK, PAD, Styles
from supervisor_app.documents.prints.table import Align, Column
from supervisor_app.documents.sheet import MM

_WIDTHS_SIZE = 9.0  # size of type for which the widths of columns are told
_FEWEST, _NARROW = 9, 5  # characters that a line of a growing column, and of a narrow one, takes at least
_USUAL_LENGTH = 40  # characters of a text, with which a growing column takes the share it asks for


def heading_lines(text: str, measure: Measure, room: float) -> list[str]:
    """A heading on one line, or on two of equal length."""
    if measure.width(text) <= room:
        return [text]
    half = (len(text) + 1) // 2
    return [text[:half], text[half:]]


@dataclass(frozen=True)
class _Need:
    """Between what widths a column may be, and its share of the room among those that grow (0: it does not)."""

    least: float
    most: float
    share: float = 0.0


def fitting(columns: Sequence[Column[Any]], texts: Sequence[Sequence[str]], across: float, styles: Styles) -> list[int]:
    """Which columns to print: those that can be spared go one after the other until the others can be read."""
    kept = {at: _need(*pair, styles).least for at, pair in enumerate(zip(columns, texts, strict=True))}
    for at in sorted((at for at in kept if columns[at].spare), key=lambda at: columns[at].spare):
        if sum(kept.values()) > across:
            del kept[at]
    return sorted(kept)


def column_widths(
    columns: Sequence[Column[Any]], texts: Sequence[Sequence[str]], across: float, styles: Styles
) -> list[float]:
    """Fixed columns as wide as their texts want, the growing ones share the rest; together they fill the page.

    In want of room, columns of sentences give way; dates, figures and other short words are never broken.
    """
    needs = [_need(*pair, styles) for pair in zip(columns, texts, strict=True)]
    asked = sum(need.least for need in needs if need.share)
    fixed = [need for need in needs if not need.share]
    lacking = asked + sum(need.most for need in fixed) - across
    yielding = sum(need.most - need.least for need in fixed)
    part = min(max(lacking / yielding, 0.0), 1.0) if yielding else 0.0
    widths = [0.0 if need.share else need.most - part * (need.most - need.least) for need in needs]
    grown = _grown({at: need for at, need in enumerate(needs) if need.share}, across - sum(widths))
    for at, width in grown.items():
        widths[at] = width
    over = sum(widths) - across
    if over > 0 and sum(grown.values()) > over:
        for at in grown:
            widths[at] *= 1 - over / sum(grown.values())
    return [width * across / sum(widths) for width in widths]


def _grown(needs: dict[int, _Need], room: float) -> dict[int, float]:
    """The room shared out, no column wider than its texts want or narrower than it may be."""
    widths: dict[int, float] = {}
    while needs:
        each = room / sum(need.share for need in needs.values())
        bound = {at: min(max(need.share * each, need.least), need.most) for at, need in needs.items()}
        told = {at for at, need in needs.items() if bound[at] != need.share * each} or set(needs)
        widths |= {at: bound[at] for at in told}
        room -= sum(bound[at] for at in told)
        needs = {at: need for at, need in needs.items() if at not in told}
    return widths


def _need(column: Column[Any], texts: Sequence[str], styles: Styles) -> _Need:
    size = styles.cell.style.size
    head = _heading_width(column, styles)
    widest = max(map(styles.cell.width, set(texts)), default=0.0)
    wanted = max(widest + (size * MARK if column.light else 0.0) + 2 * PAD + 0.1, head)
    if column.grows:
        some = _FEWEST * size + 2 * PAD
        least = max(some if column.always else min(some, wanted), head)
        return _Need(least, max(wanted, least), _share(column, texts))
    told = max(column.width * MM * size / _WIDTHS_SIZE, head)
    most = min(wanted, told) if widest else told  # an empty column is filled in by hand
    rigid = column.align is not Align.LEFT or column.light
    return _Need(most if rigid else max(min(most, _NARROW * size + 2 * PAD), head), most)


def _share(column: Column[Any], texts: Sequence[str]) -> float:
    """A column's share of the room: as the column says, more for long texts, less where it is mostly empty."""
    mean = math.sqrt(sum(len(text) ** 2 for text in texts) / max(len(texts), 1))
    return column.width * min(max(math.sqrt(mean / _USUAL_LENGTH), 0.5), 1.8)


def _heading_width(column: Column[Any], styles: Styles) -> float:
    """The width at which the heading stands on two lines, or on one where it is short."""
    heading = column.heading
    half = heading if len(heading) <= 3 else heading[: (len(heading) + 1) // 2]
    return styles.head.width(half) + 2 * PAD + 0.1
