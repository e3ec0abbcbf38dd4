"""督办通知单: a letter of GB/T 9704—2012 with the form or list of its tasks and a receipt to tear off.

Ours, not the standard's: the size of the mark, the thickness of the rules, the form, and where the receipt stands.
"""

from pathlib import Path

from supervisor_app.documents import wording
from supervisor_app.documents.fonts import FontClass, FontSet, font_set
from supervisor_app.documents.foot import foot_height, receipt, signature
from supervisor_app.documents.papers import NoticeTask, SupervisionNotice
from supervisor_app.documents.sheet import BODY, HEIGHT, LEFT, MM, PITCH, RED, RIGHT, TOP, WIDTH, Sheet, Style
from supervisor_app.documents.tables import Cell, Table
from supervisor_app.documents.text import one_line
from supervisor_app.domain.notice import NoticeKind
from supervisor_app.errors import UserError

_TITLE_TEXT = "督办通知单"
_MARK_TOP = TOP + 35 * MM
_MARK_LARGEST, _MARK_NARROWED, _MARK_NARROWEST = 48.0, 36.0, 0.7
_RED_RULE = 1.0
_TITLE = Style(FontClass.XIAOBIAOSONG, 22)
_URGENCY = Style(FontClass.HEITI, 16)
_LABEL, _VALUE = Style(FontClass.HEITI, 12), Style(FontClass.FANGSONG, 12)
_CAPTION = Style(FontClass.HEITI, 14)
_HEAD, _ITEM = Style(FontClass.HEITI, 10.5), Style(FontClass.FANGSONG, 10.5)
_FORM_COLUMNS = (29 * MM, 49 * MM, 29 * MM, 49 * MM)
_FORM_ROW, _OPINION_ROW = 8.5 * MM, 15 * MM
# Heading and width in mm of the list's columns.
_ASSIGNED_COLUMNS = (("序号", 11), ("督办事项（编号）", 53), ("目标要求", 32), ("配合单位", 30), ("完成时限", 30))
_LATE_COLUMNS = (("序号", 11), ("督办事项（编号）", 53), ("配合单位", 30), ("完成时限", 30), ("进展情况", 32))


def write_supervision_notice(
    notice: SupervisionNotice, path: Path, *, fonts: FontSet | None = None, invariant: bool = False
) -> None:
    """Write the notice as PDF, whole or not at all.

    UserError when the issuer has no name, a character has no glyph, or the disk fails.
    `fonts` are the machine's when not given; `invariant` gives the same bytes for the same notice.
    """
    if not one_line(notice.issuer.name):
        raise UserError("还没有填写发文机关名称，文书没有生成，请先在“设置”里填写")
    title = f"{_TITLE_TEXT}（{one_line(notice.addressee)}）"
    sheet = Sheet(fonts or font_set(), title, one_line(notice.issuer.name), invariant=invariant)
    _letter_head(sheet, notice)
    _letter(sheet, notice)
    if len(notice.tasks) == 1:
        _form(sheet, notice)
    else:
        _list(sheet, notice)
    signature(sheet, notice)
    receipt(sheet, notice)
    sheet.save(path)


def _letter_head(sheet: Sheet, notice: SupervisionNotice) -> None:
    """Urgency, red mark, document number, red rule and title at the measures of 7.2 and 7.3."""
    if notice.urgency:
        sheet.text(one_line(notice.urgency), LEFT, TOP, _URGENCY)
    bottom = _mark(sheet, notice.issuer.mark or notice.issuer.name)
    number, number_top = one_line(notice.document_number), bottom + 2 * PITCH
    sheet.centred(number, LEFT + WIDTH / 2, number_top, BODY)
    rule = number_top + (sheet.ink(number, BODY)[1] if number else BODY.size) + 4 * MM + _RED_RULE / 2
    sheet.rule(LEFT, rule, RIGHT, _RED_RULE, RED)
    title_top = rule + 2 * PITCH
    sheet.centred(_TITLE_TEXT, LEFT + WIDTH / 2, title_top, _TITLE)
    sheet.top = title_top + _TITLE.size + PITCH


def _mark(sheet: Sheet, mark: str) -> float:
    """The issuer's mark on its lines, narrowed and then made smaller when long; gives the bottom of its ink."""
    lines = [one_line(line) for line in mark.splitlines() if one_line(line)]
    natural = max((sheet.width(line, Style(FontClass.XIAOBIAOSONG, 1.0)) for line in lines), default=1.0)
    widest = WIDTH / natural
    size = min(_MARK_LARGEST, max(widest, min(_MARK_NARROWED, widest / _MARK_NARROWEST)))
    style, scale = Style(FontClass.XIAOBIAOSONG, size), min(1.0, widest / size)
    bottom = _MARK_TOP
    for number, line in enumerate(lines):
        ink_top, ink_bottom = sheet.ink(line, style)
        top = bottom + (size / 4 if number else 0.0) - ink_top
        sheet.text(line, LEFT + (WIDTH - sheet.width(line, style) * scale) / 2, top, style, colour=RED, scale=scale)
        bottom = top + ink_bottom
    return bottom


