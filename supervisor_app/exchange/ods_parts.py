"""What .ods files hold beside their grids: true sizes with everything repeated, and merged ranges."""

import zipfile

from supervisor_app.exchange.parts import PartReader, SheetFacts, refuse_oversize


def ods_facts(packed: zipfile.ZipFile) -> dict[str, SheetFacts]:
    """Facts by sheet name; `UserError` when a sheet is too large."""
    content = _Content()
    with packed.open("content.xml") as stream:
        content.read(stream)
    return content.sheets


class _Content(PartReader):
    """content.xml: sizes with everything repeated, and merged ranges."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self._name = ""
        self._row = self._column = self._times = self._wide = 0
        self._filled = self._length = self._cells = self._volume = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        own = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "table":
            self._name = own.get("name", "")
            self.sheets[self._name] = SheetFacts()
            self._row = self._cells = self._volume = 0
        elif name == "table-row":
            self._times, self._column, self._filled = _count(own.get("number-rows-repeated")), 0, 0
        elif name in {"table-cell", "covered-table-cell"}:
            self._wide, self._length = _count(own.get("number-columns-repeated")), 0
            down, across = _count(own.get("number-rows-spanned")), _count(own.get("number-columns-spanned"))
            if (down, across) != (1, 1) and self._name in self.sheets:
                area = (self._row, self._column, self._row + down - 1, self._column + across - 1)
                self.sheets[self._name].merged.append(area)

    def characters(self, text: str) -> None:
        self._length += len(text.strip())

    def end(self, name: str) -> None:
        if name in {"table-cell", "covered-table-cell"}:
            self._column += self._wide
            if self._length:
                self._filled = self._column
                self._cells += self._wide * self._times
                self._volume += self._length * self._wide * self._times
        elif name == "table-row":
            self._row += self._times
            if self._filled:
                refuse_oversize(self._name, self._row, self._filled, self._cells, self._volume)


def _count(text: str | None) -> int:
    return max(1, int(text)) if text and text.isdecimal() and len(text) < 8 else 1
