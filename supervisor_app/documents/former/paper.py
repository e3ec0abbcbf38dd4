"""The paper that the facts kept by versions 1 and 2 stand for."""

import json
from datetime import date
from typing import Any

from supervisor_app.documents.former import wording
from supervisor_app.documents.former.facts import Issuer, NoticeTask, SupervisionNotice
from supervisor_app.documents.text import one_line
from supervisor_app.documents.wording import percent
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import (
    Block,
    Form,
    FormField,
    FormRow,
    ListColumn,
    ListTable,
    Paper,
    PaperFormat,
    Paragraph,
    Receipt,
)

_OPINION_HEIGHT = 15.0
_NUMBER, _MATTER = ListColumn("序号", 11, "center"), ListColumn("督办事项（编号）", 53)
_PARTNERS, _LIMIT = ListColumn("配合单位", 30, "center"), ListColumn("完成时限", 30, "center")
_ASSIGNED = (_NUMBER, _MATTER, ListColumn("目标要求", 32), _PARTNERS, _LIMIT)
_LATE = (_NUMBER, _MATTER, _PARTNERS, _LIMIT, ListColumn("进展情况", 32, "center"))


def former_paper(content: str) -> Paper:
    """The paper of a content of version 1 or 2; ValueError, KeyError or TypeError when it is something else."""
    kept = json.loads(content)
    if not isinstance(kept, dict):
        raise TypeError("not a notice")
    return as_paper(_notice(kept))


def as_paper(notice: SupervisionNotice) -> Paper:
    """The paper of a notice's facts."""
    issuer, single = notice.issuer, len(notice.tasks) == 1
    text = tuple(Paragraph(paragraph) for paragraph in wording.body(notice))
    return Paper(
        kind=notice.kind,
        format=PaperFormat.GENERAL,
        issuer=one_line(issuer.name),
        title="督办通知单",
        dated=notice.issued_on,
        mark=issuer.mark or issuer.name,
        number=notice.document_number,
        addressee=notice.addressee,
        body=(*text, _form(notice) if single else _list(notice)),
        signed=(one_line(issuer.name),),
        urgency=notice.urgency,
        note=wording.note(notice),
        copy_to=issuer.copy_to,
        printed_by=issuer.printed_by,
        receipt=Receipt("督办通知单回执", issuer.name, wording.receipt(notice)),
    )


def _notice(kept: dict[str, Any]) -> SupervisionNotice:
    plain = {name: _value(name, value) for name, value in kept.items()}
    tasks = tuple(NoticeTask(**{name: _value(name, value) for name, value in task.items()}) for task in kept["tasks"])
    return SupervisionNotice(
        **plain | {"kind": NoticeKind(kept["kind"]), "issuer": Issuer(**kept["issuer"]), "tasks": tasks}
    )


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str) and (name.endswith(("_on", "due")) or name == "reply_by"):
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value


def _form(notice: SupervisionNotice) -> Block:
    """All fields of the single task."""
    task, issuer = notice.tasks[0], notice.issuer
    limit = wording.due_words(task) + (f"\n（{one_line(task.cycle)}）" if task.cycle else "")
    state = "；".join(filter(None, (wording.progress_words(task), wording.standing(task))))
    latest = "\n".join(filter(None, (task.latest, state if notice.kind is NoticeKind.SUPERVISION else "")))
    pairs: tuple[tuple[tuple[str, str], ...], ...] = (
        (("督办编号", task.number), ("督办分类", task.category)),
        (("督办事项", task.title),),
        (("主要内容", task.target),),
        (("督办依据", task.basis or notice.basis),),
        (("紧急程度", task.urgency or notice.urgency), ("完成期限\n（汇报频次）", limit)),
        (("分管领导", task.sponsor), ("牵头单位", task.lead)),
        (("协办单位", "、".join(task.cooperating)),),
        (("督办人", issuer.contact_person), ("联系电话", issuer.phone)),
        (("工作推进\n情况", latest),),
    )
    rows = tuple(FormRow(tuple(FormField(*pair) for pair in row)) for row in pairs)
    return Form((*rows, FormRow((FormField("批示与意见", task.opinion),), _OPINION_HEIGHT)))


def _list(notice: SupervisionNotice) -> Block:
    """One row a task."""
    assigned = notice.kind is NoticeKind.ASSIGNMENT
    rows = tuple((_assigned if assigned else _late)(at, task) for at, task in enumerate(notice.tasks, 1))
    return ListTable(_ASSIGNED if assigned else _LATE, rows, caption="督办事项清单")


def _assigned(at: int, task: NoticeTask) -> tuple[str, ...]:
    return str(at), _matter(task), task.target, *_partners_and_limit(task)


def _late(at: int, task: NoticeTask) -> tuple[str, ...]:
    expected = "" if task.expected is None else f"序时进度{percent(task.expected)}"
    done = "未报进展" if task.progress is None else f"进度{percent(task.progress)}"
    state = (done, expected, wording.standing(task).replace("序时进度", ""))
    return str(at), _matter(task), *_partners_and_limit(task), "\n".join(filter(None, state))


def _matter(task: NoticeTask) -> str:
    return one_line(task.title) + (f"\n（{one_line(task.number)}）" if task.number else "")


def _partners_and_limit(task: NoticeTask) -> tuple[str, str]:
    return "\n".join(task.cooperating), "\n".join(wording.due_lines(task))
