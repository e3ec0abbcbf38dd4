"""The two kinds of failure: what the user can mend, and our own bugs (every other exception)."""

import errno


class UserError(Exception):
    """Something the user can mend; its text is one sentence: what is wrong, where, what to do."""


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


def cause(error: OSError) -> str:
    """A few words on a failed file operation, in Chinese whatever language the system speaks."""
    return _WORDS.get(error.errno or 0, error.strerror or str(error))
