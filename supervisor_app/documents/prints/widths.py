"""How wide the columns of a print are, by what stands in them."""

import math
from collections.abc import Sequence
from typing import Any

from supervisor_app.documents.prints.cells import Measure
from supervisor_app.documents.prints.page import MARK, PAD, Styles
from supervisor_app.documents.prints.table import Column
from supervisor_app.documents.sheet import MM

_WIDTHS_SIZE = 9.0  # size of type for which the widths of columns are told
_FEWEST = 9  # characters a line of a growing column takes at least
_USUAL_LENGTH = 40  # characters of a text, with which a growing column takes the share it asks for


def heading_lines(text: str, measure: Measure, room: float) -> list[str]:
    """A heading on one line, or on two of equal length."""
    if measure.width(text) <= room:
        return [text]
    half = (len(text) + 1) // 2
    return [text[:half], text[half:]]


def column_widths(
    columns: Sequence[Column[Any]], texts: Sequence[Sequence[str]], across: float, styles: Styles
) -> list[float]:
    """Fixed columns as wide as their texts want, the growing ones share the rest; together they fill the page."""
    scale = MM * styles.cell.style.size / _WIDTHS_SIZE
    wanted = [_wanted(*pair, styles) for pair in zip(columns, texts, strict=True)]
    widths = [
        0.0 if column.grows else min(want, max(column.width * scale, _least(column, styles)))
        for column, want in zip(columns, wanted, strict=True)
    ]
    shares = {at: _share(columns[at], texts[at]) for at, column in enumerate(columns) if column.grows}
    left = across - sum(widths)
    while shares:
        each = left / sum(shares.values())
        least = {at: _least_growing(columns[at], wanted[at], styles) for at in shares}
        bound = {at: min(max(share * each, least[at]), max(wanted[at], least[at])) for at, share in shares.items()}
        told = {at for at, share in shares.items() if bound[at] != share * each}
        for at in told or set(shares):
            widths[at] = bound[at]
            left -= widths[at]
            del shares[at]
    return [width * across / sum(widths) for width in widths]


def _share(column: Column[Any], texts: Sequence[str]) -> float:
    """A column's share of the room: as the column says, more for long texts, less where it is mostly empty."""
    mean = math.sqrt(sum(len(text) ** 2 for text in texts) / max(len(texts), 1))
    return column.width * min(max(math.sqrt(mean / _USUAL_LENGTH), 0.5), 1.8)


def _wanted(column: Column[Any], texts: Sequence[str], styles: Styles) -> float:
    """The width at which no text of the column is broken."""
    widest = max(map(styles.cell.width, set(texts)), default=0.0)
    mark = styles.cell.style.size * MARK if column.light else 0.0
    return max(widest + mark + 2 * PAD + 0.1, _least(column, styles))


def _least_growing(column: Column[Any], wanted: float, styles: Styles) -> float:
    """A growing column is not pressed below some characters; one that is always there may be filled in by hand."""
    some = _FEWEST * styles.cell.style.size + 2 * PAD
    return max(some if column.always else min(some, wanted), _least(column, styles))


def _least(column: Column[Any], styles: Styles) -> float:
    """The width at which the heading stands on two lines, or on one where it is short."""
    heading = column.heading
    half = heading if len(heading) <= 3 else heading[: (len(heading) + 1) // 2]
    return styles.head.width(half) + 2 * PAD + 0.1
