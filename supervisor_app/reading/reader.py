"""From the text of a file to its speeches and their draft tasks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from supervisor_app.domain.dates import read_due
from supervisor_app.domain.model import Cycle
from supervisor_app.reading.deadlines import is_cycle
from supervisor_app.reading.drafts import Carried, Draft, Hook, Speech
from supervisor_app.reading.features import features, probability
from supervisor_app.reading.sight import Seen, look
from supervisor_app.reading.structure import Head, heads, places
from supervisor_app.reading.text import Sentence, sentences
from supervisor_app.reading.titles import title_of
from supervisor_app.reading.words import Words

_HOOKS = {  # cue → what the window calls it
    "make_paper": "成果",
    "make_body": "机构",
    "make_rule": "制度",
    "make_meeting": "会议",
    "make_campaign": "行动",
    "make_state": "节点",
    "make_report": "报告",
    "make_check": "督查考核",
    "order_charge": "分工",
    "reward_rule": "奖惩规则",
}


_MASKED = re.compile(r"[XxＸ×*＊某]")  # a number blotted out: no day can be reckoned from it


def read_speech(text: str, words: Words, held_on: date | None = None) -> list[Speech]:
    """Every speech of a file with its draft tasks; dates count from `held_on`, else from the speech's own date."""
    seen = look_over(text, words)
    listed = [item.sentence for item in seen]
    return [_speech(text, head, seen, words, held_on) for head in heads(listed)]


def look_over(text: str, words: Words) -> list[Seen]:
    """Every sentence with what the patterns find in it."""
    listed = sentences(text)
    where = places(listed, heads(listed), words)
    return [look(sentence, place, words) for sentence, place in zip(listed, where, strict=True)]


def _speech(text: str, head: Head, seen: Sequence[Seen], words: Words, held_on: date | None) -> Speech:
    day = held_on or _day(head.date)
    drafts: dict[str, Draft] = {}
    for at in range(head.first, head.last):
        score = probability(features(seen, at), seen[at].sentence.text, words.weights)
        if score < words.weights.threshold or _is_furniture(seen[at].sentence.text):
            continue
        item = seen[at]
        known = drafts.get(item.sentence.text)
        if known is None:
            drafts[item.sentence.text] = _draft(text, item, seen[max(head.first, at - 6) : at], score, day)
        else:
            again = (*known.places, (item.sentence.start, item.sentence.end))
            drafts[item.sentence.text] = _with_places(known, again)
    start, end = seen[head.first].sentence.start, seen[head.last - 1].sentence.end
    return Speech(head.title, _day(head.date), head.speaker, start, end, tuple(drafts.values()))


def _is_furniture(text: str) -> bool:
    """Whether a line only dates or opens the speech."""
    return len(text) < 24 and bool(
        re.fullmatch(r"[（(]?[\d〇零一二三四五六七八九十年月日号 ]+[）)]?|同志们[：:！]?", text)
    )


def _day(phrase: str) -> date | None:
    return read_due(phrase, date(2000, 1, 1)).due if phrase else None


def _draft(text: str, item: Seen, before: Sequence[Seen], score: float, day: date | None) -> Draft:
    sentence = item.sentence
    units = [(unit.start, unit.end) for unit in item.units]
    helping = [(unit.start, unit.end) for unit in item.units if unit.helping]
    deadlines = _verbatim(text, sentence, item.deadlines)
    carried = _carried(text, item, before)
    due, cycle = _due([*deadlines, *carried.deadlines], day)
    spans = [*item.deadlines, *item.targets, *(item.cues[name] for name in _HOOKS if name in item.cues)]
    return Draft(
        start=sentence.start,
        end=sentence.end,
        text=text[sentence.start : sentence.end],
        title=title_of(sentence.text, units, spans),
        units=_verbatim(text, sentence, units),
        cooperating=_verbatim(text, sentence, helping),
        deadlines=deadlines,
        due=due,
        cycle=cycle,
        targets=_verbatim(text, sentence, item.targets),
        score=round(score, 3),
        hooks=_hooks(text, item),
        carried=carried,
    )


def _with_places(draft: Draft, again: Sequence[tuple[int, int]]) -> Draft:
    return replace(draft, places=again)


def _verbatim(text: str, sentence: Sentence, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    raw = (sentence.raw(span) for span in spans)
    return tuple(dict.fromkeys(text[start:end] for start, end in raw))


def _hooks(text: str, item: Seen) -> tuple[Hook, ...]:
    spans = [("责任单位", (unit.start, unit.end)) for unit in item.units]
    spans += [("频次" if is_cycle(item.sentence.text[a:b]) else "时限", (a, b)) for a, b in item.deadlines]
    spans += [("指标", span) for span in item.targets]
    spans += [(told, item.cues[name]) for name, told in _HOOKS.items() if name in item.cues]
    found = [(kind, *item.sentence.raw(span)) for kind, span in spans]
    return tuple(
        Hook(kind, start, end, text[start:end]) for kind, start, end in sorted(found, key=lambda hook: hook[1])
    )


def _carried(text: str, item: Seen, before: Sequence[Seen]) -> Carried:
    """Units and deadline of the sentence this one goes on from (it ended in ；), and the heading above."""
    topic = item.place.topic[-1] if item.place.topic else ""
    units: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    for other in reversed(before):
        if other.sentence.paragraph != item.sentence.paragraph:
            break
        if not item.units and not units:
            units = _verbatim(text, other.sentence, [(unit.start, unit.end) for unit in other.units])
        if not item.deadlines and not deadlines and other.sentence.text.endswith("；"):
            deadlines = _verbatim(text, other.sentence, other.deadlines)
    return Carried(units, deadlines, topic)


def _due(phrases: Sequence[str], day: date | None) -> tuple[date | None, Cycle | None]:
    """The latest day the phrases name and the first cycle."""
    readings = [read_due(phrase, day or date(2000, 1, 1)) for phrase in phrases if not _MASKED.search(phrase)]
    cycles = [reading.cycle for reading in readings if reading.known and reading.cycle]
    days = [reading.due for reading in readings if reading.known and reading.due] if day else []
    return max(days, default=None), cycles[0] if cycles else None
