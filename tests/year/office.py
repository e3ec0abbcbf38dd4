"""Each thing the office does, done in the ledger by its command and noted in the book."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import ParamSpec, TypeVar

from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.life.verification import Decision, ReviewRequest, Verification, Way
from supervisor_app.domain.model import ProgressReport, ReportMark, Task
from supervisor_app.domain.papers.notice import NEEDS_APPROVAL, Notice, NoticeKind
from supervisor_app.store import extensions, life, life_queries, notices, queries, reports, tasks, verifying
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.undo import redo, undo
from tests.year.book import Book, Grant, Matter, Paper, Told, Waiting

P = ParamSpec("P")
R = TypeVar("R")
WHO, HEAD = "周明", "分管副秘书长"
Deliver = Callable[[], None]
Printer = Callable[["Office", Notice], tuple[Notice, Deliver]]


def no_print(office: "Office", notice: Notice) -> tuple[Notice, Deliver]:
    """Registers a paper without one."""
    return notice, lambda: None


class Office:
    """The ledger and the book, on the same day; `commands` counts what must have left a row in the history.

    `kept` is read once and kept up with every command, as the window does it.
    """

    def __init__(self, ledger: Ledger, day: date, printer: Printer = no_print) -> None:
        self.ledger, self.book, self.printer = ledger, Book(), printer
        self.commands = 0
        self.task_ids: dict[str, int] = {}
        self.unit_ids: dict[str, int] = {}
        self.kept = Snapshot(ledger, day)
        self.turn_to(day)

    def turn_to(self, day: date) -> None:
        """Begin a day."""
        self.day = day
        self.ledger.clock = lambda: datetime.combine(day, time(9, 30), UTC)
        self.kept.turn_to(day)

    def do(self, command: Callable[P, R], *args: P.args, **named: P.kwargs) -> R:
        """Carry out a command that changes something."""
        found = command(*args, **named)
        self.commands += 1
        self.kept.forget(self.ledger.last)
        return found

    def task(self, matter: Matter) -> Task:
        """The matter as the ledger has it."""
        return queries.tasks(self.ledger.db, "id = ?", self.task_ids[matter.number])[0]

    def take_in(self, matter: Matter) -> None:
        """Note a matter that the ledger has just got."""
        self.book.matters[matter.number] = matter
        rows = self.ledger.db.execute("SELECT id FROM task WHERE number = ?", [matter.number]).fetchall()
        self.task_ids[matter.number] = rows[0][0]
        self.unit_ids = {unit.name: unit.id for unit in queries.units(self.ledger.db).values()}
        matter.last_step = self.day

    def step(self, matter: Matter, kind: StepKind, reason: str = "", progress: float | None = None) -> None:
        """A step that a person takes today."""
        move = Move(kind, self.day, WHO, reason)
        self.do(life.take_step, self.ledger, self.task(matter), move, self.day, progress)
        self._step(matter, kind, progress)

    def _step(self, matter: Matter, kind: StepKind, progress: float | None = None) -> None:
        match kind:
            case StepKind.ASSIGN:
                matter.assigned, matter.state = self.day, "assigned"
            case StepKind.CLAIM:
                matter.before_claim, matter.claimed = matter.points(), self.day
                self._grant(matter, Fraction(100))
                matter.state = "claimed_done"
            case StepKind.RETURN | StepKind.REOPEN:
                if matter.over:
                    matter.done_spells[-1] = (matter.done_spells[-1][0], self.day)
                before = matter.before_claim if progress is None else Fraction(progress)
                self._grant(matter, before or Fraction(0))
                matter.state, matter.finished = "in_progress", None
            case StepKind.COMPLETE:
                matter.state, matter.finished = "completed", self.day
                matter.done_spells.append((self.day, None))
            case StepKind.SUSPEND:
                matter.state_before_rest, matter.state = matter.state, "suspended"
                matter.rests.append((self.day, None))
            case StepKind.RESUME:
                matter.state = matter.state_before_rest
                matter.rests[-1] = (matter.rests[-1][0], self.day)
            case _:
                ends = {"acknowledge": "acknowledged", "close": "closed", "cancel": "cancelled"}
                matter.state = ends[kind.value]
        matter.last_step = self.day

    def _grant(self, matter: Matter, points: Fraction) -> None:
        matter.grants.append(Grant(self.day, points, len(matter.told)))

    def report(
        self,
        matter: Matter,
        points: int,
        day: date | None = None,
        period: date | None = None,
        corrects: Told | None = None,
        unit: str | None = None,
    ) -> Told:
        """A unit's report, dated today unless told."""
        day, unit = day or self.day, unit or matter.lead
        told = ProgressReport(
            0, self.task(matter).id, self.unit_ids[unit], day, points, f"已完成 {points}%", "资金未到位"
        )
        told = replace(told, period=period, received_on=self.day, corrects_id=corrects.id if corrects else None)
        before = matter.points()
        report_id = self.do(tasks.register_report, self.ledger, told, self.day)
        noted = Told(report_id, day, points, unit, period)
        if corrects:
            corrects.replaced = True
        matter.told.append(noted)
        if unit == matter.lead:
            self._follow(matter, before, day)
        return noted

    def mark(self, matter: Matter, told: Told, mark: ReportMark) -> None:
        """Send a report back or find it untrue."""
        [report] = [one for one in queries.reports(self.ledger.db, self.task_ids[matter.number]) if one.id == told.id]
        before = matter.points()
        self.do(reports.mark_report, self.ledger, report, mark, WHO, self.day, "与现场不符")
        told.bad = True
        self._follow(matter, before, told.day)

    def _follow(self, matter: Matter, before: Fraction, day: date) -> None:
        """A lead unit's word moves the matter: all done is a claim, less is work or takes a claim back."""
        if matter.over or matter.state in ("suspended", "cancelled", "registered") or matter.parts:
            return
        wanted = "claimed_done" if matter.points() >= 100 else "in_progress"
        if wanted != matter.state:
            on = max(day, matter.last_step or day)
            if wanted == "claimed_done":
                matter.before_claim, matter.claimed = before, on
            matter.state, matter.last_step = wanted, on

    def verify(self, matter: Matter, passed: bool, progress: float | None = None) -> int:
        """A check of a claim, or of a matter found done without one."""
        told = Verification(0, 0, Way.INSPECTION, WHO, self.day, "现场查看", passed, "" if passed else "资料不全")
        task = self.task(matter)
        found = self.do(verifying.record_verification, self.ledger, task, told, (), None, progress, self.day)
        if not passed:
            self._step(matter, StepKind.REOPEN if matter.over else StepKind.RETURN, progress)
        elif not matter.over:
            matter.finished = matter.claimed or self.day
            matter.state = "completed"
            matter.done_spells.append((self.day, None))
        matter.last_step = self.day
        return found

    def ask(self, matter: Matter, wanted: date) -> Waiting:
        """A unit asks for more time."""
        task = self.task(matter)
        asked = self.do(extensions.ask_extension, self.ledger, task, self.day, wanted, "管线迁改", matter.lead)
        self.book.extensions.append(Waiting(asked, matter, self.day))
        return self.book.extensions[-1]

    def decide(self, asked: Waiting, wanted: date | None) -> None:
        """Grant a new day, or refuse."""
        if wanted is None:
            self.do(extensions.refuse_extension, self.ledger, asked.id, HEAD, self.day, "理由不足")
        else:
            self.do(extensions.grant_extension, self.ledger, asked.id, HEAD, self.day, wanted)
            assert asked.matter.due is not None
            asked.matter.moved.append((self.day, asked.matter.due))
            asked.matter.due = wanted
        asked.settled = True

    def plan_look_back(self, matter: Matter, planned: date) -> Waiting:
        """A second look on a later day."""
        planned_id = self.do(verifying.plan_look_back, self.ledger, self.task(matter), planned)
        self.book.look_backs.append(Waiting(planned_id, matter, planned))
        return self.book.look_backs[-1]

    def look_back(self, planned: Waiting, held: bool) -> None:
        """What the second look found; the matter is taken up again where it did not hold."""
        [known] = [one for one in life_queries.look_backs(self.ledger.db) if one.id == planned.id]
        self.do(verifying.finish_look_back, self.ledger, known, self.day, WHO, "现场复看", held)
        planned.settled = True
        if not held:
            self._step(planned.matter, StepKind.REOPEN)

    def ask_review(self, matter: Matter, verification_id: int) -> Waiting:
        """The unit objects to a finding."""
        unit = self.unit_ids[matter.lead]
        told = ReviewRequest(0, self.task_ids[matter.number], unit, self.day, self.day, "认定有误", verification_id)
        asked = self.do(verifying.ask_review, self.ledger, told)
        self.book.reviews.append(Waiting(asked, matter, self.day, matter.lead))
        return self.book.reviews[-1]

    def decide_review(self, asked: Waiting) -> None:
        """Others than the verifier decide."""
        [known] = [one for one in life_queries.reviews(self.ledger.db) if one.id == asked.id]
        self.do(verifying.decide_review, self.ledger, known, Decision.UPHELD, "法制科", self.day, "维持原结论")
        asked.settled = True

    def issue(
        self, kind: str, unit: str | None, matters: list[Matter], answer_by: date | None, replaces: Paper | None = None
    ) -> Paper:
        """Issue a paper under the next number."""
        of = NoticeKind(kind)
        number = self.kept.next_number(of, self.day)
        ids = tuple(self.task_ids[matter.number] for matter in matters)
        told = Notice(
            0, of, number, self.unit_ids[unit] if unit else None, f"关于{len(ids)}项事项", self.day, answer_by, ids
        )
        told = replace(told, addressee="" if unit else "各有关单位", replaces_id=replaces.id if replaces else None)
        if of in NEEDS_APPROVAL:
            told = replace(told, approver=HEAD, approved_on=self.day)
        told, deliver = self.printer(self, told)
        issued = self.do(notices.issue_notice, self.ledger, told, deliver)
        self.book.papers.append(Paper(issued, kind, unit, matters, self.day, number.full, answer_by))
        return self.book.papers[-1]

    def _notice(self, paper: Paper) -> Notice:
        return queries.notices(self.ledger.db, "id = ?", paper.id)[0]

    def sign(self, paper: Paper) -> None:
        """The unit has signed for a paper."""
        self.do(
            notices.register_steps, self.ledger, replace(self._notice(paper), signed_by="收发室", signed_on=self.day)
        )
        paper.signed = self.day

    def answer(self, paper: Paper) -> None:
        """The unit has answered a paper."""
        answered = replace(self._notice(paper), replied_on=self.day, reply="已加快推进")
        self.do(notices.register_steps, self.ledger, answered)
        paper.answered = self.day

    def void(self, paper: Paper) -> None:
        """A paper was wrong; its number stays."""
        self.do(notices.void_notice, self.ledger, self._notice(paper), "文字有误")
        paper.void = True

    def back_and_forth(self, count: int, undoing: bool) -> None:
        """Undo or redo so many commands, in the ledger alone."""
        for _ in range(count):
            self.do(undo if undoing else redo, self.ledger)
