"""Everything an exported ledger may carry besides its tasks, drawn at random for three tasks and three units."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from supervisor_app.domain.carried import (
    Carried,
    CarriedExtension,
    CarriedIndicator,
    CarriedMilestone,
    CarriedProblem,
    CarriedReport,
    CarriedSource,
    CarriedUnit,
)
from supervisor_app.domain.contact import Contact
from supervisor_app.domain.life.extension import Extension, ExtensionState
from supervisor_app.domain.life.problem import Problem, ProblemState
from supervisor_app.domain.model import Meeting, Milestone, ProgressReport, ReportMark, Unit, UnitKind
from supervisor_app.domain.reports.indicators import Indicator, IndicatorStep, IndicatorValue, step_end
from supervisor_app.exchange.cells import one_line, text_of

NUMBERS = ("2026-012", "2026-012.1", "督〔2026〕3号")
UNITS = ("市住建局", "市政府办公室（督查室）", "滨江区")
_DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))
_MAYBE = st.none() | _DAYS
_WILD = st.sampled_from(["=1+1", "@x", "007", "1E5", "无", "—", "第一行\n第二行", "https://a.cn", "#N/A", "合计"])
_TEXT = (_WILD | st.text(max_size=12)).map(text_of)
_SOME = (_WILD | st.text(min_size=1, max_size=12)).map(text_of).filter(bool)
_LINE = st.text(max_size=8).map(lambda text: one_line(text_of(text)))
_NUMBER = st.sampled_from(NUMBERS)
_UNIT = st.sampled_from(UNITS)
_POINTS = st.integers(0, 10_000).map(lambda hundredths: hundredths / 100)
_FIGURES = st.integers(-(10**9), 10**9).map(lambda thousandths: thousandths / 1000)
_WEIGHTS = st.sampled_from([1.0, 0.5, 3.0])


@st.composite
def reports(draw: st.DrawFn) -> tuple[CarriedReport, ...]:
    """Reports, some of which correct one before on the same task."""
    found: list[CarriedReport] = []
    for place in range(1, draw(st.integers(0, 4)) + 1):
        number = draw(_NUMBER)
        earlier = [item.report.id for item in found if item.number == number]
        told = ProgressReport(place, 0, 0, draw(_DAYS), draw(_POINTS), draw(_TEXT), draw(_TEXT), draw(_TEXT))
        told = replace(told, channel=draw(_TEXT), period=draw(_MAYBE), received_on=draw(_MAYBE), form=draw(_TEXT))
        told = replace(
            told, signed_by=draw(_TEXT), evidence=draw(_TEXT), mark=draw(st.sampled_from([None, *ReportMark]))
        )
        told = replace(told, marked_by=draw(_TEXT), marked_on=draw(_MAYBE), mark_reason=draw(_TEXT))
        told = replace(told, corrects_id=draw(st.sampled_from([None, *earlier])))
        found.append(CarriedReport(number, draw(_UNIT), told))
    return tuple(found)


@st.composite
def indicators(draw: st.DrawFn) -> CarriedIndicator:
    """An indicator with a plan for some periods, or none."""
    step = draw(st.sampled_from(IndicatorStep))
    closings = sorted({step_end(step, day) for day in draw(st.lists(_DAYS, max_size=3))})
    values = tuple(IndicatorValue(day, draw(_FIGURES), draw(st.none() | _FIGURES)) for day in closings)
    one = Indicator(0, 0, draw(_SOME), draw(_TEXT), step, draw(st.booleans()), draw(st.booleans()))
    return CarriedIndicator(draw(_NUMBER), replace(one, base=draw(_FIGURES), weight=draw(_WEIGHTS), values=values))


@st.composite
def problems(draw: st.DrawFn, places: int) -> CarriedProblem:
    """A problem of one or several tasks, perhaps raised in a report, perhaps closed."""
    closed = draw(st.booleans())
    one = Problem(0, draw(_SOME), draw(_DAYS), owner=draw(_TEXT), due=draw(_MAYBE), measures=draw(_TEXT))
    one = replace(one, report_id=draw(st.sampled_from([None, *range(1, places + 1)])), evidence=draw(_TEXT))
    one = replace(one, state=ProblemState.CLOSED if closed else ProblemState.OPEN, reopened_on=draw(_MAYBE))
    one = replace(one, closed_on=draw(_DAYS) if closed else None, reopen_reason=draw(_TEXT))
    numbers = tuple(draw(st.lists(_NUMBER, min_size=1, unique=True)))
    return CarriedProblem(numbers, one, draw(_UNIT | st.just("")), draw(_UNIT | st.just("")))


@st.composite
def extensions(draw: st.DrawFn) -> CarriedExtension:
    """A decided extension."""
    state = draw(st.sampled_from([ExtensionState.GRANTED, ExtensionState.REFUSED]))
    asked = Extension(0, 0, draw(_DAYS), draw(_TEXT), draw(_TEXT), draw(_DAYS), draw(_DAYS))
    asked = replace(asked, progress=draw(st.none() | _POINTS), decision=state, approver=draw(_TEXT))
    new_due = draw(_DAYS) if state is ExtensionState.GRANTED else None
    asked = replace(asked, decided_on=draw(_DAYS), new_due=new_due, decision_reason=draw(_TEXT))
    return CarriedExtension(draw(_NUMBER), asked)


@st.composite
def units(draw: st.DrawFn) -> tuple[CarriedUnit, ...]:
    """The three units: one above the others, each with or without short name, aliases and contacts."""
    found = []
    for at, name in enumerate(UNITS):
        contacts = [
            Contact(0, 0, f"联系人{place}", draw(_LINE), draw(_LINE), draw(_TEXT))
            for place in range(draw(st.integers(0, 2)))
        ]
        aliases = (f"别名{at}a", f"别名{at}b")[: draw(st.integers(0, 2))]
        unit = Unit(0, name, draw(st.sampled_from(["", f"简称{at}"])), draw(st.sampled_from(UnitKind)), aliases=aliases)
        parent = UNITS[0] if at and draw(st.booleans()) else ""
        found.append(CarriedUnit(unit, parent, tuple(contacts)))
    return tuple(sorted(found, key=lambda item: item.unit.name))


@st.composite
def carried(draw: st.DrawFn) -> Carried:
    """All of it, each kind in the order of its tasks."""
    told = tuple(sorted(draw(reports()), key=lambda item: NUMBERS.index(item.number)))
    places = {item.report.id: place for place, item in enumerate(told, start=1)}
    told = tuple(
        replace(
            item,
            report=replace(
                item.report, id=places[item.report.id], corrects_id=places.get(item.report.corrects_id or 0)
            ),
        )
        for item in told
    )
    steps = draw(st.lists(st.builds(Milestone, st.just(0), st.just(0), _SOME, _DAYS, _WEIGHTS, _MAYBE), max_size=3))
    milestones = [CarriedMilestone(draw(_NUMBER), step) for step in steps]
    asked = draw(st.lists(extensions(), max_size=2))
    figures = draw(st.lists(indicators(), max_size=2))
    met = st.none() | st.builds(Meeting, st.just(0), st.sampled_from(["甲会", "乙会"]), _MAYBE, st.just("王市长"))
    return Carried(
        draw(units()),
        tuple(sorted(milestones, key=lambda item: (NUMBERS.index(item.number), item.milestone.due))),
        told,
        tuple(sorted(figures, key=lambda item: NUMBERS.index(item.number))),
        tuple(draw(st.lists(problems(len(told)), max_size=2))),
        tuple(sorted(asked, key=lambda item: (NUMBERS.index(item.number), item.extension.asked_on))),
        tuple(CarriedSource(number, draw(_TEXT), draw(met)) for number in NUMBERS),
    )
