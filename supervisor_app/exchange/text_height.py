"""How high a row must be for its wrapped text; not every spreadsheet fits rows by itself."""

from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

_LINE_HEIGHT = 13.5  # points, of ten-point text
_HIGHEST = 409.0  # points, the most a row can have


def row_height(texts: Sequence[tuple[str, float]]) -> float:
    """Points that a row of (text, column width in characters) needs."""
    lines = max((sum(_lines(part, width) for part in text.split("\n")) for text, width in texts), default=1)
    return min(_HIGHEST, lines * _LINE_HEIGHT + 6)


def _lines(text: str, width: float) -> int:
    """Lines of one paragraph; Chinese characters are two wide, and the last place of a line is often left free."""
    if 2.0 * len(text) <= width - 1.5:
        return 1
    taken = sum(2.0 if east_asian_width(char) in "WFA" else 1.05 for char in text)
    return max(1, ceil(taken / (width - 1.5)))
