"""Who must act: the units and posts a sentence gives an order to, not those it only speaks of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from supervisor_app.reading.words import Words

_CLAUSE = re.compile(r"[^，：；。！？,:;!?]+")
_LEAD = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,3}[、.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]是|[一二三四五六]要|第[一二三四五六七八九十]|首先|其次|再次|最后|"
    r"会后|同时|因此|所以|此外|另外|比如说?|特别是|尤其是|当前|目前|下一步|下步|今后|但是?|而且?|并且?|还有|即日起|总之|这里|年内|最近|最后|今年|全年|年底前?|年终|下半年|上半年|[一二三四]季度|"
    r"\d{1,2}月(?:底|份|\d{1,2}日)?前?|本月|下月|本周|下周|近期|从现在起|对此|为此|我们?的?|请|希望|要求|必须|务必|要|凡是|凡|在[^，]{1,12}[上中下前后时方面]|对于?[^，]{1,16}(?=各|市|县|由))*"
)
_CHARGE = re.compile(
    r"(?<![自理缘事因])由(?!于|此|来|衷)|责成|责令|(?<![申提邀恳])请(?!示|求|进|来|大家|客|假)|(?:我|今天)叫(?!做)|要求(?!是|的|。)|督促(?!检查)|交(?:给|由)|会同|联合(?=[市县各])"
)
_WITH = re.compile(r"(?<![参相])与(?=[^，。；]{2,40}(?:组成|共同|一起|联合|对接商定|一道))")
_ROLE_LEAD = re.compile(r"(?:负责)?牵头|负责(?!人|同志)|承办|主办|总负责|负总责")
_ROLE_HELP = re.compile(r"配合|参加|参与|协助|协同|协办|支持")
_SPLIT = re.compile(
    r"、|以及|及其?(?!时)|或者?|(?<=乡镇|县区|部门|单位|街道|企业|市区|园区|镇街|街镇)(?=各)|(?<=各县|各区|各乡|各镇)(?=各)"
)
_JOINED = re.compile(r"和|与|跟|同")
_OVER_ALL = re.compile(
    r"(?:[省市县区旗州]|自治区)(?:委|政府|委[省市县区旗州]政府|人民政府|委员会)|政府|国务院|中央|国家|党委(?:政府)?"
)
_ETC = re.compile(
    r"等(?:\d+|[几多各一二三四五六七八九十两]+)?[个家]?(?:(?:市直|县直|区直|政府|有关|相关|职能|责任|牵头|主管|经济|涉企|成员|重点|骨干|各|职责|执法|管理)*(?:部门|单位|企业|乡镇|镇街|公司|机构|县区|县市区|园区|责任单位|厂家|行业|地))?$"
)
_TRAIL = re.compile(r"(?:都|也|均|还|就|又|再|一定|(?<!负责)同志|们|的同志|自身|首先|分别)+$")
_NOT_A_NAME = re.compile(
    r"[了是在将对为让使被从向由叫且并其凡]|(?<!一)把|(?<![主重首])要|的(?!同志|主要|责任|部门|单位|企业)|推进(?!办|组|委|中心|领导)|[加全][快强大面]|我们|进一步|大力|没有|如何|"
    r"发展(?!改革|和改革|局|中心|集团|公司|委)|这[些样个]|那些|哪些|很多|许多|有的|一些|同一|帮助|引导|支持|鼓励|指导|组织(?!部|办|委)|包括|确保|按照|根据|结合|围绕|建立|"
    r"成立|组成|聘请|开展|实施|力[促争]|积极|深入|解决|引[入进](?!单位|部门|责任)|协助|扶持|比照|经常|定期|善于|用好|做[好到大强]|形成|构建|打造|满足|提供|年终|创建|争取|得到|达到|"
    r"完成|利用|掌握|发挥|明确|落实(?!领导|专班|办)|强化|优化(?!办|委|营商)|改善|提高|提升|促进(?!局|中心|会|委|办)|千方百计|尽[最快力]|[，。]|[下印]发|新增|培育|争创|创成|聚焦|推动|每[条位周月季年]|实行|甲级|联合(?!会|社)|牵头(?!单位|部门|领导|主管)|负责(?!人|同志)|哪[位个]|督办(?!室|科|组)|通报|公布|收回|约谈|核查(?!组)"
)
_LONGEST_SUBJECT = 160
_LONGEST_NAME = 14


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit in the readable text of a sentence; `helping` when it only cooperates."""

    start: int
    end: int
    helping: bool = False


