"""What single cells of a task list mean: text, progress, dates."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from supervisor_app.domain.dates import DueReading, read_due
from supervisor_app.exchange.grid import Cell
from supervisor_app.exchange.parts import EPOCH

_read_due = lru_cache(maxsize=4096)(read_due)  # a list says 年底前 a hundred times
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: a number in a date column within it is a serial date
_DONE_WORDS = re.compile(r"(?:已|已经)?(?:全部)?(?:完成|办结|销号|完毕|完结|完成销号|办理完毕)|百分百|百分之百")
_NONE_WORDS = re.compile(r"(?:尚|还)?未(?:启动|开始|开展|开工|动工)|零")
_NOTHING = frozenset({"", "/", "\\", "-", "--", "---", "—", "——", "－", "无", "／", "暂无", "*"})
_NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PERCENT = re.compile(
    r"(?:目前|现|整体|总体|工程|形象|约|已|累计|进度|完成率|完成|达到|达|至|为|到|:)*(\d+(?:\.\d+)?)(%?)(?:左右)?"
)
_HUNDREDTHS = re.compile(
    r"(?:约|已|累计|完成|达到|达)*百分之([零〇一二三四五六七八九十百两]+)(?:点([零〇一二三四五六七八九]+))?"
)
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_CJK}“”’])\s*\n\s*(?=[{_CJK}“”‘\d])|(?<=\d)\s*\n\s*(?=[{_CJK}])")


def text_of(cell: Cell) -> str:
    """The cell as a person reads it: whole numbers without .0, dates as YYYY-MM-DD, nothing invisible."""
    if not cell and (cell is None or cell == ""):
        return ""
    if isinstance(cell, str):
        # Nearly every text is printable throughout, and a sheet has many.
        plain = str(cell)
        return plain.strip() if plain.isprintable() else _visible(plain)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return (
            f"{cell:.15g}" if abs(cell) < 1e15 else str(int(cell)) if cell == cell and abs(cell) < 1e30 else str(cell)
        )
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return str(cell)


def _visible(text: str) -> str:
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(text: str) -> str:
    """A title or label on one line: a break inside Chinese vanishes, any other is a blank."""
    return " ".join(_BREAK_IN_CHINESE.sub("", text).split())


def says_nothing(text: str) -> bool:
    """Whether a cell is blank or filled with a stroke, 无 or the like."""
    return text in _NOTHING


def read_progress(cell: Cell, whole_means_percent: bool) -> float | None:
    """Progress 0–100 from 0.6, 60, 60%, 60％, 完成80%, 百分之六十, 已完成; None when it cannot be read.

    `whole_means_percent`: the column counts from 0 to 100, so that a bare 1 is one percent and not all.
    """
    if isinstance(cell, bool | date | time | timedelta):
        return None
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text_of(cell))).lstrip("'‘’`").rstrip("。.,;")
    text = re.sub(r"(?<=.)\([^()]*\)$", "", text)
    if _DONE_WORDS.fullmatch(text):
        return 100.0
    if _NONE_WORDS.fullmatch(text):
        return 0.0
    words = _HUNDREDTHS.fullmatch(text)
    if words:
        return _hundredths(words)
    match = _PERCENT.fullmatch(text)
    if not match or len(match[1]) > 20:
        return None
    value = float(match[1])
    if not match[2] and (value < 1 or (value == 1 and not whole_means_percent)):
        value *= 100
    return round(value, 4) if value <= 100 else None


def _hundredths(match: re.Match[str]) -> float | None:
    """60 of 百分之六十, 7.5 of 百分之七点五."""
    whole = match[1]
    if whole in {"百", "一百"}:
        return 100.0 if not match[2] else None
    tens, ten, ones = whole.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "百" in whole or "十" in ones:
        return None
    value = (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0) if ten else _NUMERALS[whole]
    decimals = "".join(str(_NUMERALS[char]) for char in match[2] or "")
    return float(f"{value}.{decimals or 0}")


def read_date(cell: Cell, held_on: date, epoch: date = EPOCH, counts_months: bool = False) -> DueReading:
    """A due date from a real date, a serial number or a phrase; `known` is False when it cannot be read.

    `counts_months`: the column's name says 月, so that 6 is June.
    """
    if isinstance(cell, datetime):
        return DueReading(due=cell.date())
    if isinstance(cell, date):
        return DueReading(due=cell)
    if isinstance(cell, bool | time | timedelta):
        return DueReading(known=False)
    text = text_of(cell).lstrip("'‘’")
    if isinstance(cell, float) and re.search(r"\.[123]$", text):
        return DueReading(known=False, doubt=f"{text} 可能是 {text}0（表格会省去末尾的 0），请改成如 2026-06-30 的日期")
    number = re.fullmatch(r"(\d{5})(?:\.\d+)?", text)
    if number and int(number[1]) in _SERIALS:
        return DueReading(due=epoch + timedelta(days=int(number[1])))
    if counts_months and re.fullmatch(r"[1-9]|1[0-2]", text):
        text += "月"
    return _read_due(text, held_on)
