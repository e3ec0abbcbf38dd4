"""Commands, undo and redo in any order: every state is the one it was, and the history tells of all of them."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.model import Milestone, ProgressReport, Task, TaskState, Unit
from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.errors import UserError
from supervisor_app.store import queries
from supervisor_app.store.history import broken_links
from supervisor_app.store.importing import import_list
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.notices import issue_notice, register_steps, void_notice
from supervisor_app.store.office import read_office, save_office
from supervisor_app.store.replay import strays
from supervisor_app.store.tasks import add_task, edit_task, register_report, set_milestones
from supervisor_app.store.undo import redo, undo
from supervisor_app.store.units import add_unit, edit_unit, merge_units
from tests.store.conftest import NOW

TABLES = [
    "meeting",
    "task_list",
    "unit",
    "unit_alias",
    "task",
    "task_unit",
    "milestone",
    "report",
    "notice",
    "notice_task",
    "setting",
    "step",
    "indicator",
    "indicator_value",
    "problem",
    "problem_task",
    "project",
    "project_stage",
]  # all that commands write
NAMES = st.sampled_from(["市住建局", "市教育局", "市水务局", "滨江区", "市 住建局"])
DAYS = st.dates(date(2026, 5, 1), date(2026, 6, 10))
PICK = st.integers(0, 50)
Facts = dict[str, dict[int, dict[str, Any]]]


class AnyOrder(RuleBasedStateMachine):
    """`undoing` and `redoing` hold the facts before and after each command, beside the ledger's own stacks."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger.open(Path(self.folder.name) / "台账.db", create=True)
        self.ledger.db.execute("PRAGMA synchronous=OFF")  # no power is cut here
        self.ledger.clock = lambda: NOW
        self.undoing: list[Facts] = []
        self.redoing: list[Facts] = []

    def teardown(self) -> None:
        self.ledger.close()
        self.folder.cleanup()

    def facts(self) -> Facts:
        return {table: {row["id"]: row for row in self.ledger.db.query(f"SELECT * FROM {table}")} for table in TABLES}

    def do(self, command: Callable[..., object], *facts: object) -> None:
        before, depth = self.facts(), len(self.ledger.undoable)
        try:
            command(self.ledger, *facts)
        except UserError:
            assert self.facts() == before
            return
        if len(self.ledger.undoable) > depth:
            self.undoing.append(before)
            self.redoing.clear()
        else:
            assert self.facts() == before

    def task(self, pick: int) -> Task | None:
        tasks = queries.tasks(self.ledger.db)
        return tasks[pick % len(tasks)] if tasks else None

    def unit(self, pick: int) -> Unit | None:
        units = list(queries.units(self.ledger.db).values())
        return units[pick % len(units)] if units else None

    @rule(
        rows=st.lists(st.tuples(st.sampled_from("甲乙丙丁"), NAMES, st.none() | DAYS, st.none() | st.integers(0, 100))),
        held_on=DAYS,
    )
    def import_a_list(self, rows: list[tuple[str, str, date | None, int | None]], held_on: date) -> None:
        drafts = (
            DraftTask(title, row, lead=(lead,), due=due, progress=progress, report="已开工" if progress else "")
            for row, (title, lead, due, progress) in enumerate(rows)
        )
        self.do(import_list, DraftList("清单", held_on, tasks=tuple(drafts)))

    @rule(title=st.sampled_from(["戊", "己", ""]), lead=NAMES, number=st.sampled_from(["", "2026-002", "督1"]))
    def add(self, title: str, lead: str, number: str) -> None:
        self.do(add_task, DraftTask(title, number=number, lead=(lead,)))

    @rule(pick=PICK, state=st.sampled_from(TaskState), due=st.none() | DAYS, lead=PICK)
    def edit(self, pick: int, state: TaskState, due: date | None, lead: int) -> None:
        task, unit = self.task(pick), self.unit(lead)
        if task and unit:
            self.do(edit_task, task, replace(task, state=state, due=due, lead=(unit.id,), remark=f"改{lead}"), "录错")

    @rule(pick=PICK, day=DAYS, progress=st.floats(0, 100), correct=st.booleans())
    def report(self, pick: int, day: date, progress: float, correct: bool) -> None:
        task = self.task(pick)
        if task and task.lead:
            known = queries.reports(self.ledger.db, task.id)
            wrong = known[pick % len(known)].id if known and correct else None
            self.do(register_report, ProgressReport(0, task.id, task.lead[0], day, progress, "进展", corrects_id=wrong))

    @rule(pick=PICK, days=st.lists(DAYS, max_size=3))
    def milestones(self, pick: int, days: list[date]) -> None:
        task = self.task(pick)
        if task:
            self.do(set_milestones, task, [Milestone(0, task.id, "节点", day) for day in days])

    @rule(name=st.sampled_from(["市气象局", "市住建局"]), parent=PICK)
    def new_unit(self, name: str, parent: int) -> None:
        above = self.unit(parent)
        self.do(add_unit, Unit(0, name, parent_id=above.id if above else None, aliases=(f"{name}机关",)))

    @rule(pick=PICK, alias=st.sampled_from(["住建", "教育", "水务"]), parent=PICK)
    def change_unit(self, pick: int, alias: str, parent: int) -> None:
        unit, above = self.unit(pick), self.unit(parent)
        if unit and above:
            self.do(edit_unit, replace(unit, aliases=(alias,), short_name=alias * 2, parent_id=above.id))

    @rule(gone=PICK, into=PICK)
    def merge(self, gone: int, into: int) -> None:
        first, second = self.unit(gone), self.unit(into)
        if first and second:
            self.do(merge_units, first, second)

    @rule(days=st.integers(1, 9), officer=st.sampled_from(["", "李"]))
    def settings(self, days: int, officer: str) -> None:
        self.do(save_office, replace(read_office(self.ledger.db), reply_days=days, officer=officer))

    @rule(pick=PICK)
    def issue(self, pick: int) -> None:
        """Cannot be undone, and stays whatever else is."""
        task = self.task(pick)
        if task and task.lead:
            number = queries.next_number(self.ledger.db, "政督", 2026)
            notice = Notice(
                0, NoticeKind.SUPERVISION, number, task.lead[0], "通知单", date(2026, 6, 10), task_ids=(task.id,)
            )
            before = self.facts()
            issue_notice(self.ledger, notice, lambda: None)
            after = self.facts()
            for facts in self.undoing + self.redoing:
                for table in ("notice", "notice_task"):
                    facts[table] |= {key: row for key, row in after[table].items() if key not in before[table]}

    @rule(pick=PICK, void=st.booleans())
    def register(self, pick: int, void: bool) -> None:
        notices = queries.notices(self.ledger.db)
        if notices and void:
            self.do(void_notice, notices[pick % len(notices)], "有误")
        elif notices:
            signed = replace(notices[pick % len(notices)], signed_by=f"王{pick}", signed_on=date(2026, 6, 10))
            self.do(register_steps, signed)

    @rule()
    def take_back(self) -> None:
        self.step(undo, self.undoing, self.redoing)

    @rule()
    def do_again(self) -> None:
        self.step(redo, self.redoing, self.undoing)

    def step(self, move: Callable[[Ledger], str], source: list[Facts], target: list[Facts]) -> bool:
        before = self.facts()
        try:
            move(self.ledger)
        except UserError:
            assert self.facts() == before
            assert not source or before["notice"] or _sets_a_due_date(source[-1], before)
            return False
        assert self.facts() == source.pop()
        target.append(before)
        return True

    @rule()
    def to_the_start_and_back(self) -> None:
        end, steps = self.facts(), 0
        while self.step(undo, self.undoing, self.redoing):
            steps += 1
        for _ in range(steps):
            assert self.step(redo, self.redoing, self.undoing)
        assert self.facts() == end

    @invariant()
    def the_history_tells_of_it_all(self) -> None:
        assert list(broken_links(self.ledger.db)) == []
        assert list(strays(self.ledger.db, TABLES)) == []
        assert not list(self.ledger.db.execute("PRAGMA foreign_key_check"))


def _sets_a_due_date(before: Facts, after: Facts) -> bool:
    """The one change besides papers that is never taken back: an original due date never changes."""
    return any(
        row["original_due"] is None and after["task"][key]["original_due"] for key, row in before["task"].items()
    )


AnyOrder.TestCase.settings = settings(
    max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyOrder = AnyOrder.TestCase
