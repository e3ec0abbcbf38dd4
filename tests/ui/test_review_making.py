"""Drafts merged, split, marked, edited and reckoned; which are shown and which comes next."""

import json
from dataclasses import replace
from datetime import date

import pytest

from supervisor_app.domain.model import Cycle, Unit
from supervisor_app.domain.review import DraftState, ReviewDraft
from supervisor_app.paths import resource
from supervisor_app.reading.reader import read_speech
from supervisor_app.reading.words import load_words
from supervisor_app.ui.reviewing import making, sorting
from supervisor_app.ui.reviewing.offsets import Offsets
from supervisor_app.ui.reviewing.saying import Names, Tag, reasons, tags
from supervisor_app.ui.reviewing.sorting import Band, Heap
from tests.ui.speech import SPEECH

DAY = date(2026, 11, 18)
ONE, TWO = "市水利局11月底前修好泵站3座，", "市财政局12月5日前拨付资金500万元。"
TEXT = f"同志们：{ONE}{TWO}"
AT = TEXT.index(ONE)


def _hook(kind: str, words: str) -> making.HookFacts:
    start = TEXT.index(words)
    return {"kind": kind, "start": start, "end": start + len(words), "text": words}


WHOLE = ReviewDraft(
    7,
    3,
    AT,
    len(TEXT),
    ONE + TWO,
    "修好泵站并拨付资金",
    ("市水利局", "市财政局"),
    due=date(2026, 12, 5),
    due_text="11月底前、12月5日前",
    target="泵站3座；资金500万元",
    score=0.9,
    hooks=json.dumps(
        [
            _hook(making.UNIT, "市水利局"),
            _hook(making.DUE, "11月底前"),
            _hook(making.TARGET, "泵站3座"),
            _hook(making.UNIT, "市财政局"),
            _hook(making.DUE, "12月5日前"),
            _hook(making.TARGET, "资金500万元"),
        ]
    ),
)


def halves() -> tuple[ReviewDraft, ReviewDraft]:
    found = making.split(WHOLE, AT + len(ONE), TEXT, DAY)
    assert found is not None
    return found


def test_each_half_says_what_its_own_words_say() -> None:
    left, right = halves()
    assert (left.text, right.text) == (ONE, TWO)
    assert all(TEXT[half.start : half.end] == half.text for half in (left, right))
    assert (left.lead, left.due, left.due_text, left.target) == (
        ("市水利局",),
        date(2026, 11, 30),
        "11月底前",
        "泵站3座",
    )
    assert (right.lead, right.due, right.target) == (("市财政局",), date(2026, 12, 5), "资金500万元")
    assert [hook["text"] for hook in making.hooks_of(right)] == ["市财政局", "12月5日前", "资金500万元"]
    assert "泵站" in left.title
    assert "拨付" in right.title


def test_a_half_that_names_no_unit_keeps_the_unit() -> None:
    left, right = making.split(replace(WHOLE, lead=("市水利局",)), AT + len(ONE), TEXT, DAY) or (WHOLE, WHOLE)
    assert left.lead == right.lead == ("市水利局",)


@pytest.mark.parametrize("at", [AT, len(TEXT), len(TEXT) - 1])
def test_nothing_is_split_off_that_has_no_words(at: int) -> None:
    assert making.split(WHOLE, at, TEXT, DAY) is None


def test_a_day_set_by_hand_stays_with_both_halves() -> None:
    by_hand = replace(WHOLE, hooks="[]", due=date(2027, 1, 1), due_text="")
    assert [half.due for half in making.split(by_hand, AT + len(ONE), TEXT, DAY) or ()] == [date(2027, 1, 1)] * 2


def test_splitting_is_proposed_after_the_clause_nearest_the_middle() -> None:
    assert making.split_place(WHOLE, TEXT) == AT + len(ONE)
    bare = replace(WHOLE, start=0, end=2)
    assert making.split_place(bare, "修路") == 1


def test_merging_takes_all_and_undecides_what_was_not_decided_alike() -> None:
    left, right = halves()
    both = making.merged(right, replace(left, state=DraftState.ACCEPTED), TEXT)
    assert (both.start, both.end, both.text) == (AT, len(TEXT), ONE + TWO)
    assert (both.lead, both.cooperating) == (("市水利局",), ("市财政局",))
    assert (both.due, both.due_text, both.target) == (date(2026, 12, 5), "11月底前、12月5日前", "泵站3座；资金500万元")
    assert both.state is DraftState.OPEN
    assert len(making.hooks_of(both)) == 6
    cyclic = replace(right, cycle=Cycle.WEEKLY, cycle_day=5)
    again = making.merged(left, cyclic, TEXT)
    assert (again.cycle, again.cycle_day, again.title) == (Cycle.WEEKLY, 5, left.title)


