"""What tells an order that can be checked from a slogan, a report or an argument: one dictionary a sentence."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from supervisor_app.reading.deadlines import find_deadlines, is_cycle
from supervisor_app.reading.structure import Place
from supervisor_app.reading.targets import find_targets
from supervisor_app.reading.text import Sentence
from supervisor_app.reading.units import Mention, find_units
from supervisor_app.reading.words import Weights, Words

_GENERIC = re.compile(r"各级|全[市县区旗州省]|各部门|大家|上下|各地$|领导干部|广大|各企业$")
_ORDERS = ("order_must", "order_ensure", "order_soon", "order_push")
_MAKES = (
    "make_paper",
    "make_body",
    "make_rule",
    "make_meeting",
    "make_campaign",
    "make_state",
    "make_count",
    "make_report",
    "make_check",
    "make_deal",
)
_BACKS = ("back_done", "back_figure", "back_praise", "back_problem", "argue_fact")
_LENGTHS = (12, 20, 35, 60, 100)


_CLAUSE = re.compile(r"[^，：；。！？]+")
_REPORTS = re.compile(
    r"成效|成绩|好转|增长$|进展|回落|下行|下滑|存在|不平衡|不高|不足|形势|问题|扩大$|机遇|意义|认识|重要"
)
_CALLS = re.compile(r"加快|抓|推进|强化|突出|狠抓|优化|完善|建立|健全|做好|实施|落实|提升|确保|要|破解|规范")
_BREAK = re.compile(
    r"[、，和与及的将把对在上要盯抓谈好大新由为是于向从让使有到了某]|[一二两三四五六七八九十\d]+个|过?亿元"
)
_ORDER = re.compile(
    r"(?<![重主需首紧摘纪扼显只])要(?![求素件点害么是闻务])|必须|务必|须(?!知)|确保|力争|必保|负责|牵头|不得|一律|应当|由"
)
_BACK = re.compile(r"了(?!解)|已经?|去年|以来|同比|累计|截至|取得|过去|曾|不足|不够|滞后|存在")
_DO = re.compile(
    r"制定|制订|出台|编制|拟定|印发|下发|建立|组建|成立|设立|召开|举办|组织|上报|报送|报告|汇报|反馈|通报|公布|公示|考核|约谈|督查|督办|整治|排查|检查|清理|梳理|筛选|签订|对接|兑现|开工|"
    r"投产|竣工|建成|验收|关闭|淘汰|搬迁|拆除|报批|审批|审核|申报|入库|入统|拨付|办理|启动|完成|新增|新建|引进|储备|培训|走访|调研|封顶|通车|投入|投运|筹备|修编|整改|销号|备案|评比|排名|推送|提交"
)
_IMPERATIVE = re.compile(
    r"(?:[一二三四五六]是|同时|并|要|必须|务必|切实|认真|积极|进一步|尽快|抓紧|迅速)*(?:加快|加大|加强|推进|推动|促进|强化|深化|完善|健全|落实|抓好|做好|搞好|制定|建立|开展|组织|实施|优化|提高|提升|确保|力争|争取|严格|坚持|围绕|突出|"
    r"发挥|引导|鼓励|支持|帮助|指导|协调|解决|完成|实现|启动|引进|培育|拓宽|扩大|稳定|规范|整合|盘活|明确|创新|用好|兑现|筛选|梳理|对接|跟踪)"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence with everything found in it; spans are of its readable text."""

    sentence: Sentence
    place: Place
    units: Sequence[Mention]
    deadlines: Sequence[tuple[int, int]]
    targets: Sequence[tuple[int, int]]
    cues: Mapping[str, tuple[int, int]]
    things: Sequence[tuple[int, int]] = ()


def look(sentence: Sentence, place: Place, words: Words) -> Seen:
    """Everything the patterns find in a sentence."""
    text = sentence.text
    cues = {name: match.span() for name, pattern in words.cues.items() if (match := pattern.search(text))}
    deadlines = find_deadlines(text)
    targets = [
        span for span in find_targets(text) if not any(a < span[1] and span[0] < b and b - a > 3 for a, b in deadlines)
    ]
    return Seen(sentence, place, find_units(text, words), deadlines, targets, cues, _things(text, words))


def _things(text: str, words: Words) -> list[tuple[int, int]]:
    """Projects and meetings that have a name of their own."""
    found = []
    for match in words.thing.finditer(text):
        name = _BREAK.split(match["name"])[-1]
        bare = words.generic.sub("", name)
        if len(bare) >= 2:
            found.append((match.end() - len(match[0]) + match["name"].rfind(name), match.end()))
    return found


def features(seen: Sequence[Seen], at: int) -> dict[str, float]:
    """The features of sentence `at`, its neighbours' among them."""
    here = seen[at]
    found = _own(here) | {"always": 1.0}
    for side, other in (("before", at - 1), ("after", at + 1)):
        if 0 <= other < len(seen) and seen[other].place.speech == here.place.speech:
            near = seen[other]
            if near.units:
                found[f"{side}:unit"] = 1.0
            if here.targets and near.targets and not any(name in near.cues for name in _BACKS[:2]):
                found[f"{side}:targets"] = 1.0
            if side == "before" and here.targets and "goal" in near.cues:
                found["before:goal"] = 1.0
            if near.deadlines or near.targets:
                found[f"{side}:hook"] = 1.0
            if near.place.heading:
                found[f"{side}:heading"] = 1.0
            if any(name in near.cues for name in _BACKS[:3]):
                found[f"{side}:back"] = 1.0
    return found | _around(seen, at)


