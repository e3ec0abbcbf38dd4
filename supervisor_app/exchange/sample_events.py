"""What happened to a task of the sample, in order, as facts still without ids."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from supervisor_app.domain.life.extension import Extension, ExtensionState
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.life.verification import LookBack, ReviewRequest, Verification, Way
from supervisor_app.domain.model import ProgressReport, ReportMark
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.reports.indicators import Indicator, IndicatorStep, IndicatorValue, step_end


class Calendar(Protocol):
    """Dates by working days from today."""

    @property
    def today(self) -> date:
        """The day the sample is made for."""

    def at(self, offset: int) -> date:
        """The day `offset` working days from today."""

    def of(self, facts: Mapping[str, Any], name: str) -> date | None:
        """The day a fact tells; None where it is not told."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A report; `unit` empty: of the lead unit. `file`: name and text of a file that came with it."""

    report: ProgressReport
    unit: str
    file: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """The newest report found wanting."""

    mark: ReportMark
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Decided:
    """The extension that was asked for last is decided."""

    state: ExtensionState
    approver: str
    new_due: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A verification; a returned task goes on with `progress`."""

    verification: Verification
    progress: float | None


@dataclass(frozen=True, slots=True)
class LookedBack:
    """The look back that was planned is done."""

    person: str
    finding: str
    held: bool


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """A unit asks for a review of the last finding."""

    request: ReviewRequest
    unit: str


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper on the task; `reply_by` None: as the office's settings have it."""

    kind: NoticeKind
    reply_by: date | None


@dataclass(frozen=True, slots=True)
class Answered:
    """The last paper of a kind on the task was signed for by `text`, or replied to with it."""

    kind: NoticeKind
    text: str
    replied: bool


Fact = (
    Move
    | Reported
    | Marked
    | Extension
    | Decided
    | Checked
    | LookBack
    | LookedBack
    | AskedAgain
    | Issued
    | Answered
    | Indicator
)


@dataclass(frozen=True, slots=True)
class SampleEvent:
    """Something that happened to a task on a day."""

    day: date
    fact: Fact


def events_of(facts: Mapping[str, Any], days: Calendar) -> Iterator[SampleEvent]:
    """Everything the facts tell of a task, each kind in its own order."""
    for kind, read in _READERS.items():
        for told in facts.get(kind, ()):
            yield from read(told, days)


def _report(facts: Mapping[str, Any], days: Calendar) -> Iterator[SampleEvent]:
    report = ProgressReport(
        0,
        0,
        0,
        days.at(facts["on"]),
        float(facts["progress"]),
        facts["text"],
        facts.get("problem", ""),
        facts.get("next_step", ""),
        facts["channel"],
        signed_by=facts.get("signed_by", ""),
    )
    file = (facts["file"], facts["content"].lstrip()) if "file" in facts else None
    yield SampleEvent(report.reported_on, Reported(report, facts.get("unit", ""), file))
    if "mark" in facts:
        marked = Marked(ReportMark(facts["mark"]), facts["marked_by"], facts["mark_reason"])
        yield SampleEvent(days.at(facts["marked"]), marked)


def _step(facts: Mapping[str, Any], days: Calendar) -> Iterator[SampleEvent]:
    day = days.at(facts["on"])
    yield SampleEvent(day, Move(StepKind(facts["kind"]), day, facts["person"], facts.get("reason", "")))


def _extension(facts: Mapping[str, Any], days: Calendar) -> Iterator[SampleEvent]:
    day, wanted = days.at(facts["asked"]), days.at(facts["wanted"])
    yield SampleEvent(day, Extension(0, 0, day, facts["by"], facts["reason"], day, wanted))
    if "decision" in facts:
        state, new_due = ExtensionState(facts["decision"]), days.of(facts, "new_due")
        yield SampleEvent(days.at(facts["decided"]), Decided(state, facts["approver"], new_due, facts.get("why", "")))


def _check(facts: Mapping[str, Any], days: Calendar) -> Iterator[SampleEvent]:
    day, reason = days.at(facts["on"]), facts.get("reason", "")
    found = Verification(0, 0, Way(facts["way"]), facts["by"], day, facts["finding"], facts["passed"], reason)
    yield SampleEvent(day, Checked(found, facts.get("progress")))


def _look_back(facts: Mapping[str, Any], days: Calendar) -> Iterator[SampleEvent]:
    yield SampleEvent(days.at(facts["arranged"]), LookBack(0, 0, days.at(facts["planned"])))
    if "done" in facts:
        yield SampleEvent(days.at(facts["done"]), LookedBack(facts["by"], facts["finding"], facts["held"]))


def _review(facts: Mapping[str, Any], days: Calendar) -> Iterator[SampleEvent]:
    day = days.at(facts["asked"])
    request = ReviewRequest(0, 0, 0, days.at(facts["received"]), day, facts["reason"])
    yield SampleEvent(day, AskedAgain(request, facts["unit"]))


def _paper(facts: Mapping[str, Any], days: Calendar) -> Iterator[SampleEvent]:
    kind = NoticeKind(facts["kind"])
    yield SampleEvent(days.at(facts["on"]), Issued(kind, days.of(facts, "reply_by")))
    for on, text in (("signed", "signed_by"), ("replied", "reply")):
        if on in facts:
            yield SampleEvent(days.at(facts[on]), Answered(kind, facts[text], on == "replied"))


def _indicator(facts: Mapping[str, Any], days: Calendar) -> Iterator[SampleEvent]:
    """By months: plan and actual begin `from` months from this one."""
    month, values = days.today.year * 12 + days.today.month - 1 + facts["from"], []
    actual = facts["actual"]
    for at, plan in enumerate(facts["plan"]):
        year, place = divmod(month + at, 12)
        closing = step_end(IndicatorStep.MONTH, date(year, place + 1, 1))
        values.append(IndicatorValue(closing, plan, actual[at] if at < len(actual) else None))
    indicator = Indicator(
        0,
        0,
        facts["name"],
        facts["measure"],
        IndicatorStep.MONTH,
        facts.get("cumulative", False),
        facts.get("smaller_is_better", False),
        float(facts.get("base", 0)),
        float(facts.get("weight", 1)),
        tuple(values),
    )
    yield SampleEvent(days.today, indicator)


_READERS = {
    "step": _step,
    "report": _report,
    "extension": _extension,
    "check": _check,
    "look_back": _look_back,
    "review": _review,
    "paper": _paper,
    "indicator": _indicator,
}
