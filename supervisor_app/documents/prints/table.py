"""What a print is: its title, and tables whose columns are told as data; no geometry of a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Literal, TypeVar

from supervisor_app.domain.lights import Light

Row = TypeVar("Row")
PrintSize = Literal["A4", "A3"]


class Align(StrEnum):
    """Where the text of a column stands: sentences left, short words centred, figures right."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column; `width` in mm is the most it takes, or, of one that `grows`, its share of what the others leave.

    One that is not `always` there is left out when no row says anything in it; `spare` ones (1 first) give way where
    there is no room for all. `light` puts a light's mark before the
    word; `total` is what stands under the column for some or all rows.
    """

    heading: str
    width: float
    text: Callable[[Row], str]
    align: Align = Align.LEFT
    grows: bool = False
    always: bool = True
    spare: int = 0
    light: Callable[[Row], Light] | None = None
    total: Callable[[Sequence[Row]], str] | None = None


@dataclass(frozen=True)
class PrintTable(Generic[Row]):
    """Rows under a head that is repeated on every page; a column 序号 is put before the others when `numbered`.

    `summary` says the totals of some or all rows in a sentence; `empty` is what stands there without rows.
    """

    columns: tuple[Column[Row], ...]
    rows: Sequence[Row]
    caption: str = ""
    summary: Callable[[Sequence[Row]], str] | None = None
    empty: str = "无"
    numbered: bool = True

    @property
    def totalled(self) -> bool:
        """Whether it ends in a row of totals."""
        return self.summary is not None or any(column.total for column in self.columns)


@dataclass(frozen=True)
class Print:
    """A title, the line below it (left, middle, right) and the tables."""

    title: str
    note: tuple[str, str, str]
    tables: tuple[PrintTable[Any], ...]
