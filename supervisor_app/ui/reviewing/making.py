"""Drafts made of other drafts: from the reader's, by merging, splitting, marking and editing; plain functions."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from supervisor_app.domain.dates import DueReading, read_due
from supervisor_app.domain.model import Cycle
from supervisor_app.domain.review import DraftState, ReviewDraft

if TYPE_CHECKING:
    from supervisor_app.reading.drafts import Draft

UNIT, DUE, CYCLE, TARGET, ELSEWHERE = "责任单位", "时限", "频次", "指标", "另见"
BY_HAND = "手工标出"
LENT_UNITS, LENT_DUE = "责任单位承前文", "时限承前文"
_BLANK = " \t\r\n\u3000"
_LINKS = _BLANK + "，；、,;。"
_SOME_DAY = date(2000, 1, 1)  # only what needs no day of the meeting is taken from a reading against it


class HookFacts(TypedDict):
    """One reason why a sentence is offered, as kept in the ledger."""

    kind: str
    start: int
    end: int
    text: str


def hooks_of(draft: ReviewDraft) -> list[HookFacts]:
    """The reasons kept with a draft."""
    found: list[HookFacts] = json.loads(draft.hooks)
    return found


def _kept(hooks: Iterable[HookFacts]) -> str:
    return json.dumps(list(hooks), ensure_ascii=False)


def from_reader(found: "Draft", offset: int, held_on: date | None) -> ReviewDraft:
    """A draft of the reader; `offset` is where the text kept with the meeting begins in the text that was read."""
    helping = set(found.cooperating)
    lent = () if found.units else tuple(found.carried.units)
    phrases = tuple(found.deadlines) or tuple(found.carried.deadlines)
    hooks: list[HookFacts] = [
        {"kind": hook.kind, "start": hook.start - offset, "end": hook.end - offset, "text": hook.text}
        for hook in found.hooks
    ]
    hooks += [
        {"kind": ELSEWHERE, "start": start - offset, "end": end - offset, "text": ""} for start, end in found.places
    ]
    carried = [LENT_UNITS] * bool(lent) + [LENT_DUE] * bool(phrases and not found.deadlines)
    carried += [f"所在部分：{found.carried.topic}"] if found.carried.topic else []
    return ReviewDraft(
        id=0,
        meeting_id=0,
        start=found.start - offset,
        end=found.end - offset,
        text=found.text,
        title=found.title,
        lead=lent or tuple(unit for unit in found.units if unit not in helping),
        cooperating=tuple(found.cooperating),
        due=found.due,
        due_text="、".join(phrases),
        cycle=found.cycle or Cycle.ONCE,
        cycle_day=read_phrases(phrases, held_on).cycle_day,
        target="；".join(found.targets),
        score=found.score,
        hooks=_kept(hooks),
        carried="；".join(carried),
    )


def read_phrases(phrases: Iterable[str], held_on: date | None) -> DueReading:
    """Of several phrases the latest day (none while the day of the meeting is not known) and the first cycle."""
    read = [reading for phrase in phrases if (reading := read_due(phrase, held_on or _SOME_DAY)).known]
    days = [reading.due for reading in read if reading.due] if held_on else []
    cyclic = next((reading for reading in read if reading.cycle), DueReading())
    return DueReading(max(days, default=None), cyclic.cycle, cyclic.cycle_day)


def merged(one: ReviewDraft, other: ReviewDraft, speech: str) -> ReviewDraft:
    """Both as one, from the first one's start to the last one's end; the second one's lead units then help the first.

    What the officer decided on both alike stays, else the new draft is undecided.
    """
    first, second = sorted((one, other), key=lambda draft: draft.start)
    start, end = first.start, max(first.end, second.end)
    lead = first.lead or second.lead
    helping = (*first.cooperating, *second.lead, *second.cooperating)
    cyclic = first if first.cycle is not Cycle.ONCE else second
    days = [day for day in (first.due, second.due) if day]
    return replace(
        first,
        id=0,
        start=start,
        end=end,
        text=speech[start:end],
        lead=lead,
        cooperating=tuple(dict.fromkeys(name for name in helping if name not in lead)),
        due=max(days, default=None),
        due_text=_joined("、", first.due_text, second.due_text),
        cycle=cyclic.cycle,
        cycle_day=cyclic.cycle_day,
        target=_joined("；", first.target, second.target),
        score=max(first.score, second.score),
        state=first.state if first.state is second.state else DraftState.OPEN,
        hooks=_kept((*hooks_of(first), *hooks_of(second))),
        carried=_joined("；", first.carried, second.carried),
    )


def resolved(draft: ReviewDraft, resolve: Callable[[Iterable[str]], tuple[str, ...]]) -> ReviewDraft:
    """The draft with its units under the names `resolve` gives them."""
    lead = resolve(draft.lead)
    helping = resolve(draft.cooperating)
    return replace(draft, lead=lead, cooperating=tuple(name for name in helping if name not in lead))


def _joined(sign: str, *texts: str) -> str:
    pieces = (piece for text in texts for piece in text.split(sign) if piece)
    return sign.join(dict.fromkeys(pieces))


def split(draft: ReviewDraft, at: int, speech: str, held_on: date | None) -> tuple[ReviewDraft, ReviewDraft] | None:
    """The two halves, each with what its own words say; a half without a unit keeps the whole's. None: nothing there.

    `at` is an offset of the speech inside the draft; signs between the halves belong to neither.
    """
    left_end = len(speech[:at].rstrip(_BLANK))
    right_start = at + len(speech[at : draft.end]) - len(speech[at : draft.end].lstrip(_LINKS))
    spans = ((draft.start, left_end), (right_start, draft.end))
    if any(not speech[start:end].strip(_LINKS) for start, end in spans):
        return None
    left, right = (_part(draft, start, end, speech, held_on) for start, end in spans)
    return left, right


def _part(draft: ReviewDraft, start: int, end: int, speech: str, held_on: date | None) -> ReviewDraft:
    text, hooks = speech[start:end], hooks_of(draft)
    own = [hook for hook in hooks if start <= hook["start"] and hook["end"] <= end]
    said = [hook["text"].removesuffix("部门") for hook in own if hook["kind"] == UNIT]
    named = tuple(name for name in draft.lead if _is_said(name, text, said))
    helping = tuple(name for name in draft.cooperating if _is_said(name, text, said))
    timed = any(hook["kind"] in (DUE, CYCLE) for hook in hooks)
    part = replace(
        draft,
        id=0,
        start=start,
        end=end,
        text=text,
        title=_title(text, start, own),
        lead=named or draft.lead,
        cooperating=helping if named or helping else draft.cooperating,
        target="；".join(hook["text"] for hook in own if hook["kind"] == TARGET),
        hooks=_kept(own),
        state=DraftState.OPEN,
    )
    if not timed:
        return part  # its day was set by hand or there is none
    phrases = [hook["text"] for hook in own if hook["kind"] in (DUE, CYCLE)]
    reading = read_phrases(phrases, held_on)
    cycle = reading.cycle or Cycle.ONCE
    return replace(part, due=reading.due, due_text="、".join(phrases), cycle=cycle, cycle_day=reading.cycle_day)


def _is_said(name: str, text: str, said: Sequence[str]) -> bool:
    """Whether a text names a unit, also by the beginning of its name, as lists do."""
    return name in text or any(name[1:].startswith(words) for words in said)


def _title(text: str, start: int, hooks: Sequence[HookFacts]) -> str:
    from supervisor_app.reading.titles import title_of

    spans = [(hook["kind"], (hook["start"] - start, hook["end"] - start)) for hook in hooks]
    units = [span for kind, span in spans if kind == UNIT]
    return title_of(text, units, [span for kind, span in spans if kind != UNIT])


def split_place(draft: ReviewDraft, speech: str) -> int:
    """Where a draft is best split: after the clause that ends nearest its middle."""
    middle = (draft.start + draft.end) // 2
    ends = [at + 1 for at in range(draft.start, draft.end - 1) if speech[at] in "。；;"]
    ends = ends or [at + 1 for at in range(draft.start, draft.end - 1) if speech[at] in "，,、"]
    return min(ends, key=lambda at: abs(at - middle), default=middle)


def marked(start: int, end: int, speech: str, meeting_id: int, held_on: date | None) -> ReviewDraft | None:
    """What the officer selected, as a draft with what the reader sees in it; None when it holds no word."""
    start += len(speech[start:end]) - len(speech[start:end].lstrip(_LINKS))
    end = start + len(speech[start:end].rstrip(_BLANK))
    if not any(char.isalnum() for char in speech[start:end]):
        return None
    hooks, helping = _look(speech[start:end], start)
    units = tuple(dict.fromkeys(hook["text"] for hook in hooks if hook["kind"] == UNIT))
    phrases = [hook["text"] for hook in hooks if hook["kind"] in (DUE, CYCLE)]
    reading = read_phrases(phrases, held_on)
    by_hand: HookFacts = {"kind": BY_HAND, "start": start, "end": end, "text": ""}
    return ReviewDraft(
        id=0,
        meeting_id=meeting_id,
        start=start,
        end=end,
        text=speech[start:end],
        title=_title(speech[start:end].strip(), start, hooks),
        lead=tuple(name for name in units if name not in helping),
        cooperating=tuple(name for name in units if name in helping),
        due=reading.due,
        due_text="、".join(phrases),
        cycle=reading.cycle or Cycle.ONCE,
        cycle_day=reading.cycle_day,
        target="；".join(hook["text"] for hook in hooks if hook["kind"] == TARGET),
        hooks=_kept([by_hand, *hooks]),
    )


def _look(text: str, offset: int) -> tuple[list[HookFacts], set[str]]:
    """Units, deadlines and targets the reader sees in a piece of text, and which of the units only help."""
    from supervisor_app.paths import resource
    from supervisor_app.reading.reader import look_over
    from supervisor_app.reading.words import load_words

    hooks: list[HookFacts] = []
    helping = set()
    for seen in look_over(text, load_words(resource("reading"))):
        spans = [(UNIT, (unit.start, unit.end)) for unit in seen.units]
        spans += [(DUE, span) for span in seen.deadlines] + [(TARGET, span) for span in seen.targets]
        for kind, span in spans:
            start, end = seen.sentence.raw(span)
            hooks.append({"kind": kind, "start": start + offset, "end": end + offset, "text": text[start:end]})
        for unit in seen.units:
            start, end = seen.sentence.raw((unit.start, unit.end))
            helping |= {text[start:end]} if unit.helping else set()
    return hooks, helping


def reckoned(draft: ReviewDraft, old: date | None, new: date | None) -> ReviewDraft:
    """The draft with its day counted from another day of the meeting; a day set by hand and a task's stay."""
    phrases = [phrase for phrase in draft.due_text.split("、") if phrase]
    if draft.task_id is not None or not phrases or draft.due != read_phrases(phrases, old).due:
        return draft
    return replace(draft, due=read_phrases(phrases, new).due)


