"""The command `notices`: papers that are due, as PDF, numbered and registered."""

from argparse import Namespace
from pathlib import Path

from supervisor_app.cli.opening import writing
from supervisor_app.cli.output import say, say_json
from supervisor_app.documents.fonts import font_set, substitution_note
from supervisor_app.documents.issuing import WRITTEN_KINDS, IssuedPaper, prepare
from supervisor_app.domain.notice import NoticeKind
from supervisor_app.domain.planning import NoticePlan
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.errors import UserError
from supervisor_app.store.notices import issue_notice
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.units import find_unit


def notices(args: Namespace) -> None:
    """`notices LEDGER --kind KIND --out DIR`: one paper a unit; what went out lately is not repeated."""
    kind = NoticeKind(args.kind)
    if kind not in WRITTEN_KINDS:
        known = "、".join(f"{item.value}（{NOTICE_KIND_WORDS[item]}）" for item in WRITTEN_KINDS)
        raise UserError(f"还不能生成{NOTICE_KIND_WORDS[kind]}；目前可生成 {known}")
    with writing(args.ledger, args.today) as snapshot:
        unit_ids = frozenset({find_unit(snapshot.ledger, args.unit).id}) if args.unit is not None else None
        issued, repeated = issue_all(snapshot, kind, args.out, unit_ids)
    if args.json:
        say_json([_as_json(paper) for paper in issued])
        return
    for paper in issued:
        say(f"{paper.notice.number}  {paper.unit}  {len(paper.task_numbers)} 项  {paper.notice.path}")
    say(f"共 {len(issued)} 份" + (f"；另有 {repeated} 项近日已发过同类文书，没有重复发文" if repeated else ""))
    note = substitution_note(font_set()) if issued else ""
    if note:
        say(note)


def issue_all(
    snapshot: Snapshot, kind: NoticeKind, folder: Path, unit_ids: frozenset[int] | None = None
) -> tuple[list[IssuedPaper], int]:
    """Write and register every paper due; gives them and the number of matters left out as repeated."""
    planned, issued = snapshot.plans(kind, unit_ids), list[IssuedPaper]()
    for plan in planned.plans:
        try:
            issued.append(_issued(snapshot, plan, folder))
        except UserError as error:
            if not issued:
                raise
            last = issued[-1].notice.number
            raise UserError(f"已印发 {len(issued)} 份（至 {last}），其余没有印发：{error}") from error
    return issued, len(planned.repeated)


def _issued(snapshot: Snapshot, plan: NoticePlan, folder: Path) -> IssuedPaper:
    paper = prepare(plan, snapshot.office, snapshot.next_number(), snapshot.yardstick, folder)
    try:
        issue_notice(snapshot.ledger, paper.notice, paper.deliver)
    finally:
        paper.discard()
    return paper


def _as_json(paper: IssuedPaper) -> dict[str, object]:
    return {
        "path": paper.notice.path,
        "kind": paper.notice.kind,
        "unit": paper.unit,
        "number": str(paper.notice.number),
        "tasks": list(paper.task_numbers),
    }
