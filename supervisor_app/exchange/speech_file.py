"""The text of a speech file: .txt in UTF-8 or GB18030, .docx by the standard library; what is neither is told."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from supervisor_app.errors import UserError
from supervisor_app.exchange.file_bytes import read_bytes

_MAX_MEGABYTES = 50
_MAX_XML = 200_000_000  # unpacked; a real speech has a few hundred kilobytes
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_TEXTS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_LEFT_OUT = {"del", "moveFrom", "txbxContent", "instrText", "Fallback", "rPr", "pPr"}
_BROKEN = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, ValueError, KeyError, RuntimeError, EOFError)
_KINDS = (
    (b"\xd0\xcf\x11\xe0", "旧版 Word 文档（.doc）或加了密码的文档"),
    (b"%PDF", " PDF 文件"),
    (b"{\\rtf", " RTF 文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
)


def read_speech_file(path: Path) -> str:
    """The text of `path`, line breaks as \\n.

    A .docx gives its paragraphs joined by \\n, the cells of a table row by tabs. UserError when it cannot be read.
    """
    data = read_bytes(path, "讲话稿", _MAX_MEGABYTES, "请删去图片或拆成几个文件")
    for head, kind in _KINDS:
        if data.startswith(head):
            raise UserError(f"{path.name} 其实是{kind}；请用文字处理软件打开后另存为 .docx 或 .txt")
    if data.startswith(b"PK\x03\x04"):
        return _docx(path, data)
    if path.suffix.lower() == ".docx":
        raise UserError(f"{path.name} 不是有效的 .docx 文档；请用文字处理软件打开后另存为 .docx，或改存 .txt")
    return _plain(path, data)


def _plain(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codecs: tuple[str, ...] = ("utf-16",)
    else:
        codecs = () if b"\0" in data[:4096] else ("utf-8", "gb18030")
    for codec in codecs:
        try:
            return data.decode(codec).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise UserError(f"{path.name} 不是 UTF-8 或 GB18030 编码的文本；请用文字处理软件打开后另存为 .docx 或 .txt")


def _docx(path: Path, data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if "word/document.xml" not in packed.namelist():
                raise UserError(f"{path.name} 不是 Word 文档；请选择 .docx 或 .txt 的讲话稿")
            if packed.getinfo("word/document.xml").file_size > _MAX_XML:
                raise UserError(f"{path.name} 的正文太大，读不下；请拆成几个文件")
            source = packed.read("word/document.xml").replace(_STRICT[1:-1].encode(), _W[1:-1].encode())
        body = ElementTree.fromstring(source).find(f"{_W}body")
    except _BROKEN:
        raise UserError(f"{path.name} 已损坏，打不开；请用文字处理软件打开后重新另存为 .docx") from None
    return "" if body is None else "\n".join(_lines(body))


def _lines(parent: ElementTree.Element) -> Iterator[str]:
    """Paragraphs in order; a table row is one line."""
    for child in parent:
        kind = child.tag.removeprefix(_W)
        if kind == "p":
            yield _text(child)
        elif kind == "tr":
            cells = list(child.iter(f"{_W}tc"))
            yield "\t".join(line.replace("\n", "\t") for cell in cells for line in map(_text, cell.findall(f"{_W}p")))
        elif kind not in _LEFT_OUT:
            yield from _lines(child)


def _text(paragraph: ElementTree.Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(parent: ElementTree.Element) -> Iterator[str]:
    for child in parent:
        kind = child.tag.rpartition("}")[2]
        if kind == "t":
            yield child.text or ""
        elif kind in _TEXTS:
            yield _TEXTS[kind]
        elif kind not in _LEFT_OUT:
            yield from _pieces(child)