def edited(
    draft: ReviewDraft,
    title: str,
    lead: tuple[str, ...],
    cooperating: tuple[str, ...],
    due: str,
    cycle: Cycle,
    target: str,
    held_on: date,
) -> ReviewDraft:
    """The draft as typed; `due` is a phrase or a day, and where it is as it was shown the speech's phrase stays."""
    changed = replace(
        draft,
        title=" ".join(title.split()) or draft.title,
        lead=lead,
        cooperating=tuple(name for name in cooperating if name not in lead),
        cycle=cycle,
        cycle_day=draft.cycle_day if cycle is draft.cycle else None,
        target=target.strip(),
    )
    if lead != draft.lead:
        changed = replace(changed, carried="；".join(part for part in draft.carried.split("；") if part != LENT_UNITS))
    if due == shown_due(draft):
        return changed
    reading = read_due(due, held_on)
    own_words = "" if due == (reading.due and reading.due.isoformat()) else due
    changed = replace(changed, due=reading.due, due_text=own_words if due else draft.due_text)
    if reading.cycle is not None and cycle is draft.cycle:
        changed = replace(changed, cycle=reading.cycle, cycle_day=reading.cycle_day)
    return changed


def shown_due(draft: ReviewDraft) -> str:
    """What the field for the day shows: the day; empty where there is none."""
    return draft.due.isoformat() if draft.due else ""