def _letter(sheet: Sheet, notice: SupervisionNotice) -> None:
    """Addressee and body; the last two lines stay together."""
    lines = sheet.lines(f"{one_line(notice.addressee)}：", BODY, WIDTH)
    for paragraph in wording.body(notice):
        lines += sheet.lines(paragraph, BODY, WIDTH, indent=2 * BODY.em)
    for number, line in enumerate(lines):
        needed = 2 if number == len(lines) - 2 else 1
        if needed * PITCH > sheet.room + 0.01:
            sheet.new_page()
        sheet.line(line, LEFT, sheet.top + (PITCH - BODY.size) / 2, BODY)
        sheet.top += PITCH
    sheet.top += 2 * MM


def _form(sheet: Sheet, notice: SupervisionNotice) -> None:
    """All fields of the single task; it begins a new page where only its first rows would fit."""
    task, issuer = notice.tasks[0], notice.issuer
    if sheet.room < HEIGHT / 2:
        sheet.new_page()
    table = Table(sheet, _FORM_COLUMNS)
    limit = wording.due_words(task) + (f"\n（{one_line(task.cycle)}）" if task.cycle else "")
    state = "；".join(filter(None, (wording.progress_words(task), wording.standing(task))))
    latest = "\n".join(filter(None, (task.latest, state if notice.kind is NoticeKind.SUPERVISION else "")))
    for pairs in (
        (("督办编号", task.number), ("督办分类", task.category)),
        (("督办事项", task.title),),
        (("主要内容", task.target),),
        (("督办依据", task.basis or notice.basis),),
        (("紧急程度", task.urgency or notice.urgency), ("完成期限\n（汇报频次）", limit)),
        (("分管领导", task.sponsor), ("牵头单位", task.lead)),
        (("协办单位", "、".join(task.cooperating)),),
        (("督办人", issuer.contact_person), ("联系电话", issuer.phone)),
        (("工作推进\n情况", latest),),
    ):
        table.row(_fields(pairs), least=_FORM_ROW)
    table.row(_fields((("批示与意见", task.opinion),)), least=_OPINION_ROW, keep=foot_height(sheet, notice))


def _fields(pairs: tuple[tuple[str, str], ...]) -> list[Cell]:
    span = 1 if len(pairs) == 2 else 3
    return [
        cell
        for label, value in pairs
        for cell in (Cell(label, _LABEL, centred=True), Cell(value, _VALUE, span, centred=span == 1))
    ]


def _list(sheet: Sheet, notice: SupervisionNotice) -> None:
    """One row a task."""
    assigned = notice.kind is NoticeKind.ASSIGNMENT
    columns = _ASSIGNED_COLUMNS if assigned else _LATE_COLUMNS
    head = [Cell(heading, _HEAD, centred=True) for heading, _ in columns]
    table = Table(sheet, [width * MM for _, width in columns], head, caption=Cell("督办事项清单", _CAPTION))
    for number, task in enumerate(notice.tasks, 1):
        last = number == len(notice.tasks)
        keep = foot_height(sheet, notice) if last else 0.0
        table.row(_assigned_row(number, task) if assigned else _late_row(number, task), keep=keep)


def _assigned_row(number: int, task: NoticeTask) -> list[Cell]:
    return [*_matter(number, task), Cell(task.target, _ITEM), *_partners_and_limit(task)]


def _late_row(number: int, task: NoticeTask) -> list[Cell]:
    expected = "" if task.expected is None else f"序时进度{wording.percent(task.expected)}"
    done = "未报进展" if task.progress is None else f"进度{wording.percent(task.progress)}"
    standing = wording.standing(task).replace("序时进度", "")
    state = "\n".join(filter(None, (done, expected, standing)))
    return [*_matter(number, task), *_partners_and_limit(task), Cell(state, _ITEM, centred=True)]


def _matter(number: int, task: NoticeTask) -> list[Cell]:
    title = one_line(task.title) + (f"\n（{one_line(task.number)}）" if task.number else "")
    return [Cell(str(number), _ITEM, centred=True), Cell(title, _ITEM)]


def _partners_and_limit(task: NoticeTask) -> list[Cell]:
    limit = "\n".join(wording.due_lines(task))
    return [Cell("\n".join(task.cooperating), _ITEM, centred=True), Cell(limit, _ITEM, centred=True)]
