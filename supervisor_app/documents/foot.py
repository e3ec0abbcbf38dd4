"""The end of a notice: signature with room for the seal, imprint, and the receipt to tear off."""

from supervisor_app.documents import wording
from supervisor_app.documents.fonts import FontClass
from supervisor_app.documents.papers import SupervisionNotice
from supervisor_app.documents.sheet import BODY, BOTTOM, HEIGHT, LEFT, MM, PITCH, RIGHT, WIDTH, Sheet, Style
from supervisor_app.documents.tables import Cell, Table
from supervisor_app.documents.text import Line, one_line

_TITLE, _LABEL = Style(FontClass.XIAOBIAOSONG, 16), Style(FontClass.HEITI, 12)
_TEXT, _SMALL, _IMPRINT = (Style(FontClass.FANGSONG, size) for size in (12, 10.5, 14))
_COLUMNS = (29 * MM, 49 * MM, 29 * MM, 49 * MM)
_ROW, _PITCH, _IMPRINT_PITCH = 8.5 * MM, 18.0, 21.0
_BELOW_SIGNATURE = 11 * MM  # the lower edge of a seal of 42 mm that is centred on signature and date
_LEAST_GAP = 3 * MM
_THICK, _THIN = 0.35 * MM, 0.25 * MM  # rules of the imprint
_Parts = list[list[tuple[str, float, str]]]


def _names(sheet: Sheet, notice: SupervisionNotice) -> list[str]:
    return [line.text for line in sheet.lines(one_line(notice.issuer.name), BODY, WIDTH)]


def _note(sheet: Sheet, notice: SupervisionNotice) -> list[Line]:
    return sheet.lines(wording.note(notice), BODY, WIDTH - 2 * BODY.em)


def _gap(sheet: Sheet, notice: SupervisionNotice) -> float:
    """What must stay free above the imprint or receipt, so that the seal ends above it."""
    return max(_BELOW_SIGNATURE - len(_note(sheet, notice)) * PITCH, _LEAST_GAP)


def foot_height(sheet: Sheet, notice: SupervisionNotice) -> float:
    """What signature, seal, imprint and receipt take below the table; they stand on one page with its end.

    At most half a page: a longer imprint goes to a page of its own with the receipt.
    """
    receipt = _receipt_height(_receipt_lines(sheet, notice)) + _imprint_height(_imprint_parts(sheet, notice))
    lines = 3 + len(_names(sheet, notice)) + len(_note(sheet, notice))
    return min(lines * PITCH + _gap(sheet, notice) + receipt, HEIGHT / 2)


def signature(sheet: Sheet, notice: SupervisionNotice) -> None:
    """Signature centred on the date, which ends four characters from the right (7.3.5.1), with room for the seal.

    Below it the note (附注), two characters in.
    """
    names, day = _names(sheet, notice), wording.full_date(notice.issued_on)
    middle = RIGHT - 4 * BODY.em - sheet.width(day, BODY) / 2
    middle = min(middle, RIGHT - max(sheet.width(name, BODY) for name in names) / 2)
    sheet.top += 2 * PITCH
    for text in (*names, day):
        sheet.centred(text, middle, sheet.top + (PITCH - BODY.size) / 2, BODY)
        sheet.top += PITCH
    for line in _note(sheet, notice):
        sheet.line(line, LEFT + 2 * BODY.em, sheet.top + (PITCH - BODY.size) / 2, BODY)
        sheet.top += PITCH


def _receipt_lines(sheet: Sheet, notice: SupervisionNotice) -> list[Line]:
    address = sheet.lines(f"{one_line(notice.issuer.name)}：", _TEXT, WIDTH)
    return address + sheet.lines(wording.receipt(notice), _TEXT, WIDTH, indent=2 * _TEXT.em)


def _receipt_height(lines: list[Line]) -> float:
    return 10 * MM + _TITLE.size + len(lines) * _PITCH + 2 * _ROW


def receipt(sheet: Sheet, notice: SupervisionNotice) -> None:
    """The receipt at the foot of the last page; the imprint, if any, ends what remains when it is torn off."""
    lines = _receipt_lines(sheet, notice)
    imprint = _imprint_parts(sheet, notice)
    if _gap(sheet, notice) + _imprint_height(imprint) + _receipt_height(lines) > sheet.room + 0.01:
        sheet.new_page()
    sheet.top = BOTTOM - _receipt_height(lines)
    _imprint(sheet, imprint)
    _tear_line(sheet)
    sheet.top += 6 * MM
    sheet.centred("督办通知单回执", LEFT + WIDTH / 2, sheet.top, _TITLE)
    sheet.top += _TITLE.size + 2 * MM
    for line in lines:
        sheet.line(line, LEFT, sheet.top, _TEXT)
        sheet.top += _PITCH
    sheet.top += 1 * MM
    table = Table(sheet, _COLUMNS)
    for pair in (("签收人", "签收时间"), ("承办科室", "经办人电话")):
        table.row([cell for label in pair for cell in (Cell(label, _LABEL, centred=True), Cell("", _TEXT))], least=_ROW)


def _tear_line(sheet: Sheet) -> None:
    words = "沿此线撕下"
    half = sheet.width(words, _SMALL) / 2 + 3 * MM
    middle = LEFT + WIDTH / 2
    sheet.rule(LEFT, sheet.top, middle - half, 0.75, dash=(4, 3))
    sheet.rule(middle + half, sheet.top, RIGHT, 0.75, dash=(4, 3))
    sheet.centred(words, middle, sheet.top - _SMALL.size / 2, _SMALL)


def _imprint_parts(sheet: Sheet, notice: SupervisionNotice) -> _Parts:
    """The parts of the imprint, each the lines of it: text, its indent in ems, text at the right (7.4)."""
    issuer, inner, em = notice.issuer, WIDTH - 2 * _IMPRINT.em, _IMPRINT.em
    parts: _Parts = []
    if issuer.copy_to:
        units = one_line(issuer.copy_to).rstrip("。") + "。"
        copies = [line.text for line in sheet.lines(units, _IMPRINT, inner - 3 * em)]
        parts.append([(f"抄送：{copies[0]}", 1.0, ""), *((line, 4.0, "") for line in copies[1:])])
    if issuer.printed_by:
        printed = f"{wording.full_date(notice.issued_on)}印发"
        room = inner - sheet.width(printed, _IMPRINT) - em
        *above, last = [line.text for line in sheet.lines(one_line(issuer.printed_by), _IMPRINT, room)]
        parts.append([*((line, 1.0, "") for line in above), (last, 1.0, printed)])
    return parts


def _imprint_height(parts: _Parts) -> float:
    return sum(map(len, parts)) * _IMPRINT_PITCH + 6 * MM if parts else 0.0


def _imprint(sheet: Sheet, parts: _Parts) -> None:
    """The imprint above `top`, between rules as wide as the type area, the first and last thick."""
    top = sheet.top - _imprint_height(parts)
    for number, part in enumerate(parts):
        sheet.rule(LEFT, top, RIGHT, _THIN if number else _THICK)
        for text, indent, right in part:
            text_top = top + (_IMPRINT_PITCH - _IMPRINT.size) / 2
            sheet.text(text, LEFT + indent * _IMPRINT.em, text_top, _IMPRINT)
            sheet.text(right, RIGHT - _IMPRINT.em - sheet.width(right, _IMPRINT), text_top, _IMPRINT)
            top += _IMPRINT_PITCH
    if parts:
        sheet.rule(LEFT, top, RIGHT, _THICK)
