"""A draft in words: its chips, why it is offered, what it resembles."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from supervisor_app.domain.model import Cycle, Unit
from supervisor_app.domain.review import DraftState, ReviewDraft
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.units import name_key, unit_index
from supervisor_app.domain.words import cycle_phrase
from supervisor_app.ui.reviewing.making import BY_HAND, ELSEWHERE, LENT_UNITS, hooks_of
from supervisor_app.ui.reviewing.sorting import BAND_WORDS, Band, band_of
from supervisor_app.ui.task_columns import short_number
from supervisor_app.ui.widgets.unit_picker import unit_label

NEW_UNIT = "新单位"
_LEVELS = "省市州盟县区旗"
_DEPARTMENT = re.compile(r"(?:职能|主管)?部门$")
_SHORTEST = 2  # letters a unit is told by


@dataclass(frozen=True, slots=True)
class Tag:
    """A chip of a draft's row: an icon or a muted word, then text; `doubtful` ones want a look."""

    text: str
    word: str = ""
    icon: str = ""
    doubtful: bool = False


class Names:
    """The ledger's units by any of their names."""

    def __init__(self, units: Mapping[int, Unit]) -> None:
        self._units, self._index = units, unit_index(units.values())

    def label(self, name: str) -> str:
        """The name the ledger shows for a unit; a name it does not know stays."""
        found = self._index.get(name_key(name))
        return name if found is None else unit_label(self._units[found])

    def resolved(self, names: Iterable[str]) -> tuple[str, ...]:
        """Names as the ledger can take them: 发改 or 住建部门, as lists say, for the one unit whose name begins so.

        A name with a level of its own (县住建局) is no other level's unit.
        """
        return tuple(dict.fromkeys(self._resolved(name) for name in names))

    def _resolved(self, name: str) -> str:
        key = _DEPARTMENT.sub("", name_key(name))
        if name_key(name) in self._index or len(key) < _SHORTEST or key[0] in _LEVELS:
            return name
        fitting = {at for known, at in self._index.items() if known[0] in _LEVELS and known[1:].startswith(key)}
        return self._units[fitting.pop()].name if len(fitting) == 1 else name

    def unknown(self, names: Iterable[str]) -> list[str]:
        """Names that would become new units."""
        return [name for name in names if name_key(name) not in self._index]


def tags(draft: ReviewDraft, names: Names, alike: TaskLine | None, year: int) -> list[Tag]:
    """The chips of a draft, what matters most first; days of `year` are shown without it."""
    found = [_lead_tag(draft, names)]
    if draft.cooperating:
        found.append(_units_tag("配合", draft.cooperating, names))
    found.append(_due_tag(draft, year))
    cycle = cycle_phrase(draft.cycle, draft.cycle_day)
    if cycle:
        found.append(Tag(cycle, icon="repeat"))
    if draft.target:
        found.append(Tag(draft.target, icon="target"))
    if alike is not None and draft.task_id is None:
        found.insert(0, Tag(f"与 {short_number(alike.task.number)} 号疑似重复", icon="copy", doubtful=True))
    return found


def _lead_tag(draft: ReviewDraft, names: Names) -> Tag:
    if not draft.lead:
        return Tag("未定", "牵头", doubtful=True)
    tag = _units_tag("牵头", draft.lead, names)
    return Tag(f"{tag.text}？", "牵头", doubtful=True) if LENT_UNITS in draft.carried else tag


def _units_tag(word: str, listed: tuple[str, ...], names: Names) -> Tag:
    new = names.unknown(listed)
    if len(new) == len(listed) > 1:
        text = "、".join(listed) + f"（{len(new)} 个{NEW_UNIT}）"
    else:
        text = "、".join(names.label(name) + (f"（{NEW_UNIT}）" if name in new else "") for name in listed)
    return Tag(text, word, doubtful=bool(new))


def _due_tag(draft: ReviewDraft, year: int) -> Tag:
    if draft.due is not None:
        return Tag(f"{draft.due:%m-%d}" if draft.due.year == year else draft.due.isoformat(), icon="calendar")
    cyclic = draft.cycle is not Cycle.ONCE
    words = "无时限" if cyclic or not draft.due_text else draft.due_text
    return Tag(words, icon="calendar-off", doubtful=not cyclic)


def reasons(draft: ReviewDraft) -> str:
    """Why the sentence is offered: the words found in it by kind, and what it takes from before."""
    kinds: dict[str, list[str]] = {}
    for hook in hooks_of(draft):
        kinds.setdefault(hook["kind"], []).append(hook["text"])
    elsewhere = len(kinds.pop(ELSEWHERE, ()))
    by_hand = kinds.pop(BY_HAND, None)
    parts = [BY_HAND] if by_hand is not None else []
    parts += [f"{kind}“{'”“'.join(dict.fromkeys(texts))}”" for kind, texts in kinds.items()]
    parts += [draft.carried] if draft.carried else []
    parts += [f"同一句还见于 {elsewhere} 处"] if elsewhere else []
    return "　".join(parts)


def resemblance(alike: TaskLine) -> str:
    """The task a draft resembles, with its unit."""
    return f"与 {short_number(alike.task.number)} 号疑似重复"


def resemblance_told(alike: TaskLine) -> str:
    """What the task is that a draft resembles, and why that matters."""
    lead = "、".join(alike.lead) or "未定"
    return f"台账已有 {alike.task.number}“{alike.task.title}”（{lead}）；同一事项不得重复督查，确认不同再采纳"


def dropped_words(draft: ReviewDraft) -> str:
    """Why a dropped draft was perhaps none: what it lacks."""
    lacks = [word for word, there in (("无责任单位", draft.lead), ("无时限", draft.due or draft.due_text)) if not there]
    return "已舍弃" + (f"：{'、'.join(lacks)}" if lacks else "")


def spoken(draft: ReviewDraft, number: int, listed: Iterable[Tag]) -> str:
    """A row for screen readers."""
    state = {DraftState.OPEN: "待定", DraftState.ACCEPTED: "已采纳", DraftState.DROPPED: "已舍弃"}[draft.state]
    chips = "，".join(tag.word + tag.text for tag in listed)
    return f"第 {number} 条，{state}，{band_word(draft)}，{draft.title}，{chips}"


def band_word(draft: ReviewDraft) -> str:
    """How sure the reader is, or that the officer marked it."""
    if any(hook["kind"] == BY_HAND for hook in hooks_of(draft)):
        return BY_HAND
    return BAND_WORDS[band_of(draft)]


def all_bands() -> list[Band]:
    """From sure to unsure."""
    return sorted(Band, reverse=True)
