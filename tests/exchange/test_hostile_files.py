"""Files that are no task list, broken ones, and ones made to fill the memory: one Chinese sentence each."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from supervisor_app.errors import UserError
from supervisor_app.exchange.grid import Cell, Sheet, read_workbook
from supervisor_app.exchange.header import find_header
from supervisor_app.exchange.origin import suggested_held_on
from supervisor_app.exchange.task_sheet import choose_sheet, read_sheet, read_tasks

HELD = date(2026, 4, 15)
FILES = Path(__file__).parent / "files"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODS = """<?xml version="1.0"?><office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
 <table:table table:name="清单">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""
_MANIFEST = """<?xml version="1.0"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"""


def workbook(sheet_xml: str | None = None, strings: str | None = None) -> bytes:
    """A small task list as .xlsx, its sheet or its shared texts replaced."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["工作任务", "牵头单位", "完成时限"], ["甲", "县教育局", "年底"]):
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    changed = BytesIO()
    parts = {"xl/worksheets/sheet1.xml": sheet_xml, "xl/sharedStrings.xml": strings}
    with zipfile.ZipFile(content) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = parts.get(name)
            target.writestr(name, source.read(name) if part is None else part)
        if strings is not None and "xl/sharedStrings.xml" not in source.namelist():
            target.writestr("xl/sharedStrings.xml", strings)
    return changed.getvalue()


def sheet_xml(rows: str, after: str = "") -> str:
    """A worksheet's XML."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def packed(**parts: str) -> bytes:
    """A zip file; __ in a part's name stands for a slash, _x_ for a dot."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(name.replace("__", "/").replace("_x_", "."), part)
    return content.getvalue()


def ods(rows: str) -> bytes:
    """An .ods file."""
    parts = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content_x_xml": _ODS.format(rows=rows)}
    return packed(**parts, **{"META-INF__manifest_x_xml": _MANIFEST})


def ods_cell(text: str, more: str = "") -> str:
    """A cell of text."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def one_cell(text: str, place: str = "A1") -> str:
    """A row with one cell of text."""
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def many_rows() -> bytes:
    """100,000 rows of ten numbers."""
    cells = "<c><v>1</v></c>" * 10
    return workbook(sheet_xml(f"<row>{cells}</row>" * 100_000))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zero bytes": (lambda: b"", "0 字节"),
    "empty sheet": (lambda: workbook(sheet_xml("")), "没有内容"),
    "no header": (lambda: workbook(sheet_xml(one_cell("1") + one_cell("2", "A2"))), "找不到表头"),
    "text": (lambda: "工作任务,牵头单位\n甲,县教育局".encode("gb18030"), "其实是文本"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "其实是图片"),
    "pdf": (lambda: b"%PDF-1.7\n", "其实是 PDF"),
    "web page": (lambda: b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table>", "其实是网页"),
    "docx": (lambda: packed(word__document_x_xml="<w/>"), "其实是 Word 文档"),
    "pptx": (lambda: packed(ppt__presentation_x_xml="<p/>"), "其实是演示文稿"),
    "zip": (lambda: packed(a_x_txt="a"), "其实是压缩包"),
    "word of old": (lambda: b"\xd0\xcf\x11\xe0" + bytes(508) + "WordDocument".encode("utf-16-le"), "其实是 Word 文档"),
    "password": (lambda: b"\xd0\xcf\x11\xe0" + bytes(508) + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "truncated zip": (lambda: workbook()[:-200], "已经损坏"),
    "truncated xls": (lambda: (FILES / "list.xls").read_bytes()[:4200], "已经损坏"),
    "broken XML": (lambda: workbook(sheet_xml("<row><c></row>")), "已经损坏"),
    "document type": (lambda: workbook(f'<!DOCTYPE a [<!ENTITY b "c">]>{sheet_xml(one_cell("&b;"))}'), "已经损坏"),
    "100,000 rows": (many_rows, "超过 20000 行"),
    "far corner": (lambda: workbook(sheet_xml(one_cell("1") + one_cell("1", "XFD1048576"))), "超过 20000 行"),
    "too wide": (lambda: workbook(sheet_xml(one_cell("1") + one_cell("1", "XFD2"))), "超过 512 列"),
    "a cell of 60 million characters": (lambda: workbook(sheet_xml(one_cell("1" * 60_000_000))), "内容太多"),
    "merged everywhere": (
        lambda: workbook(
            sheet_xml(
                one_cell("1") + one_cell("1", "CZ19999"),
                "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 999 + "</mergeCells>",
            )
        ),
        "合并的单元格太多",
    ),
    "ods repeated": (
        lambda: ods(
            '<table:table-row table:number-rows-repeated="99999">'
            + ods_cell("1", 'table:number-columns-repeated="999"')
            + "</table:table-row>"
        ),
        "超过 20000 行",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_one_sentence(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What is wrong, where, what to do; nothing on stderr."""
    make, says = HOSTILE[name]
    path = tmp_path / "list.xlsx"
    path.write_bytes(make())
    with pytest.raises(UserError, match=says) as caught:
        read_sheet(path, HELD)
    assert "；请" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert capfd.readouterr().err == ""


def test_places_that_are_no_file(tmp_path: Path) -> None:
    """A missing file and a folder."""
    with pytest.raises(UserError, match="找不到文件"):
        read_workbook(tmp_path / "none.xlsx")
    with pytest.raises(UserError, match="是文件夹"):
        read_workbook(tmp_path)


def test_texts_shared_by_too_many_cells(tmp_path: Path) -> None:
    """A text stored once and shown half a million times is refused before it is multiplied."""
    cells = '<c t="s"><v>0</v></c>' * 100
    xml = sheet_xml(f"<row>{cells}</row>" * 50)
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook(xml, f'<sst xmlns="{_MAIN}"><si><t>{"长" * 30_000}</t></si></sst>'))
    with pytest.raises(UserError, match="内容太多"):
        read_workbook(path)


def test_blank_rows_with_styles_are_no_rows(tmp_path: Path) -> None:
    """A list whose empty rows are formatted far down is an ordinary list."""
    head = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("工作任务", "牵头单位"))
    body = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("甲", "县教育局"))
    styled = '<row><c s="1"/><c s="1"/></row>' * 30_000
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook(sheet_xml(f"<row>{head}</row><row>{body}</row>{styled}")))
    assert [task.title for task in read_sheet(path, HELD).tasks] == ["甲"]


@pytest.mark.parametrize("name", ["list.xls", "list.et", "list.xlsx"])
def test_the_old_format_under_any_name(name: str, tmp_path: Path) -> None:
    """Old workbooks (.xls, .et) with merged cells, dates and percent; also when named .xlsx."""
    path = tmp_path / name
    path.write_bytes((FILES / "list.xls").read_bytes())
    reading = read_sheet(path, HELD)
    assert [(task.row, task.title, task.lead, task.due, task.progress) for task in reading.tasks] == [
        (3, "修通滨河路", ["县住建局"], date(2026, 6, 30), 40),
        (4, "建粮库", ["县住建局"], date(2026, 12, 31), 60),
    ]


def test_an_old_workbook_that_asks_for_all_memory(tmp_path: Path) -> None:
    """Its size told as 65,536 × 256 billion cells would end the process that reads it: a child's, not ours."""
    content = bytearray((FILES / "list.xls").read_bytes())
    at = content.index(b"\x00\x02\x0e\x00")  # the record DIMENSIONS: first and last row, first and last column
    content[at + 4 : at + 16] = b"\x00\x00\x00\x00\xff\xff\xff\xff\x00\x00\xff\xff"
    path = tmp_path / "list.xls"
    path.write_bytes(bytes(content))
    with pytest.raises(UserError, match="已经损坏"):
        read_workbook(path)


def test_open_document_with_merged_cells(tmp_path: Path) -> None:
    """.ods, its merged ranges and the million blank rows at its end."""
    rows = [
        ods_cell("工作任务") + ods_cell("牵头单位"),
        ods_cell("甲") + ods_cell("县教育局", 'table:number-rows-spanned="2" table:number-columns-spanned="1"'),
        ods_cell("乙") + "<table:covered-table-cell/>",
    ]
    blank = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row>'
    path = tmp_path / "list.ods"
    path.write_bytes(ods("".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + blank))
    assert [(task.row, task.title, task.lead) for task in read_sheet(path, HELD).tasks] == [
        (2, "甲", ["县教育局"]),
        (3, "乙", ["县教育局"]),
    ]


def test_a_cell_of_40000_characters(tmp_path: Path) -> None:
    """More than a spreadsheet allows, less than can be read: kept whole."""
    report = "进" * 40_000
    cells = [
        "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row)
        for row in (("工作任务", "牵头单位", "进展情况"), ("甲", "县教育局", report))
    ]
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook(sheet_xml("".join(f"<row>{row}</row>" for row in cells))))
    assert read_sheet(path, HELD).tasks[0].texts["report"] == report


_HEADS = [
    "序号",
    "工作任务",
    "牵头单位",
    "配合单位",
    "责任单位",
    "完成时限",
    "原时限",
    "完成率",
    "进度",
    "进展情况",
    "备注",
]
_ROWS_OF_OTHER_KINDS = ["类别", "状态", "合计", "注：一", "一、城建", "一", "（二）民生", "单位"]
_TEXTS = st.sampled_from(_HEADS + _ROWS_OF_OTHER_KINDS)
_WORDS = st.sampled_from(
    ["县教育局", "县住建局（牵头）", "6月底", "2026.6.30", "40%", "过半", "已办结", "#REF!", "无", "/"]
)
_CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(), st.just(""), _TEXTS, _WORDS, st.text(max_size=8), st.floats(), st.booleans(), st.dates(), st.times()
)
_HEADERS: list[list[list[Cell]]] = [
    [],
    [["序号", "工作任务", "牵头单位", "配合单位", "完成时限", "完成率", "状态"]],
    [["题目"], ["工作任务", "责任单位", None, "时限", None], [None, "牵头单位", "配合单位", "原时限", "调整后"]],
    [["工作任务", "牵头单位", None, "工作任务", "牵头单位"]],
]
_LISTS = st.lists(st.lists(_CELLS, max_size=7), max_size=12)
_ROWS = st.builds(lambda head, rows: [*map(list, head), *rows], st.sampled_from(_HEADERS), _LISTS)
_AREA = st.tuples(st.integers(0, 8), st.integers(0, 6), st.integers(0, 4), st.integers(0, 4))


@given(_ROWS, st.lists(_AREA, max_size=4))
@example([["工作任务", "牵头单位"], ["甲", "乙局"]], [])
def test_any_grid_is_answered(rows: list[list[Cell]], areas: list[tuple[int, int, int, int]]) -> None:
    """Whatever stands where: no exception, each task on a row below the header, each rejected row without a task."""
    merged = [(top, left, top + down, left + across) for top, left, down, across in areas]
    sheet = Sheet("表", True, rows, merged)
    suggested_held_on(sheet)
    header = find_header(sheet)
    if header is None:
        return
    reading = read_tasks(sheet, header, HELD)
    assert all(header.last < task.row - 1 < len(rows) and task.title for task in reading.tasks)
    assert all(task.progress is None or 0 <= task.progress <= 100 for task in reading.tasks)
    assert not {(task.row, task.title) for task in reading.tasks} & {
        (item.row, item.value) for item in reading.rejected
    }


@given(st.binary(max_size=200), st.integers(0, 4000), st.booleans())
def test_any_bytes_are_answered(tmp_path: Path, noise: bytes, at: int, inside: bool) -> None:
    """Noise, and noise inside a real workbook, is read or refused in words."""
    content = _SOUND if inside else b""
    path = tmp_path / "list.xlsx"
    path.write_bytes(content[:at] + noise + content[at + len(noise) :])
    try:
        sheets = read_workbook(path)
    except UserError:
        return
    choose_sheet(sheets)


@settings(max_examples=12)
@given(st.binary(min_size=1, max_size=40), st.integers(0, 5000))
def test_noise_in_an_old_workbook_is_answered(tmp_path: Path, noise: bytes, at: int) -> None:
    """Few examples: each takes a process of its own."""
    content = (FILES / "list.xls").read_bytes()
    path = tmp_path / "list.xls"
    path.write_bytes(content[:at] + noise + content[at + len(noise) :])
    try:
        sheets = read_workbook(path)
    except UserError:
        return
    choose_sheet(sheets)


_SOUND = workbook()
