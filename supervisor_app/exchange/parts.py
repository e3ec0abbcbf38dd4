"""The parts of a zipped workbook, streamed and given up at the first row, column or character too many.

So a sheet made to fill the memory is refused as fast as one that is merely too long.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import IO
from xml.parsers import expat

from supervisor_app.errors import UserError

MAX_ROWS = 20_000
MAX_COLUMNS = 512
_MAX_CELLS = 2_000_000
# An exported ledger comes back whole: its own sheets may be long, if they are no wider than they are written.
_LONG_SHEETS = frozenset({"督办台账", "进展", "节点", "指标", "问题清单", "延期", "来源", "单位"})
_LONG_ROWS, _LONG_COLUMNS, _LONG_CELLS = 200_000, 48, 5_000_000
MAX_CHARACTERS = 50_000_000
_CHUNK = 1 << 18
EPOCH = date(1899, 12, 30)  # day 0 of the 1900 date system, its false leap day counted
_Place = tuple[int, int]


@dataclass
class SheetFacts:
    """Of one sheet, counted from 0: cells whose formula has no value, hidden rows, and (.ods only) merged ranges."""

    faults: dict[_Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    epoch: date = EPOCH


class PartReader:
    """Reads XML parts; `start`, `end` and `characters` get names without their namespace's prefix.

    ExpatError when a part is no XML, ValueError when it declares a document type, which no workbook does.
    """

    def read(self, part: IO[bytes]) -> None:
        """Stream one part through the handlers."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        start, end = self.start, self.end
        parser.StartElementHandler = lambda name, attributes: start(name[name.find(":") + 1 :], attributes)
        parser.EndElementHandler = lambda name: end(name[name.find(":") + 1 :])
        parser.CharacterDataHandler = self.characters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def characters(self, text: str) -> None:
        """Text of the innermost element, perhaps only a piece of it."""


def _refuse_doctype(*declaration: object) -> None:
    raise ValueError("a workbook declares no document type")


def refuse_oversize(sheet: str, rows: int, columns: int, cells: int = 0, characters: int = 0) -> None:
    """`UserError` when a sheet has more than can be imported in one go."""
    own = sheet in _LONG_SHEETS and columns <= _LONG_COLUMNS
    most_rows, most_cells = (_LONG_ROWS, _LONG_CELLS) if own else (MAX_ROWS, _MAX_CELLS)
    if rows > most_rows:
        raise UserError(f"工作表“{sheet}”超过 {most_rows} 行，一次读不下；请拆成几个文件，或删去多余的行再导入")
    if columns > MAX_COLUMNS:
        raise UserError(f"工作表“{sheet}”超过 {MAX_COLUMNS} 列，不像任务清单；请删去多余的列再导入")
    if cells > most_cells or characters > MAX_CHARACTERS:
        raise UserError(f"工作表“{sheet}”内容太多，一次读不下；请拆成几个文件再导入")