def test_what_is_marked_by_hand_is_read_too() -> None:
    made = making.marked(AT - 1, len(TEXT), TEXT, 3, DAY)
    assert made is not None
    assert TEXT[made.start : made.end] == made.text
    assert made.lead[:1] == ("市水利局",)
    assert made.due == date(2026, 12, 5)
    assert made.meeting_id == 3
    assert reasons(made).startswith(making.BY_HAND)
    assert making.marked(3, 4, TEXT, 3, DAY) is None


def test_another_day_of_the_meeting_moves_what_counts_from_it() -> None:
    assert making.reckoned(WHOLE, DAY, date(2027, 1, 8)).due == date(2027, 12, 5)
    assert making.reckoned(replace(WHOLE, due=None), None, DAY).due == date(2026, 12, 5)
    for kept in (replace(WHOLE, due=date(2026, 12, 9)), replace(WHOLE, task_id=1), replace(WHOLE, due_text="尽快")):
        assert making.reckoned(kept, DAY, date(2027, 1, 8)) == kept


def _typed(draft: ReviewDraft, **values: object) -> ReviewDraft:
    given: dict[str, object] = {
        "title": draft.title,
        "lead": draft.lead,
        "cooperating": draft.cooperating,
        "due": making.shown_due(draft),
        "cycle": draft.cycle,
        "target": draft.target,
    }
    return making.edited(draft, **(given | values), held_on=DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "due", "text", "cycle"),
    [
        ("2026-12-05", date(2026, 12, 5), "11月底前、12月5日前", Cycle.ONCE),
        ("年底前", date(2026, 12, 31), "年底前", Cycle.ONCE),
        ("2026-12-20", date(2026, 12, 20), "", Cycle.ONCE),
        ("每周五", None, "每周五", Cycle.WEEKLY),
        ("", None, "11月底前、12月5日前", Cycle.ONCE),
        ("尽快", None, "尽快", Cycle.ONCE),
    ],
)
def test_the_day_is_typed_as_people_write_it(typed: str, due: date | None, text: str, cycle: Cycle) -> None:
    changed = _typed(WHOLE, due=typed)
    assert (changed.due, changed.due_text, changed.cycle) == (due, text, cycle)


def test_what_is_typed_is_taken_over() -> None:
    assert _typed(WHOLE) == WHOLE
    lent = replace(WHOLE, carried=f"{making.LENT_UNITS}；所在部分：一、水利")
    changed = _typed(lent, title="  修好 泵站 ", lead=("市水利局",), cooperating=("市水利局", "市住建局"), target="3座")
    assert (changed.title, changed.cooperating, changed.target) == ("修好 泵站", ("市住建局",), "3座")
    assert changed.carried == "所在部分：一、水利"
    assert _typed(WHOLE, title=" ").title == WHOLE.title
    weekly = replace(WHOLE, cycle=Cycle.WEEKLY, cycle_day=5)
    assert _typed(weekly, cycle=Cycle.MONTHLY).cycle_day is None
    assert _typed(weekly).cycle_day == 5


def test_the_readers_drafts_stand_where_they_say() -> None:
    (speech,) = read_speech(SPEECH, load_words(resource("reading")))
    made = [making.from_reader(draft, 0, speech.held_on) for draft in speech.drafts]
    assert len(made) > 6
    assert all(SPEECH[draft.start : draft.end] == draft.text for draft in made)
    assert all(hook["text"] == SPEECH[hook["start"] : hook["end"]] for draft in made for hook in making.hooks_of(draft))
    first = made[0]
    assert (first.lead, first.cooperating) == (("市发改委",), ("市工信局", "市住建局"))
    moved = making.from_reader(speech.drafts[0], 5, speech.held_on)
    assert (moved.start, making.hooks_of(moved)[0]["start"]) == (first.start - 5, first.start - 5)
    assert any("所在部分" in draft.carried for draft in made)
    assert next(draft for draft in made if "每周五" in draft.text).cycle_day == 5


def _drafts(*looks: tuple[DraftState, float]) -> list[ReviewDraft]:
    return [
        replace(WHOLE, id=at, start=at * 10, end=at * 10 + 9, state=state, score=score)
        for at, (state, score) in enumerate(looks, start=1)
    ]


OPEN, ACCEPTED, DROPPED = DraftState.OPEN, DraftState.ACCEPTED, DraftState.DROPPED
DRAFTS = _drafts((OPEN, 0.9), (ACCEPTED, 0.5), (DROPPED, 0.7), (OPEN, 0.6), (OPEN, 0.55))


def _ids(drafts: list[ReviewDraft]) -> list[int]:
    return [draft.id for draft in drafts]


