"""Filled feedback sheets against the ledger: what would be registered, what conflicts, what is strange."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from supervisor_app.domain.model import Cycle, ProgressReport, Task, TaskState, Unit
from supervisor_app.domain.reports.feedback import FilledForm, FilledRow
from supervisor_app.domain.reports.form_matching import Matcher, RejectedError
from supervisor_app.domain.reports.form_values import doubts_of, fault_of
from supervisor_app.domain.reports.periods import owes_reports
from supervisor_app.domain.reports.reporting import asked_period
from supervisor_app.domain.standing import TaskLine, Yardstick

CHANNEL = "反馈表"


@dataclass(frozen=True, slots=True)
class Change:
    """A field of the report with what the ledger has and what the sheet says."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell about a place in a file; `row` is 1-based, None for the whole sheet."""

    file: str
    sheet: str
    row: int | None
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One report ready to be registered; `report` has id 0, `doubts` are sentences to look at before."""

    file: str
    sheet: str
    row: int
    report: ProgressReport
    line: TaskLine
    unit: str
    changes: tuple[Change, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CollectPlan:
    """`entries` can be registered; `conflicts` contradict the ledger or one another; `strange` values cannot be read.

    `same`: registered already or said twice alike; `blank`: rows nobody filled in; `absent`: tasks a sheet was written
    for that are no longer on it. Nothing a file says is left out of all of these.
    """

    entries: tuple[Entry, ...] = ()
    conflicts: tuple[Note, ...] = ()
    strange: tuple[Note, ...] = ()
    same: tuple[Note, ...] = ()
    blank: tuple[Note, ...] = ()
    absent: tuple[Note, ...] = ()

    @property
    def reports(self) -> list[ProgressReport]:
        """What one command registers."""
        return [entry.report for entry in self.entries]


@dataclass
class _Collector:
    matcher: Matcher
    units: Mapping[int, Unit]
    yardstick: Yardstick
    reports: Callable[[int], Sequence[ProgressReport]]
    entries: list[Entry] = field(default_factory=list)
    notes: dict[str, list[Note]] = field(default_factory=lambda: defaultdict(list))

    def take(self, form: FilledForm) -> None:
        """Every row of a sheet into one of the lists."""
        fault = self.matcher.form_fault(form)
        if fault:
            self._note("conflicts", form, None, fault)
            return
        for doubt in form.doubts:
            self._note("strange", form, None, doubt)
        met = set[str]()
        for row in form.rows:
            self._take_row(form, row, met)
        for number in form.asked:
            if number not in met:
                self._note("absent", form, None, f"{number} 已不在表里，按没有填报处理", number)

    def _take_row(self, form: FilledForm, row: FilledRow, met: set[str]) -> None:
        try:
            line, unit_id, doubt = self.matcher.match(form, row)
        except RejectedError as rejected:
            if not (row.blank and not row.number and not row.key):
                self._note(rejected.kind, form, row, str(rejected), row.number)
            return
        number = line.task.number
        met.add(number)
        fault = fault_of(row)
        if row.blank:
            self._note("blank", form, row, f"{number} 没有填写", number)
        elif fault:
            self._note("strange", form, row, f"{number} {fault}", number)
        elif not owes_reports(line.task) and line.task.state is not TaskState.CLAIMED_DONE:
            self._note("conflicts", form, row, f"{number} 已办结、暂停或未交办，不再登记进展", number)
        else:
            self._compare(form, row, line, unit_id, [doubt] if doubt else [])

    def _compare(self, form: FilledForm, row: FilledRow, line: TaskLine, unit_id: int, doubts: list[str]) -> None:
        task, today = line.task, self.yardstick.today
        filled_on, odd = _day(form, row, today)
        period = None if task.cycle is Cycle.ONCE else (row.key.form.period if row.key else form.period)
        report = ProgressReport(
            0,
            task.id,
            unit_id,
            filled_on,
            row.progress or 0.0,
            row.text,
            row.problem,
            row.next_step,
            CHANNEL,
            period=period,
            received_on=today,
            signed_by=form.signed_by,
            evidence=row.evidence,
            form=str(row.key) if row.key else "",
        )
        told = [item for item in self.reports(task.id) if item.unit_id == unit_id]
        replaced = {item.corrects_id for item in told}
        known = [item for item in told if item.mark is None and item.id not in replaced]
        present = _present(report, known)
        if present is not None and _content(present) == _content(report):
            self._note("same", form, row, f"{task.number} 这一期已登记过同样的内容", task.number)
            return
        if present is not None:
            report = replace(report, corrects_id=present.id)
            was = f"{present.reported_on} 的报告（{present.progress:g}%）"
            doubts.append(f"这一期已有 {was}，登记后作为更正，原报告保留")
        elif period is not None:
            doubts += self._other_period(line, period)
        before = present or _newest(known)
        doubts += [*odd, *doubts_of(row, before.progress if before else task.progress), *_withdrawn(task, report)]
        unit = self.units[unit_id].name
        changes = _changes(before, report, task.progress)
        self.entries.append(Entry(form.file, form.sheet, row.row, report, line, unit, changes, tuple(doubts)))

    def _other_period(self, line: TaskLine, period: date) -> list[str]:
        yard = self.yardstick
        asked = asked_period(line.task, line.report_missing, yard.today, yard.moving)
        if asked is None or asked.opens <= period <= asked.closes:
            return []
        return [f"这是截至 {period} 一期的表，现在该报截至 {asked.closes} 的一期；按表上的一期登记"]

    def settle(self) -> CollectPlan:
        """Entries of one task, unit and period told several times: alike they count once, else none does."""
        by_matter: dict[tuple[int, int, date | None], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            by_matter[entry.report.task_id, entry.report.unit_id, entry.report.period].append(entry)
        kept = []
        for told in by_matter.values():
            first = told[0]
            for other in told[1:]:
                if _content(other.report) == _content(first.report):
                    self._again("same", other, f"与{_where(first, other)}相同，只登记一次")
            if all(_content(other.report) == _content(first.report) for other in told):
                kept.append(first)
                continue
            for entry in told:
                rival = next(other for other in told if _content(other.report) != _content(entry.report))
                self._again("conflicts", entry, f"与{_where(rival, entry)}填得不一样，请核实后只留一份")
        lists = {name: tuple(self.notes[name]) for name in ("conflicts", "strange", "same", "blank", "absent")}
        return CollectPlan(tuple(kept), **lists)

    def _again(self, kind: str, entry: Entry, text: str) -> None:
        number = entry.line.task.number
        self.notes[kind].append(Note(entry.file, entry.sheet, entry.row, f"{number} {text}", number))

    def _note(self, kind: str, form: FilledForm, row: FilledRow | None, text: str, number: str = "") -> None:
        self.notes[kind].append(Note(form.file, form.sheet, row.row if row else None, text, number))


def plan_collection(
    forms: Iterable[FilledForm],
    lines: Iterable[TaskLine],
    units: Mapping[int, Unit],
    yardstick: Yardstick,
    ledger: str,
    reports: Callable[[int], Sequence[ProgressReport]],
) -> CollectPlan:
    """What the sheets say against the ledger; `reports` gives every report on a task by its id."""
    collector = _Collector(Matcher(list(lines), units, ledger), units, yardstick, reports)
    for form in forms:
        collector.take(form)
    return collector.settle()


def _withdrawn(task: Task, report: ProgressReport) -> list[str]:
    claimed = task.state is TaskState.CLAIMED_DONE and report.unit_id in task.lead
    return ["单位已报结待核查，登记后报结随之撤回"] if claimed and report.progress < 100 else []


def _day(form: FilledForm, row: FilledRow, today: date) -> tuple[date, list[str]]:
    """The day the sheet is dated; today where it has none, or one before it was handed out or to come."""
    key = row.key.form if row.key else form.key
    earliest = key.written_on if key else date(today.year - 1, 1, 1)
    if form.filled_on is None:
        return today, []
    if earliest <= form.filled_on <= today:
        return form.filled_on, []
    return today, [f"填报日期 {form.filled_on} 不对，按今天登记"]


def _present(report: ProgressReport, known: Sequence[ProgressReport]) -> ProgressReport | None:
    """The report of `known`, which all stand, for the same row of the same sheet, the same period, or the same day.

    One that came earlier in the period without being for it is no draft of this one: units report in between, too.
    """
    for same in (
        [item for item in known if report.form and item.form == report.form],
        [item for item in known if report.period and item.period == report.period],
        [item for item in known if item.reported_on == report.reported_on],
    ):
        found = _newest(same)
        if found is not None:
            return found
    return None


def _newest(standing: Sequence[ProgressReport]) -> ProgressReport | None:
    return max(standing, key=lambda report: (report.reported_on, report.id), default=None)


def _content(report: ProgressReport) -> tuple[float, str, str, str, str]:
    return report.progress, report.text, report.problem, report.next_step, report.evidence


def _changes(before: ProgressReport | None, after: ProgressReport, progress: float | None) -> tuple[Change, ...]:
    old = before.progress if before else progress
    pairs = [("进度", "" if old is None else f"{old:g}%", f"{after.progress:g}%")]
    for label, name in _TEXTS:
        pairs.append((label, getattr(before, name) if before else "", getattr(after, name)))
    return tuple(Change(label, was, now) for label, was, now in pairs if was != now)


_TEXTS = (("进展情况", "text"), ("存在问题", "problem"), ("下步措施", "next_step"), ("佐证材料", "evidence"))


def _where(other: Entry, own: Entry) -> str:
    place = f"第 {other.row} 行"
    if (other.file, other.sheet) == (own.file, own.sheet):
        return f"本表{place}"
    return f"“{other.file}”{place}" if other.file != own.file else f"工作表“{other.sheet}”{place}"
