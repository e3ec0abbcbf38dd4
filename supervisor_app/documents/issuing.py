"""From a plan to a paper ready to be registered: facts gathered, PDF written beside its place, file name chosen."""

import json
import os
import re
from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Any

from supervisor_app.documents.papers import Issuer, NoticeTask, SupervisionNotice
from supervisor_app.documents.supervision import write_supervision_notice
from supervisor_app.domain.notice import DocumentNumber, Notice, NoticeKind
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.planning import NoticePlan
from supervisor_app.domain.standing import TaskLine, Yardstick
from supervisor_app.domain.words import NOTICE_KIND_WORDS, cycle_phrase
from supervisor_app.errors import UserError, cause

WRITTEN_KINDS = (NoticeKind.ASSIGNMENT, NoticeKind.SUPERVISION)
_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True)
class IssuedPaper:
    """A paper whose PDF stands finished at `part`; `deliver` gives it its name, once its number is registered."""

    notice: Notice
    unit: str
    task_numbers: tuple[str, ...]
    part: Path

    def deliver(self) -> None:
        """Move the PDF to its place; `UserError` when that fails."""
        try:
            os.replace(self.part, self.notice.path)
        except OSError as error:
            where = Path(self.notice.path).parent
            raise UserError(f"{self.notice.number} 的 PDF 存不进 {where}（{cause(error)}）；请检查权限和空间") from None

    def discard(self) -> None:
        """Remove what was not delivered."""
        self.part.unlink(missing_ok=True)


def prepare(
    plan: NoticePlan, office: OfficeSettings, number: DocumentNumber, yardstick: Yardstick, folder: Path
) -> IssuedPaper:
    """Write the paper of a plan into `folder` (made when missing) under a passing name; errors as the paper's."""
    paper = compose(plan, office, number, yardstick)
    word = NOTICE_KIND_WORDS[plan.kind]
    stem = _UNSAFE.sub("_", f"{number}_{plan.unit.name}_{word}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"文件夹 {folder} 建不了（{cause(error)}）；请换一个位置") from None
    name = _free_name(folder, stem)
    part = folder / f".{name}.part"
    try:
        write_supervision_notice(paper, part)
    except UserError as error:  # the passing name is no word to the user
        raise UserError(str(error).replace(part.name, name)) from error
    notice = Notice(
        id=0,
        kind=plan.kind,
        number=number,
        unit_id=plan.unit.id,
        title=f"{word}（{len(plan.lines)} 项）" if len(plan.lines) > 1 else f"{word}：{plan.lines[0].task.title}",
        issued_on=yardstick.today,
        reply_by=paper.reply_by,
        task_ids=tuple(line.task.id for line in plan.lines),
        path=str((folder / name).resolve()),
        content=json.dumps(asdict(paper), ensure_ascii=False, default=date.isoformat),
    )
    return IssuedPaper(notice, plan.unit.name, tuple(line.task.number for line in plan.lines), part)


def _free_name(folder: Path, stem: str) -> str:
    """A name nobody has there, within what file systems take (255 bytes, with room for passing suffixes)."""
    short = stem.encode()[:200].decode(errors="ignore")
    names = (f"{short}{tail}.pdf" for tail in chain([""], (f"_{number}" for number in count(2))))
    return next(name for name in names if not (folder / name).exists())


def compose(
    plan: NoticePlan, office: OfficeSettings, number: DocumentNumber, yardstick: Yardstick
) -> SupervisionNotice:
    """The facts of a paper, as they stand on the yardstick's day."""
    today = yardstick.today
    sources = list(dict.fromkeys(_basis(line) for line in plan.lines))
    return SupervisionNotice(
        kind=plan.kind,
        issuer=Issuer(office.name, office.mark or office.name, office.contact_person, office.phone),
        document_number=str(number),
        addressee=plan.unit.name,
        issued_on=today,
        tasks=tuple(_matter(line) for line in plan.lines),
        basis=sources[0] if len(sources) == 1 else "",
        reply_by=yardstick.calendar.add(today, office.reply_days),
        approver=office.approver,
        extension_days=office.extension_days,
    )


def _basis(line: TaskLine) -> str:
    return line.task.basis or line.source


def _matter(line: TaskLine) -> NoticeTask:
    task = line.task
    latest = line.latest.text if line.latest else ""
    return NoticeTask(
        number=task.number,
        title=task.title,
        lead="、".join(line.lead),
        cooperating=line.cooperating,
        target=task.target or task.measures,
        sponsor=task.sponsor,
        basis=_basis(line),
        assigned_on=task.assigned_on,
        original_due=task.original_due,
        due=task.due,
        due_text=task.due_text,
        cycle=cycle_phrase(task.cycle, task.cycle_day),
        progress=task.progress,
        expected=line.expected,
        light_word=line.light_word,
        overdue_days=-(line.days_left or 0) if line.overdue else 0,
        latest="；".join(filter(None, (latest, task.problem and f"存在问题：{task.problem}"))),
    )


def reprint(notice: Notice, path: Path) -> None:
    """Write a registered paper again, exactly as it was issued."""
    write_supervision_notice(_revive(SupervisionNotice, json.loads(notice.content)), path)


def _revive(cls: type[Any], values: dict[str, Any]) -> Any:
    """A dataclass of papers from the JSON `prepare` keeps."""
    plain = {name: _value(name, value) for name, value in values.items()}
    if cls is SupervisionNotice:
        plain["kind"] = NoticeKind(plain["kind"])
        plain["issuer"] = Issuer(**values["issuer"])
        plain["tasks"] = tuple(_revive(NoticeTask, task) for task in values["tasks"])
    return cls(**plain)


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str) and (name.endswith(("_on", "due")) or name == "reply_by"):
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
