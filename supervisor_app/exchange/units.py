"""The units a cell names, who leads and who helps, and the people written among them."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from supervisor_app.exchange.names import looks_personal, split_names

_ROLE_WORDS = {"牵头": True, "主办": True, "责任": True, "承办": True, "配合": False, "协办": False, "协同": False}
_ROLE_WORDS |= {"参与": False, "参加": False, "第一责任": True, "主责": True}
_ROLE = "|".join(_ROLE_WORDS)
_ROLE_PREFIX = re.compile(rf"^({_ROLE})(?:(?:单位|部门)?:|(?:单位|部门)$|$)")
_ROLE_MARK = re.compile(rf"\((?:为|是)?({_ROLE})(?:单位|部门)?\)")
_ROLE_SUFFIX = re.compile(r"(?<=.)(?:为|是)?(牵头|配合|协办|参与|协同)(?:单位|部门|负责|抓总|落实|实施|办理)*$")
_BY = re.compile(r"^由(?=.)")
_WITH = re.compile(r"^(?:会同|商)(?=.{2})")
_DUTY = re.compile(
    r"(?:(?:分别)?按(?:照)?(?:各自)?(?:职责|职能|分工)+)?(?:分别)?(?:负责|办理|抓好落实|落实|实施|承担|承办)?$"
)
_AND_SO_ON = re.compile(
    r"(?<=.)等(?:\d+[个家]|[一二三四五六七八九十]+[个家])?(?:(?:有关|相关)?(?:部门|单位|地|县区|区县|乡镇))?$"
)
_NOBODY = frozenset({"无", "-", "--", "—", "——", "暂无", "/", "\\", "无。", "没有", "0", "不涉及"})
_UNDECIDED = re.compile(r"^(?:待定|待明确|待确定|未明确|未定|暂未明确|尚未明确|另行确定|另定)$")
_PHONE = re.compile(r"(?:电话|手机|tel|TEL|Tel)?:?(?:\d{3,4}-)?\d{7,11}(?:-\d+)?")
_PERSON_PREFIX = re.compile(
    r"^((?:牵头|责任|分管|包保|包联|挂点|市级|县级)?领导|责任人|负责人|联系人|经办人|电话|联系电话):"
)
_LEADER = re.compile(r"(?:[市县区州省镇乡旗盟]长|书记|秘书长|主席|常委|领导)$")
_OFFICER = re.compile(r"(?:[局厅处科院校部组队站所会]长|主任|总经理|董事长|调研员|专员|同志|先生|女士)$")
_POST = re.compile(r"[市县区州省镇乡局厅处科院校部组队站所]长|主任|书记|主席|领导|经理")
_LONGEST_NAME = 40


@dataclass
class UnitsReading:
    """Leading and cooperating units, leaders and other people named among them, and what is doubtful, in Chinese."""

    lead: list[str] = field(default_factory=list)
    cooperating: list[str] = field(default_factory=list)
    leaders: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    lead_doubts: list[str] = field(default_factory=list)
    helping_doubts: list[str] = field(default_factory=list)


@dataclass
class _Name:
    text: str
    lead: bool | None
    after_stop: bool  # a stop stands before it
    own_role: bool = False  # its role is marked on itself, in brackets or by 牵头单位：


@lru_cache(maxsize=4096)
def read_units(lead_text: str, helping_text: str) -> UnitsReading:
    """The units of a row; marks such as （牵头） and 配合： overrule the column a name stands in.

    The reading is shared by all rows that say the same: do not change it.
    """
    reading = UnitsReading()
    leading = _named(lead_text, reading, reading.lead_doubts)
    default = not any(name.lead is True for name in leading)
    helping = _named(helping_text, reading, reading.helping_doubts)
    roles = [(name.text, default if name.lead is None else name.lead) for name in leading]
    roles += [(name.text, name.lead is True) for name in helping]
    reading.lead = list(dict.fromkeys(text for text, is_lead in roles if is_lead))
    reading.cooperating = list(
        dict.fromkeys(text for text, is_lead in roles if not is_lead and text not in reading.lead)
    )
    return reading


def _named(text: str, reading: UnitsReading, doubts: list[str]) -> list[_Name]:
    """The units of one cell with their roles; people and doubts go to the reading."""
    role: bool | None = None
    names: list[_Name] = []
    pieces = list(split_names(text))
    for piece, after_stop in pieces:
        prefix = _ROLE_PREFIX.match(piece)
        if prefix:
            role, piece = _ROLE_WORDS[prefix[1]], piece[prefix.end() :]
        name = _marked(piece, role, after_stop, names)
        if not name.text or name.text in _NOBODY:
            continue
        if _UNDECIDED.match(name.text):
            doubts.append("单位还没有确定，导入后请补上")
        elif not _is_person(name, reading, len(pieces) > 1, doubts):
            _take(name, names, doubts)
    return names


def _take(name: _Name, names: list[_Name], doubts: list[str]) -> None:
    listed = _AND_SO_ON.sub("", name.text)
    if listed != name.text:
        doubts.append("单位后面写着“等”，名单可能不全")
        name.text = listed
    if len(name.text) > _LONGEST_NAME or not re.search(r"[^\W\d_]", name.text):
        doubts.append("不像单位名称，原文已保留，请改成单位名称")
        return
    name.text = name.text.replace("(", "（").replace(")", "）")
    names.append(name)


def _marked(piece: str, role: bool | None, after_stop: bool, names: list[_Name]) -> _Name:
    """A piece without its marks; 甲、乙牵头 makes 甲 lead as well."""
    mark = _ROLE_MARK.search(piece)
    bare = _BY.sub("", _ROLE_MARK.sub("", piece))
    if mark:
        return _Name(_DUTY.sub("", bare), _ROLE_WORDS[mark[1]], after_stop, own_role=True)
    suffix = _ROLE_SUFFIX.search(bare)
    if suffix:
        is_lead = _ROLE_WORDS[suffix[1]]
        joined = not after_stop
        for name in reversed(names if joined else []):
            if name.own_role:
                break
            name.lead = is_lead
            if name.after_stop:
                break
        return _Name(_WITH.sub("", bare[: suffix.start()]), is_lead, after_stop, own_role=True)
    if _WITH.match(bare):
        return _Name(_DUTY.sub("", _WITH.sub("", bare)), False, after_stop, own_role=True)
    return _Name(_DUTY.sub("", bare), role, after_stop, own_role=role is not None)


def _is_person(name: _Name, reading: UnitsReading, among_others: bool, doubts: list[str]) -> bool:
    """Whether a piece is a person, kept as such; a phone or a person in brackets is taken off a unit's name."""
    prefix = _PERSON_PREFIX.match(name.text)
    if prefix:
        (reading.leaders if prefix[1].endswith("领导") else reading.people).append(name.text[prefix.end() :])
        return True
    phone = _PHONE.search(name.text)
    inner = re.search(r"\(([^()]+)\)$", name.text)
    if phone:
        reading.people.append(name.text if looks_personal(name.text[: phone.start()]) else phone[0])
        name.text = "" if looks_personal(name.text[: phone.start()]) else _PHONE.sub("", name.text).replace("()", "")
        return not name.text
    if inner and (looks_personal(inner[1]) or _POST.search(inner[1])):
        reading.people.append(inner[1] if not looks_personal(name.text[: inner.start()]) else name.text)
        doubts.append(f"“{inner[1]}”像是人名或职务，已记到责任人")
        name.text = "" if looks_personal(name.text[: inner.start()]) else name.text[: inner.start()]
        return not name.text
    if _LEADER.search(name.text):
        reading.leaders.append(name.text)
    elif _OFFICER.search(name.text) or (among_others and looks_personal(name.text)):
        reading.people.append(name.text)
    else:
        return False
    doubts.append(f"“{name.text}”像是人名或职务，没有当作单位")
    return True
