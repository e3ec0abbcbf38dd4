"""The imprint (版记) at the foot of the last page: GB/T 9704—2012, 7.4; of a letter, 10.1.

That it may be asked to stand on a page of an even number, the back of the last sheet, is custom.
"""

from dataclasses import dataclass

from supervisor_app.documents.fonts import FontClass
from supervisor_app.documents.sheet import LEFT, MM, PORTRAIT, RIGHT, WIDTH, Sheet, Style
from supervisor_app.documents.text import Line, one_line
from supervisor_app.documents.wording import full_date
from supervisor_app.domain.papers.paper import Paper, PaperFormat

_STYLE = Style(FontClass.FANGSONG, 14)
_PITCH = 21.0  # of its lines (custom)
_EDGE = 3 * MM  # room above the first rule
_THICK, _THIN = 0.35 * MM, 0.25 * MM
_TO, _COPY = "主送：", "抄送："


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    indent: float
    label: str = ""
    right: str = ""


class Imprint:
    """Whom it is sent and copied to, who printed it; measured first, then drawn above a given line."""

    def __init__(self, sheet: Sheet, paper: Paper, *, main: bool = False) -> None:
        """With `main` the addressees stand here, whom page one has no room for (7.3.2)."""
        self._sheet, self._plain = sheet, paper.format is PaperFormat.LETTER
        sent = _units(sheet, _TO, paper.addressee) if main else []
        sent += _units(sheet, _COPY, paper.copy_to)
        printed = [] if self._plain else _printed(sheet, paper)
        self._parts = [part for part in (sent, printed) if part]

    @property
    def height(self) -> float:
        """What it takes; 0 when there is none."""
        return sum(map(len, self._parts)) * _PITCH + _EDGE if self._parts else 0.0

    def draw(self, bottom: float) -> None:
        """Draw it with its last rule's lower edge at `bottom`, first and last rule thick; a letter has no rules."""
        sheet = self._sheet
        top = bottom - self.height + _EDGE
        for number, part in enumerate(self._parts):
            thickness = _THIN if number else _THICK
            self._rule(top + (0 if number else thickness / 2), thickness)
            for row in part:
                text_top = top + (_PITCH - _STYLE.size) / 2
                if row.label:
                    sheet.text(row.label, LEFT + _STYLE.em, text_top, _STYLE)
                sheet.line(row.line, LEFT + row.indent, text_top, _STYLE)
                if row.right:
                    right = RIGHT - _STYLE.em - sheet.width(row.right, _STYLE)
                    sheet.text(row.right, right, text_top, _STYLE)
                top += _PITCH
        if self._parts:
            self._rule(bottom - _THICK / 2, _THICK)

    def _rule(self, middle: float, thickness: float) -> None:
        if not self._plain:
            self._sheet.rule(LEFT, middle, RIGHT, thickness)


def turn_to_back(sheet: Sheet, *, blank: bool) -> None:
    """Go on from a page of an odd number to its back; when it is `blank`, neither bears a page number (7.5)."""
    if sheet.page % 2 == 0:
        return
    if blank:
        sheet.page_end = _no_number
    sheet.new_page(PORTRAIT)


def _no_number(sheet: Sheet) -> None:
    """A blank page before the imprint, and the imprint's."""


def _units(sheet: Sheet, label: str, units: str) -> list[_Row]:
    """One character in from both sides, the names below one another, a full stop at the end (7.4.2)."""
    names = one_line(units).rstrip("。：:")
    if not names:
        return []
    hang = sheet.width(label, _STYLE)
    lines = sheet.lines(f"{names}。", _STYLE, WIDTH - 2 * _STYLE.em - hang)
    return [_Row(line, _STYLE.em + hang, "" if at else label) for at, line in enumerate(lines)]


def _printed(sheet: Sheet, paper: Paper) -> list[_Row]:
    """印发机关 one character in from the left, the date with 印发 one from the right (7.4.3)."""
    if not one_line(paper.printed_by):
        return []
    day = f"{full_date(paper.dated)}印发"
    room = WIDTH - 3 * _STYLE.em - sheet.width(day, _STYLE)
    lines = sheet.lines(one_line(paper.printed_by), _STYLE, room)
    return [_Row(line, _STYLE.em, right=day if at == len(lines) - 1 else "") for at, line in enumerate(lines)]