def _around(seen: Sequence[Seen], at: int) -> dict[str, float]:
    """How much the sentences nearby, the paragraph's opening and the headings above order, or report."""
    here = seen[at]
    near = [seen[i] for i in range(max(0, at - 4), min(len(seen), at + 5)) if i != at]
    near = [other for other in near if other.place.speech == here.place.speech]
    share = 1 / max(1, len(near))
    found = {
        "around:order": share * sum("order_must" in other.cues for other in near),
        "around:back": share * sum(any(name in other.cues for name in _BACKS) for other in near),
        "around:hook": share * sum(bool(other.deadlines or other.targets or other.units) for other in near),
    }
    topic = here.place.topic[-1] if here.place.topic else ""
    if topic and _REPORTS.search(topic):
        found["topic:report"] = 1.0
    if topic and _CALLS.search(topic):
        found["topic:order"] = 1.0
    opening = seen[at - here.place.rank] if here.place.rank else None
    if opening and any(name in opening.cues for name in _BACKS[:3]) and "order_must" not in opening.cues:
        found["opening:back"] = 1.0
    if here.place.section == "analysis" and not any(name in here.cues for name in _ORDERS[:2]):
        found["analysis:no order"] = 1.0
    return found


def _own(here: Seen) -> dict[str, float]:
    text, cues, place = here.sentence.text, here.cues, here.place
    found = {f"cue:{name}": 1.0 for name in cues}
    orders = sum(name in cues for name in _ORDERS) + ("goal" in cues)
    makes = sum(name in cues for name in _MAKES)
    backs = sum(name in cues for name in _BACKS)
    generic = bool(here.units) and all(_GENERIC.search(text[unit.start : unit.end]) for unit in here.units)
    named = bool(here.units) and not generic
    cycle = any(is_cycle(text[a:b]) for a, b in here.deadlines)
    flags = {
        "unit:named": named,
        "unit:generic": generic,
        "unit:several": len(here.units) > 2,
        "deadline": bool(here.deadlines),
        "deadline:cycle": cycle,
        "target": bool(here.targets),
        "hooks:none": not (named or here.deadlines or here.targets),
        "hooks:two": named + bool(here.deadlines) + bool(here.targets) > 1,
        "order:any": orders > 0,
        "order+make": orders > 0 and makes > 0,
        "order+unit": orders > 0 and named,
        "order+deadline": orders > 0 and bool(here.deadlines),
        "order+target": orders > 0 and bool(here.targets),
        "makes:several": makes > 2,
        "unit+make": named and makes > 0,
        "generic+make": generic and makes > 0,
        "deadline+make": bool(here.deadlines) and makes > 0,
        "back:no order": backs > 0 and orders == 0,
        "back:several": backs > 1,
        "hook:back": backs > 1 and bool(here.deadlines or here.targets),
        "starts:order": bool(re.match(r"(?:同时|并)?，?(?:要|必须|务必|确保|力争)", text)),
        "heading": place.heading,
        "numbered": place.level > 0,
        "ends:；": text.endswith("；"),
        "ends:！": text.endswith(("！", "!")),
        "ends:bare": not re.search(r"[。！；？!?;]$", text),
        "thing": bool(here.things),
        "things": len(here.things) > 1,
        "order+thing": orders > 0 and bool(here.things),
        "unit:first": bool(here.units) and here.units[0].start < 8,
        "unit:helping": any(unit.helping for unit in here.units),
        "goal+target": "goal" in cues and bool(here.targets),
        "name:quoted": "“" in text,
        "figure": bool(re.search(r"\d|[Xx×*]", text)),
        f"section:{place.section or 'none'}": True,
        "share:first": place.share < 0.08,
        "share:early": 0.08 <= place.share < 0.3,
        "share:last": place.share > 0.97,
        "rank:first": place.rank == 0,
    }
    found |= {name: 1.0 for name, flag in flags.items() if flag}
    found |= {f"long:{length}": 1.0 for length in _LENGTHS if len(text) > length}
    found |= _by_clause(here)
    found["makes"] = min(makes, 4) / 2
    found["clauses"] = math.log1p(text.count("，")) / 2
    found["list"] = math.log1p(text.count("、")) / 2
    return found


def _by_clause(here: Seen) -> dict[str, float]:
    """Whether order and checkable thing stand in one clause, and whether clauses begin with what is to be done."""
    text, found = here.sentence.text, {}
    imperatives = 0
    for clause in _CLAUSE.finditer(text):
        part = clause[0]
        ordered, done, back = bool(_ORDER.search(part)), bool(_DO.search(part)), bool(_BACK.search(part))
        imperatives += bool(_IMPERATIVE.match(part))
        if back:
            continue
        for name, flag in (("order", ordered), ("do", done), ("order+do", ordered and done)):
            if flag:
                found[f"clause:{name}"] = 1.0
    found["imperatives"] = min(imperatives, 5) / 3
    return found


def grams(text: str) -> set[str]:
    """Groups of two and three characters of a sentence."""
    return {text[at : at + size] for size in (2, 3) for at in range(len(text) - size + 1)}


def probability(found: Mapping[str, float], text: str, weights: Weights) -> float:
    """How likely a sentence with these features is a task an office would enter."""
    total = sum(weights.features.get(name, 0.0) * value for name, value in found.items())
    known = weights.grams
    total += weights.gram_value * sum(known[gram] for gram in grams(text) if gram in known)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, weights.slope * total + weights.offset))))
