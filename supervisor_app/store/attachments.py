"""Commands on evidence files: an entry for each place a file belongs to, its content once by digest.

The history tells the entries, not the content, which stays until no undo or redo can bring an entry back.
"""

import hashlib
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from sqlite_utils import Database

from supervisor_app.domain.life.attachment import OWNER_WORDS, Attachment, Owner
from supervisor_app.errors import UserError, cause
from supervisor_app.store.evidence import forget_unused, keep_content, pieces
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.office import read_office
from supervisor_app.store.rows import Value, to_value
from supervisor_app.store.work import Work

_BAD_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
# Table and column that tell of which task it is, where it is not the `id` of the table of the owner's name.
_TABLES = {Owner.REVIEW: ("review_request", "id"), Owner.PROBLEM: ("problem_task", "problem_id")}


def attach(
    ledger: Ledger, task_id: int, files: Iterable[Path], owner: Owner = Owner.TASK, owner_id: int | None = None
) -> list[int]:
    """Keep files in the ledger, all or none; gives the ids of their entries. `owner_id`: of what they prove."""
    files = list(files)
    number = ledger.db.execute("SELECT number FROM task WHERE id = ?", [task_id]).fetchone()[0]
    told = f"“{files[0].name}”" if len(files) == 1 else f" {len(files)} 个文件"
    with ledger.command(f"给 {number} 附上{told}", task_id) as work:
        if not ledger.undoable and not ledger.redoable:
            forget_unused(work.db)
        return keep(work, task_id, files, owner, owner_id)


def detach(ledger: Ledger, attachment: Attachment) -> None:
    """Take an entry out of the ledger; the history keeps its name and digest."""
    with ledger.command(f"移除附件“{attachment.name}”", attachment.task_id) as work:
        work.delete("attachment", attachment.id)


def keep(work: Work, task_id: int, files: Iterable[Path], owner: Owner, owner_id: int | None) -> list[int]:
    """The same as `attach`, inside a command."""
    limit = read_office(work.db).attachment_mb
    belongs = _belongs(work.db, task_id, owner, owner_id)
    found = []
    for path in files:
        size, digest = keep_content(work.db, path, limit)
        row: dict[str, Value] = {"task_id": task_id, "name": path.name, "size": size, "sha256": digest}
        found.append(work.insert("attachment", row | {"added_on": to_value(work.today)} | belongs))
    return found


def _belongs(db: Database, task_id: int, owner: Owner, owner_id: int | None) -> dict[str, Value]:
    if owner is Owner.TASK:
        return {}
    table, column = _TABLES.get(owner, (owner.value, "id"))
    query = f"SELECT 1 FROM {table} WHERE {column} = ? AND task_id = ?"
    if db.execute(query, [owner_id, task_id]).fetchone() is None:
        raise UserError(f"附件所属的{OWNER_WORDS[owner]}不在这个事项里；请重新选择")
    return {f"{owner}_id": owner_id}


def write_out(db: Database, attachment: Attachment, folder: Path) -> Path:
    """Put a file into a folder to be looked at, read-only; gives its path. `UserError` when its content is damaged."""
    path = folder / _safe_name(attachment)
    try:
        if path.exists():  # opened before; nobody could write to it
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        digest = hashlib.sha256()
        with path.open("wb") as file:
            for piece in pieces(db, attachment.sha256):
                file.write(piece)
                digest.update(piece)
        path.chmod(stat.S_IRUSR)
    except OSError as error:
        raise UserError(f"“{attachment.name}”没有写到 {folder}（{cause(error)}）；请检查磁盘空间和权限") from error
    if digest.hexdigest() != attachment.sha256:
        with suppress(OSError):
            path.unlink()
        raise UserError(f"附件“{attachment.name}”的内容已损坏；请从备份恢复")
    return path


def clear_copies(folder: Path) -> None:
    """Remove a folder of copies; one that another program still shows stays."""
    for path in folder.glob("*"):
        with suppress(OSError):
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows removes no read-only file
    rmtree(folder, ignore_errors=True)


def _safe_name(attachment: Attachment) -> str:
    name = _BAD_IN_NAMES.sub("_", attachment.name).strip(" .") or "附件"
    stem, dot, ending = name.rpartition(".")
    return f"{attachment.id}-{(stem if dot else name)[:80]}{dot}{ending if dot else ''}"
