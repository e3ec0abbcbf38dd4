"""Commands on the life of a task: step, extend, decide, verify, lookback, review, attach, files, life."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from supervisor_app.cli.opening import reading, writing
from supervisor_app.cli.output import number, say, say_json, say_table
from supervisor_app.domain.life.attachment import OWNER_WORDS, Attachment, Owner, size_words
from supervisor_app.domain.life.extension import ExtensionState, granted_count
from supervisor_app.domain.life.lifecycle import STEP_WORDS, Move, StepKind
from supervisor_app.domain.life.verification import Decision, ReviewRequest, Verification, Way, ask_until, decide_until
from supervisor_app.domain.model import Task, TaskState
from supervisor_app.domain.words import STATE_WORDS
from supervisor_app.errors import UserError
from supervisor_app.store import attachments, extensions, verifying
from supervisor_app.store import life as commands
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import find_task
from supervisor_app.store.units import find_unit


@contextmanager
def _changing(args: Namespace) -> Iterator[tuple[Snapshot, Task]]:
    """A task to change; tells afterwards how it stands."""
    with writing(args.ledger, getattr(args, "today", None)) as snapshot:
        task = find_task(snapshot.ledger, args.number)
        yield snapshot, task
        name = snapshot.journal(task.id, 1)[0]["action"]
        after = find_task(snapshot.ledger, task.number)
    if args.json:
        facts = {"state": after.state, "progress": number(after.progress), "due": after.due}
        say_json({"number": after.number, "done": name} | facts | {"original_due": after.original_due})
    else:
        say(f"已{name}，现为{STATE_WORDS[after.state]}，时限 {after.due or '不定'}")


_OWN_OPTION = {"into": StepKind.MERGE, "due": StepKind.CORRECT_DUE, "file": StepKind.CLAIM}


def step(args: Namespace) -> None:
    """`step LEDGER NUMBER STEP`: one step of the table."""
    kind = StepKind(args.step)
    for option, own in _OWN_OPTION.items():
        if getattr(args, option) and kind is not own:
            raise UserError(f"--{option} goes with step {own}, not with step {kind}; leave it out")
    if kind is StepKind.MERGE and args.into is None:
        raise UserError("step merge needs --into NUMBER, the task that takes it over")
    if kind is StepKind.CORRECT_DUE and args.due is None:
        raise UserError("step correct_due needs --due DATE, the right due date")
    with _changing(args) as (snapshot, task):
        today, ledger = snapshot.today, snapshot.ledger
        move = Move(kind, args.on or today, args.by, args.reason, _state(args.state))
        if kind is StepKind.MERGE:
            commands.merge_task(ledger, task, find_task(ledger, args.into), move, today)
        elif kind is StepKind.CORRECT_DUE:
            commands.correct_due(ledger, task, args.due, move, today)
        elif kind is StepKind.CLAIM:
            commands.claim(ledger, task, move, args.file, today)
        else:
            commands.take_step(ledger, task, move, today, args.progress)


def _state(text: str | None) -> TaskState | None:
    try:
        return None if text is None else TaskState(text)
    except ValueError:
        raise UserError(f"--state “{text}”: choose among {', '.join(TaskState)}") from None


def extend(args: Namespace) -> None:
    """`extend LEDGER NUMBER`: what the unit asks for."""
    with _changing(args) as (snapshot, task):
        on = args.on or snapshot.today
        extensions.ask_extension(
            snapshot.ledger, task, on, args.until, args.reason, args.by, args.progress, snapshot.today
        )


def decide(args: Namespace) -> None:
    """`decide LEDGER NUMBER granted|refused`: the answer to the request that waits."""
    if args.until is not None and args.decision == "refused":
        raise UserError("--until goes with decide granted; a refused request leaves the due date as it is")
    with _changing(args) as (snapshot, task):
        known = snapshot.extensions(task.id)
        waiting = next((asked for asked in known if asked.decision is ExtensionState.PENDING), None)
        if waiting is None:
            raise UserError(f"{task.number} 没有待批的延期申请；请先用 extend 登记申请")
        ledger, on, today = snapshot.ledger, args.on or snapshot.today, snapshot.today
        if args.decision == "granted":
            extensions.grant_extension(ledger, waiting.id, args.by, on, args.until, args.reason, today)
        else:
            extensions.refuse_extension(ledger, waiting.id, args.by, on, args.reason, today)


def verify(args: Namespace) -> None:
    """`verify LEDGER NUMBER`: passed, or with --return sent back."""
    if args.returned is None and args.progress is not None:
        raise UserError("--progress goes with --return; a task that passes has all its points")
    if args.returned is not None and args.completed_on is not None:
        raise UserError("--completed-on goes with a check that passes, not with --return; leave one of them out")
    with _changing(args) as (snapshot, task):
        passed, on = args.returned is None, args.on or snapshot.today
        told = Verification(0, task.id, Way(args.way), args.by, on, args.finding, passed, args.returned or "")
        verifying.record_verification(
            snapshot.ledger, task, told, args.file, args.completed_on, args.progress, snapshot.today
        )


def look_back(args: Namespace) -> None:
    """`lookback LEDGER NUMBER`: planned with --plan, else what the planned one found."""
    if args.plan is not None and (args.by or args.finding or args.untrue or args.on):
        raise UserError("--plan says when to look; tell by whom and what was found in a call without it")
    with _changing(args) as (snapshot, task):
        if args.plan is not None:
            verifying.plan_look_back(snapshot.ledger, task, args.plan)
            return
        planned = next((seen for seen in snapshot.look_backs(task.id) if seen.done_on is None), None)
        if planned is None:
            raise UserError(f"{task.number} 没有安排回头看；请先用 --plan 安排")
        on = args.on or snapshot.today
        verifying.finish_look_back(
            snapshot.ledger, planned, on, args.by, args.finding, not args.untrue, (), snapshot.today
        )


def review(args: Namespace) -> None:
    """`review LEDGER NUMBER`: asked for by --unit, or decided with --decide."""
    if args.decide is not None and (args.unit or args.received or args.reason):
        raise UserError("--unit, --received and --reason ask for a review; a call with --decide answers one")
    with _changing(args) as (snapshot, task):
        on, ledger = args.on or snapshot.today, snapshot.ledger
        if args.decide is not None:
            waiting = next((one for one in snapshot.reviews(task.id) if one.decided_on is None), None)
            if waiting is None:
                raise UserError(f"{task.number} 没有待复核的申请；请先用 --unit 登记申请")
            decision = Decision(args.decide)
            verifying.decide_review(ledger, waiting, decision, args.by, on, args.outcome, snapshot.today)
            return
        if args.unit is None or args.received is None:
            raise UserError("review needs --unit and --received to ask, or --decide to answer")
        found = snapshot.verifications(task.id)
        finding = found[-1].id if found else None
        unit = find_unit(ledger, args.unit).id
        asked = ReviewRequest(0, task.id, unit, args.received, on, args.reason, finding)
        verifying.ask_review(ledger, asked, snapshot.today)


def attach(args: Namespace) -> None:
    """`attach LEDGER NUMBER FILE…`: all of them or none."""
    if (args.to == Owner.TASK) != (args.id is None):
        raise UserError("--to and --id go together: what the files prove, and its id as `life --json` tells it")
    with writing(args.ledger) as snapshot:
        task = find_task(snapshot.ledger, args.number)
        kept = attachments.attach(snapshot.ledger, task.id, args.file, Owner(args.to), args.id)
        found = [one for one in snapshot.attachments(task.id) if one.id in kept]
    if args.json:
        say_json([_file(one) for one in found])
    else:
        say(f"已给 {task.number} 附上 {len(found)} 个文件")


def files(args: Namespace) -> None:
    """`files LEDGER [NUMBER]`: what is kept, and with --out copies of it."""
    with reading(args.ledger) as snapshot:
        task_id = None if args.number is None else find_task(snapshot.ledger, args.number).id
        found = snapshot.attachments(task_id)
        numbers = {key: line.task.number for key, line in snapshot.lines.items()}
        paths = [_copy(snapshot, one, args.out) for one in found] if args.out else [None] * len(found)
    if args.json:
        told = zip(found, paths, strict=True)
        say_json(
            [{"number": numbers[one.task_id]} | _file(one) | ({"path": path} if path else {}) for one, path in told]
        )
        return
    rows = [
        (numbers[one.task_id], OWNER_WORDS[one.owner[0]], one.name, size_words(one.size), one.added_on, one.sha256[:12])
        for one in found
    ]
    say_table(("编号", "所属", "文件", "大小", "日期", "SHA-256"), rows, frozenset({3}))


def _copy(snapshot: Snapshot, attachment: Attachment, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return attachments.write_out(snapshot.ledger.db, attachment, folder)


def _file(attachment: Attachment) -> dict[str, object]:
    owner, owner_id = attachment.owner
    facts = asdict(attachment)
    told = {name: facts[name] for name in ("id", "name", "size", "added_on", "sha256")}
    return told | {"belongs_to": owner, "belongs_to_id": owner_id}


def life(args: Namespace) -> None:
    """`life LEDGER NUMBER`: steps, extensions, verifications, look backs, reviews, files, subtasks."""
    with reading(args.ledger, args.today) as snapshot:
        task = find_task(snapshot.ledger, args.number)
        steps = snapshot.steps(task.id)
        told = _life(snapshot, task) if args.json else {}
    if args.json:
        say_json(told)
        return
    rows = [(one.day, STEP_WORDS[one.kind], STATE_WORDS[one.state_after], one.person, one.reason) for one in steps]
    say_table(("日期", "步骤", "状态", "经办", "原因"), rows)


def _life(snapshot: Snapshot, task: Task) -> dict[str, Any]:
    asked = snapshot.extensions(task.id)
    reviews = [
        asdict(one) | {"in_time": one.in_time, "ask_until": ask_until(one.received_on), "decide_until": until}
        for one in snapshot.reviews(task.id)
        for until in [decide_until(one.asked_on)]
    ]
    parts = [
        {"number": one.number, "weight": number(one.weight), "progress": number(one.progress), "state": one.state}
        for one in snapshot.parts(task.id)
    ]
    return {
        "number": task.number,
        "state": task.state,
        "progress": number(task.progress),
        "original_due": task.original_due,
        "due": task.due,
        "granted_extensions": granted_count(asked),
        "verified": snapshot.verified(task.id),
        "steps": [asdict(one) for one in snapshot.steps(task.id)],
        "extensions": [asdict(one) | {"asked_late": one.asked_late} for one in asked],
        "verifications": [asdict(one) for one in snapshot.verifications(task.id)],
        "look_backs": [asdict(one) for one in snapshot.look_backs(task.id)],
        "reviews": reviews,
        "files": [_file(one) for one in snapshot.attachments(task.id)],
        "parts": parts,
    }
