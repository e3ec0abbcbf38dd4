"""Columns as data: what a column says, how it sorts and which delegate paints it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Generic, Literal, TypeVar

from supervisor_app.ui.collation import collation_key

R = TypeVar("R")
Align = Literal["left", "right", "center"]


class Kind(Enum):
    """How a cell is painted; `value` of the column must give what the painter needs."""

    TEXT = auto()  # one line, elided, whole text as tooltip
    LIGHT = auto()  # value: Light; the mark alone, its word as tooltip and for screen readers
    LIGHT_WORD = auto()  # value: Light; mark and word
    PROGRESS = auto()  # value: painters.Bar or None; bar and figure
    STACK = auto()  # value: painters.Stack
    CHECK = auto()  # value: bool; a box that is ticked by a click (Table.acted) or by Space (Table.details)
    ACTION = auto()  # text: the row's next step as a button; empty text: no button


def _muted(_: Any) -> str:
    return "text_muted"


def _plain(_: Any) -> str:
    return "text"


def _regular(_: Any) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column of rows of type R; widths in pixels at 100 %, 0 = takes what is left.

    `text` is shown, copied and read aloud (`spoken` replaces it for screen readers); `ink` names the role of the text
    colour, `strong` gives weight 500, `struck` a line through it; `sort` defaults to the text by pinyin and natural
    numbers. `hidden` columns come by the head's menu; `spare` ones give way in a narrow table, 1 first, to keep the
    column without width legible, which is from `least` pixels on. `gap` is the air after a cell.
    """

    key: str
    title: str
    text: Callable[[R], str]
    kind: Kind = Kind.TEXT
    width: int = 0
    align: Align = "left"
    value: Callable[[R], Any] | None = None
    sort: Callable[[R], Any] | None = None
    tooltip: Callable[[R], str] | None = None
    spoken: Callable[[R], str] | None = None
    ink: Callable[[R], str] = _plain
    strong: Callable[[R], bool] = _regular
    struck: Callable[[R], bool] = _regular
    small: bool = False
    hidden: bool = False
    spare: int = 0
    gap: int = 8
    least: int = 200

    def sort_key(self, row: R) -> Any:
        """What rows are put in order by."""
        return collation_key(self.text(row)) if self.sort is None else self.sort(row)


muted = _muted
