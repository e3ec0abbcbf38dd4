"""The content of evidence files inside the ledger, kept once by SHA-256 and never in the history."""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sqlite_utils import Database

from supervisor_app.domain.life.attachment import MEBIBYTE, size_words
from supervisor_app.errors import UserError, cause

_PIECE = MEBIBYTE


def keep_content(db: Database, path: Path, limit: int) -> tuple[int, str]:
    """Keep the content of a file, piece by piece; gives its size and digest."""
    if path.is_dir():
        raise UserError(f"“{path.name}”是文件夹，不能附上；请选择其中的文件")
    if not path.exists():
        raise UserError(f"找不到文件“{path.name}”；请检查文件名和位置")
    if not path.is_file():  # a device or a pipe may never end
        raise UserError(f"“{path.name}”不是普通文件，不能附上；请选择别的文件")
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            if size > limit * MEBIBYTE:
                raise UserError(
                    f"“{path.name}”有 {size_words(size)}，超过每个附件 {limit} MB 的上限；请压缩、拆分或在设置里调高"
                )
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            if db.execute("SELECT 1 FROM evidence WHERE sha256 = ?", [digest]).fetchone() is None:
                file.seek(0)
                if _store(db, file, size, digest) != digest:
                    raise UserError(f"“{path.name}”在读入时被改动了；请等它保存完再附上")
    except OSError as error:
        raise UserError(f"“{path.name}”读不出（{cause(error)}）；请检查文件和权限") from error
    return size, digest


def _store(db: Database, file: BinaryIO, size: int, digest: str) -> str:
    row_id = db.execute("INSERT INTO evidence (sha256, content) VALUES (?, zeroblob(?))", [digest, size]).lastrowid
    assert row_id is not None
    written = hashlib.sha256()
    with db.conn.blobopen("evidence", "content", row_id) as blob:
        while piece := file.read(min(_PIECE, size - blob.tell())):
            blob.write(piece)
            written.update(piece)
    return written.hexdigest()


def pieces(db: Database, digest: str) -> Iterator[bytes]:
    """The content, bit by bit; nothing where there is none."""
    row = db.execute("SELECT id FROM evidence WHERE sha256 = ?", [digest]).fetchone()
    if row is None:
        return
    with db.conn.blobopen("evidence", "content", row[0], readonly=True) as blob:
        while piece := blob.read(_PIECE):
            yield piece


def damaged(db: Database) -> Iterator[str]:
    """One Chinese sentence a file whose content is not what was kept."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'attachment'").fetchone() is None:
        return  # an older file
    spoilt: dict[str, bool] = {}
    query = "SELECT number, name, sha256, size FROM attachment JOIN task ON task.id = task_id ORDER BY attachment.id"
    for number, name, digest, size in db.execute(query).fetchall():
        if digest not in spoilt:
            spoilt[digest] = _spoilt(db, digest, size)
        if spoilt[digest]:
            yield f"{number} 的附件“{name}”已损坏，内容与登记的 SHA-256 不一致"


def _spoilt(db: Database, digest: str, size: int) -> bool:
    found, length = hashlib.sha256(), 0
    try:
        for piece in pieces(db, digest):
            found.update(piece)
            length += len(piece)
    except sqlite3.Error:  # no blob any more
        return True
    return found.hexdigest() != digest or length != size


def forget_unused(db: Database) -> None:
    """Drop content whose entries were taken back in an earlier session, so that nothing brings them again."""
    db.execute("DELETE FROM evidence WHERE sha256 NOT IN (SELECT sha256 FROM attachment)")
