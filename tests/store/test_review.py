"""A speech under review: decisions are commands, the list is made in one step, tasks lead back to their sentence."""

from dataclasses import replace
from datetime import date

import pytest

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Meeting, Task
from supervisor_app.domain.review import DraftState, ReviewDraft
from supervisor_app.domain.similar import Similar
from supervisor_app.domain.standing import TaskLine
from supervisor_app.errors import UserError
from supervisor_app.store import queries, review
from supervisor_app.store.check import check_ledger
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.undo import redo, undo

TEXT = "市水务局要在7月底前修好泵站。市教育局年内新增学位800个。"
SPEECH = Meeting(0, "调度会讲话", date(2026, 6, 3), "市长", TEXT)
FOUND = [
    ReviewDraft(0, 0, 0, 15, TEXT[:15], "修好泵站", ("市水务局",), due=date(2026, 7, 31), score=0.9),
    ReviewDraft(0, 0, 15, 29, TEXT[15:29], "新增学位800个", ("市教育局",), ("市财政局",), target="800个", score=0.6),
]


@pytest.fixture
def meeting(empty: Ledger) -> Meeting:
    """The speech in the ledger, nothing decided."""
    return replace(SPEECH, id=review.begin_review(empty, SPEECH, FOUND))


def decide(ledger: Ledger, meeting: Meeting, *states: DraftState) -> None:
    for draft, state in zip(review.drafts(ledger.db, meeting.id), states, strict=True):
        review.save_draft(ledger, replace(draft, state=state))


def test_a_speech_and_its_drafts_read_back(empty: Ledger, meeting: Meeting) -> None:
    found = review.drafts(empty.db, meeting.id)
    assert [replace(draft, id=0, meeting_id=0) for draft in found] == FOUND
    assert queries.meetings(empty.db) == [meeting]


def test_decisions_are_kept_and_undone_one_by_one(empty: Ledger, meeting: Meeting) -> None:
    decide(empty, meeting, DraftState.ACCEPTED, DraftState.DROPPED)
    assert empty.last.changes is Changes.DRAFTS
    assert undo(empty) == "舍去草稿“新增学位800个”"
    assert [draft.state for draft in review.drafts(empty.db, meeting.id)] == ["accepted", "open"]


def test_the_list_is_made_once_and_leads_back(empty: Ledger, meeting: Meeting) -> None:
    decide(empty, meeting, DraftState.ACCEPTED, DraftState.ACCEPTED)
    ids = review.make_list(empty, meeting)
    tasks = queries.tasks(empty.db)
    assert [(task.title, task.due, task.assigned_on, task.meeting_id) for task in tasks] == [
        ("修好泵站", date(2026, 7, 31), date(2026, 6, 3), meeting.id),
        ("新增学位800个", None, date(2026, 6, 3), meeting.id),
    ]
    source = review.source_of(empty.db, ids[1])
    assert source is not None
    assert TEXT[source.start : source.end] == source.text == tasks[1].measures
    with pytest.raises(UserError, match="没有采纳"):
        review.make_list(empty, meeting)
    with pytest.raises(UserError, match="已列入清单"):
        review.replace_drafts(empty, [source.id], [])
    undo(empty)
    assert queries.tasks(empty.db) == []
    assert review.source_of(empty.db, ids[1]) is None
    redo(empty)
    assert review.source_of(empty.db, ids[1]) == source
    assert check_ledger(empty.path) == []


def test_merge_and_split_are_undone(empty: Ledger, meeting: Meeting) -> None:
    first, second = review.drafts(empty.db, meeting.id)
    both = replace(first, id=0, end=second.end, text=TEXT[: second.end])
    review.replace_drafts(empty, [first.id, second.id], [both])
    assert [draft.text for draft in review.drafts(empty.db, meeting.id)] == [TEXT[:29]]
    undo(empty)
    assert review.drafts(empty.db, meeting.id) == [first, second]


def test_what_the_reader_left_out_is_marked_by_hand(empty: Ledger, meeting: Meeting) -> None:
    review.save_draft(empty, ReviewDraft(0, meeting.id, 15, 20, TEXT[15:20], "教育事项"))
    assert len(review.drafts(empty.db, meeting.id)) == 3


@pytest.mark.parametrize(("title", "start", "says"), [(" ", 0, "是空的"), ("事项", 30, "位置不对")])
def test_a_draft_that_is_none_is_refused(empty: Ledger, meeting: Meeting, title: str, start: int, says: str) -> None:
    with pytest.raises(UserError, match=says):
        review.save_draft(empty, ReviewDraft(0, meeting.id, start, 20, "x", title))


def test_a_meeting_is_renamed_and_needs_a_day_for_its_list(empty: Ledger, meeting: Meeting) -> None:
    review.edit_meeting(empty, replace(meeting, title=" 全市调度会 ", held_on=None, text="别的"))
    [after] = queries.meetings(empty.db)
    assert (after.title, after.text) == ("全市调度会", TEXT)
    with pytest.raises(UserError, match="没有日期"):
        review.make_list(empty, after)
    with pytest.raises(UserError, match="是空的"):
        review.edit_meeting(empty, replace(after, title=""))


@pytest.mark.parametrize(
    ("title", "number"),
    [("滨河路雨污分流改造", "1"), ("推进滨河路雨污分流改造", "1"), ("滨河路照明改造", None), ("", None)],
)
def test_a_matter_of_the_ledger_is_known_again(title: str, number: str | None) -> None:
    lines = [TaskLine(Task(1, "1", "滨河路雨污分流改造工程"), (), (), Light.GREEN)]
    found = Similar(lines).most_similar(title)
    assert (found.task.number if found else None) == number


def test_of_several_the_likest_is_told_and_the_first_of_equals() -> None:
    titles = ("滨河路雨污分流", "滨河路雨污分流改造工程", "滨河路雨污分流改造工程", "城北泵站")
    lines = [TaskLine(Task(at, str(at), title), (), (), Light.GREEN) for at, title in enumerate(titles)]
    found = Similar(lines).most_similar("滨河路雨污分流改造工程")
    assert found is lines[1]
    assert Similar([]).most_similar("滨河路") is None
    assert Similar(lines).most_similar("") is None


def test_several_drafts_are_accepted_in_one_command(empty: Ledger, meeting: Meeting) -> None:
    accepted = [replace(draft, state=DraftState.ACCEPTED) for draft in review.drafts(empty.db, meeting.id)]
    review.save_drafts(empty, accepted, "采纳把握高的草稿 2 条")
    assert review.drafts(empty.db, meeting.id) == accepted
    assert undo(empty) == "采纳把握高的草稿 2 条"
    assert {draft.state for draft in review.drafts(empty.db, meeting.id)} == {DraftState.OPEN}
    with pytest.raises(UserError, match="事项名称是空的"):
        review.save_drafts(empty, [replace(accepted[0], title=" ")], "采纳")


def test_another_day_of_the_meeting_moves_its_drafts_in_the_same_command(empty: Ledger, meeting: Meeting) -> None:
    first, second = review.drafts(empty.db, meeting.id)
    moved = replace(first, due=date(2027, 7, 31))
    review.edit_meeting(empty, replace(meeting, held_on=date(2027, 6, 3), text="别的"), [moved])
    assert queries.meetings(empty.db) == [replace(meeting, held_on=date(2027, 6, 3))]
    assert review.drafts(empty.db, meeting.id) == [moved, second]
    undo(empty)
    assert review.drafts(empty.db, meeting.id) == [first, second]
