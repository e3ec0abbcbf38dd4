"""The short imperative line that a ledger shows for a task, from the sentence's own words."""

import re
from collections.abc import Sequence

_CLAUSE = re.compile(r"[^，：；。！？:;!?]+")
_LEAD = re.compile(
    r"^(?:[一二三四五六七八九十\d]{1,3}[、.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十](?:是|要)|第[一二三四五六七八九十]|首先|其次|最后|同时|因此|所以|此外|另外|特别是|尤其是|比如|并且?|而且|但"
    r"|还要|一定|务必|必须|要|须|应当?|都|均|也|还|再|我们|大家|会后|切实|认真|进一步|积极|充分|继续|不断|全力|努力|抓紧|尽快|迅速|高度重视|着力|坚持|力争|确保|争取|一方面|另一方面|就|对于|以此|把|将)+"
)
_DONE = re.compile(
    r"制定|制订|出台|编制|建立|健全|完善|成立|组建|召开|举办|开展|组织|完成|建成|投产|竣工|开工|启动|签订|签约|报送|上报|汇报|通报|考核|督查|整治|排查|清理|兑现|落实|新增|储备|达到|实现|淘汰|搬迁|推进|办理|审核|调研|筛选|关闭|引进|加快|对接|实行|梳理"
)
_LONGEST = 30


def title_of(text: str, units: Sequence[tuple[int, int]], hooks: Sequence[tuple[int, int]]) -> str:
    """At most 30 characters where the sentence allows it; never empty for a sentence with a word."""
    best, worth = "", -1.0
    clauses = list(_CLAUSE.finditer(text))
    for at, clause in enumerate(clauses):
        line = _trimmed(text, clause.start(), clause.end(), units)
        value = _worth(line, clause.span(), hooks) - at * 0.01
        if value > worth and re.search(r"\w", line):
            best, worth = line, value
    return _shortened(best or text.strip("，。；！？ "))


def _worth(line: str, span: tuple[int, int], hooks: Sequence[tuple[int, int]]) -> float:
    value = 2.0 * sum(span[0] <= start < span[1] for start, _ in hooks)
    value += 1.5 * bool(_DONE.search(line))
    return value + (0.0 if len(line) < 5 else 1.0 if len(line) <= _LONGEST else 0.5)


def _trimmed(text: str, start: int, end: int, units: Sequence[tuple[int, int]]) -> str:
    inside = [span for span in units if start <= span[0] < end]
    line = text[start:end]
    if inside:
        last = max(stop for _, stop in inside)
        tail = re.sub(r"^等?(?:有关|相关|职能|责任|主管)*(?:部门|单位|企业)?", "", text[last:end])
        line = tail if len(tail) >= 5 else line
    return _LEAD.sub("", line) or line


def _shortened(line: str) -> str:
    if len(line) <= _LONGEST:
        return line
    cut = max(line.rfind(mark, 8, _LONGEST) for mark in "、和与")
    return line[:cut] if cut > 12 else line[: _LONGEST - 1] + "…"
