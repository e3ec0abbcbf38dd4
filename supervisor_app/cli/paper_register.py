"""Commands on the register of papers: register, void, receive."""

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace

from supervisor_app.cli.opening import reading, writing
from supervisor_app.cli.output import say, say_json, say_table
from supervisor_app.domain.papers.notice import Notice
from supervisor_app.domain.words import NOTICE_KIND_WORDS, NOTICE_STATE_WORDS
from supervisor_app.errors import UserError
from supervisor_app.exchange.register_sheet import register_rows, write_register
from supervisor_app.store import queries
from supervisor_app.store.notices import find_notice, move_reply_due, register_steps, void_notice
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.units import find_unit

_STEPS = {
    "sent": "sent_on",
    "signed_by": "signed_by",
    "signed_on": "signed_on",
    "replied_on": "replied_on",
    "reply": "reply",
}


def register(args: Namespace) -> None:
    """`register LEDGER`: the papers, the newest first; with `--out` as a workbook in the order of their dates."""
    with reading(args.ledger, args.today) as snapshot:
        found = _chosen(snapshot, args)
        shown = [_as_json(paper, snapshot) for paper in found]
        office, today = snapshot.office, snapshot.today
        rows = register_rows(found, snapshot.units, today)
    if args.out is not None:
        subtitle = f"{office.name}　截至 {today.isoformat()}　共 {len(rows)} 件"
        write_register(rows, args.out, "发文登记", subtitle)
    if args.json:
        say_json(shown)
    elif args.out is not None:
        say(f"已导出 {len(rows)} 件到 {args.out}")
    else:
        _say(found, shown)


def _chosen(snapshot: Snapshot, args: Namespace) -> list[Notice]:
    unit = find_unit(snapshot.ledger, args.unit).id if args.unit is not None else None
    return [
        paper
        for paper in snapshot.notices
        if args.kind in (None, paper.kind) and unit in (None, paper.unit_id) and (not args.waiting or paper.waiting)
    ]


def _as_json(paper: Notice, snapshot: Snapshot) -> dict[str, object]:
    by_id: Mapping[int, Notice] = {other.id: other for other in snapshot.notices}
    replaced = by_id.get(paper.replaces_id or 0)
    return {
        "number": str(paper.number),
        "kind": paper.kind,
        "title": paper.title,
        "unit": snapshot.units[paper.unit_id].name if paper.unit_id is not None else "",
        "addressee": _to(paper, snapshot),
        "issued_on": paper.issued_on,
        "sent_on": paper.sent_on,
        "signed_by": paper.signed_by,
        "signed_on": paper.signed_on,
        "reply_by": paper.reply_by,
        "replied_on": paper.replied_on,
        "reply": paper.reply,
        "state": paper.state,
        "void_reason": paper.void_reason,
        "replaces": replaced and str(replaced.number),
        "tasks": [snapshot.lines[task_id].task.number for task_id in paper.task_ids if task_id in snapshot.lines],
        "path": paper.path,
        "sha256": paper.sha256,
    }


def _to(paper: Notice, snapshot: Snapshot) -> str:
    return paper.addressee or (snapshot.units[paper.unit_id].name if paper.unit_id is not None else "")


def _say(papers: list[Notice], shown: list[dict[str, object]]) -> None:
    head = ("文书", "文号", "主送", "成文", "送达", "签收", "回复期限", "回复", "状态")
    rows = [
        (
            NOTICE_KIND_WORDS[paper.kind],
            paper.number,
            told["addressee"],
            paper.issued_on,
            paper.sent_on,
            paper.signed_on,
            paper.reply_by,
            paper.replied_on,
            NOTICE_STATE_WORDS[paper.state],
        )
        for paper, told in zip(papers, shown, strict=True)
    ]
    say_table(head, rows)


def void(args: Namespace) -> None:
    """`void LEDGER NUMBER --reason TEXT`: the number stays in the register."""
    with writing(args.ledger) as snapshot:
        paper = find_notice(snapshot.ledger, args.number, args.kind)
        void_notice(snapshot.ledger, paper, args.reason)
    say_json({"number": str(paper.number), "state": "void"}) if args.json else say(f"已作废 {paper.number.full}")


def receive(args: Namespace) -> None:
    """`receive LEDGER NUMBER …`: what is given is registered, the rest stays."""
    steps = {field: getattr(args, name) for name, field in _STEPS.items() if getattr(args, name) is not None}
    if not steps and args.reply_by is None:
        raise UserError("nothing to register; give --sent, --signed-by and --signed-on, --replied-on or --reply-by")
    if steps and args.reply_by is not None:
        raise UserError("--reply-by goes alone, with --reason; register the rest by another call")
    with writing(args.ledger) as snapshot:
        paper = find_notice(snapshot.ledger, args.number, args.kind)
        if args.reply_by is not None:
            move_reply_due(snapshot.ledger, paper, args.reply_by, args.reason)
        if steps:
            register_steps(snapshot.ledger, replace(paper, **steps))
        [after] = queries.notices(snapshot.ledger.db, "id = ?", paper.id)
        shown = _as_json(after, snapshot)
    say_json(shown) if args.json else say(f"已登记 {paper.number.full}")
