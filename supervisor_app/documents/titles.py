"""Breaking a title by meaning into lines that make a trapezoid or diamond (GB/T 9704—2012, 7.3.1). Pure; in ems."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from supervisor_app.documents.text import NOT_AT_END, NOT_AT_START, one_line
from supervisor_app.paths import resource

_JOINTS = frozenset("的和与及等之或、")  # nothing ends before them
_CLINGING = frozenset("的")  # nothing ends after them either
_CONNECTING = frozenset("和与及等")  # nor after these, where that can be helped
_QUOTED = frozenset("”》")  # what follows a term in such marks mostly belongs to it: “放管服”改革
_FORWARD = ("关于", "有关", "进一步", "以及", "加快", "做好")  # words that belong to what follows
_ENDINGS = frozenset("局厅署院所站处室部委办会区县镇乡")  # of names of units, unless a known word begins with them
_WHOLE = re.compile(r"[A-Za-z0-9.%％〔〕—-]+[年月日号期个项批次]?|第[一二三四五六七八九十百\d]+[次期批届个号]")
_UNIT = re.compile(r"[省市州县区][\u4e00-\u9fff]{2,10}?(?:局|厅|委员会|办公室)")
_BRACKETS = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）")
_NEVER, _IN_BRACKETS, _IN_WORD, _UNKNOWN, _AFTER_UNKNOWN = 900.0, 300.0, 40.0, 9.0, 3.0
_STEP = 3.0  # ems a line of the ideal shape is longer than its neighbour
_SHAPELESS, _LEAST_STEP, _DRIFT = 20.0, 0.9, 0.6


@lru_cache(maxsize=256)
def break_title(title: str, width: float) -> tuple[str, ...]:
    """The lines of a title, each at most `width` ems wide; line ends in it are kept.

    No line ends within a word, a number, a pair of quotation marks or 《》 where that can be helped, none before
    的 和 与 及 、 and none after 的.
    """
    given = [one_line(line) for line in title.split("\n")]
    return tuple(line for part in given if part for line in _broken(part, width))


def _broken(text: str, width: float) -> Sequence[str]:
    reach = [0.0]
    for char in text:
        reach.append(reach[-1] + (0.55 if char.isascii() else 1.0))
    if reach[-1] <= width:
        return [text]
    costs = _costs(text)
    least = int(reach[-1] / width) + 1
    found: list[tuple[float, list[int]]] = []
    for count in range(least, least + 3):
        if found and found[0][0] < _IN_BRACKETS:
            break
        found = sorted(
            (cost + _misshape([reach[b] - reach[a] for a, b in pairwise([0, *ends])]), ends)
            for ideal in _shapes(reach[-1], count, width)
            if (best := _best(reach, costs, ideal, width)) is not None
            for cost, ends in [best]
        )
    if not found:
        return [text[at : at + int(width)] for at in range(0, len(text), int(width))]
    ends = found[0][1]
    return [text[a:b] for a, b in pairwise([0, *ends])]


def _shapes(total: float, count: int, width: float) -> Iterator[list[float]]:
    """The ideal widths of the lines: a trapezoid either way, and a diamond."""
    step = min(_STEP, 2 * (width - total / count) / max(count - 1, 1))
    middle = (count - 1) / 2
    falling = [total / count + (middle - at) * step for at in range(count)]
    yield falling
    yield falling[::-1]
    if count > 2:
        bumps = [-abs(at - middle) * step for at in range(count)]
        yield [total / count + bump - sum(bumps) / count for bump in bumps]


def _misshape(widths: Sequence[float]) -> float:
    """The price of lines that are neither trapezoid nor diamond, or whose last is a mere rest."""
    steps = [b - a for a, b in pairwise(widths)]
    rising = next((at for at, step in enumerate(steps) if step < _LEAST_STEP), len(steps))
    shaped = all(step <= -_LEAST_STEP for step in steps[rising:])
    return (0.0 if shaped else _SHAPELESS) + (_IN_WORD if min(widths) < max(widths) / 3 else 0.0)


def _best(
    reach: Sequence[float], costs: Sequence[float], ideal: Sequence[float], width: float
) -> tuple[float, list[int]] | None:
    """The cheapest ends of lines near the ideal widths; None when the text does not fit."""
    last = len(reach) - 1
    paths: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for number, wanted in enumerate(ideal, 1):
        reached: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, ends) in paths.items():
            for end in range(start + 1, last + 1):
                span = reach[end] - reach[start]
                if span > width:
                    break
                if (number == len(ideal)) != (end == last):
                    continue
                price = cost + _DRIFT * (span - wanted) ** 2 + (costs[end] if end < last else 0.0)
                if end not in reached or price < reached[end][0]:
                    reached[end] = price, [*ends, end]
        paths = reached
    return paths.get(last)


def _costs(text: str) -> list[float]:
    """What it costs to end a line before each character."""
    costs = [_AFTER_UNKNOWN + (_IN_WORD if char in _ENDINGS else 0.0) for char in f"{text} "]
    for start, end, known in _words(text):
        for at in range(start + 1, end):
            costs[at] = _IN_WORD if known else max(_UNKNOWN, costs[at])
        if known:
            costs[start] = min(costs[start], _AFTER_UNKNOWN) - _AFTER_UNKNOWN / 2
            costs[end] -= _AFTER_UNKNOWN / 2
    for pattern, price in ((_BRACKETS, _IN_BRACKETS), (_UNIT, _IN_WORD / 2)):
        for match in pattern.finditer(text):
            for at in range(match.start() + 1, match.end()):
                costs[at] += price
    for match in _WHOLE.finditer(text):
        costs[match.start() + 1 : match.end()] = [_NEVER] * (len(match[0]) - 1)
    for at, (before, after) in enumerate(pairwise(text), 1):
        costs[at] += _sign_cost(before, after)
        if text.endswith(_FORWARD, 0, at):
            costs[at] += _IN_WORD / 2
    return costs


def _sign_cost(before: str, after: str) -> float:
    """What it costs to end a line between two characters because of what they are."""
    if after in _JOINTS or before in _CLINGING or after in NOT_AT_START or before in NOT_AT_END:
        return _NEVER
    return _IN_WORD / 2 if before in _CONNECTING or before in _QUOTED else 0.0


def _words(text: str) -> Iterator[tuple[int, int, bool]]:
    """Known words, the longest first, and between them the unknown."""
    known, longest = _lexicon()
    at = unknown = 0
    while at < len(text):
        length = next((n for n in range(min(longest, len(text) - at), 1, -1) if text[at : at + n] in known), 0)
        if length:
            if unknown < at:
                yield unknown, at, False
            yield at, at + length, True
            unknown = at + length
        at += length or 1
    if unknown < at:
        yield unknown, at, False


@cache
def _lexicon() -> tuple[frozenset[str], int]:
    """The words of titles that no line ends within, and the length of the longest."""
    lines = resource("title_words.txt").read_text(encoding="utf-8").splitlines()
    words = frozenset(word for line in lines if not line.startswith("#") for word in line.split())
    return words, max(map(len, words))
