"""The text of speech files: encodings, Word's paragraphs and tables, and files that are something else."""

import zipfile
from pathlib import Path

import pytest

from supervisor_app.errors import UserError
from supervisor_app.exchange.speech_file import read_speech_file

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(path: Path, body: str, namespace: str = WORD) -> Path:
    """A Word file with this body."""
    source = f'<w:document xmlns:w="{namespace}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", source)
    return path


def paragraph(*runs: str) -> str:
    """A paragraph of runs."""
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_plain_text_in_any_of_its_encodings(codec: str, tmp_path: Path) -> None:
    path = tmp_path / "讲话.txt"
    path.write_bytes("同志们：\r\n要抓落实。\r完".encode(codec))
    assert read_speech_file(path) == "同志们：\n要抓落实。\n完"


def test_a_byte_order_mark_stays_so_that_offsets_do(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("要抓落实。".encode("utf-8-sig"))
    assert read_speech_file(path) == path.read_text(encoding="utf-8")


def test_word_s_paragraphs_are_lines(tmp_path: Path) -> None:
    numbered = paragraph("抓项目").replace("<w:p>", '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    runs = "<w:r><w:tab/><w:t>后</w:t><w:br/><w:t>行</w:t></w:r>"
    link = f"<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>{runs}</w:p>"
    path = docx(tmp_path / "a.docx", paragraph("要", "抓落实") + "<w:p/>" + numbered + link)
    assert read_speech_file(path) == "要抓落实\n\n抓项目\n链接\t后\n行"


def test_a_row_of_a_table_is_a_line(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("1", "清理河道", "市水利局"))
    path = docx(tmp_path / "a.docx", paragraph("清单") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + paragraph("完"))
    assert read_speech_file(path) == "清单\n1\t清理河道\t市水利局\n完"


def test_what_was_struck_out_and_text_boxes_twice_are_left_out(tmp_path: Path) -> None:
    struck = "<w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>"
    body = f"<w:p>{struck}<w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
    assert read_speech_file(docx(tmp_path / "a.docx", body)) == "新"


def test_strict_word_files_are_read(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", paragraph("要抓落实"), "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_speech_file(path) == "要抓落实"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"", "空文件"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 Word"),
        ("a.docx", "要抓落实".encode(), "不是有效的 .docx"),
        ("a.docx", b"PK\x03\x04 broken", "已损坏"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"\x00\x01\x02\xff" * 50, "不是 UTF-8 或 GB18030"),
        ("a.txt", b"\xff\x80\xff\x80", "不是 UTF-8 或 GB18030"),
    ],
)
def test_other_files_are_told_in_a_sentence(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UserError, match=told):
        read_speech_file(path)


def test_a_workbook_named_docx_and_a_broken_document_are_told(tmp_path: Path) -> None:
    book = tmp_path / "book.docx"
    with zipfile.ZipFile(book, "w") as packed:
        packed.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(UserError, match="不是 Word 文档"):
        read_speech_file(book)
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(broken, "w") as packed:
        packed.writestr("word/document.xml", "<w:document")
    with pytest.raises(UserError, match="已损坏"):
        read_speech_file(broken)


def test_no_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="找不到文件"):
        read_speech_file(tmp_path / "none.txt")
    with pytest.raises(UserError, match="文件夹"):
        read_speech_file(tmp_path)
