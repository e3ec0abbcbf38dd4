"""The register of papers (发文登记) as a workbook that prints."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from supervisor_app.domain.model import Unit
from supervisor_app.domain.papers.content import paper_of
from supervisor_app.domain.papers.notice import Notice, NoticeState
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.exchange.book_out import new_workbook, write_date, write_text

_A4 = 9
_FIRST = 3  # row of the first paper, below title, subtitle and head
_LINE, _HEAD_FILL, _QUIET = "#9AA5B1", "#E4EDF8", "#556172"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A paper as the register shows it."""

    notice: Notice
    addressee: str
    signer: str
    answer: str
    remark: str


def register_rows(notices: Iterable[Notice], units: Mapping[int, Unit], today: date) -> list[RegisterRow]:
    """Rows of papers as they stand on `today`, the earliest first."""
    papers = sorted(notices, key=lambda paper: (paper.issued_on, paper.id))
    replaced = {paper.replaces_id: paper.number.full for paper in papers if paper.replaces_id is not None}
    return [
        RegisterRow(
            paper,
            paper.addressee or (units[paper.unit_id].name if paper.unit_id is not None else ""),
            _signer(paper),
            _answer(paper, today),
            _remark(paper, replaced.get(paper.id, "")),
        )
        for paper in papers
    ]


def _signer(paper: Notice) -> str:
    """Who signed it as printed, else who approved it."""
    try:
        signer = paper_of(paper.content).signer
    except (ValueError, KeyError, TypeError):  # a paper of an earlier version, which had none
        signer = ""
    return signer or paper.approver


def _answer(paper: Notice, today: date) -> str:
    if paper.replied_on is not None:
        return f"是（{paper.replied_on.isoformat()}）"
    if paper.reply_by is None or paper.state is NoticeState.VOID:
        return "—"
    return "否（已逾期）" if paper.reply_by < today else "否"


def _remark(paper: Notice, replaced: str) -> str:
    void = f"作废：{paper.void_reason}" if paper.state is NoticeState.VOID else ""
    return "；".join(
        filter(None, (void, replaced and f"已重新印发 {replaced}", paper.reply and f"回复：{paper.reply}"))
    )


@dataclass(frozen=True)
class _Column:
    title: str
    width: float
    value: Callable[[RegisterRow], str | date | None]
    middle: bool = False


_COLUMNS = (
    _Column("文书类型", 12, lambda row: NOTICE_KIND_WORDS[row.notice.kind], middle=True),
    _Column("文号/期号", 20, lambda row: str(row.notice.number), middle=True),
    _Column("标题", 36, lambda row: row.notice.title),
    _Column("主送", 20, lambda row: row.addressee),
    _Column("签发人", 9, lambda row: row.signer, middle=True),
    _Column("成文日期", 11, lambda row: row.notice.issued_on),
    _Column("送达日期", 11, lambda row: row.notice.sent_on),
    _Column("签收人", 12, lambda row: row.notice.signed_by, middle=True),
    _Column("签收日期", 11, lambda row: row.notice.signed_on),
    _Column("回复期限", 11, lambda row: row.notice.reply_by),
    _Column("是否回复", 15, lambda row: row.answer, middle=True),
    _Column("备注", 26, lambda row: row.remark),
)


def write_register(rows: Sequence[RegisterRow], path: Path, title: str, subtitle: str = "") -> None:
    """Write the register to `path` (.xlsx), replacing it only when all is written; `UserError` when it cannot be."""
    with new_workbook(path) as workbook:
        sheet = workbook.add_worksheet("发文登记")
        _head(workbook, sheet, title, subtitle)
        live, void = _formats(workbook), _formats(workbook, font_color=_QUIET, font_strikeout=True)
        for at, row in enumerate(rows):
            _row(sheet, _FIRST + at, at + 1, row, void if row.notice.state is NoticeState.VOID else live)
        _lay_out(sheet, len(rows), title)


def _formats(workbook: Workbook, **more: object) -> tuple[Format, Format, Format]:
    """Of text, of text in the middle, of dates."""
    base = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "border": 1, "border_color": _LINE}
    base |= {"text_wrap": True, **more}
    middle = {**base, "align": "center"}
    return (
        workbook.add_format(base),
        workbook.add_format({**middle, "num_format": "@"}),
        workbook.add_format({**middle, "num_format": "yyyy-mm-dd"}),
    )


def _head(workbook: Workbook, sheet: Worksheet, title: str, subtitle: str) -> None:
    big = {"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter"}
    small = {"font_name": "宋体", "font_size": 10, "align": "right", "valign": "vcenter"}
    for at, (text, style, height) in enumerate(((title, big, 34), (subtitle, small, 18))):
        form = workbook.add_format(style)
        sheet.set_row(at, height)
        sheet.merge_range(at, 0, at, len(_COLUMNS), "", form)
        write_text(sheet, at, 0, text, form)
    head = workbook.add_format(
        {"font_name": "黑体", "font_size": 10, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
        | {"border_color": _LINE, "bg_color": _HEAD_FILL}
    )
    sheet.set_row(_FIRST - 1, 26)
    for place, name in enumerate(["序号", *(column.title for column in _COLUMNS)]):
        write_text(sheet, _FIRST - 1, place, name, head)


def _row(sheet: Worksheet, at: int, index: int, row: RegisterRow, formats: tuple[Format, Format, Format]) -> None:
    text, middle, day = formats
    sheet.write_number(at, 0, index, middle)
    for place, column in enumerate(_COLUMNS, start=1):
        value = column.value(row)
        if isinstance(value, date):
            write_date(sheet, at, place, value, day)
        else:
            write_text(sheet, at, place, value or "", middle if column.middle else text)


def _lay_out(sheet: Worksheet, count: int, title: str) -> None:
    sheet.set_column(0, 0, 5)
    for place, column in enumerate(_COLUMNS, start=1):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(_FIRST, 3)
    sheet.autofilter(_FIRST - 1, 0, _FIRST - 1 + max(count, 1), len(_COLUMNS))
    sheet.repeat_rows(_FIRST - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L" + title.replace("&", "&&")[:100] + "&C第 &P 页 共 &N 页")
    sheet.hide_gridlines(2)
