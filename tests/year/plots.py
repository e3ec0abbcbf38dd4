"""What the office itself does in the year: papers, and the deeds that do not come with every matter."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.life.problem import Problem
from supervisor_app.domain.life.project import Project, ProjectStage, Stage
from supervisor_app.store import life, notices, parts, problems, projects, queries, tasks
from tests.year.book import UNDER_WAY, Book, Matter, Paper
from tests.year.calendar import DAY, on_or_after
from tests.year.office import WHO, Office
from tests.year.oracle import SMALL, STEPS_UP, Oracle

PAPERS, VOIDS = 200, 8
_TO_MANY = ("circular",)


class Plots:
    """Shared by the year; the officer follows the oracle's suggestions, not the program's."""

    office: Office
    book: Book
    rng: random.Random
    tally: dict[str, int]
    on: Callable[..., None]
    soon: Callable[[int, int], date]
    plan_report: Callable[[Matter], None]
    pace: dict[str, float]
    with_papers: bool

    @property
    def today(self) -> date:
        """The office's day."""
        return self.office.day

    def hand_out(self, first: int) -> None:
        """One paper a unit with all that the meeting gave it."""
        if not self.with_papers:
            return
        numbers = {f"2026-{number:03d}" for number in range(first, first + 40)}
        fresh = [one for number, one in self.book.matters.items() if number in numbers and one.state != "registered"]
        for unit in sorted({one.lead for one in fresh}):
            self.issue("assignment", unit, [one for one in fresh if one.lead == unit])

    def chase(self) -> None:
        """Twice a week: what the ladder calls for, the gravest first, one paper a kind and unit, two a day."""
        wanted: dict[tuple[str, str], list[Matter]] = {}
        for (group, number, unit, kind), _ in sorted(Oracle(self.book, self.today).to_do().items(), key=str):
            if kind and (group, kind) != ("escalate", "supervision"):  # this officer waits until such a matter is due
                listed = wanted.setdefault((kind, "" if kind in _TO_MANY else unit), [])
                if self.book.matters[number] not in listed:
                    listed.append(self.book.matters[number])
        order = sorted(wanted, key=lambda key: (key[0] in SMALL, key[0] not in STEPS_UP, key))
        room = round(PAPERS * (self.today.timetuple().tm_yday / 350) ** 0.9) + 10 - len(self.book.papers)
        for kind, unit in order[: max(0, min(4, room))]:
            self.issue(kind, unit or None, wanted[kind, unit])

    def issue(self, kind: str, unit: str | None, matters: list[Matter], replaces: Paper | None = None) -> None:
        """A paper with all that comes of it: signing, the answer, or that it was wrong."""
        if len(self.book.papers) == PAPERS:
            return
        answer_by = on_or_after(self.soon(7, 9)) if unit and kind != "assignment" else None
        paper = self.office.issue(kind, unit, matters, answer_by, replaces)
        self.tally[kind] += 1
        if self.tally["voids"] < VOIDS and not replaces and self.rng.random() < 0.06:
            self.tally["voids"] += 1
            self.on(self.soon(1, 2), self.void, paper)
            return
        if unit and self.rng.random() < 0.9:
            self.on(self.soon(1, 9), self.sign, paper)
        if answer_by and self.rng.random() < 0.85:
            self.on(answer_by + self.rng.randint(-5, 6) * DAY, self.answer, paper)

    def sign(self, paper: Paper) -> None:
        """The unit's receipt came."""
        if not paper.void:
            self.tally["signed"] += 1
            self.office.sign(paper)

    def answer(self, paper: Paper) -> None:
        """The unit's answer came; some get another day first."""
        self.tally["answered"] += 1
        if self.tally["answered"] % 25 == 0:
            paper.answer_by = on_or_after(self.soon(4, 9))
            [notice] = queries.notices(self.office.ledger.db, "id = ?", paper.id)
            self.office.do(notices.move_reply_due, self.office.ledger, notice, paper.answer_by, "单位来电说明")
            self.on(self.soon(3, 12), self.answer_at_last, paper)
            return
        self.office.answer(paper)

    def answer_at_last(self, paper: Paper) -> None:
        """After the day was moved."""
        self.office.answer(paper)

    def void(self, paper: Paper) -> None:
        """Void, and mostly issued again the next day."""
        self.office.void(paper)
        if self.tally["voids"] % 3:
            self.on(self.soon(1, 1), self.issue_again, paper)

    def issue_again(self, paper: Paper) -> None:
        """In the place of the void one."""
        self.tally["issued again"] += 1
        self.issue(paper.kind, paper.unit, paper.matters, paper)

    def split(self) -> None:
        """Three matters are given out in parts of different weight."""
        monthly = [one for one in self._open_ones() if one.cycle == "monthly" and not one.steps]
        for matter in [one for one in monthly if one.due and (one.due - self.today).days > 60][:3]:
            drafts = [self._part(matter, weight) for weight in (1, 2, 2)]
            made = self.office.do(parts.decompose, self.office.ledger, self.office.task(matter), drafts, self.today)
            for at, (task_id, draft) in enumerate(zip(made, drafts, strict=True), 1):
                part = Matter(f"{matter.number}.{at}", matter.lead, draft.due, "monthly", matter.named)
                part.assigned, part.weight = self.today, int(draft.weight)
                self.office.take_in(part)
                assert self.office.task_ids[part.number] == task_id
                matter.parts.append(part)
                self.pace[part.number] = self.rng.choice((0.6, 1.0, 1.3))
                self.plan_report(part)
            self.on(self.today + 40 * DAY, self.drop_part, matter.parts[2])

    def _part(self, matter: Matter, weight: int) -> DraftTask:
        assert matter.due is not None
        draft = DraftTask(f"第{weight}段", lead=(matter.lead,), assigned_on=self.today, due=matter.due - 10 * DAY)
        return replace(draft, weight=weight, cycle=self.office.task(matter).cycle, cycle_day=matter.named)

    def drop_part(self, part: Matter) -> None:
        """A part that is not needed any more counts no more."""
        if part.state in UNDER_WAY:
            self.office.step(part, StepKind.CANCEL, "已由上级部门实施")

    def special_matters(self) -> None:
        """Parts, a due date entered wrongly, a matter found done without a claim."""
        self.split()
        open_ones = self._open_ones()
        wrong, done = open_ones[4], open_ones[9]
        assert wrong.due is not None
        move = Move(StepKind.CORRECT_DUE, self.today, WHO, "录入有误")
        wrong.due += 3 * DAY
        self.office.do(life.correct_due, self.office.ledger, self.office.task(wrong), wrong.due, move)
        wrong.last_step = self.today
        self.office.step(done, StepKind.COMPLETE, "会议认定")
        self.on(self.soon(4, 4), self.confirm, done)

    def confirm(self, matter: Matter) -> None:
        """What a meeting found done is seen on the spot, then closed."""
        self.office.verify(matter, True)
        self.office.step(matter, StepKind.CLOSE)

    def change_course(self) -> None:
        """Some matters rest, one for good; some are cancelled, or go into another; a few are written anew."""
        open_ones = self._open_ones()
        for at, matter in enumerate(open_ones[:5]):
            self.office.step(matter, StepKind.SUSPEND, "等待规划批复")
            if at:
                self.on(self.soon(20, 60), self.resume, matter)
        self.office.step(open_ones[5], StepKind.CANCEL, "政策调整")
        gone, into = open_ones[6], open_ones[7]
        move = Move(StepKind.MERGE, self.today, WHO, "同一事项")
        self.office.do(life.merge_task, self.office.ledger, self.office.task(gone), self.office.task(into), move)
        gone.state, gone.last_step = "cancelled", self.today
        for matter in open_ones[8:11]:
            before = self.office.task(matter)
            after = replace(before, title=f"{before.title}（修订）", remark="按会议意见修改")
            self.office.do(tasks.edit_task, self.office.ledger, before, after)
        self.office.step(open_ones[12], StepKind.CLAIM)

    def _open_ones(self) -> list[Matter]:
        found = [one for one in self.book.matters.values() if one.state in UNDER_WAY and one.due and not one.parts]
        alone = [one for one in found if "." not in one.number and not one.figures]
        return self.rng.sample(alone, len(alone))

    def resume(self, matter: Matter) -> None:
        """It goes on."""
        if matter.state == "suspended":
            self.office.step(matter, StepKind.RESUME)

    def problems_and_projects(self) -> None:
        """Problems raised, closed and opened again; projects with their stages."""
        ledger = self.office.ledger
        for at, matter in enumerate(self._open_ones()[:12]):
            ids = (self.office.task_ids[matter.number],)
            told = Problem(0, f"征迁受阻{at}", self.today, owner="专班", due=self.today + 30 * DAY, task_ids=ids)
            made = self.office.do(problems.raise_problem, ledger, told)
            if at % 3:
                self.on(self.soon(10, 60), self.solve, made, at % 3 == 2)
        for at in range(6):
            planned = ProjectStage(Stage.STARTED, self.today + 20 * at * DAY)
            made = self.office.do(projects.save_project, ledger, Project(0, f"项目{at}", stages=(planned,)))
            self.on(self.today + 25 * at * DAY, self.start_project, made)

    def solve(self, problem_id: int, again: bool) -> None:
        """A problem is closed; some come back."""
        ledger = self.office.ledger
        [known] = problems.problems(ledger.db, "id = ?", problem_id)
        if known.closed_on is None:
            self.office.do(problems.close_problem, ledger, known, "会议纪要", self.today)
            if again:
                self.on(self.soon(10, 30), self.solve, problem_id, False)
        else:
            self.office.do(problems.reopen_problem, ledger, known, "又现反复", self.today)

    def start_project(self, project_id: int) -> None:
        """A project's first stage is done."""
        known = {one.id: one for one in projects.projects(self.office.ledger.db)}[project_id]
        started = tuple(replace(stage, actual_on=self.today) for stage in known.stages)
        self.office.do(projects.save_project, self.office.ledger, replace(known, stages=started))
