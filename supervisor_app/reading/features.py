"""What tells an order that can be checked from a slogan, a report or an argument: one dictionary a sentence."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from supervisor_app.reading.deadlines import find_deadlines, is_cycle
from supervisor_app.reading.structure import Place
from supervisor_app.reading.targets import find_targets
from supervisor_app.reading.text import Sentence
from supervisor_app.reading.units import Mention, find_units
from supervisor_app.reading.words import Weights, Words

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


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence with everything found in it; spans are of its readable text."""

    sentence: Sentence
    place: Place
    units: Sequence[Mention]
    deadlines: Sequence[tuple[int, int]]
    targets: Sequence[tuple[int, int]]
    cues: Mapping[str, tuple[int, int]]


def look(sentence: Sentence, place: Place, words: Words) -> Seen:
    """Everything the patterns find in a sentence."""
    text = sentence.text
    cues = {name: match.span() for name, pattern in words.cues.items() if (match := pattern.search(text))}
    deadlines = find_deadlines(text)
    targets = [
        span for span in find_targets(text) if not any(a < span[1] and span[0] < b and b - a > 3 for a, b in deadlines)
    ]
    return Seen(sentence, place, find_units(text, words), deadlines, targets, cues)


def features(seen: Sequence[Seen], at: int) -> dict[str, float]:
    """The features of sentence `at`, its neighbours' among them."""
    here = seen[at]
    found = _own(here)
    for side, other in (("before", at - 1), ("after", at + 1)):
        if 0 <= other < len(seen) and seen[other].place.speech == here.place.speech:
            near = seen[other]
            if near.units:
                found[f"{side}:unit"] = 1.0
            if near.deadlines or near.targets:
                found[f"{side}:hook"] = 1.0
            if near.place.heading:
                found[f"{side}:heading"] = 1.0
            if any(name in near.cues for name in _BACKS[:3]):
                found[f"{side}:back"] = 1.0
    return found


def _own(here: Seen) -> dict[str, float]:
    text, cues, place = here.sentence.text, here.cues, here.place
    found = {f"cue:{name}": 1.0 for name in cues}
    orders = sum(name in cues for name in _ORDERS)
    makes = sum(name in cues for name in _MAKES)
    backs = sum(name in cues for name in _BACKS)
    generic = bool(here.units) and all(_GENERIC.search(text[unit.start : unit.end]) for unit in here.units)
    named = bool(here.units) and not generic
    cycle = any(is_cycle(text[a:b]) for a, b in here.deadlines)
    flags = {
        "unit:named": named,
        "unit:generic": generic,
        "unit:several": len(here.units) > 2,
        "deadline": bool(here.deadlines),
        "deadline:cycle": cycle,
        "target": bool(here.targets),
        "hooks:none": not (named or here.deadlines or here.targets),
        "hooks:two": named + bool(here.deadlines) + bool(here.targets) > 1,
        "order:any": orders > 0,
        "order+make": orders > 0 and makes > 0,
        "order+unit": orders > 0 and named,
        "order+deadline": orders > 0 and bool(here.deadlines),
        "order+target": orders > 0 and bool(here.targets),
        "makes:several": makes > 2,
        "unit+make": named and makes > 0,
        "generic+make": generic and makes > 0,
        "deadline+make": bool(here.deadlines) and makes > 0,
        "back:no order": backs > 0 and orders == 0,
        "back:several": backs > 1,
        "hook:back": backs > 1 and bool(here.deadlines or here.targets),
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
    found |= {name: 1.0 for name, flag in flags.items() if flag}
    found |= {f"long:{length}": 1.0 for length in _LENGTHS if len(text) > length}
    found["makes"] = min(makes, 4) / 2
    found["clauses"] = math.log1p(text.count("，")) / 2
    found["list"] = math.log1p(text.count("、")) / 2
    return found


def probability(found: Mapping[str, float], weights: Weights) -> float:
    """How likely a sentence with these features is a task an office would enter."""
    total = weights.bias + sum(weights.features.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, weights.slope * total + weights.offset))))
