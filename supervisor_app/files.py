"""Putting a finished file on the disk."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from supervisor_app.errors import UserError, cause


def write_whole(path: Path, data: bytes) -> None:
    """Write the file beside its place and move it there, so that no half file is ever seen; UserError when it fails."""
    ending = path.name if path.suffix == ".part" else ".part"  # by its own ending a left-over is told whose it is
    part = path.with_name(f".{os.getpid()}-{secrets.token_hex(4)}{ending}")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise UserError(_disk_sentence(path, error)) from error


def _disk_sentence(path: Path, error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return f"文件夹“{path.parent}”不存在；请先建立文件夹或另选一处保存“{path.name}”"
        case PermissionError():
            return f"不能写入“{path}”；请关闭正在打开它的程序，或另选一个有写入权限的文件夹"
        case IsADirectoryError():
            return f"“{path}”是一个文件夹；请换一个文件名保存"
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return f"磁盘空间不足，“{path.name}”没有写入“{path.parent}”；请清理磁盘或另选一处保存"
    return f"“{path.name}”没有写入“{path.parent}”（{cause(error)}）；请检查磁盘或另选一处保存"
