"""What no paper may say, whatever the ledger knows: None, empty brackets, double signs, blanks of templates."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.documents.drafting import KindForm, entries, faults, templates
from supervisor_app.documents.kinds import (
    accountability,
    briefing,
    circular,
    closure,
    extension,
    interview,
    interview_record,
    minutes,
)
from supervisor_app.domain.model import TaskState
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.drafting import BODY, TITLE, EntryType, Ground, PaperDraft
from supervisor_app.domain.papers.paper import paper_from_json, paper_to_json
from tests.documents.kinds.whole import MEETING, OFFICE, PAPERS, TODAY, UNITS, ground, line, paper, report, task, words

FORMS = tuple(
    module.FORM
    for module in (
        interview,
        interview_record,
        extension,
        closure,
        accountability,
        circular,
        minutes,
        briefing,
    )
)
WRONG = re.compile(r"None|（）|“”|《》|[，。、；：]{2}|[{}]|。）。|^[，。、；：]", re.MULTILINE)
DAYS = st.none() | st.integers(-120, 120).map(lambda days: TODAY + timedelta(days=days))
TEXTS = st.sampled_from(["", "防汛", "完成整改。", "一、二；", "3.5公里管网", "第一行\n第二行。", "（含配套）"])
TASKS = st.builds(
    task,
    st.integers(1, 9),
    title=st.sampled_from(["防汛", "完成整改。", "“双减”落实", "3.5公里管网", "第一行\n第二行"]),
    number=st.sampled_from(["", "2026-0001"]),
    target=TEXTS,
    due_text=TEXTS,
    contact=TEXTS,
    lead=st.lists(st.integers(1, 5), max_size=2, unique=True).map(tuple),
    cooperating=st.lists(st.integers(1, 5), max_size=2, unique=True).map(tuple),
    state=st.sampled_from(TaskState),
    assigned_on=DAYS,
    due=DAYS,
    original_due=DAYS,
    completed_on=DAYS,
    progress=st.none() | st.sampled_from([0.0, 33.3, 100.0]),
)
REPORTS = st.none() | st.builds(lambda text, problem: report(text=text, problem=problem, evidence=text), TEXTS, TEXTS)
LINES = st.lists(st.builds(line, TASKS, REPORTS), max_size=5)
GROUNDS = st.builds(
    lambda lines, unit, papers, office, meeting: ground(
        lines, unit=UNITS.get(unit), notices=papers, office=office, meeting=meeting
    ),
    LINES,
    st.integers(0, 1),
    st.sampled_from([(), PAPERS]),
    st.sampled_from([OFFICE, OfficeSettings()]),
    st.sampled_from([None, MEETING]),
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind)
@given(on=GROUNDS)
def test_nothing_wrong_is_said(form: KindForm, on: Ground) -> None:
    """On any ground, with the ledger's entries or with every entry emptied; and the register keeps it whole."""
    emptied = {entry.key: None if entry.type is EntryType.DATE else "" for entry in form.entries(on)}
    for changed in ({}, emptied):
        printed = paper(form, on, **changed)
        said = words(printed)
        assert not WRONG.search(said), said
        assert printed.title
        assert paper_from_json(paper_to_json(printed)) == printed


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind)
def test_templates_name_entries_of_the_form(form: KindForm) -> None:
    """Every token stands for an entry, every entry has a key of its own, and an emptied needed one is asked for."""
    on = ground([line(task(1), report())], meeting=MEETING)
    draft = PaperDraft(form.kind, on)
    keys = [entry.key for entry in entries(form, draft)]
    assert len(keys) == len(set(keys))
    assert {TITLE, BODY}.isdisjoint(keys)
    title, text = templates(form, draft)
    assert set(re.findall(r"\{(\w+)\}", title + text)) <= set(keys)
    for entry in entries(form, draft):
        if entry.needed:
            assert entry.key in faults(form, draft.with_entry(entry.key, None))
