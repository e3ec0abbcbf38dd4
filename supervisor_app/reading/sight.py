"""One sentence and everything the patterns find in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from supervisor_app.reading.deadlines import find_deadlines
from supervisor_app.reading.structure import Place
from supervisor_app.reading.targets import find_targets
from supervisor_app.reading.text import Sentence
from supervisor_app.reading.units import Mention, find_units
from supervisor_app.reading.words import Words

_BREAK = re.compile(
    r"[、，和与及的将把对在上要盯抓谈好大新由为是于向从让使有到了某]|[一二两三四五六七八九十\d]+个|过?亿元"
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
