"""What happened to the tasks of the sample, given as the commands an office would give on that day."""

from dataclasses import dataclass, replace
from functools import singledispatch
from pathlib import Path
from tempfile import TemporaryDirectory

from supervisor_app.domain.life.extension import Extension, ExtensionState
from supervisor_app.domain.life.lifecycle import Move
from supervisor_app.domain.life.verification import LookBack
from supervisor_app.domain.model import Task
from supervisor_app.domain.reports.indicators import Indicator
from supervisor_app.exchange.sample_events import (
    Answered,
    AskedAgain,
    Checked,
    Decided,
    Fact,
    Issued,
    LookedBack,
    Marked,
    Reported,
    SampleEvent,
)
from supervisor_app.store import life_queries, queries
from supervisor_app.store.extensions import ask_extension, grant_extension, refuse_extension
from supervisor_app.store.indicators import set_indicators
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.life import take_step
from supervisor_app.store.notices import issue_notice, register_steps
from supervisor_app.store.paper_files import paper_mark
from supervisor_app.store.paper_plans import due_papers
from supervisor_app.store.reports import mark_report
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import register_report
from supervisor_app.store.verifying import ask_review, finish_look_back, plan_look_back, record_verification


@dataclass(frozen=True)
class Story:
    """The ledger the sample is told to, its clock on the day told of; ids by name and by title; where papers go."""

    ledger: Ledger
    units: dict[str, int]
    tasks: dict[str, int]
    folder: Path


def take_place(story: Story, title: str, event: SampleEvent) -> None:
    """Register what happened to the task `title`, on the day the ledger's clock shows."""
    [task] = queries.tasks(story.ledger.db, "id = ?", story.tasks[title])
    _happen(event.fact, story, task)


@singledispatch
def _happen(fact: Fact, story: Story, task: Task) -> None:
    raise TypeError(fact)


@_happen.register
def _(fact: Move, story: Story, task: Task) -> None:
    take_step(story.ledger, task, fact)


@_happen.register
def _(fact: Reported, story: Story, task: Task) -> None:
    unit_id = story.units[fact.unit] if fact.unit else task.lead[0]
    report = replace(fact.report, task_id=task.id, unit_id=unit_id)
    if fact.file is None:
        register_report(story.ledger, report)
        return
    name, text = fact.file
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(text, encoding="utf-8")
        register_report(story.ledger, report, files=[path])


@_happen.register
def _(fact: Marked, story: Story, task: Task) -> None:
    newest = queries.reports(story.ledger.db, task.id)[0]
    mark_report(story.ledger, newest, fact.mark, fact.by, story.ledger.clock().date(), fact.reason)


@_happen.register
def _(fact: Extension, story: Story, task: Task) -> None:
    ask_extension(story.ledger, task, fact.asked_on, fact.wanted_due, fact.reason, fact.asked_by)


@_happen.register
def _(fact: Decided, story: Story, task: Task) -> None:
    asked, day = life_queries.extensions(story.ledger.db, task.id)[-1], story.ledger.clock().date()
    if fact.state is ExtensionState.GRANTED:
        grant_extension(story.ledger, asked.id, fact.approver, day, fact.new_due, fact.reason)
    else:
        refuse_extension(story.ledger, asked.id, fact.approver, day, fact.reason)


@_happen.register
def _(fact: Checked, story: Story, task: Task) -> None:
    record_verification(story.ledger, task, fact.verification, progress=fact.progress)


@_happen.register
def _(fact: LookBack, story: Story, task: Task) -> None:
    plan_look_back(story.ledger, task, fact.planned_on)


@_happen.register
def _(fact: LookedBack, story: Story, task: Task) -> None:
    planned, day = life_queries.look_backs(story.ledger.db, task.id)[-1], story.ledger.clock().date()
    finish_look_back(story.ledger, planned, day, fact.person, fact.finding, fact.held)


@_happen.register
def _(fact: AskedAgain, story: Story, task: Task) -> None:
    finding = life_queries.verifications(story.ledger.db, task.id)[-1]
    of_task = replace(fact.request, task_id=task.id, unit_id=story.units[fact.unit])
    ask_review(story.ledger, replace(of_task, verification_id=finding.id))


@_happen.register
def _(fact: Indicator, story: Story, task: Task) -> None:
    present = queries.indicators(story.ledger.db, "task_id = ?", task.id).get(task.id, ())
    set_indicators(story.ledger, task, [*present, replace(fact, task_id=task.id)])


@_happen.register
def _(fact: Issued, story: Story, task: Task) -> None:
    """As due on that day, by the facts known then."""
    from supervisor_app.documents.issuing import prepare  # reportlab would slow the start of the window

    facts = Snapshot(story.ledger, story.ledger.clock().date())
    [draft] = due_papers(facts, fact.kind, task_ids=frozenset({task.id})).drafts
    if fact.reply_by is not None:
        draft = draft.with_entry("reply_by", fact.reply_by)
    paper = prepare(draft, facts.next_number(fact.kind), story.folder, paper_mark(story.ledger.db))
    try:
        issue_notice(story.ledger, paper.notice, paper.deliver)
    finally:
        paper.discard()


@_happen.register
def _(fact: Answered, story: Story, task: Task) -> None:
    named = (notice for notice in queries.notices(story.ledger.db) if task.id in notice.task_ids)
    notice = next(notice for notice in named if notice.kind is fact.kind)
    day = story.ledger.clock().date()
    if fact.replied:
        notice = replace(notice, replied_on=day, reply=fact.text)
    else:
        notice = replace(notice, sent_on=notice.issued_on, signed_on=day, signed_by=fact.text)
    register_steps(story.ledger, notice)
