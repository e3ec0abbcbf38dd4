"""What a row below the header is: a task, or a total, note, group heading, header said again, another table."""

import re
from enum import Enum, auto

from supervisor_app.exchange.cells import one_line, says_nothing, text_of
from supervisor_app.exchange.columns import field_of
from supervisor_app.exchange.grid import Sheet
from supervisor_app.exchange.header import Header, repeats

_TOTAL = re.compile(r"[^，。]{0,8}?(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)(?:数|项|[:：（(\d].*)?")
_NOTE = re.compile(
    r"(?:注|备注|说明|填表说明|填报说明|填报人|填报单位|填报时间|填报日期|审核人?|审签人?|签发人?|制表人?|制表单位|联系人|联系电话|单位负责人"
    r"|主要负责人|分管领导|经办人|单位（盖章）|盖章|打印日期|更新时间)\s*(?:（.{1,8}）)?\s*\d?\s*[:：]|[※★☆▲*]|第\s*\d+\s*页|[（(]?(?:续|接)(?:上)?[表页]"
)
_HEADING = re.compile(
    r"[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[部章类批篇节]"
)
_NUMERAL = re.compile(r"[（(]?[一二三四五六七八九十]+[)）]?[、．.]?|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[、．.]?|[A-H][、．.]?")
_LONGEST_HEADING = 60
_LONGEST_NAME = 10


class RowKind(Enum):
    """What a row is to the reader of tasks."""

    BLANK = auto()
    TOTAL = auto()
    NOTE = auto()
    GROUP = auto()
    HEADER = auto()
    OTHER_TABLE = auto()
    TASK = auto()


def own_texts(sheet: Sheet, row: int, columns: range) -> list[tuple[int, str]]:
    """(column, text) of what was written in this row itself, strokes left out."""
    texts = ((column, text_of(sheet.own(row, column))) for column in columns)
    return [(column, text) for column, text in texts if not says_nothing(text)]


def kind_of(sheet: Sheet, row: int, header: Header, columns: range) -> RowKind:
    """What `row` is within the table that takes up `columns`."""
    own = own_texts(sheet, row, columns)
    index = header.columns.get("index")
    if not own or (len(own) == 1 and _is_numbered(own, index)):
        return RowKind.BLANK  # numbered in advance, nothing written yet
    texts = [text for _, text in own]
    if repeats(header, texts) and all(isinstance(sheet.own(row, column), str) for column, _ in own):
        return RowKind.HEADER
    if not _is_numbered(own, index) and header.columns.get("due") not in dict(own):
        title = dict(own).get(header.columns.get("title", -1), "")
        if any(_TOTAL.fullmatch(one_line(text)) for text in (texts[0], title)):
            return RowKind.TOTAL
    if _is_other_header(sheet, row, own):
        return RowKind.OTHER_TABLE
    if _NOTE.match(texts[0]) and (own[0][0] != header.columns.get("title") or len(set(texts)) == 1):
        return RowKind.NOTE
    return _single_kind(sheet, row, header, own)


def _is_numbered(own: list[tuple[int, str]], index: int | None) -> bool:
    """Whether a row begins with a plain number in the column of numbers, as tasks do and totals do not."""
    return own[0][0] == index and bool(re.fullmatch(r"[（(]?\d[\d.、．\-—)）]*", own[0][1]))


def _single_kind(sheet: Sheet, row: int, header: Header, own: list[tuple[int, str]]) -> RowKind:
    """A row with one text, or a numeral and a text, may be a group's heading."""
    at, text = own[0]
    title = header.columns.get("title", -1)
    if len({text for _, text in own}) == 1:
        area = sheet.areas.get((row, at))
        across = area is not None and area[1] <= title <= area[3] and area[3] - area[1] >= 2
        if not across and at >= title and not _HEADING.match(text):
            return RowKind.TASK
        return RowKind.NOTE if len(text) > _LONGEST_HEADING else RowKind.GROUP
    if at < title and title not in dict(own) and _HEADING.match(text):
        return RowKind.GROUP
    numbered = len(own) == 2 and at < title == own[1][0] and _NUMERAL.fullmatch(text)
    return RowKind.GROUP if numbered else RowKind.TASK


def _is_other_header(sheet: Sheet, row: int, own: list[tuple[int, str]]) -> bool:
    """Short texts only, three or more, some the very names of columns: the head of a table of another kind."""
    if len(own) < 3 or any(len(text) > _LONGEST_NAME or not isinstance(sheet.own(row, at), str) for at, text in own):
        return False
    named = [field for _, text in own if (field := field_of(text)[0]) and field_of(text)[1] == 2]
    return any(field not in {"title", "group", "remark", "state", "index"} for field in named)


def group_name(own: list[tuple[int, str]]) -> str:
    """一、城建 of a heading written in one cell or as numeral and name."""
    texts = list(dict.fromkeys(one_line(text) for _, text in own))
    return (
        texts[0] if len(texts) == 1 or not _NUMERAL.fullmatch(texts[0]) else f"{texts[0].rstrip('、．.')}、{texts[1]}"
    )
