"""What a file really is, whatever its name says; only workbooks are let through."""

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from supervisor_app.errors import UserError
from supervisor_app.exchange.file_bytes import read_bytes

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, LookupError, EOFError)
_MAX_MEGABYTES = 100
_OLE_HEAD = b"\xd0\xcf\x11\xe0"
_HEADS = (
    (b"%PDF", " PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
)


def checked_bytes(path: Path) -> bytes:
    """The content of a workbook; `UserError` when the file cannot be opened, is no workbook or has a password."""
    data = read_bytes(path, "表格文件", _MAX_MEGABYTES, "请删去图片和多余的工作表后再导入")
    # An encrypted .xlsx is an OLE container that holds the stream EncryptedPackage.
    if data.startswith(_OLE_HEAD) and _utf16("EncryptedPackage") in data:
        raise UserError(f"{path.name} 有打开密码；请在表格软件里去掉密码后再导入")
    kind = _other_kind(data)
    if kind:
        raise UserError(f"{path.name} 其实是{kind}，不是表格；请用表格软件打开后另存为 .xlsx，或重新选择文件")
    return data


def _other_kind(data: bytes) -> str | None:
    """What the file is when it is no workbook; None when it may be one."""
    if data.startswith(_OLE_HEAD):
        return " Word 文档" if _utf16("WordDocument") in data and _utf16("Workbook") not in data else None
    if data.startswith(b"PK"):
        return _packed_kind(data)
    for head, kind in _HEADS:
        if data.startswith(head):
            return kind
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<", data):
        return "网页或 XML 文件"
    return None if data.startswith(b"\t\x08") else "文本或其他文件"  # a bare BIFF stream begins with its BOF record


def _packed_kind(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = set(packed.namelist())
    except BROKEN_ZIP:
        return None  # the reader of grids says so
    if "word/document.xml" in names:
        return " Word 文档"
    if any(name.startswith("ppt/") for name in names):
        return "演示文稿"
    spreadsheet = names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
    return None if spreadsheet else "压缩包"


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
