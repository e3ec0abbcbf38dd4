"""The command `notices`: papers of any kind as PDF, numbered and registered."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from supervisor_app.cli.opening import writing
from supervisor_app.cli.output import say, say_json
from supervisor_app.cli.paper_entries import refuse_unready, settings, with_settings
from supervisor_app.documents.drafting import values
from supervisor_app.documents.fonts import font_set, substitution_note
from supervisor_app.documents.issuing import IssuedPaper, draft_from, prepare
from supervisor_app.documents.kinds import FORMS
from supervisor_app.documents.merging import merge_papers
from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.domain.papers.planning import SCOPES, Scope
from supervisor_app.errors import UserError
from supervisor_app.store.notices import find_notice, issue_notice
from supervisor_app.store.paper_files import paper_mark, settle
from supervisor_app.store.paper_plans import DuePapers, due_papers, find_meeting, ground_again
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import find_task
from supervisor_app.store.units import find_unit

# Options that choose what a paper is about → the scopes of the kinds they go with.
_CHOOSING = {"unit": {Scope.UNIT, Scope.TASK}, "task": {Scope.UNIT, Scope.TASK}, "meeting": {Scope.MEETING}}


def notices(args: Namespace) -> None:
    """`notices LEDGER --kind KIND --out DIR`: the papers that are due; what went out lately is not repeated."""
    kind = NoticeKind(args.kind)
    _refuse_options(args, kind)
    with writing(args.ledger, args.today) as snapshot:
        old = find_notice(snapshot.ledger, args.replaces, kind) if args.replaces is not None else None
        found = _found(snapshot, kind, args) if old is None else _again(snapshot, old)
        drafts = [with_settings(FORMS[kind], draft, settings(args)) for draft in found.drafts]
        issued = issue_all(snapshot, drafts, args.out, replaces=old)
    _merge(issued, args.merge)
    if args.json:
        say_json([_as_json(paper) for paper in issued])
        return
    for paper in issued:
        say(f"{paper.notice.number}  {paper.unit}  {len(paper.task_numbers)} 项  {paper.notice.path}")
    say(f"共 {len(issued)} 份{_left_out(found)}")
    if issued and args.merge:
        say(f"合为一份打印：{args.merge}")
    note = substitution_note(font_set()) if issued else ""
    if note:
        say(note)


def _refuse_options(args: Namespace, kind: NoticeKind) -> None:
    scope = SCOPES[kind]
    for name, scopes in _CHOOSING.items():
        if getattr(args, name) not in (None, []) and (args.replaces is not None or scope not in scopes):
            raise UserError(f"--{name} does not go with {'--replaces' if args.replaces else f'--kind {kind}'}")
    if args.replaces is None and scope is Scope.MEETING and args.meeting is None:
        raise UserError(f"--kind {kind} is about one meeting; name it with --meeting TITLE")
    if args.replaces is None and kind is NoticeKind.EXTENSION and not args.task:
        raise UserError(f"--kind {kind} is about one task; name it with --task NUMBER")


def _found(snapshot: Snapshot, kind: NoticeKind, args: Namespace) -> DuePapers:
    ledger = snapshot.ledger
    unit_ids = frozenset({find_unit(ledger, args.unit).id}) if args.unit is not None else None
    task_ids = frozenset(find_task(ledger, number).id for number in args.task) if args.task else None
    meeting = find_meeting(snapshot, args.meeting) if args.meeting is not None else None
    return due_papers(snapshot, kind, unit_ids, task_ids, meeting)


def _again(snapshot: Snapshot, old: Notice) -> DuePapers:
    return DuePapers((draft_from(old, ground_again(snapshot, old)),))


def _left_out(found: DuePapers) -> str:
    told = [f"另有 {len(found.repeated)} 项近日已发过同类文书，没有重复发文"] if found.repeated else []
    told += [f"{len(found.leaderless)} 项没有牵头单位，没有发文"] if found.leaderless else []
    told += [found.said] if found.said else []
    return "".join(f"；{sentence}" for sentence in told)


def issue_all(
    snapshot: Snapshot, drafts: Sequence[PaperDraft], folder: Path, replaces: Notice | None = None
) -> list[IssuedPaper]:
    """Write and register papers, all of them fit to be issued before the first is; gives them.

    `UserError` says what had gone out when one fails.
    """
    for draft in drafts:
        refuse_unready(FORMS[draft.kind], draft)
    settle(snapshot.ledger.db, folder)
    issued = list[IssuedPaper]()
    for draft in drafts:
        try:
            issued.append(_issued(snapshot, draft, folder, replaces))
        except UserError as error:
            if not issued:
                raise
            last = issued[-1].notice.number
            raise UserError(f"已印发 {len(issued)} 份（至 {last}），其余没有印发：{error}") from error
    return issued


def _issued(snapshot: Snapshot, draft: PaperDraft, folder: Path, replaces: Notice | None) -> IssuedPaper:
    day = values(FORMS[draft.kind], draft).day("issued_on")
    paper = prepare(draft, snapshot.next_number(draft.kind, day), folder, paper_mark(snapshot.ledger.db))
    try:
        notice = replace(paper.notice, replaces_id=replaces.id if replaces else None)
        issue_notice(snapshot.ledger, notice, paper.deliver)
    finally:
        paper.discard()
    return paper


def _merge(issued: Sequence[IssuedPaper], target: Path | None) -> None:
    if target is None or not issued:
        return
    try:
        merge_papers([Path(paper.notice.path) for paper in issued], target)
    except UserError as error:
        raise UserError(f"已印发 {len(issued)} 份（至 {issued[-1].notice.number}），没有合为一份：{error}") from error


def _as_json(paper: IssuedPaper) -> dict[str, object]:
    return {
        "path": paper.notice.path,
        "kind": paper.notice.kind,
        "unit": paper.unit,
        "number": str(paper.notice.number),
        "tasks": list(paper.task_numbers),
    }
