"""The year's plot: who does what on which day, drawn from a seed; the facts are invented."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import cycle
from typing import Any

from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.life.lifecycle import StepKind
from supervisor_app.domain.model import Cycle, Milestone, ReportMark, TaskState
from supervisor_app.domain.reports.indicators import Indicator, IndicatorStep, IndicatorValue
from supervisor_app.store import indicators, queries, tasks
from supervisor_app.store.importing import import_list
from tests.year.book import UNDER_WAY, Figures, Matter, Told, Waiting
from tests.year.calendar import DAY, between, closing_from, on_or_after, on_or_before
from tests.year.office import HEAD, Office
from tests.year.plots import Plots

FIRST, LAST = date(2026, 1, 5), date(2026, 12, 31)
MEETINGS = (
    ("全市重点工作部署会", date(2026, 1, 8)),
    ("二季度经济运行调度会", date(2026, 4, 23)),
    ("四季度攻坚推进会", date(2026, 8, 27)),
)
_SIDES = ("发展改革", "教育", "科技", "工业", "公安", "民政", "财政", "人社", "资源", "生态")
_MORE = ("住建", "交通", "水利", "农业", "商务", "文旅", "卫健", "应急", "审计", "市监")
_AREAS = ("砚东区政府", "砚西区政府", "砚南区政府", "砚北区政府", "临川区政府")
UNITS = [*(f"砚州市{side}局" for side in _SIDES + _MORE), *_AREAS]
_WORKS = ("管网改造", "校舍扩建", "专班招商", "企业技改", "路口整治", "养老床位", "资金拨付", "技能培训", "地块收储")
EXTENSIONS = 15
_CYCLES = ("monthly",) * 12 + ("quarterly", "quarterly", "weekly", "ten_day", "once", "once", "once", "once")


class Year(Plots):
    """Plays the year on an office, day by day; `papers` off: no paper goes out."""

    def __init__(self, office: Office, seed: int = 2026, papers: bool = True) -> None:
        self.office, self.book, self.rng = office, office.book, random.Random(seed)
        self.with_papers = papers
        self.agenda: dict[date, list[Callable[[], None]]] = defaultdict(list)
        self.pace: dict[str, float] = {}
        self.tally: dict[str, int] = defaultdict(int)
        self.extension_kinds = cycle(("grant", "grant", "refuse", "late", "grant", "pending", "late refused"))
        for at, (title, held) in enumerate(MEETINGS):
            self.on(held, self.meet, title, at * 40 + 1)
            self.on(held + 2 * DAY, self.hand_out, at * 40 + 1)
        for day, plot in (
            (date(2026, 2, 3), self.special_matters),
            (date(2026, 2, 10), self.problems_and_projects),
            (date(2026, 6, 16), self.change_course),
            (date(2026, 10, 20), self.change_course),
        ):
            self.on(day, plot)

    def days(self, until: date = LAST) -> Iterator[date]:
        """Every day, after all of it is done."""
        day = FIRST
        while day <= until:
            self.office.turn_to(day)
            for deed in self.agenda.pop(day, []):
                deed()
            if self.with_papers and day.weekday() in (1, 4):
                self.chase()
            yield day
            day += DAY

    def on(self, day: date, deed: Callable[..., None], *facts: Any) -> None:
        """Do it on that day, or on the next working day; never on a day that is over."""
        self.agenda[on_or_after(max(day, getattr(self.office, "day", day) + DAY))].append(partial(deed, *facts))

    def soon(self, low: int, high: int) -> date:
        """A day so many days ahead."""
        return self.today + self.rng.randint(low, high) * DAY

    def meet(self, title: str, first: int) -> None:
        """A meeting's list: 37 matters handed out there, three to be assigned later."""
        matters = [self.matter(number) for number in range(first, first + 40)]
        listed = [self.draft(matter) for matter in matters[:37]]
        self.office.do(import_list, self.office.ledger, DraftList(title, self.today, f"{title}.xlsx", tuple(listed)))
        for matter in matters[37:]:
            draft = replace(self.draft(matter), state=TaskState.REGISTERED, approver=HEAD, approved_on=self.today)
            self.office.do(tasks.add_task, self.office.ledger, replace(draft, assigned_on=None), None, self.today)
            matter.assigned, matter.state = None, "registered"
        for matter in matters:
            self.office.take_in(matter)
            self.course(matter)

    def matter(self, number: int) -> Matter:
        """One matter; a few have no due date, milestones or an indicator."""
        lead, helping = self.rng.sample(UNITS, 2)
        lead = UNITS[number % len(UNITS)] if number <= len(UNITS) else lead
        due = None if number % 40 == 7 else self.today + self.rng.randint(12, 240) * DAY
        kind = self.rng.choice(_CYCLES)
        named = {"monthly": self.rng.choice((5, 5, 25, None)), "weekly": 5}.get(kind)
        found = Matter(f"2026-{number:03d}", lead, due, kind, named, (helping,) if helping != lead else ())
        found.assigned = self.today
        if due and number % 10 == 3:
            span = (due - self.today).days
            found.steps = [(self.today + span * at // 4 * DAY, self.rng.choice((1, 2, 3))) for at in (1, 2, 3, 4)]
        return found

    def draft(self, matter: Matter) -> DraftTask:
        """The matter as the ledger takes it in."""
        number = int(matter.number[5:8])
        return DraftTask(
            f"{matter.lead}{_WORKS[number % 9]}第{number}号任务",
            number=matter.number,
            lead=(matter.lead,),
            cooperating=matter.helping,
            assigned_on=matter.assigned,
            due=matter.due,
            cycle=Cycle(matter.cycle),
            cycle_day=matter.named,
            milestones=tuple(Milestone(0, 0, f"节点{on}", on, weight) for on, weight in matter.steps),
            basis="会议部署",
        )

    def course(self, matter: Matter) -> None:
        """What the unit will do with a matter: its pace, and its first deeds."""
        number = int(matter.number[5:8])
        self.pace[matter.number] = self.rng.choice((0.35, 0.6, 0.8, 0.95, 1.0, 1.05, 1.1, 1.3))
        if matter.state == "registered":
            self.on(self.soon(6, 12), self.assign, matter)
            return
        if number % 12 == 5 and matter.due and not matter.steps:
            self.measure(matter)
        if self.rng.random() < 0.8:
            self.on(self.soon(1, 6), self.acknowledge, matter)
        self.plan_report(matter)
        if matter.due and self.rng.random() < 0.5:
            early = self.rng.choice((-9, -6, -1))
            self.on(matter.due + early * DAY, self.extend, matter)

    def assign(self, matter: Matter) -> None:
        """A matter registered before is handed out."""
        self.office.step(matter, StepKind.ASSIGN)
        self.course(matter)

    def acknowledge(self, matter: Matter) -> None:
        """The unit signs for its matter, unless it is already at work."""
        if matter.state == "assigned":
            self.office.step(matter, StepKind.ACKNOWLEDGE)

    def measure(self, matter: Matter) -> None:
        """An indicator by month: an amount a month, a running total, or a level that shall fall."""
        ends = [closing_from("monthly", None, date(2026, month, 1)) for month in range(self.today.month, 13)]
        kind = int(matter.number[5:8]) // 12 % 3
        base, last = ((0, 40 * len(ends)), (100, 900), (800, 500))[kind]
        levels = [base + (last - base) * at // len(ends) for at in range(1, len(ends) + 1)]
        plan = dict(zip(ends, levels if kind else [40] * len(ends), strict=True))
        matter.figures = Figures(plan, running=kind > 0, base=base)
        values = tuple(IndicatorValue(on, amount) for on, amount in plan.items())
        told = Indicator(0, 0, "完成额", "万元", IndicatorStep.MONTH, kind > 0, kind == 2, base, values=values)
        self.office.do(indicators.set_indicators, self.office.ledger, self.office.task(matter), [told])
        for on in ends:
            if self.rng.random() < 0.85:
                self.on(on + self.rng.randint(2, 12) * DAY, self.tell_figure, matter, on)

    def tell_figure(self, matter: Matter, on: date) -> None:
        """What an indicator came to."""
        assert matter.figures is not None
        base = matter.figures.base
        actual = base + round((matter.figures.plan[on] - base) * self.rng.choice((0.5, 0.7, 0.9, 1.0, 1.05)))
        task = self.office.task(matter)
        known = queries.indicators(self.office.ledger.db, "task_id = ?", task.id)[task.id][0]
        self.office.do(indicators.set_actual, self.office.ledger, task, known, on, actual)
        matter.figures.actual[on] = actual

    def plan_report(self, matter: Matter) -> None:
        """The next report: before its period closes, or within some weeks where there are no periods."""
        if matter.cycle == "once":
            self.on(self.soon(10, 38), self.report, matter, None)
        else:
            closing = closing_from(matter.cycle, matter.named, self.today + DAY)
            before = on_or_before(closing - self.rng.randint(0, 3) * DAY)
            self.on(before, self.report, matter, closing)

    def report(self, matter: Matter, closing: date | None) -> None:
        """On time, late, missing, wrong, returned, untrue, or by the cooperating unit alone."""
        if matter.over or matter.state == "cancelled":
            return
        self.on(max(closing or self.today, self.today), self.plan_report, matter)
        fits = matter.state in UNDER_WAY and not matter.parts
        deed = self.rng.choices(
            ("on time", "late", "missing", "wrong", "returned", "untrue", "helper"), (62, 12, 10, 6, 5, 3, 2)
        )[0]
        if not fits or deed == "missing" or (deed == "helper" and not matter.helping):
            self.tally["missing"] += fits
            return
        self.tally[deed] += 1
        named = closing if self.rng.random() < 0.5 else None
        if deed == "late":
            self.on((closing or self.today) + self.rng.randint(2, 8) * DAY, self.tell, matter, named)
        elif deed == "helper":
            self.office.report(matter, self.points(matter), unit=matter.helping[0])
        elif deed == "on time":
            self.tell(matter, named)
        else:
            self.tell_wrongly(matter, named, deed)

    def tell(self, matter: Matter, named: date | None) -> None:
        """A true report, some of them dated days before the office got them; all done is a claim."""
        if matter.state in UNDER_WAY and not matter.parts:
            day = self.today - self.rng.choice((0, 0, 0, 0, 0, 1, 2, 3)) * DAY
            assert matter.assigned is not None
            self.office.report(matter, self.points(matter), max(day, matter.assigned), named)
            self.look_at_claim(matter)

    def tell_wrongly(self, matter: Matter, named: date | None, deed: str) -> None:
        """A report that will be corrected, sent back or found untrue."""
        points = 100 if self.rng.random() < 0.3 else min(100, self.points(matter) + 25)
        told = self.office.report(matter, points, period=named)
        if deed == "wrong":
            self.on(self.soon(2, 5), self.correct, matter, told)
        else:
            self.on(self.soon(2, 20), self.find_fault, matter, told, deed)
        self.look_at_claim(matter)

    def correct(self, matter: Matter, wrong: Told) -> None:
        """The unit says what is right."""
        if matter.state in (*UNDER_WAY, "claimed_done") and not wrong.bad and not matter.parts:
            self.office.report(matter, self.points(matter), corrects=wrong, period=wrong.period)
            self.look_at_claim(matter)

    def find_fault(self, matter: Matter, told: Told, deed: str) -> None:
        """A report is sent back or found untrue; half of them come again."""
        if told.bad or told.replaced or matter.over or matter.state == "cancelled" or matter.parts:
            return
        self.office.mark(matter, told, ReportMark(deed))
        if self.rng.random() < 0.5:
            self.on(self.soon(3, 6), self.tell, matter, told.period)

    def points(self, matter: Matter) -> int:
        """Where the unit is by its pace; never back."""
        assert matter.assigned is not None
        span = between(matter.assigned, matter.due) if matter.due else 180
        reached = 100 * self.pace[matter.number] * between(matter.assigned, self.today) / max(span, 1)
        return min(100, max(int(matter.points()), int(reached)))

    def look_at_claim(self, matter: Matter) -> None:
        """Somebody will go and see."""
        if matter.state == "claimed_done":
            self.tally["claimed"] += 1
            self.on(self.soon(2, 12), self.verify, matter)

    def verify(self, matter: Matter) -> None:
        """Passed, or sent back; the unit may object."""
        if matter.state != "claimed_done":
            return
        passed = self.rng.random() < 0.75
        self.tally["passed" if passed else "returned claims"] += 1
        found = self.office.verify(matter, passed, None if passed or self.rng.random() < 0.5 else 70.0)
        if passed:
            self.after(matter)
        elif self.rng.random() < 0.6:
            self.on(self.soon(2, 20), self.object, matter, found)

    def after(self, matter: Matter) -> None:
        """Closing and the second look."""
        if self.rng.random() < 0.7:
            self.on(self.soon(3, 15), self.close, matter)
        if self.rng.random() < 0.5:
            planned = self.soon(20, 60)
            seen = self.office.plan_look_back(matter, planned)
            self.on(planned + self.rng.randint(0, 25) * DAY, self.look_back, seen)

    def close(self, matter: Matter) -> None:
        """销号."""
        if matter.state == "completed":
            self.tally["closed"] += 1
            self.office.step(matter, StepKind.CLOSE)

    def look_back(self, planned: Waiting) -> None:
        """Most results still stand."""
        if planned.matter.over and not planned.settled:
            held = self.rng.random() < 0.65
            self.tally["held" if held else "reopened"] += 1
            self.office.look_back(planned, held)
            if not held:
                self.plan_report(planned.matter)

    def object(self, matter: Matter, verification_id: int) -> None:
        """A request for review; decided in time, late or never."""
        self.tally["reviews"] += 1
        asked = self.office.ask_review(matter, verification_id)
        if self.rng.random() < 0.8:
            self.on(self.soon(8, 40), self.office.decide_review, asked)

    def extend(self, matter: Matter) -> None:
        """One of the fifteen requests for more time."""
        asked_before = any(not one.settled and one.matter is matter for one in self.book.extensions)
        if self.tally["extensions"] == EXTENSIONS or matter.state not in UNDER_WAY or asked_before or matter.parts:
            return
        assert matter.due is not None
        kind = next(self.extension_kinds)
        self.tally["extensions"] += 1
        if kind.startswith("late"):
            self.on(matter.due + self.rng.randint(2, 6) * DAY, self.ask, matter, kind)
        else:
            self.ask(matter, kind)

    def ask(self, matter: Matter, kind: str) -> None:
        """Ask; the decision takes some days."""
        assert matter.due is not None
        if matter.state not in UNDER_WAY:
            self.tally["extensions"] -= 1
            return
        self.tally["asked late"] += matter.due < self.today
        wanted = max(matter.due, self.today) + self.rng.randint(15, 70) * DAY
        asked = self.office.ask(matter, wanted)
        if kind != "pending":
            self.on(self.soon(1, 5), self.decide, asked, None if "refuse" in kind else wanted)

    def decide(self, asked: Waiting, wanted: date | None) -> None:
        """What came of it; no more time for a matter that is done by now."""
        fits = asked.matter.state in (*UNDER_WAY, "claimed_done")
        self.tally["granted" if fits and wanted else "refused"] += 1
        self.office.decide(asked, wanted if fits else None)
