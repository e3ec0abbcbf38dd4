"""The ladder: which paper is next, from the light, what is out already, and how it was answered."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Cycle, Task, TaskState
from supervisor_app.domain.papers.escalation import DEFAULT_LADDER, Condition, Rung, Suggestion, Trouble, suggest
from supervisor_app.domain.papers.notice import DocumentNumber, Notice, NoticeKind, NoticeState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.workdays import WorkCalendar

TODAY = date(2026, 11, 18)  # a Wednesday
K = NoticeKind
_TASK = Task(1, "2026-001", "修复水闸", (7,), state=TaskState.IN_PROGRESS, assigned_on=date(2026, 6, 1))


def line(light: Light, **given: object) -> TaskLine:
    """A matter due on 10 November where it is overdue, else on 30 November."""
    overdue = bool(given.get("overdue"))
    task = replace(_TASK, due=date(2026, 11, 10) if overdue else date(2026, 11, 30))
    return replace(TaskLine(task, ("水利局",), (), light, days_left=-6 if overdue else 8), **given)  # type: ignore[arg-type]


def paper(kind: NoticeKind, days_ago: int, **given: object) -> Notice:
    """A paper issued so many calendar days ago, to be answered a week later."""
    issued = TODAY - timedelta(days=days_ago)
    number = DocumentNumber("水督", 2026, 1000 - days_ago)
    made = Notice(1000 - days_ago, kind, number, 7, "", issued, issued + timedelta(days=7), (1,))
    return replace(made, **given)  # type: ignore[arg-type]


def monthly(found: TaskLine) -> TaskLine:
    """The matter, to be reported on by the 5th of each month."""
    return replace(found, task=replace(found.task, cycle=Cycle.MONTHLY, cycle_day=5))


OVERDUE = line(Light.RED, overdue=True)
ANSWERED = {"replied_on": TODAY - timedelta(days=1)}
NEXT: list[tuple[str, TaskLine, list[Notice], list[Light], NoticeKind | None, str]] = [
    ("green", line(Light.GREEN), [], [], None, ""),
    ("near", line(Light.YELLOW, days_left=2), [], [], K.REMINDER, "剩 2 个工作日"),
    ("on the day", line(Light.YELLOW, days_left=0), [], [], K.REMINDER, "今日到期"),
    ("reminded", line(Light.YELLOW, days_left=2), [paper(K.REMINDER, 1)], [], None, ""),
    (
        "reminded of the former due date",
        line(Light.YELLOW, days_left=2),
        [paper(K.REMINDER, 40)],
        [],
        K.REMINDER,
        "剩 2 个工作日",
    ),
    (
        "urged for the former period",
        monthly(line(Light.YELLOW, report_missing=True)),
        [paper(K.URGING, 14)],
        [],
        K.URGING,
        "本期应报未报",
    ),
    ("urged", monthly(line(Light.YELLOW, report_missing=True)), [paper(K.URGING, 12)], [], None, ""),
    ("red again", OVERDUE, [paper(K.SUPERVISION, 40)], [Light.GREEN], K.SUPERVISION, "逾期 6 个工作日"),
    ("red since", OVERDUE, [paper(K.SUPERVISION, 40)], [Light.YELLOW], K.WARNING, "督办通知单逾期未回复"),
    ("unreported", line(Light.YELLOW, report_missing=True), [], [], K.URGING, "本期应报未报"),
    ("twice yellow", line(Light.YELLOW), [], [Light.YELLOW], K.SUPERVISION_LETTER, "连续 2 次亮黄灯"),
    ("yellow, then not", line(Light.YELLOW), [], [Light.GREEN], None, ""),
    ("late", OVERDUE, [], [], K.SUPERVISION, "逾期 6 个工作日"),
    ("late, reminded before", OVERDUE, [paper(K.REMINDER, 10)], [], K.SUPERVISION, "逾期 6 个工作日"),
    ("behind", line(Light.RED, gap=41.0), [], [], K.SUPERVISION, "落后序时 41 个百分点"),
    ("supervised, has its time", OVERDUE, [paper(K.SUPERVISION, 3)], [], None, ""),
    (
        "void does not count",
        OVERDUE,
        [paper(K.SUPERVISION, 3, state=NoticeState.VOID)],
        [],
        K.SUPERVISION,
        "逾期 6 个工作日",
    ),
    ("unanswered", OVERDUE, [paper(K.SUPERVISION, 8)], [], K.WARNING, "督办通知单逾期未回复"),
    ("answered yesterday", OVERDUE, [paper(K.SUPERVISION, 8, **ANSWERED)], [], None, ""),
    (
        "answered, five days on",
        OVERDUE,
        [paper(K.SUPERVISION, 9, replied_on=TODAY - timedelta(days=7))],
        [],
        K.WARNING,
        "发督办通知单 5 个工作日后仍红",
    ),
    ("warned", OVERDUE, [paper(K.SUPERVISION, 20), paper(K.WARNING, 9)], [], K.INTERVIEW, "预警通知逾期未回复"),
    ("three reds, nothing out", OVERDUE, [], [Light.RED] * 3, K.SUPERVISION, "逾期 6 个工作日"),
    ("three reds", OVERDUE, [paper(K.SUPERVISION, 8)], [Light.RED] * 2, K.INTERVIEW, "连续 3 次亮红灯"),
    ("three reds, has its time", OVERDUE, [paper(K.SUPERVISION, 3)], [Light.RED] * 2, None, ""),
    ("done meanwhile", line(Light.DONE), [paper(K.SUPERVISION, 30)], [], None, ""),
]


@pytest.mark.parametrize(("case", "matter", "papers", "past", "kind", "reason"), NEXT, ids=[row[0] for row in NEXT])
def test_next_paper(
    case: str, matter: TaskLine, papers: list[Notice], past: list[Light], kind: NoticeKind | None, reason: str
) -> None:
    """The rung the custom of DEFAULT_LADDER says, with its reason."""
    wanted = None if kind is None else Suggestion(kind, reason)
    trouble = Trouble(matter, papers, past, TODAY - timedelta(days=20) if "former due" in case else None)
    assert suggest(trouble, TODAY, WorkCalendar()) == wanted


def test_an_office_may_have_another_ladder() -> None:
    """Rungs are data."""
    ladder = [Rung(K.WARNING, Condition.RED)]
    assert suggest(Trouble(OVERDUE), TODAY, WorkCalendar(), ladder) == Suggestion(K.WARNING, "逾期 6 个工作日")
    assert suggest(Trouble(OVERDUE), TODAY, WorkCalendar(), ()) is None


_PAPERS = st.lists(
    st.builds(
        lambda kind, ago, answer: paper(
            kind, ago, replied_on=None if answer is None else TODAY - timedelta(days=min(answer, ago))
        ),
        st.sampled_from([rung.notice for rung in DEFAULT_LADDER]),
        st.integers(0, 90),
        st.none() | st.integers(0, 90),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


@given(_PAPERS, st.lists(st.sampled_from(Light), max_size=3), st.sampled_from([OVERDUE, line(Light.RED, gap=35.0)]))
def test_a_red_matter_only_climbs(papers: list[Notice], past: list[Light], matter: TaskLine) -> None:
    """What is suggested on a red matter stands higher than everything out on it, and order of papers does not count."""
    trouble = Trouble(matter, papers, past)
    found = suggest(trouble, TODAY, WorkCalendar())
    assert found == suggest(Trouble(matter, papers[::-1], past), TODAY, WorkCalendar())
    if found is not None:
        heights = {rung.notice: at for at, rung in enumerate(DEFAULT_LADDER)}
        out = [heights[one.kind] for one in trouble.standing_papers(TODAY)]
        assert all(heights[found.notice] > height for height in out)
        assert found.reason
