"""What tells an order that can be checked from a slogan, a report or an argument: one dictionary a sentence."""

import math
import re
from collections.abc import Mapping, Sequence

from supervisor_app.reading.deadlines import is_cycle
from supervisor_app.reading.sight import Seen
from supervisor_app.reading.words import Weights

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
_MODAL = re.compile(
    r"[^，。；]{0,12}?(?:(?<![主重首需])要|必须|务必|须|应|负责|牵头|配合|参加|不得|一律|实行)|，?(?:要|必须|务必)"
)
_FINITE = re.compile(
    r"(?:成立|印发|建立|筛选|设立|出台|制定|召开|开展|完成|实施|投入|取得|组织|下发|启动|形成|引进|实现|作了?出?|带动|推动|促进|发挥|解决|帮助)了|列入了|达到了"
)
_FRAMED = re.compile(
    r"(?:据|从[^，]{2,20}(?:看|来说|分析)|比如|例如|为(?:加强|了|有效|解决|帮助)[^，]{2,20}，[^要]{2,10}(?:成立|制定|出台|设立)|这次|今天|刚才|去年|近年|在[^，]{2,16}上，[^要，]{2,8}(?:强调|指出)|我们强调|可以说|应当说|总的)"
)
_GOAL = re.compile(r"目标(?:是|为|任务是)|预期目标|主要(?:预期)?目标|奋斗目标|任务是")
_REPORTS = re.compile(
    r"成效|成绩|好转|增长$|进展|回落|下行|下滑|存在|不平衡|不高|不足|形势|问题|扩大$|机遇|意义|认识|重要"
)
_CALLS = re.compile(r"加快|抓|推进|强化|突出|狠抓|优化|完善|建立|健全|做好|实施|落实|提升|确保|要|破解|规范")
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


def features(seen: Sequence[Seen], at: int) -> dict[str, float]:
    """The features of sentence `at`, its neighbours' among them."""
    here = seen[at]
    found = _own(here) | {"always": 1.0}
    for side, other in (("before", at - 1), ("after", at + 1)):
        if 0 <= other < len(seen) and seen[other].place.speech == here.place.speech:
            flags = _neighbour(here, seen[other], side == "before")
            found |= {f"{side}:{name}": 1.0 for name, flag in flags.items() if flag}
    return found | _around(seen, at)


def _neighbour(here: Seen, near: Seen, before: bool) -> dict[str, bool]:
    return {
        "unit": bool(near.units),
        "hook": bool(near.deadlines or near.targets),
        "heading": near.place.heading,
        "back": _count(near, _BACKS[:3]) > 0,
        "targets": bool(here.targets and near.targets) and not _count(near, _BACKS[:2]),
        "goal": before and bool(here.targets) and "goal" in near.cues,
    }


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
    if here.targets and _in_goal_list(seen, at):
        found["goal:list"] = 2.0
    opening = seen[at - here.place.rank] if here.place.rank else None
    if opening and any(name in opening.cues for name in _BACKS[:3]) and "order_must" not in opening.cues:
        found["opening:back"] = 1.0
    if here.place.section == "analysis" and not any(name in here.cues for name in _ORDERS[:2]):
        found["analysis:no order"] = 1.0
    return found


def _in_goal_list(seen: Sequence[Seen], at: int) -> bool:
    """Whether a quantity stands in the sentence that names goals or in the list that follows it."""
    for other in (seen[i] for i in range(at, max(-1, at - 8), -1)):
        if _FINITE.search(other.sentence.text) or other.place.speech != seen[at].place.speech:
            return False
        if _GOAL.search(other.sentence.text):
            return True
        if not other.targets or other.units:
            return False
    return False


