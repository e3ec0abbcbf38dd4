"""How fast and how well speeches are read: `python -m tests.benchmarks.reading [SPEECH_DIR]`.

Time is that of the sample sentences. Accuracy needs a folder of labelled speeches (NAME.txt, NAME.gold.json): every
speech is read with weights learnt without it. Units, deadlines and targets are counted on the tasks found.
"""

import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from supervisor_app.paths import resource
from supervisor_app.reading.reader import read_speech
from supervisor_app.reading.sight import Seen
from supervisor_app.reading.words import Words, load_words
from tests.benchmarks.learn_reading import held_out
from tests.benchmarks.measure import best, say
from tests.benchmarks.reading_gold import EXAMPLES, Labelled, Sample, example_samples, labelled_speeches, samples_of

_KINDS = ("task", "units", "deadlines", "targets")
_BINS = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01))
Counts = dict[str, list[int]]


def speed(words: Words) -> None:
    """Time per 10,000 characters, at that length and at fifty times as many."""
    lines = [line[2:] for line in EXAMPLES.read_text(encoding="utf-8").splitlines() if line.startswith(("+ ", "- "))]
    text = ("\n".join(lines) * 2)[:10_000]
    say("10,000 characters", best(lambda: read_speech(text, words)), "ms", "≤ 500")
    long = "\n".join(f"{number}，{line}" for number in range(60) for line in lines)
    took = best(lambda: read_speech(long, words), 1)
    say(f"{len(long):,} characters, per 10,000", took / len(long) * 10_000, "ms", "≤ 500")


def accuracy(folder: Path, words: Words) -> None:
    """The table of speeches, each read with weights learnt from the others, and the calibration of scores."""
    speeches = labelled_speeches(folder, words)
    samples = {speech.name: list(samples_of(speech)) for speech in speeches}
    sums = held_out(samples, list(example_samples(words)))
    scores = {name: [_score(value, words) for value in values] for name, values in sums.items()}
    whole: Counts = {kind: [0, 0, 0] for kind in (*_KINDS, "sure")}
    for speech in speeches:
        counts = _counts(speech, samples[speech.name], scores[speech.name], words.weights.threshold)
        _tell(speech.name, counts)
        for kind, row in counts.items():
            whole[kind] = [left + right for left, right in zip(whole[kind], row, strict=True)]
    _tell("all", whole)
    _calibration(samples, scores)


def _score(value: float, words: Words) -> float:
    return 1 / (1 + math.exp(-(words.weights.slope * value + words.weights.offset)))


def _counts(speech: Labelled, samples: Sequence[Sample], scores: Sequence[float], cut: float) -> Counts:
    counts: Counts = {kind: [0, 0, 0] for kind in (*_KINDS, "sure")}
    for item, sample, score in zip(speech.seen, samples, scores, strict=True):
        if sample.task is None:
            continue
        offered = score >= cut
        _add(counts["task"], offered and sample.task, offered, sample.task)
        _add(counts["sure"], offered and sample.sure, offered and sample.sure, sample.sure)
        if offered and sample.task:
            _strings(speech, item, counts)
    return counts


def _add(row: list[int], right: int, found: int, wanted: int) -> None:
    row[0] += right
    row[1] += found
    row[2] += wanted


def _strings(speech: Labelled, item: Seen, counts: Counts) -> None:
    spans = {
        "units": [(unit.start, unit.end) for unit in item.units],
        "deadlines": item.deadlines,
        "targets": item.targets,
    }
    for segment in speech.segments:
        if not segment["task"] or not item.sentence.start <= segment["start"] < item.sentence.end:
            continue
        for kind, listed in spans.items():
            raw = (item.sentence.raw(span) for span in listed)
            said = list(dict.fromkeys(speech.text[a:b] for a, b in raw if speech.text[a:b] in segment["text"]))
            left = list(said)
            for wanted in segment[kind]:
                hit = next((text for text in left if _same(wanted, text)), None)
                if hit is not None:
                    left.remove(hit)
            right = len(said) - len(left)
            open_to_doubt = sum(any(_same(text, maybe) for maybe in segment[f"{kind}_maybe"]) for text in left)
            _add(counts[kind], right, len(said) - open_to_doubt, len(segment[kind]))


def _same(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return bool(short) and short in long and 2 * len(short) >= len(long)


def _tell(name: str, counts: Counts) -> None:
    cells = []
    for kind in _KINDS:
        right, found, wanted = counts[kind]
        value = 2 * right / (found + wanted) if found + wanted else math.nan
        cells.append(f"{kind} {value:.3f} (P {_share(right, found)} R {_share(right, wanted)} of {wanted})")
    cells.append(f"undisputed R {_share(counts['sure'][0], counts['sure'][2])}")
    sys.stdout.write(f"{name:22} " + "  ".join(cells) + "\n")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else " –  "


def _calibration(samples: Mapping[str, Sequence[Sample]], scores: Mapping[str, Sequence[float]]) -> None:
    pairs = [pair for name, listed in samples.items() for pair in zip(scores[name], listed, strict=True)]
    for low, high in _BINS:
        inside = [sample for score, sample in pairs if low <= score < high and sample.task is not None]
        right = sum(bool(sample.task) for sample in inside)
        sys.stdout.write(
            f"scores {low:.1f}–{min(high, 1):.1f}: {len(inside)} sentences, {_share(right, len(inside))} tasks\n"
        )


def main() -> None:
    """Measure; without labelled speeches only the time."""
    words = load_words(resource("reading"))
    speed(words)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if folder is None or not any(folder.glob("*.gold.json")):
        sys.stdout.write("no labelled speeches (NAME.txt with NAME.gold.json): accuracy not measured\n")
        return
    accuracy(folder, words)


if __name__ == "__main__":
    main()
