"""The short imperative line that a ledger shows for a task, from the sentence's own words."""

import re
from collections.abc import Sequence

from supervisor_app.reading.deadlines import find_deadlines

_CLAUSE = re.compile(r"[^，：；。！？:;!?]+")
_LEAD = re.compile(
    r"^(?:[一二三四五六七八九十\d]{1,3}[、.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十](?:是|要)|第[一二三四五六七八九十](?![届期批轮次])|首先|其次|最后|同时|因此|所以"
    r"|此外|另外|特别是|尤其是|比如|并且?(?!购)|而且|但是?|还要|一定|务必|必须|(?<![主重首需])要|须|应当?(?!急)|都(?!市)|均|也|还|再|我们|大家|会后|今后|切实|认真|进一步|积极|充分|继续|不断|全力(?!以赴)|努力|抓紧|尽快|迅速"
    r"|高度重视|着力|力争|确保|争取|一方面|另一方面|就(?!业|地|医|近)|原则上|的|确定了|我们确定要?|千方百计|亲自|需要特别强调的是|[，、])+"
)
_DONE = re.compile(
    r"制定|制订|出台|编制|建立|健全|完善|成立|组建|召开|举办|开展|组织|完成|建成|投产|竣工|开工|启动|签订|签约|报送|上报|汇报|通报|考核|督查|整治|排查|清理|兑现|落实|新增|储备|达到|实现|淘汰|搬迁|推进|办理|审核|调研|筛选|关闭|引进|加快|对接|实行|梳理"
    r"|推出|告知|答复|反馈|公布|发布|补齐|查找|申报|举办|建设|改造|解决|研究|提出|审批|处理|追究|奖励|培育|扶持|打造|办好|做好|抓好|增长|控制|降低|下降"
)
_FRAME = re.compile(
    r"^(?:在[^，]*(?:上|下|中|时|前提|基础上)$|按照|根据|通过|围绕|结合|由于|导致|以[^，]{2,20}为|为[^，]*|针对|立足|本着|有[^，]*意识)|(?:的同时|原则|要求|意义|载体|抓手|的|情况下|基础上|之一|重要性)$"
)
_FRAMED = re.compile(r"在|按照|根据|围绕|结合|通过|以|当前|目前|意识")
_MOOD = re.compile(r"意识|思想|重视|大局|认识|当作|摆[在到上]|牢牢|牢固|精神|责任感|信心")
_ORDER = re.compile(r"(?<![主重首需])要|必须|务必|确保|力争|负责|牵头|须|争取")
_TOPIC = re.compile(r"^(?P<topic>[^，：；。]{2,14})方面$")
_LONGEST = 30
_THIN = 9  # an action of fewer characters hardly says what it is about

Span = tuple[int, int]


def title_of(text: str, units: Sequence[Span], hooks: Sequence[Span]) -> str:
    """At most 30 characters where the sentence allows it; never empty for a sentence with a word."""
    spans = [clause.span() for clause in _CLAUSE.finditer(text)]
    lines = [_trimmed(text, span, units) for span in spans]
    worths = [
        _worth(text[a:b], line, (a, b), hooks) - at * 0.05
        for at, ((a, b), line) in enumerate(zip(spans, lines, strict=True))
    ]
    if not any(re.search(r"\w", line) for line in lines):
        return _shortened(text.strip("，。；！？ "))
    best = max(range(len(lines)), key=lambda at: worths[at] if re.search(r"\w", lines[at]) else -99.0)
    return _shortened(_about(lines, best))


def _about(lines: Sequence[str], best: int) -> str:
    """The chosen line, with what it is about before it where it is too short to tell."""
    line = lines[best]
    topic = _TOPIC.match(lines[0]) if best else None
    if topic and len(topic["topic"]) + len(line) < _LONGEST:
        return f"{topic['topic']}：{line}"
    thin = len(line) < _THIN and best > 0 and not _FRAMED.match(lines[best - 1])
    if thin and len(lines[best - 1]) + len(line) < _LONGEST and len(lines[best - 1]) > 3:
        return f"{lines[best - 1]}，{line}"
    return line


def _worth(clause: str, line: str, span: Span, hooks: Sequence[Span]) -> float:
    value = 1.0 * min(2, sum(span[0] <= start < span[1] for start, _ in hooks))
    value += 1.5 * bool(_DONE.search(line)) + 0.7 * bool(_ORDER.search(clause))
    value -= 2.5 * bool(_FRAME.search(line)) + 1.5 * bool(_MOOD.search(line))
    return value + (0.0 if len(line) < 5 else 1.0 if len(line) <= _LONGEST else 0.5)


def _trimmed(text: str, span: Span, units: Sequence[Span]) -> str:
    """A clause without who must act, when, and the words of urging before the verb."""
    start, end = span
    inside = [unit for unit in units if start <= unit[0] < end]
    at = start
    if inside:
        last = max(stop for _, stop in inside)
        tail = re.match(r"等?(?:有关|相关|职能|责任|主管)*(?:部门|单位|企业)?", text[last:end])
        behind = last + (tail.end() if tail else 0)
        at = behind if end - behind >= 4 else start
    line = _LEAD.sub("", text[at:end])
    dated = [stop for begin, stop in find_deadlines(line) if begin <= 1 and line[:begin] in {"", "在", "于", "到"}]
    if dated and len(line) - max(dated) >= 4:
        line = line[max(dated) :]
    return _LEAD.sub("", line) or text[start:end]


def _shortened(line: str) -> str:
    if len(line) <= _LONGEST:
        return line
    cut = max(line.rfind(mark, 8, _LONGEST) for mark in "、，和与")
    return line[:cut] if cut > 12 else line[: _LONGEST - 1] + "…"
