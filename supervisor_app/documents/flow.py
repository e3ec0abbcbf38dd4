"""The body of a paper: paragraphs on the lines of the page, headings, tables; where its pages end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from supervisor_app.documents.blocks import draw_form, draw_list
from supervisor_app.documents.fonts import FontClass
from supervisor_app.documents.sheet import BODY, MM, PITCH, Sheet, Style
from supervisor_app.documents.text import Line, break_mixed, clean, one_line
from supervisor_app.domain.papers.paper import Block, Form, Heading, ListTable, Paragraph

_LEVELS = (FontClass.HEITI, FontClass.HEITI, FontClass.KAITI, FontClass.FANGSONG, FontClass.FANGSONG)  # 7.3.3
_LABEL = Style(FontClass.HEITI, BODY.size, BODY.tracking)
_ABOVE_TABLE = 2 * MM
_TOLERANCE = 0.01
# Line pitches tried, the nearest first, where the signature would stand alone on a page (custom, within taste).
_TIGHTER = tuple(PITCH * (1 - step / 100) for step in range(1, 9))
_LOOSER = tuple(PITCH * (1 + step / 100) for step in range(1, 11))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the body; None is a blank one. `lead` is the type of its paragraph's first characters, and how many.

    `keep`: the page should not end below it, with `tied` not even where the signature needs company; `label` stands
    two characters in, before a line that begins further in.
    """

    line: Line | None
    lead: tuple[int, FontClass] | None = None
    keep: bool = False
    tied: bool = False
    label: str = ""


def addressee_rows(sheet: Sheet, addressee: str) -> list[Row]:
    """主送: flush left, a full-width colon at its end (7.3.2)."""
    name = one_line(addressee).rstrip("：:")
    rows = [Row(line) for line in sheet.lines(f"{name}：", BODY, sheet.frame.width)] if name else []
    return [*rows[:-1], replace(rows[-1], keep=True, tied=True)] if rows else []


def text_rows(sheet: Sheet, blocks: Sequence[Block], *, hanging: bool = False) -> list[Row]:
    """Headings and paragraphs, two characters in; with `hanging`, lines after a 黑体 label begin below its text.

    (10.3: 出席, 请假, 列席, a blank line above the first of them.)
    """
    rows: list[Row] = []
    labelled = False
    for block in blocks:
        if isinstance(block, Heading):
            rows += _heading(sheet, block)
        elif isinstance(block, Paragraph):
            label = hanging and not block.level and block.lead.endswith("：")
            if label and not labelled and rows:
                rows.append(Row(None))
            rows += _paragraphs(sheet, block, label)
            labelled = label
    return rows


def draw_body(
    sheet: Sheet, rows: list[Row], blocks: Sequence[Block], tails: Sequence[float], *, hanging: bool = False
) -> None:
    """Draw rows and blocks from the sheet's `top` on, so that a tail is free below their last line or row.

    `tails` are its heights with and without what may stand on a page of its own, the best first.
    """
    parts = [
        (table, list(group)) for table, group in groupby(blocks, lambda block: isinstance(block, Form | ListTable))
    ]
    if not parts or parts[0][0]:
        parts.insert(0, (False, []))
    for number, (is_table, group) in enumerate(parts):
        last = number == len(parts) - 1
        if is_table:
            _draw_tables(sheet, group, tails[0] if last else 0.0)
        else:
            _draw_text(sheet, rows + text_rows(sheet, group, hanging=hanging), tails if last else ())
            rows = []


def page_starts(rows: Sequence[Row], first: float, full: float, pitch: float) -> list[int]:
    """The rows that begin pages, when `first` is free on the present page and `full` on the others.

    A page does not end with a row to keep, nor begin with a blank one, unless nothing else can be done. Pure.
    """
    starts: list[int] = []
    at, room = 0, first
    while len(rows) - at > (fit := int((room + _TOLERANCE) / pitch)):
        end = at + fit
        while end > at and (rows[end - 1].keep or (rows[end - 1].line is None and rows[end - 2].keep)):
            end -= 1
        if end == at and (room == full or starts):
            end = at + max(fit, 1)  # rows that are all to be kept: cut them
        at, room = end + (rows[end].line is None), full
        starts.append(at)
    return starts


