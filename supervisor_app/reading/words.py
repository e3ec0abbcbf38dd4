"""The word lists and weights that the reader goes by, from the files of `resources/reading`."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: weights of features and of groups of two or three characters.

    `slope` and `offset` turn its sum into the share of such sentences that are tasks; drafts begin at `threshold`.
    """

    features: Mapping[str, float]
    grams: Mapping[str, float]
    gram_value: float
    slope: float
    offset: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the reader knows before it sees a speech."""

    cues: Mapping[str, re.Pattern[str]]
    sections: Mapping[str, re.Pattern[str]]
    unit: re.Pattern[str]
    stem: re.Pattern[str]
    thing: re.Pattern[str]
    generic: re.Pattern[str]
    never: frozenset[str]
    bound: re.Pattern[str]
    weights: Weights


@lru_cache(maxsize=2)
def load_words(folder: Path) -> Words:
    """Words and weights from `folder`; OSError or ValueError when the installation is not whole."""
    lists = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    weights = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    units = lists["units"]
    suffixes = _any(units["suffixes"])
    stems = _any(units["stems"])
    pattern = rf".{{0,22}}(?:{suffixes})|“?两办”?(?:{suffixes})?"
    pattern += rf"|(?:各|有关|相关|[省市州县区旗镇]){{0,3}}(?:{stems})(?:{suffixes})?"
    return Words(
        cues={name: re.compile("|".join(entries)) for name, entries in lists["cues"].items()},
        sections={name: re.compile("|".join(entries)) for name, entries in lists["sections"].items()},
        unit=re.compile(
            rf"(?:{pattern})(?:{_any(units['posts'])})?|(?:各|有关|相关)?.{{0,8}}(?:{_any(units['posts'])})"
        ),
        stem=re.compile(stems),
        thing=re.compile(
            rf"(?P<name>[\w“”（）]{{2,14}}?)(?:{_any(lists['things']['nouns'])})(?![\w]{{0,2}}(?:会议|思路|意识))"
        ),
        generic=re.compile(_any(lists["things"]["generic"])),
        never=frozenset(units["never"]),
        bound=re.compile(_any(units["bounds"])),
        weights=Weights(**weights),
    )


def _any(entries: list[str]) -> str:
    """One of the entries, the longest first."""
    return "|".join(sorted(entries, key=len, reverse=True))
