"""Is a matter in the ledger already? No repeated supervision (《政府督查工作条例》 art. 15)."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from supervisor_app.domain.standing import TaskLine

_LIKENESS = 0.6  # share of character pairs two titles have in common


class Similar:
    """Looks titles up among lines of the ledger, which are indexed once by the character pairs of their titles."""

    def __init__(self, lines: Iterable[TaskLine]) -> None:
        self._lines = list(lines)
        self._titles = [_pairs(line.task.title) for line in self._lines]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, pairs in enumerate(self._titles):
            for pair in pairs:
                self._places[pair].append(place)

    def most_similar(self, title: str) -> TaskLine | None:
        """The line whose title shares most character pairs (Dice's coefficient); None when none shares 60 %."""
        wanted = _pairs(title)
        shared = Counter(place for pair in wanted for place in self._places.get(pair, ()))
        scored = ((2 * count / (len(wanted) + len(self._titles[place])), -place) for place, count in shared.items())
        best = max(scored, default=None)
        return self._lines[-best[1]] if best is not None and best[0] >= _LIKENESS else None


def likeness(first: str, second: str) -> float:
    """Share of character pairs two titles have in common, 0 to 1 (Dice's coefficient)."""
    one, other = _pairs(first), _pairs(second)
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


@lru_cache(maxsize=200_000)
def _pairs(title: str) -> frozenset[str]:
    text = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", title))
    return frozenset(text[at : at + 2] for at in range(len(text) - 1)) or frozenset(text)