def choose_pages(rows: Sequence[Row], first: float, full: float, tail: float) -> tuple[float, list[int]]:
    """Line pitch and the rows that begin pages, so that `tail` stands below at least two rows, or all there are.

    Where it would stand alone the lines are set a little closer, else a little wider, else the last two go with it
    (7.3.5.5; no page says 此页无正文). Pure.
    """
    at_least = min(2, len(rows))
    for pitch in (PITCH, *_TIGHTER, *_LOOSER):
        starts = page_starts(rows, first, full, pitch)
        left = len(rows) - starts[-1] if starts else len(rows)
        room = full if starts else first
        alone = left < at_least and starts
        if left * pitch + tail <= room + _TOLERANCE and not alone:
            return pitch, starts
    starts = page_starts(rows, first, full, PITCH)
    cut = len(rows) - at_least
    while cut > (starts[-1] if starts else 0) and rows[cut - 1].tied:
        cut -= 1
    cut = cut or len(rows) - 1  # page one must show text (7.3.3)
    return PITCH, [start for start in starts if start < cut] + [cut]


def _draw_text(sheet: Sheet, rows: list[Row], tails: Sequence[float]) -> None:
    first, full = sheet.room, sheet.frame.height
    pitch, starts = PITCH, page_starts(rows, first, full, PITCH)
    for tail in tails if rows else ():
        pitch, starts = choose_pages(rows, first, full, tail)
        if not starts or starts[0]:
            break
    begins = set(starts)
    for number, row in enumerate(rows):
        if number in begins:
            sheet.new_page()
        if row.line is None and sheet.top == sheet.frame.top:
            continue
        text_top = sheet.top + (pitch - BODY.size) / 2
        if row.label:
            sheet.text(row.label, sheet.frame.left + 2 * BODY.em, text_top, _LABEL)
        if row.line:
            sheet.line(row.line, sheet.frame.left, text_top, BODY, row.lead)
        sheet.top += pitch


def _draw_tables(sheet: Sheet, tables: Sequence[Block], keep: float) -> None:
    for number, table in enumerate(tables):
        sheet.top += _ABOVE_TABLE if sheet.top > sheet.frame.top else 0.0
        below = keep if number == len(tables) - 1 else 0.0
        if isinstance(table, Form):
            draw_form(sheet, table, below)
        elif isinstance(table, ListTable):
            draw_list(sheet, table, below)


def _heading(sheet: Sheet, heading: Heading) -> Iterator[Row]:
    text = one_line(heading.text)
    lead = len(text), _LEVELS[max(min(heading.level, 4), 0)]
    for line in _broken(sheet, ((text, lead[1]),), 0.0, 2 * BODY.em):
        yield Row(line, lead, keep=True, tied=True)


def _paragraphs(sheet: Sheet, block: Paragraph, label: bool) -> Iterator[Row]:
    """A paragraph of the body; line ends in its text begin others."""
    first, *others = clean(block.text).split("\n")
    lead = one_line(block.lead)
    kind = _LEVELS[max(min(block.level, 4), 0)]
    indent = 2 * BODY.em
    hang = indent + sheet.width(lead, _LABEL) if label else 0.0
    if label:
        rows = list(_whole(_broken(sheet, ((first.strip(" "), FontClass.FANGSONG),), hang, hang), None))
        rows = rows or [Row(Line("", 0.0))]
        yield replace(rows[0], label=lead)
        yield from rows[1:]
    else:
        parts = ((lead, kind), (first.strip(" "), FontClass.FANGSONG))
        yield from _whole(_broken(sheet, parts, 0.0, indent), (len(lead), kind))
    for text in others:
        if text.strip(" "):
            yield from _whole(_broken(sheet, ((text.strip(" "), FontClass.FANGSONG),), hang, hang or indent), None)


def _broken(sheet: Sheet, parts: Sequence[tuple[str, FontClass]], hang: float, indent: float) -> list[Line]:
    measured = [(text, sheet.advance(Style(kind, BODY.size, BODY.tracking))) for text, kind in parts]
    return break_mixed(measured, sheet.frame.width, em=BODY.em, indent=indent, hang=hang)


def _whole(lines: Sequence[Line], lead: tuple[int, FontClass] | None) -> Iterator[Row]:
    """The lines of a paragraph: neither its first nor its last alone on a page."""
    last = len(lines) - 1
    for number, line in enumerate(lines):
        yield Row(line, lead, keep=number < last and number in (0, last - 1))