def _own(here: Seen) -> dict[str, float]:
    text = here.sentence.text
    found = {f"cue:{name}": 1.0 for name in here.cues} | _by_clause(here)
    flags = _hook_flags(here) | _form_flags(here)
    found |= {name: 1.0 for name, flag in flags.items() if flag}
    if here.units:
        ordered = any(_MODAL.match(text, unit.end) for unit in here.units)
        found["unit:ordered" if ordered else "unit:told"] = 1.0
    found |= {f"long:{length}": 1.0 for length in _LENGTHS if len(text) > length}
    found["makes"] = min(_count(here, _MAKES), 4) / 2
    found["clauses"] = math.log1p(text.count("，")) / 2
    found["list"] = math.log1p(text.count("、")) / 2
    return found


def _count(here: Seen, names: Sequence[str]) -> int:
    return sum(name in here.cues for name in names)


def _hook_flags(here: Seen) -> dict[str, bool]:
    """Which hooks hold, and which of them stand beside an order."""
    text, cues = here.sentence.text, here.cues
    orders = bool(_count(here, _ORDERS)) or "goal" in cues
    makes, backs = _count(here, _MAKES), _count(here, _BACKS)
    generic = bool(here.units) and all(_GENERIC.search(text[unit.start : unit.end]) for unit in here.units)
    named, dated, counted = bool(here.units) and not generic, bool(here.deadlines), bool(here.targets)
    return {
        "unit:named": named,
        "unit:generic": generic,
        "unit:several": len(here.units) > 2,
        "unit:first": bool(here.units) and here.units[0].start < 8,
        "unit:helping": any(unit.helping for unit in here.units),
        "unit+make": named and makes > 0,
        "generic+make": generic and makes > 0,
        "deadline": dated,
        "deadline:cycle": any(is_cycle(text[a:b]) for a, b in here.deadlines),
        "deadline+make": dated and makes > 0,
        "target": counted,
        "goal+target": "goal" in cues and counted,
        "hooks:none": not (named or dated or counted),
        "hooks:two": named + dated + counted > 1,
        "thing": bool(here.things),
        "things": len(here.things) > 1,
        "order:any": orders,
        "order+make": orders and makes > 0,
        "order+unit": orders and named,
        "order+deadline": orders and dated,
        "order+target": orders and counted,
        "order+thing": orders and bool(here.things),
        "makes:several": makes > 2,
        "back:no order": backs > 0 and not orders,
        "back:several": backs > 1,
        "hook:back": backs > 1 and (dated or counted),
    }


def _form_flags(here: Seen) -> dict[str, bool]:
    """How the sentence begins and ends, and where it stands."""
    text, place = here.sentence.text, here.place
    return {
        "starts:order": bool(re.match(r"(?:同时|并)?，?(?:要|必须|务必|确保|力争)", text)),
        "heading": place.heading,
        "numbered": place.level > 0,
        "ends:；": text.endswith("；"),
        "ends:！": text.endswith(("！", "!")),
        "ends:bare": not re.search(r"[。！；？!?;]$", text),
        "name:quoted": "“" in text,
        "figure": bool(re.search(r"\d|[Xx×*]", text)),
        f"section:{place.section or 'none'}": True,
        "share:first": place.share < 0.08,
        "share:early": 0.08 <= place.share < 0.3,
        "share:last": place.share > 0.97,
        "rank:first": place.rank == 0,
    }


def _by_clause(here: Seen) -> dict[str, float]:
    """Whether order and checkable thing stand in one clause, and whether clauses begin with what is to be done."""
    text, found = here.sentence.text, {}
    imperatives, last = 0, ""
    for clause in _CLAUSE.finditer(text):
        part = clause[0]
        ordered, done, back = bool(_ORDER.search(part)), bool(_DO.search(part)), bool(_BACK.search(part))
        imperatives += bool(_IMPERATIVE.match(part))
        last = "order" if ordered or _IMPERATIVE.match(part) else "back" if back else last
        if back:
            continue
        for name, flag in (("order", ordered), ("do", done), ("order+do", ordered and done)):
            if flag:
                found[f"clause:{name}"] = 1.0
    found[f"last:{last or 'none'}"] = 1.0
    if not imperatives and "clause:order" not in found:
        found["directive:none"] = 1.0
    if _FINITE.search(text):
        found["back:finite"] = 1.0
    if _FRAMED.match(text):
        found["starts:frame"] = 1.0
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
