"""Lights and what to do depend on the facts and the day alone: entered in any order, the same facts say the same."""

import io
import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from supervisor_app.cli import main
from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.model import Cycle, Milestone, ProgressReport, ReportMark
from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.domain.reports.indicators import Indicator, IndicatorValue
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.today.todo import TodoItem
from supervisor_app.store import extensions, notices, queries
from supervisor_app.store.importing import import_list
from supervisor_app.store.indicators import set_actual, set_indicators
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.reports import mark_report
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import find_task, register_report, set_milestones
from tests.store.conftest import NOW

TODAY = NOW.date()  # 10 June 2026
ASSIGNED = date(2026, 3, 2)
LISTED = DraftList(
    "清单",
    ASSIGNED,
    tasks=(
        DraftTask("甲", number="1", lead=("市住建局",), due=date(2026, 6, 5), cycle=Cycle.MONTHLY, cycle_day=5),
        DraftTask("乙", number="2", lead=("市住建局",), due=date(2026, 6, 12), cycle=Cycle.WEEKLY),
        DraftTask("丙", number="3", lead=("市水务局",), due=date(2026, 9, 30), cycle=Cycle.TEN_DAY),
        DraftTask("丁", number="4", lead=("市水务局",), cycle=Cycle.QUARTERLY),
    ),
)
NUMBERS = st.sampled_from("1234")
BACK = st.integers(0, 100).map(lambda days: TODAY - timedelta(days=days))
LADDER = st.sampled_from(
    [kind for kind in NoticeKind if kind.value in {"reminder", "urging", "supervision", "warning"}]
)


@dataclass(frozen=True)
class Told:
    """A report, what it was corrected to, and what the office found against the last of them."""

    number: str
    day: date
    points: int
    named: bool
    corrected: int | None
    mark: ReportMark | None

    @property
    def key(self) -> object:
        """Two reports of a day on a task would be told apart by the order of entry alone."""
        return "report", self.number, self.day

    def enter(self, ledger: Ledger) -> None:
        task = find_task(ledger, self.number)
        told = ProgressReport(0, task.id, task.lead[0], self.day, self.points, period=self.day if self.named else None)
        told = replace(told, id=register_report(ledger, told))
        if self.corrected is not None:
            told = replace(told, progress=self.corrected, corrects_id=told.id)
            told = replace(told, id=register_report(ledger, told))
        if self.mark:
            mark_report(ledger, told, self.mark, "李", TODAY, "不实")


@dataclass(frozen=True)
class Sent:
    """A paper on some tasks of one unit, and what came of it."""

    kind: NoticeKind
    numbers: frozenset[str]
    day: date
    signed: bool
    answered: bool
    void: bool

    @property
    def key(self) -> object:
        return "paper", self.kind, self.day, self.numbers

    def enter(self, ledger: Ledger) -> None:
        tasks = [find_task(ledger, number) for number in sorted(self.numbers)]
        number = queries.next_number(ledger.db, "政督", self.day.year)
        ids = tuple(task.id for task in tasks)
        notice = Notice(0, self.kind, number, tasks[0].lead[0], "", self.day, self.day + timedelta(days=7), ids)
        notices.issue_notice(ledger, notice, lambda: None)
        [stored] = queries.notices(ledger.db, "serial = ?", number.serial)
        signed, answered = self.day if self.signed else None, TODAY if self.answered else None
        notices.register_steps(ledger, replace(stored, signed_on=signed, replied_on=answered))
        if self.void:
            notices.void_notice(ledger, stored, "有误")


@dataclass(frozen=True)
class Asked:
    """The one extension of a task, decided or not."""

    number: str
    day: date
    later: int
    granted: bool | None

    @property
    def key(self) -> object:
        return "extension", self.number

    def enter(self, ledger: Ledger) -> None:
        task = find_task(ledger, self.number)
        if task.due is None:
            return
        until = task.due + timedelta(days=self.later)
        asked = extensions.ask_extension(ledger, task, self.day, until, "迁改", "市住建局")
        if self.granted:
            extensions.grant_extension(ledger, asked, "王", TODAY)
        elif self.granted is False:
            extensions.refuse_extension(ledger, asked, "王", TODAY, "不够")


