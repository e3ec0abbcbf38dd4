"""How papers say things, whatever their kind: dates, figures, names of matters and units; pure functions."""

import re
from collections.abc import Sequence
from datetime import date

from supervisor_app.documents.text import one_line

_LONGEST_NAME = 100  # characters of a matter quoted in a sentence; tables have it whole
_LONGEST_IN_TITLE = 40  # what leaves a title on three lines of size 2
_SHORTEST_CLAUSE = 4
_SIGNERS_A_LINE = 2
_STOPS = "，。；：！？"
_OPENING, _CLOSING = "（《〈【〔‘“「『([", "）》〉】〕’”」』)]"
_ENDS = "。；;.，,、：: "
_GOVERNMENT = re.compile(r"([省州盟市县区旗镇乡])(?:人民)?政府$")
_COMPANY = re.compile(r"公司$")


def full_date(day: date) -> str:
    """A date as papers write it: Arabic figures, no leading zeros (GB/T 9704—2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_date(day: date, beside: date) -> str:
    """The date without its year where that is the year of the date `beside` it."""
    return f"{day.month}月{day.day}日" if day.year == beside.year else full_date(day)


def percent(value: float) -> str:
    """A percentage with one decimal where it has one."""
    return f"{round(value, 1):g}%"


def quoted(title: str) -> str:
    """The title in quotation marks, its own ones inside made single and a full stop at its end dropped."""
    return f"“{_inner(title)}”"


def named(title: str, most: int = _LONGEST_NAME) -> str:
    """The title quoted for a sentence: one longer than `most` characters by its first clause, or its beginning."""
    inner = _inner(title)
    if len(inner) <= most:
        return f"“{inner}”"
    clause, cut = _first_clause(inner, most)
    return f"“{clause}”" if clause else f"“{inner[:cut]}……”"


def shortened(title: str) -> bool:
    """Whether sentences name the matter by less than its whole title."""
    return len(_inner(title)) > _LONGEST_NAME


def in_title(titles: Sequence[str]) -> str:
    """The matters of a paper for its title: 加快污水处理厂建设工作任务, 加快污水处理厂建设等3项工作任务.

    A title has no signs but 《》“”（）、 (custom), so that the first clause stands for a longer matter; one without a
    short clause is not named.
    """
    inner = one_line(titles[0]).strip(_ENDS)
    clause, _ = _first_clause(f"{inner}，", _LONGEST_IN_TITLE + 1)
    if len(titles) > 1:
        return f"{clause}等{len(titles)}项工作任务" if clause else f"{len(titles)}项工作任务"
    if not clause:
        return "相关工作任务"
    return f"{clause}{_noun(clause)}" if clause == inner else f"{clause}等工作任务"


def you(addressee: str, polite: bool = False) -> str:
    """How a paper speaks to its addressee: 你单位, 你市, 你公司, to many 各单位; `polite` says 贵."""
    name = one_line(addressee).rstrip("：: ")
    if name.startswith("各") or re.search("[，、,]", name):
        return "各单位"
    government = _GOVERNMENT.search(name)
    whom = government[1] if government else "公司" if _COMPANY.search(name) else "单位"
    return ("贵" if polite else "你") + whom


def joined(names: Sequence[str], most: int) -> str:
    """Names in a row; of more than `most`, the first ones and how many there are."""
    if len(names) <= most:
        return "、".join(names)
    return f"{'、'.join(names[:most])}等{len(names)}个单位"


def apart(names: str) -> list[str]:
    """Names of a line, divided by blanks, commas or semicolons of any width."""
    return [name for name in re.split(r"[、，,；;\s]+", one_line(names)) if name]


def signer_rows(signer: str) -> list[str]:
    """The names of 签发人, two on a line (GB/T 9704—2012, 7.2.6)."""
    names = apart(signer)
    return ["　".join(names[at : at + _SIGNERS_A_LINE]) for at in range(0, len(names), _SIGNERS_A_LINE)]


def _inner(title: str) -> str:
    return one_line(title).strip(_ENDS).replace("“", "‘").replace("”", "’")


def _noun(clause: str) -> str:
    if clause.endswith(("任务", "事项")):
        return ""
    return "任务" if clause.endswith("工作") else "工作任务"


def _first_clause(text: str, most: int) -> tuple[str, int]:
    """The first clause of at most `most` characters (empty: none), and where the text may be cut, no bracket open."""
    depth, cut = 0, 0
    for at, char in enumerate(text[:most]):
        if depth == 0:
            cut = at
            if char in _STOPS and (at >= _SHORTEST_CLAUSE or at == len(text) - 1):
                return text[:at], at
        depth = max(depth + (char in _OPENING) - (char in _CLOSING), 0)
    return "", cut or most