def test_heaps_and_bands() -> None:
    assert [sorting.band_of(draft) for draft in DRAFTS] == [Band.HIGH, Band.LOW, Band.MIDDLE, Band.MIDDLE, Band.LOW]
    assert _ids(sorting.shown(DRAFTS, Heap.OPEN)) == [1, 4, 5]
    assert _ids(sorting.shown(DRAFTS, Heap.ALL, {Band.HIGH})) == [1, 2]  # what is accepted is never hidden
    assert sorting.counts(DRAFTS) == {Heap.ALL: 5, Heap.OPEN: 3, Heap.ACCEPTED: 1, Heap.DROPPED: 1}
    assert _ids(sorting.sure(DRAFTS)) == [1]
    assert _ids(sorting.ready([*DRAFTS, replace(DRAFTS[1], id=6, task_id=1)])) == [2]
    assert sorting.numbers(DRAFTS)[5] == 5


def test_the_next_undecided_one_comes_round_again() -> None:
    assert [sorting.next_open(DRAFTS, at) for at in (1, 2, 4, 5, 0)] == [4, 4, 5, 1, 1]
    assert sorting.next_open(DRAFTS[1:3], 2) is None


def test_neighbours_to_merge_with() -> None:
    found = sorting.neighbour(DRAFTS, 2)
    assert found is not None
    assert found.id == 4
    assert sorting.neighbour(DRAFTS, 5) is None
    assert sorting.neighbour([DRAFTS[0], replace(DRAFTS[1], task_id=8)], 1) is None


def test_units_are_known_by_any_name_and_others_said_to_be_new() -> None:
    units = {1: Unit(1, "市水利局", "水利局", aliases=("市水务局",))}
    names = Names(units)
    draft = replace(WHOLE, lead=("市水务局",), cooperating=("市临空办",), due=None, due_text="尽快", target="")
    assert tags(draft, names, None, 2026) == [
        Tag("水利局", "牵头"),
        Tag("市临空办（新单位）", "配合", doubtful=True),
        Tag("尽快", icon="calendar-off", doubtful=True),
    ]
    shown = tags(replace(WHOLE, cycle=Cycle.MONTHLY, cycle_day=5), names, None, 2026)
    assert [tag.text for tag in shown if tag.icon] == ["12-05", "每月5日前", WHOLE.target]
    assert [tag.text for tag in tags(WHOLE, names, None, 2027) if tag.icon == "calendar"] == ["2026-12-05"]
    assert tags(replace(WHOLE, lead=("甲办", "乙办")), names, None, 2026)[0].text == "甲办、乙办（2 个新单位）"
    assert tags(replace(WHOLE, lead=()), names, None, 2026)[0] == Tag("未定", "牵头", doubtful=True)


def test_units_are_told_by_the_beginnings_lists_give_them() -> None:
    units = {
        1: Unit(1, "市住房和城乡建设局", "市住建局"),
        2: Unit(2, "市教育局"),
        3: Unit(3, "市教育考试院"),
        4: Unit(4, "市发改委"),
    }
    given = ("住建部门", "教育", "发改", "县住建局", "市临空办", "市发改委", "局")
    assert Names(units).resolved(given) == (
        "市住房和城乡建设局",
        "教育",  # of two it could be either
        "市发改委",
        "县住建局",
        "市临空办",
        "局",
    )
    draft = replace(WHOLE, lead=("发改",), cooperating=("市发改委", "住建"))
    found = making.resolved(draft, Names(units).resolved)
    assert (found.lead, found.cooperating) == (("市发改委",), ("市住房和城乡建设局",))


def test_a_half_knows_its_unit_by_the_beginning_of_its_name() -> None:
    text = "由水利修好泵站，由财政拨付资金。"
    hooks = [
        {"kind": making.UNIT, "start": at, "end": at + 2, "text": text[at : at + 2]} for at in (1, text.index("财政"))
    ]
    draft = ReviewDraft(1, 1, 0, len(text), text, "修好泵站", ("市水利局", "市财政局"), hooks=json.dumps(hooks))
    assert [half.lead for half in making.split(draft, 8, text, DAY) or ()] == [("市水利局",), ("市财政局",)]


def test_reasons_in_words() -> None:
    told = reasons(replace(WHOLE, carried="所在部分：一、水利"))
    assert "责任单位“市水利局”“市财政局”" in told
    assert told.endswith("所在部分：一、水利")


def test_offsets_of_rare_characters() -> None:
    text = "甲\U00020000乙\U00020001丙"
    offsets = Offsets(text)
    assert [offsets.to_qt(at) for at in range(6)] == [0, 1, 3, 4, 6, 7]
    assert [offsets.to_text(at) for at in (0, 1, 3, 4, 6, 7)] == [0, 1, 2, 3, 4, 5]
    assert Offsets("甲乙").to_qt(2) == 2