@dataclass(frozen=True)
class Measured:
    """The milestones of a task, or its indicator with an actual."""

    number: str
    actual: int | None

    @property
    def key(self) -> object:
        return "measure", self.number

    def enter(self, ledger: Ledger) -> None:
        task = find_task(ledger, self.number)
        if self.actual is None:
            set_milestones(
                ledger, task, [Milestone(0, 0, "节点", ASSIGNED + timedelta(days=40 * at), at) for at in (1, 3)]
            )
            return
        plan = (IndicatorValue(date(2026, 4, 30), 40), IndicatorValue(date(2026, 12, 31), 60))
        set_indicators(ledger, task, [Indicator(0, 0, "完成额", values=plan)])
        [known] = queries.indicators(ledger.db, "task_id = ?", task.id)[task.id]
        set_actual(ledger, task, known, date(2026, 4, 30), self.actual)


Fact = Told | Sent | Asked | Measured
POINTS = st.integers(0, 100) | st.just(100)
FACTS: st.SearchStrategy[Fact] = st.one_of(
    st.builds(Told, NUMBERS, BACK, POINTS, st.booleans(), st.none() | POINTS, st.none() | st.sampled_from(ReportMark)),
    st.builds(Told, NUMBERS, BACK, st.integers(0, 99), st.just(False), st.none(), st.none()),
    st.builds(
        Sent,
        LADDER,
        st.sampled_from([frozenset("1"), frozenset("12"), frozenset("34"), frozenset("3")]),
        BACK,
        *[st.booleans()] * 2,
        st.sampled_from([False, False, True]),
    ),
    st.builds(Asked, NUMBERS, BACK, st.integers(1, 60), st.none() | st.booleans()),
    st.builds(Measured, NUMBERS, st.none() | st.integers(0, 60)),
)


def said(line: TaskLine) -> tuple[object, ...]:
    """What a line says, without the ids of its facts."""
    task, latest = line.task, line.latest
    return task.number, task.state, task.progress, task.due, line.light, line.clause, latest and latest.reported_on


def to_do(item: TodoItem) -> tuple[str, str, str, str, str]:
    """What a line of the page says."""
    return item.group.value, item.line.task.number, item.unit, item.reason, str(item.suggested_notice)


@cache
def begun() -> bytes:
    """The file of a ledger that has the list."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(Path(folder) / "台账.db", create=True)
        ledger.clock = lambda: NOW
        import_list(ledger, LISTED)
        ledger.close()
        return ledger.path.read_bytes()


def read(order: Sequence[Fact], look: Callable[[Snapshot], None] = lambda snapshot: None) -> tuple[object, object]:
    """Lights and what to do after the facts were entered in an order; papers in the order of their days."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.db"
        path.write_bytes(begun())
        ledger = Ledger.open(path)
        ledger.db.execute("PRAGMA synchronous=OFF")  # no power is cut here
        ledger.clock = lambda: NOW
        for fact in order:
            fact.enter(ledger)
        snapshot = Snapshot(ledger, TODAY)
        found = [said(line) for line in snapshot.lines.values()], sorted(map(to_do, snapshot.todo))
        look(snapshot)
        ledger.close()
    return found


@given(st.lists(FACTS, max_size=12, unique_by=lambda fact: fact.key), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_facts_say_the_same_in_any_order(facts: list[Fact], shuffling: object) -> None:
    other = list(facts)
    shuffling.shuffle(other)  # type: ignore[attr-defined]
    event("another order" if other != facts else "the same order")
    assert read(facts) == read(other)


@given(st.lists(FACTS, max_size=12, unique_by=lambda fact: fact.key))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_counts_lists_and_the_command_line_agree(facts: list[Fact]) -> None:
    read(facts, _agree)


def _agree(snapshot: Snapshot) -> None:
    groups = snapshot.todo_list.groups
    assert snapshot.todo == list(chain.from_iterable(groups.values()))
    assert all(item.group is group for group, items in groups.items() for item in items)
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["todo", str(snapshot.ledger.path), "--today", str(TODAY), "--json"]) == 0
    rows = [tuple(str(row[name]) for name in _COLUMNS) for row in json.loads(out.getvalue())]
    assert rows == [to_do(item) for item in snapshot.todo]


_COLUMNS = ("group", "number", "unit", "reason", "suggested_notice")
