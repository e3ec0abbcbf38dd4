"""Learn the reader's weights: `python -m tests.benchmarks.learn_reading SPEECH_DIR`, written to resources/reading.

Logistic regression by coordinate descent in the dual (Yu, Huang, Lin 2011), pure Python, the same result every time.
Groups of characters count only when at least two speeches have them, so that no name of one speech is kept.
"""

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from supervisor_app.paths import resource
from supervisor_app.reading.words import load_words
from tests.benchmarks.reading_gold import Sample, example_samples, labelled_speeches, samples_of

GRAM_VALUE = 0.8
COST = 0.15
ROUNDS = 40
UNDISPUTED = 0.94  # recall on undisputed tasks that the threshold must leave, in cross-validation
Vector = list[tuple[int, float]]


def fit(samples: Sequence[Sample], cost: float = COST) -> dict[str, float]:
    """Weights by name; groups of characters are named with a leading “n:”."""
    kept = _kept_grams(samples)
    index: dict[str, int] = {}
    rows = [_row(sample, kept, index) for sample in samples]
    signs = [1.0 if sample.task else -1.0 for sample in samples]
    weights = _descend(rows, signs, len(index), cost)
    return {name: weights[at] for name, at in index.items()}


def _kept_grams(samples: Sequence[Sample]) -> set[str]:
    pairs = {(sample.speech, gram) for sample in samples for gram in sample.grams}
    return {gram for gram, speeches in Counter(gram for _, gram in pairs).items() if speeches > 1}


def _row(sample: Sample, kept: set[str], index: dict[str, int]) -> Vector:
    named = dict(sample.features) | {f"n:{gram}": GRAM_VALUE for gram in sorted(sample.grams & kept)}
    return [(index.setdefault(name, len(index)), value) for name, value in named.items()]


def _descend(rows: Sequence[Vector], signs: Sequence[float], size: int, cost: float) -> list[float]:
    alphas = [min(0.001 * cost, 1e-8)] * len(rows)
    weights = [0.0] * size
    for row, sign, alpha in zip(rows, signs, alphas, strict=True):
        for at, value in row:
            weights[at] += sign * alpha * value
    norms = [sum(value * value for _, value in row) for row in rows]
    order = list(range(len(rows)))
    shuffle = random.Random(0).shuffle
    for _ in range(ROUNDS):
        shuffle(order)
        for number in order:
            row, sign = rows[number], signs[number]
            margin = sign * sum(weights[at] * value for at, value in row)
            alpha = _newton(alphas[number], margin, norms[number], cost)
            step = (alpha - alphas[number]) * sign
            alphas[number] = alpha
            for at, value in row:
                weights[at] += step * value
    return weights


def _newton(alpha: float, margin: float, norm: float, cost: float) -> float:
    """The alpha in (0, cost) that minimises the dual along one coordinate, by bisection of its derivative."""
    low, high = 0.0, cost
    for _ in range(40):
        middle = (low + high) / 2
        slope = norm * (middle - alpha) + margin + math.log(middle / (cost - middle) if middle < cost else math.inf)
        low, high = (low, middle) if slope > 0 else (middle, high)
    return (low + high) / 2


def total(sample: Sample, weights: Mapping[str, float]) -> float:
    """The model's sum for a sample."""
    found = sum(weights.get(name, 0.0) * value for name, value in sample.features.items())
    return found + GRAM_VALUE * sum(weights.get(f"n:{gram}", 0.0) for gram in sample.grams)


def held_out(speeches: Mapping[str, Sequence[Sample]], extra: Sequence[Sample]) -> dict[str, list[float]]:
    """Sums of every speech's sentences under weights learnt without that speech."""
    sums = {}
    for name, samples in speeches.items():
        others = [sample for other, listed in speeches.items() if other != name for sample in listed]
        weights = fit([sample for sample in [*others, *extra] if sample.task is not None])
        sums[name] = [total(sample, weights) for sample in samples]
    return sums


def calibrated(sums: Iterable[float], labels: Iterable[bool]) -> tuple[float, float]:
    """Slope and offset of the logistic curve that fits held-out sums to labels (Platt 1999)."""
    pairs = list(zip(sums, labels, strict=True))
    slope, offset = 1.0, 0.0
    for _ in range(4000):
        down = across = 0.0
        for value, label in pairs:
            error = 1 / (1 + math.exp(-(slope * value + offset))) - label
            down += error * value
            across += error
        slope -= 2.0 * down / len(pairs) / 4
        offset -= 2.0 * across / len(pairs) / 4
    return slope, offset


def threshold(scores: Sequence[tuple[float, Sample]]) -> float:
    """The score with the best F1 among those that leave enough of the undisputed tasks."""
    tasks = sum(bool(sample.task) for _, sample in scores)
    sure = sum(sample.sure for _, sample in scores)
    best, chosen = -1.0, 0.5
    for cut in (step / 100 for step in range(10, 70)):
        offered = [sample for score, sample in scores if score >= cut and sample.task is not None]
        right = sum(bool(sample.task) for sample in offered)
        value = 2 * right / max(1, len(offered) + tasks)
        if sum(sample.sure for sample in offered) >= UNDISPUTED * sure and value > best:
            best, chosen = value, cut
    return chosen


def main() -> None:
    """Learn from all speeches, calibrate on held-out ones, and write the weights."""
    folder = resource("reading")
    words = load_words(folder)
    speeches = {item.name: list(samples_of(item)) for item in labelled_speeches(Path(sys.argv[1]), words)}
    extra = list(example_samples(words))
    sums = held_out(speeches, extra)
    pairs = [pair for name, listed in speeches.items() for pair in zip(sums[name], listed, strict=True)]
    known = [(value, sample) for value, sample in pairs if sample.task is not None]
    slope, offset = calibrated([value for value, _ in known], [bool(sample.task) for _, sample in known])
    cut = threshold([(1 / (1 + math.exp(-(slope * value + offset))), sample) for value, sample in known])
    weights = fit([sample for listed in [*speeches.values(), extra] for sample in listed if sample.task is not None])
    grams = {name[2:]: round(value, 3) for name, value in sorted(weights.items()) if name.startswith("n:")}
    learnt = {
        "features": {name: round(value, 3) for name, value in sorted(weights.items()) if not name.startswith("n:")},
        "grams": {gram: value for gram, value in grams.items() if abs(value) >= 0.004},
        "gram_value": GRAM_VALUE,
        "slope": round(slope, 3),
        "offset": round(offset, 3),
        "threshold": cut,
    }
    text = json.dumps(learnt, ensure_ascii=False, separators=(",", ":"))
    (folder / "weights.json").write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(weights)} weights, slope {slope:.3f}, offset {offset:.3f}, threshold {cut}\n")


if __name__ == "__main__":
    main()