def find_units(text: str, words: Words) -> list[Mention]:
    """The units that must act, the leading ones first."""
    found: dict[tuple[int, int], Mention] = {}
    for start, end, inside in _candidates(text):
        for mention in _listed(text, start, end, inside, words):
            if not any(a < mention.end and mention.start < b for a, b in found):
                found[mention.start, mention.end] = mention
    mentions = sorted(found.values(), key=lambda mention: mention.start)
    if all(_OVER_ALL.fullmatch(text[mention.start : mention.end]) for mention in mentions):
        return []
    leading = [mention for mention in mentions if _ROLE_LEAD.match(_after_list(text, mention.end, mentions))]
    first = leading[:1]
    rest = [mention for mention in mentions if mention not in first]
    return first + [mention for mention in rest if not mention.helping] + [m for m in rest if m.helping]


def _after_list(text: str, end: int, mentions: list[Mention]) -> str:
    return text[end : end + 8]


def _candidates(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where a unit or a list of units may begin, and the end of that clause."""
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        lead = _LEAD.match(text, start, min(end, start + 60))
        yield lead.end() if lead else start, end, False
        if lead and lead.end() > start:
            yield start, end, False
        for match in _CHARGE.finditer(text, start, end):
            yield match.end(), end, True
        for match in _WITH.finditer(text, start, end):
            yield match.end(), end, True


def _listed(text: str, start: int, end: int, inside: bool, words: Words) -> list[Mention]:
    """The units of the list that begins at `start`; none when what stands there is no list of units."""
    end = min(end, start + _LONGEST_SUBJECT)
    for bound in words.bound.finditer(text, start + 1, end):
        mentions = _parsed(text, start, bound.start(), words)
        if mentions:
            return _with_role(
                mentions,
                text[bound.start() : bound.start() + 12],
                inside and text[start - 2 : start] in {"会同", "联合"},
            )
    mentions = _parsed(text, start, end, words)
    follows = text[end : end + 14]
    if mentions and words.bound.match(follows[1:]) and follows[:1] == "，":
        return _with_role(mentions, follows[1:], False)
    return _prefix(text, start, min(end, start + _LONGEST_NAME), words) if inside else []


def _prefix(text: str, start: int, end: int, words: Words) -> list[Mention]:
    """The longest name that begins at `start`: 由 and 请 say that one stands there, whatever follows it."""
    stops = range(end, start + 2, -1)
    return next(([Mention(start, stop)] for stop in stops if _is_unit(text[start:stop], words)), [])


def _with_role(mentions: list[Mention], after: str, helping: bool) -> list[Mention]:
    if helping or _ROLE_HELP.match(re.sub(r"^(?:要|应|须|都|密切|积极|主动|具体)+", "", after)):
        return [Mention(mention.start, mention.end, True) for mention in mentions]
    return mentions


def _parsed(text: str, start: int, end: int, words: Words) -> list[Mention]:
    """The units of text[start:end] when all of it is a list of units."""
    trail = _TRAIL.search(text, start, end)
    if trail and trail.end() == end:
        end = trail.start()
    etc = _ETC.search(text[:end], max(start, end - 18))
    if etc:
        end = etc.start()
    spans: list[tuple[int, int]] = []
    at = start
    for match in [*_SPLIT.finditer(text, start, end), None]:
        stop = match.start() if match else end
        spans += _pair(text, at, stop, words)
        at = match.end() if match else end
    generous = bool(etc) and len(etc[0] if etc else "") > 1
    named = [_is_unit(text[a:b], words) for a, b in spans]
    if (
        not spans
        or (not named[-1] and not generous)
        or (len(spans) == 1 and not etc and _is_bare(text[start:end], words))
    ):
        return []
    if not all(named) and not (generous and all(_may_be_name(text[a:b]) for a, b in spans)):
        return _parsed_tail(text, spans, named)
    return [Mention(a, b) for a, b in spans]


def _parsed_tail(text: str, spans: list[tuple[int, int]], named: list[bool]) -> list[Mention]:
    """A list whose first items are short forms (县市、园区和部门) still counts when each may be a name."""
    if len(spans) > 1 and all(_may_be_name(text[a:b]) for a, b in spans) and sum(named) * 2 >= len(named):
        return [Mention(a, b) for a, b in spans]
    return []


def _pair(text: str, start: int, end: int, words: Words) -> list[tuple[int, int]]:
    """One item, or the two that 和 or 与 joins when both are units."""
    for match in _JOINED.finditer(text, start + 1, end - 1):
        left, right = text[start : match.start()], text[match.end() : end]
        if _is_unit(left, words) and _is_unit(right, words):
            return [(start, match.start()), (match.end(), end)]
    return [(start, end)] if end > start else []


def _is_unit(name: str, words: Words) -> bool:
    return 2 <= len(name) <= 26 and name not in words.never and _may_be_name(name) and bool(words.unit.fullmatch(name))


def _is_bare(name: str, words: Words) -> bool:
    """A department's stem alone (组织, 规划) is a name only in a list; 督查室 and 法院 are whole names."""
    return bool(words.stem.fullmatch(name)) and name[-1] not in "室局办会联委院关行"


def _may_be_name(name: str) -> bool:
    return 2 <= len(name) <= 26 and not _NOT_A_NAME.search(name)
