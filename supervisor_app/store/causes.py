"""Why a file could not be read or written, in Chinese, whatever language the system speaks."""

import errno
import sqlite3

_WORDS = {
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "不是文件夹",
    errno.EEXIST: "同名的不是文件夹",
    errno.EACCES: "没有权限或正被别的程序占用",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "磁盘已满",
    errno.EIO: "磁盘读写出错",
    errno.ENAMETOOLONG: "文件名太长",
}
_NOT_WRITTEN = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_READONLY"}


def cause(error: OSError) -> str:
    """A few words on a failed file operation."""
    return _WORDS.get(error.errno or 0, error.strerror or str(error))


def not_written(error: sqlite3.Error) -> bool:
    """Whether SQLite failed because the disk is full or cannot be written, not because of the file's content."""
    return getattr(error, "sqlite_errorname", "") in _NOT_WRITTEN
