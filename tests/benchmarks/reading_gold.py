"""Labelled speeches and the sentences written for this program, as samples to learn from and to measure with."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from supervisor_app.reading.features import features, grams
from supervisor_app.reading.reader import look_over
from supervisor_app.reading.sight import Seen
from supervisor_app.reading.words import Words

EXAMPLES = Path(__file__).with_name("reading_examples.txt")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence with its label; None where two labellers differed."""

    speech: str
    features: dict[str, float]
    grams: frozenset[str]
    task: bool | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled speech: its text, its sentences as the reader sees them, and the labelled segments."""

    name: str
    text: str
    seen: Sequence[Seen]
    segments: Sequence[dict[str, Any]]


def labelled_speeches(folder: Path, words: Words) -> list[Labelled]:
    """Every NAME.txt with a NAME.gold.json in `folder`."""
    found = []
    for gold in sorted(folder.glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        text = gold.with_name(f"{name}.txt").read_text(encoding="utf-8")
        segments = json.loads(gold.read_text(encoding="utf-8"))["segments"]
        found.append(Labelled(name, text, look_over(text, words), segments))
    return found


def overlaps(left: Span, right: Span) -> bool:
    """Whether two spans share at least half of the shorter."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return shared > 0 and 2 * shared >= min(left[1] - left[0], right[1] - right[0])


def samples_of(speech: Labelled) -> Iterator[Sample]:
    """The speech's sentences with the label of the segments they overlap."""
    for at, item in enumerate(speech.seen):
        span = (item.sentence.start, item.sentence.end)
        here = [segment for segment in speech.segments if overlaps(span, (segment["start"], segment["end"]))]
        labels = {segment["task"] for segment in here}
        task = True if True in labels else None if None in labels or not here else False
        sure = any(segment["task"] and segment.get("sure") for segment in here)
        yield Sample(speech.name, features(speech.seen, at), frozenset(grams(item.sentence.text)), task, sure)


def example_samples(words: Words) -> Iterator[Sample]:
    """The sentences of reading_examples.txt; a blank line parts its speeches."""
    for number, block in enumerate(EXAMPLES.read_text(encoding="utf-8").split("\n\n")):
        lines = [line for line in block.splitlines() if line.startswith(("+ ", "- "))]
        marks: list[tuple[int, bool]] = []
        start = 0
        for line in lines:
            marks.append((start, line.startswith("+")))
            start += len(line) - 1
        seen = look_over("\n".join(line[2:] for line in lines), words)
        for at, item in enumerate(seen):
            task = [mark for begin, mark in marks if begin <= item.sentence.start][-1]
            found = frozenset(grams(item.sentence.text))
            yield Sample(f"example {number}", features(seen, at), found, task, task)
