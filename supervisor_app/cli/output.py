"""What commands print: one JSON value, or a table that lines up with Chinese in it."""

import json
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any


def say(line: str) -> None:
    """One line on stdout."""
    sys.stdout.write(line + "\n")


def say_json(value: Any) -> None:
    """One JSON value on stdout."""
    say(json.dumps(value, ensure_ascii=False, indent=1, default=_plain))


def say_table(head: Sequence[str], rows: Sequence[Sequence[object]], right: frozenset[int] = frozenset()) -> None:
    """Rows under a head; columns in `right` are set to the right."""
    texts = [list(head), *([_text(cell) for cell in row] for row in rows)]
    widths = [max(_width(row[column]) for row in texts) for column in range(len(head))]
    for row in texts:
        cells = (_pad(text, widths[column], column in right) for column, text in enumerate(row))
        say("  ".join(cells).rstrip())


def number(value: float | None) -> float | int | None:
    """A figure for JSON: whole ones without .0, others to two places."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, 2)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value))


def _text(cell: object) -> str:
    if cell is None:
        return "–"
    return f"{cell:.0f}" if isinstance(cell, float) else str(cell)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _pad(text: str, width: int, right: bool) -> str:
    blank = " " * (width - _width(text))
    return blank + text if right else text + blank
