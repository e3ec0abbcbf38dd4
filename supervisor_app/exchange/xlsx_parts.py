"""What .xlsx files hold beside their grids: true sizes, formulas without a value, hidden rows, the date system."""

import posixpath
import re
import zipfile
from datetime import date

from supervisor_app.errors import UserError
from supervisor_app.exchange.parts import EPOCH, MAX_CHARACTERS, MAX_ROWS, PartReader, SheetFacts, refuse_oversize

_MAX_TEXTS = 2_000_000
_KEPT = 200  # characters of a value or formula that are looked at
_EPOCH_1904 = date(1904, 1, 1)


def xlsx_facts(packed: zipfile.ZipFile) -> dict[str, SheetFacts]:
    """Facts by sheet name; `UserError` when a sheet is too large."""
    book, strings = _Book(), _Lengths()
    names = {name.lower(): name for name in packed.namelist()}
    for part, reader in (
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", book),
        ("xl/sharedstrings.xml", strings),
    ):
        if part in names:
            with packed.open(names[part]) as stream:
                reader.read(stream)
    found: dict[str, SheetFacts] = {}
    for name, relation in book.sheets.items():
        target = names.get(book.targets.get(relation, "").lower())
        if target is not None:
            found[name] = SheetFacts(epoch=book.epoch)
            with packed.open(target) as stream:
                _SheetXml(name, strings.lengths, found[name]).read(stream)
    return found


class _Book(PartReader):
    """xl/workbook.xml: sheet names and their relations; and the relations' targets, read by the same handler."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.targets: dict[str, str] = {}
        self.epoch = EPOCH

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            self.sheets[attributes.get("name", "")] = relation
        elif name == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "").replace("\\", "/")))
            self.targets[attributes.get("Id", "")] = target.lstrip("/")
        elif name == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
            self.epoch = _EPOCH_1904


class _Lengths(PartReader):
    """xl/sharedStrings.xml: how long each text is."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self._length = self._volume = 0

    def characters(self, text: str) -> None:
        self._length += len(text)
        self._volume += len(text)
        if self._volume > MAX_CHARACTERS:
            raise UserError("表格里的文字太多，一次读不下；请拆成几个文件再导入")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._length = 0

    def end(self, name: str) -> None:
        if name == "si":
            self.lengths.append(self._length)
            if len(self.lengths) > _MAX_TEXTS:
                raise UserError("表格里的文字太多，一次读不下；请拆成几个文件再导入")


class _SheetXml(PartReader):
    """One xl/worksheets/sheetN.xml."""

    def __init__(self, name: str, lengths: list[int], facts: SheetFacts) -> None:
        self.name, self.lengths, self.facts = name, lengths, facts
        self._row = self._column = -1
        self._kind, self._value, self._formula = "", "", ""
        self._inside = ""
        self._has_formula = False
        self._cells = self._volume = self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = name
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            if attributes.get("hidden") in {"1", "true"} and len(self.facts.hidden_rows) <= MAX_ROWS:
                self.facts.hidden_rows.add(self._row)
        elif name == "f":
            self._has_formula = True

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d{1,7})", attributes.get("r", ""))
        if place:
            self._column = _column_number(place[1])
            self._row = int(place[2]) - 1
        else:
            self._column += 1
        self._kind, self._length = attributes.get("t", "n"), 0
        self._value, self._formula, self._has_formula = "", "", False

    def characters(self, text: str) -> None:
        if self._inside == "f" and len(self._formula) < _KEPT:
            self._formula += text
        elif self._inside in {"v", "t"}:
            self._length += len(text)
            if len(self._value) < _KEPT:
                self._value += text
            elif self._length > MAX_CHARACTERS:
                refuse_oversize(self.name, 1, 1, characters=self._length)

    def end(self, name: str) -> None:
        if name == "c" and (self._value or self._has_formula):
            self._end_cell()
        self._inside = ""

    def _end_cell(self) -> None:
        self._cells += 1
        shared = self._kind == "s" and self._value.strip().isdecimal()
        index = int(self._value) if shared else -1
        self._volume += self.lengths[index] if 0 <= index < len(self.lengths) else self._length
        refuse_oversize(self.name, self._row + 1, self._column + 1, self._cells, self._volume)
        if self._kind == "e":
            self.facts.faults[self._row, self._column] = self._value.strip()
        elif self._has_formula and not self._value and self._kind != "str":
            self.facts.faults[self._row, self._column] = f"={self._formula[:_KEPT]}"


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
