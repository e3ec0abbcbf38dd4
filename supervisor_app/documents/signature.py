"""What stands between the text of a paper and its foot: annex note, signature and date, note (9704, 7.3.4–7.3.6)."""

from supervisor_app.documents.sheet import BODY, LEFT, MM, PITCH, RIGHT, WIDTH, Sheet
from supervisor_app.documents.text import Line, break_mixed, one_line
from supervisor_app.documents.titles import break_title
from supervisor_app.documents.wording import full_date
from supervisor_app.domain.papers.paper import Paper

_SEAL = 42 * MM  # diameter of an office's seal (custom)
_BETWEEN_SEALS = 1 * MM
_SEALS_A_ROW = 3
_BELOW_SEALED = 11 * MM  # the lower part of a seal that is centred on signature and date
_LABEL = "附件："
_DOWN = (PITCH - BODY.size) / 2


class Ending:
    """Measured first, so that the text can leave room for it, then drawn."""

    def __init__(self, sheet: Sheet, paper: Paper) -> None:
        """The lines of annex note, signature and note."""
        self._sheet = sheet
        self._names = [one_line(name) for name in paper.signed if one_line(name)]
        self._sealed, self._day = paper.sealed, full_date(paper.dated)
        self._annexes = _annex_lines(sheet, [one_line(annex.title) for annex in paper.annexes])
        note = one_line(paper.note)
        self._note = sheet.lines(f"（{note}）" if note else "", BODY, WIDTH - 2 * BODY.em)
        self._signature = _joint(sheet, self._names) if paper.sealed else _unsealed(sheet, self._names)

    @property
    def height(self) -> float:
        """What all of it takes below the text."""
        rows = 1 + len(self._annexes) if self._annexes else 0
        return (rows + len(self._note)) * PITCH + self._signature_height()

    @property
    def below(self) -> float:
        """What must stay free below it, so that the seal ends above the foot."""
        sealed = _BELOW_SEALED if self._names and self._sealed else 0.0
        return max(sealed - len(self._note) * PITCH, 0.0)

    def draw(self) -> None:
        """Draw it from the sheet's `top` on."""
        sheet = self._sheet
        if self._annexes:
            sheet.top += PITCH
            left = LEFT + 2 * BODY.em
            sheet.text(_LABEL, left, sheet.top + _DOWN, BODY)
            for mark, line in self._annexes:
                sheet.text(mark, left + sheet.width(_LABEL, BODY), sheet.top + _DOWN, BODY)
                sheet.line(line, LEFT, sheet.top + _DOWN, BODY)
                sheet.top += PITCH
        if self._names:
            self._draw_sealed() if self._sealed else self._draw_unsealed()
        for line in self._note:
            sheet.line(line, LEFT + 2 * BODY.em, sheet.top + _DOWN, BODY)
            sheet.top += PITCH

    def _signature_height(self) -> float:
        if not self._names:
            return 0.0
        if not self._sealed:
            return (2 + sum(map(len, self._signature))) * PITCH
        rows = _rows(self._signature)
        return (3 + max(map(len, rows[-1]))) * PITCH + (len(rows) - 1) * (_SEAL + _BETWEEN_SEALS)

    def _draw_sealed(self) -> None:
        """Signatures centred where the seals will be, the last on the date, which ends four characters from the right.

        The seals stand in rows of up to three, the first one's top within one line of the text (7.3.5.1).
        """
        sheet = self._sheet
        middle = RIGHT - 4 * BODY.em - (sheet.width(self._day, BODY) - BODY.tracking) / 2
        rows = _rows(self._signature)
        sheet.top += 2 * PITCH
        deepest = max(map(len, rows[-1]))
        for number, row in enumerate(rows):
            for place, names in enumerate(reversed(row)):
                centre = middle - place * (_SEAL + _BETWEEN_SEALS)
                centre = min(centre, RIGHT - max(sheet.width(name, BODY) for name in names) / 2)
                first = sheet.top + (deepest - len(names)) * PITCH if number == len(rows) - 1 else sheet.top
                for at, name in enumerate(names):
                    sheet.centred(name, centre, first + at * PITCH + _DOWN, BODY)
                middle = centre if len(self._names) == 1 else middle
            if number < len(rows) - 1:
                sheet.top += _SEAL + _BETWEEN_SEALS
        sheet.centred(self._day, middle, sheet.top + deepest * PITCH + _DOWN, BODY)
        sheet.top += (deepest + 1) * PITCH

    def _draw_unsealed(self) -> None:
        """One line below the text, two characters from the right (7.3.5.2).

        The date's first character is two to the right of the signature's; a date that would pass it to the right
        stands two characters from the margin, and the signature as far to the left.
        """
        sheet, em = self._sheet, BODY.em
        names = [name for group in self._signature for name in group]
        longest = max(sheet.width(name, BODY) for name in names)
        left = RIGHT - 2 * em - max(longest, sheet.width(self._day, BODY) + 2 * em)
        sheet.top += PITCH
        for name in names:
            sheet.text(name, left, sheet.top + _DOWN, BODY)
            sheet.top += PITCH
        sheet.text(self._day, left + 2 * em, sheet.top + _DOWN, BODY)
        sheet.top += PITCH


def _annex_lines(sheet: Sheet, titles: list[str]) -> list[tuple[str, Line]]:
    """附件：1. name; the names below one another, no sign behind them (7.3.4). Each line with the mark before it."""
    found: list[tuple[str, Line]] = []
    for number, title in enumerate(titles, 1):
        mark = f"{number}. " if len(titles) > 1 else ""
        hang = 2 * BODY.em + sheet.width(_LABEL + mark, BODY)
        lines = break_mixed([(title, sheet.advance(BODY))], WIDTH, em=BODY.em, indent=hang, hang=hang)
        found += [("" if at else mark, line) for at, line in enumerate(lines or [Line("", 0.0, hang)])]
    return found


def _joint(sheet: Sheet, names: list[str]) -> list[list[str]]:
    """The names, each on its lines: one office has the page, several have a seal's width each, broken by meaning."""
    if len(names) > 1:
        return [list(break_title(name, _SEAL / BODY.em)) for name in names]
    return [[line.text for line in sheet.lines(name, BODY, WIDTH)] for name in names]


def _unsealed(sheet: Sheet, names: list[str]) -> list[list[str]]:
    return [[line.text for line in sheet.lines(name, BODY, WIDTH - 4 * BODY.em)] for name in names]


def _rows(signature: list[list[str]]) -> list[list[list[str]]]:
    return [signature[at : at + _SEALS_A_ROW] for at in range(0, len(signature), _SEALS_A_ROW)]
