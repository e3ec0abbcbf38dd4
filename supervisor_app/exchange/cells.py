"""What single cells of a task list mean: units, progress, dates."""

import re
import unicodedata
from datetime import date, datetime, timedelta

from supervisor_app.domain.dates import DueReading, read_due
from supervisor_app.exchange.grid import Cell

_EXCEL_EPOCH = date(1899, 12, 30)  # day 0 of the 1900 date system, its false leap day counted
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: a number in a date column within it is a serial date
_DONE_WORDS = frozenset({"已完成", "完成", "已办结", "办结", "全部完成", "已销号", "销号", "完毕", "已完结"})
_NONE_WORDS = frozenset({"未启动", "未开始", "未开展", "未开工", "尚未启动", "尚未开展", "尚未开工"})
_LEAD_MARK = re.compile(r"\((?:牵头|主办|牵头单位|主办单位|第一责任单位)\)|(?<=.)牵头(?:单位|负责)?$|^由(?=.+牵头)")
_HELP_MARK = re.compile(r"\((?:配合|协办|协同|参与|配合单位|协办单位)\)|(?<=.)(?:配合|协办|参与|协同)(?:单位)?$")
_ROLE_PREFIX = re.compile(r"^(牵头|主办|责任|配合|协办|协同)(?:单位)?:")
_SEPARATORS = "、,;/\n\r\t |"


def text_of(cell: Cell) -> str:
    """The cell as a person reads it: whole numbers without .0, dates as YYYY-MM-DD."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell).strip()


def split_units(text: str) -> list[str]:
    """Names between separators (、，,；;/| blank, line break); what stands in brackets is not split."""
    folded = _fold(text)
    parts, depth, current = [], 0, ""
    for char in folded:
        depth += (char == "(") - (char == ")")
        if depth <= 0 and char in _SEPARATORS:
            parts.append(current)
            current = ""
        else:
            current += char
    return [name for name in (part.strip(" 。.") for part in [*parts, current]) if name]


def read_units(lead_text: str, helping_text: str) -> tuple[list[str], list[str]]:
    """(lead, cooperating) of a row; marks such as （牵头） and 配合： overrule the column a name stands in."""
    lead, cooperating = _marked(lead_text, lead_is_default=True), _marked(helping_text, lead_is_default=False)
    leads = _unique([name for name, is_lead in lead + cooperating if is_lead])
    helps = _unique([name for name, is_lead in lead + cooperating if not is_lead])
    return leads, [name for name in helps if name not in leads]


def _marked(text: str, lead_is_default: bool) -> list[tuple[str, bool]]:
    """Each name with its role; once a name is marked as lead, unmarked ones beside it cooperate."""
    role, found = None, []
    for part in split_units(text):
        prefix = _ROLE_PREFIX.match(part)
        if prefix:
            role = prefix[1] in {"牵头", "主办", "责任"}
        bare = _ROLE_PREFIX.sub("", part)
        is_lead, helps = bool(_LEAD_MARK.search(bare)), bool(_HELP_MARK.search(bare))
        name = _display(_HELP_MARK.sub("", _LEAD_MARK.sub("", bare)))
        found.append((name, True if is_lead else False if helps else role))
    default = lead_is_default and not any(role is True for _, role in found)
    return [(name, default if role is None else role) for name, role in found if name]


def _display(name: str) -> str:
    return name.strip().replace("(", "（").replace(")", "）")


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def read_progress(cell: Cell, whole_means_percent: bool) -> float | None:
    """Progress 0–100 from 0.6, 60, 60%, 60％, 已完成; None when it cannot be read.

    `whole_means_percent`: the column counts from 0 to 100, so that a bare 1 is one percent and not all.
    """
    if isinstance(cell, bool | date | timedelta):
        return None
    text = re.sub(r"\s", "", _fold(text_of(cell)))
    if text in _DONE_WORDS or text in _NONE_WORDS:
        return 100.0 if text in _DONE_WORDS else 0.0
    match = re.fullmatch(r"(?:约|已?完成|已?达到?)?(\d+(?:\.\d+)?)(%?)", text)
    if not match:
        return None
    value = float(match[1])
    if not match[2] and (value < 1 or (value == 1 and not whole_means_percent)):
        value *= 100
    return round(value, 4) if value <= 100 else None


def read_date(cell: Cell, held_on: date) -> DueReading:
    """A due date from a real date, a serial number or a phrase; `known` is False when it cannot be read."""
    if isinstance(cell, datetime):
        return DueReading(due=cell.date())
    if isinstance(cell, date):
        return DueReading(due=cell)
    text = text_of(cell)
    if text.isdigit() and int(text) in _SERIALS:
        return DueReading(due=_EXCEL_EPOCH + timedelta(days=int(text)))
    return read_due(text, held_on)
