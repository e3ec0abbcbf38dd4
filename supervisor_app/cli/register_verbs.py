"""The command that registers one task."""

from argparse import Namespace
from datetime import date

from supervisor_app.cli.opening import writing
from supervisor_app.cli.output import say, say_json
from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.model import SupervisionKind, TaskState, Urgency
from supervisor_app.domain.words import STATE_WORDS
from supervisor_app.errors import UserError
from supervisor_app.store.parts import decompose
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import add_task, find_task


def add(args: Namespace) -> None:
    """`add LEDGER TITLE`: one task, refused where the ledger has the same one."""
    with writing(args.ledger, args.today) as snapshot:
        draft = DraftTask(
            args.title,
            lead=tuple(args.lead),
            cooperating=tuple(args.cooperating),
            state=TaskState.REGISTERED if args.assigned_on is None else TaskState.ASSIGNED,
            assigned_on=args.assigned_on,
            due=_due(args, snapshot),
            basis=args.basis,
            approver=args.approver,
            approved_on=args.approved_on,
            supervision=args.kind and SupervisionKind(args.kind),
            urgency=Urgency(args.urgency),
            weight=args.weight,
        )
        same = snapshot.same_task(draft)
        if same and not args.again:
            raise UserError(f"台账里已有相同的事项 {same}；不重复督办，确要另立请加 --again")
        ledger = snapshot.ledger
        if args.under is None:
            task_id = add_task(ledger, draft, today=snapshot.today)
        else:
            task_id = decompose(ledger, find_task(ledger, args.under), [draft], snapshot.today)[0]
        snapshot.forget(ledger.last)
        task = snapshot.lines[task_id].task
    if args.json:
        say_json({"number": task.number, "state": task.state, "due": task.due})
    else:
        say(f"已登记 {task.number} {task.title}，{STATE_WORDS[task.state]}，时限 {task.due or '不定'}")


def _due(args: Namespace, snapshot: Snapshot) -> date | None:
    due: date | None = args.due
    if args.limit is None:
        return due
    if due is not None:
        raise UserError("--due and --limit both say when the task is due; give one of them")
    found = next((limit for limit in snapshot.office.time_limits if limit.name == args.limit), None)
    if found is None:
        names = "、".join(limit.name for limit in snapshot.office.time_limits)
        raise UserError(f"没有“{args.limit}”这个办理时限；可以用：{names}")
    return found.due(args.assigned_on or snapshot.today, snapshot.yardstick.calendar)
