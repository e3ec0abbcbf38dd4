"""Grounds of papers on matters of a whole ledger: full, poor, empty, huge; and papers composed on them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from supervisor_app.documents.drafting import KindForm, compose, filled, templates, values
from supervisor_app.domain.model import Meeting, ProgressReport, Task, TaskState, Unit
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.drafting import EntryValue, Ground, PaperDraft
from supervisor_app.domain.papers.notice import SERIES, DocumentNumber, Notice, NoticeKind, Numbering
from supervisor_app.domain.papers.paper import Annex, Block, Form, Heading, ListTable, Paper, Paragraph
from supervisor_app.domain.standing import TaskLine, task_line, unit_lines

TODAY = date(2026, 11, 20)
OFFICE = OfficeSettings(
    name="云河市人民政府督查室",
    document_code="云政督",
    contact_person="李文镕",
    phone="0571-88886666",
    approver="周明远",
    officer="陈喆",
)
UNITS = {
    at: Unit(at, name, short)
    for at, (name, short) in enumerate(
        [
            ("市住房和城乡建设局", "市住建局"),
            ("市财政局", ""),
            ("市水利局", ""),
            ("城东新区管委会", "城东新区"),
            ("市卫生健康委员会", "市卫健委"),
        ],
        1,
    )
}
MEETING = Meeting(1, "全市重点项目推进会", date(2026, 9, 1), "周明远")


def task(number: int = 1, /, **changes: Any) -> Task:
    """A late task of the first unit."""
    facts: dict[str, Any] = {
        "id": number,
        "number": f"2026-{number:04d}",
        "title": "加快推进城东污水处理厂二期扩建工程",
        "lead": (1,),
        "cooperating": (2, 4),
        "state": TaskState.IN_PROGRESS,
        "assigned_on": date(2026, 9, 1),
        "original_due": date(2026, 10, 30),
        "due": date(2026, 10, 30),
        "target": "10月底前完成主体结构封顶，配套管网建成15.6公里",
        "progress": 40.0,
    }
    return Task(**facts | changes)


def done(number: int, /, **changes: Any) -> Task:
    """A task done on time."""
    facts: dict[str, Any] = {"state": TaskState.COMPLETED, "progress": 100.0, "completed_on": date(2026, 10, 20)}
    return task(number, **facts | changes)


def report(number: int = 1, /, **changes: Any) -> ProgressReport:
    """What the first unit last said."""
    facts: dict[str, Any] = {
        "id": number,
        "task_id": number,
        "unit_id": 1,
        "reported_on": date(2026, 11, 5),
        "progress": 40.0,
        "text": "主体结构完成至二层，配套管网完成6.2公里。",
        "problem": "征地拆迁剩余3户未签约，影响管网过路段施工",
        "evidence": "现场照片",
    }
    return ProgressReport(**facts | changes)


def line(one: Task, latest: ProgressReport | None = None, today: date = TODAY) -> TaskLine:
    """The task measured."""
    names = {unit.id: unit.name for unit in UNITS.values()}
    short = {unit.id: unit.short_name or unit.name for unit in UNITS.values()}
    return task_line(one, names, OFFICE.yardstick(today), latest=latest, short_names=short)


def notice(number: int, kind: NoticeKind, day: date, **changes: Any) -> Notice:
    """A paper to the first unit on its first task."""
    numbering, code = SERIES.get(kind, (Numbering.DOCUMENT, "云政督"))
    facts: dict[str, Any] = {"unit_id": 1, "title": "", "issued_on": day, "task_ids": (1,)}
    return Notice(number, kind, DocumentNumber(code, 2026, number, numbering), **facts | changes)


PAPERS = (
    notice(14, NoticeKind.WARNING, date(2026, 11, 12)),
    notice(9, NoticeKind.SUPERVISION, date(2026, 11, 2)),
    notice(3, NoticeKind.REMINDER, date(2026, 10, 27)),
)


def ground(lines: Sequence[TaskLine] = (), every: Sequence[TaskLine] | None = None, **changes: Any) -> Ground:
    """A ground on these matters of the first unit; `every` is the whole ledger, else the same matters."""
    whole = tuple(lines if every is None else every)
    facts: dict[str, Any] = {
        "office": OFFICE,
        "yardstick": OFFICE.yardstick(TODAY),
        "unit": UNITS[1],
        "lines": tuple(lines),
        "notices": PAPERS,
        "every_line": whole,
        "units": UNITS,
        "unit_lines": tuple(unit_lines(UNITS, whole)),
    }
    return Ground(**facts | changes)


def ledger() -> tuple[TaskLine, ...]:
    """Twelve matters of five units in every standing."""
    open_due = date(2026, 12, 31)
    tasks = [
        task(1),
        task(2, title="完成老旧小区改造任务", due=date(2026, 11, 13), original_due=date(2026, 9, 30), progress=85.0),
        done(3, title="拨付第三季度重点项目资金", lead=(2,)),
        done(4, title="编制2027年项目预算", lead=(2,), completed_on=date(2026, 11, 3)),
        task(5, title="修订资金管理办法", lead=(2,), due=open_due, original_due=open_due, progress=70.0),
        task(6, title="清水河综合治理", lead=(3,), due=open_due, original_due=open_due, progress=20.0),
        task(
            7, title="防汛物资储备", lead=(3,), due=date(2026, 11, 24), original_due=date(2026, 11, 24), progress=90.0
        ),
        done(8, title="园区道路贯通", lead=(4,)),
        done(9, title="企业服务专窗", lead=(4,), completed_on=None),
        task(10, title="人民医院新院区开诊", lead=(5, 4), state=TaskState.CLAIMED_DONE, progress=100.0),
        task(11, title="社区卫生服务站提升", lead=(5,), state=TaskState.SUSPENDED),
        task(12, title="基层医生招聘", lead=(5,), state=TaskState.REGISTERED, assigned_on=None, due=open_due),
    ]
    return tuple(line(one, report(one.id) if one.id in (1, 2) else None) for one in tasks)


def huge(count: int = 60) -> tuple[TaskLine, ...]:
    """Many late matters with long titles."""
    long = "加快推进城东污水处理厂二期扩建及配套管网、泵站、在线监测平台一体化建设并同步完成验收移交工作"
    return tuple(
        line(task(at, title=f"{long}（第{at}批）", due=TODAY - timedelta(days=5 + at)), report(at))
        for at in range(1, count + 1)
    )


def poor() -> TaskLine:
    """A matter of which little is known."""
    return line(Task(1, "", "防汛", (1,), state=TaskState.ASSIGNED))


def meeting_ground(*lines: TaskLine, **changes: Any) -> Ground:
    """The ground of minutes."""
    return replace(ground(lines, unit=None, meeting=MEETING), **changes)


def paper(form: KindForm, on: Ground, **changed: EntryValue) -> Paper:
    """The composed paper, its number being 12."""
    numbering, code = SERIES.get(form.kind, (Numbering.DOCUMENT, "云政督"))
    return compose(form, PaperDraft(form.kind, on, changed), DocumentNumber(code, 2026, 12, numbering))


def body(form: KindForm, on: Ground, **changed: EntryValue) -> list[str]:
    """The paragraphs of the body as they are printed."""
    draft = PaperDraft(form.kind, on, changed)
    return filled(templates(form, draft)[1], values(form, draft)).split("\n")


def words(printed: Paper) -> str:
    """Everything that stands on the paper."""
    told = [printed.title, printed.mark, printed.addressee, printed.note, printed.signer, printed.compiler]
    told += _blocks(printed.body)
    for annex in printed.annexes:
        told += [annex.title, *_blocks(annex.body)]
    if printed.receipt:
        told += [printed.receipt.title, printed.receipt.text, *printed.receipt.labels]
    return "\n".join(told)


def table(printed: Paper | Annex) -> ListTable:
    """Its list."""
    return next(block for block in printed.body if isinstance(block, ListTable))


def boxes(printed: Paper) -> dict[str, str]:
    """The form's values by label."""
    return {
        field.label.replace("\n", ""): field.value
        for block in printed.body
        if isinstance(block, Form)
        for row in block.rows
        for field in row.fields
    }


def _blocks(blocks: Sequence[Block]) -> list[str]:
    told: list[str] = []
    for block in blocks:
        match block:
            case Heading(text=text):
                told.append(text)
            case Paragraph(text=text, lead=lead):
                told.append(lead + text)
            case Form(rows=rows):
                told += [part for row in rows for field in row.fields for part in (field.label, field.value)]
            case ListTable(columns=columns, rows=rows, caption=caption, total=total):
                told += [
                    caption,
                    *(column.heading for column in columns),
                    *(cell for row in rows for cell in row),
                    *total,
                ]
    return told
