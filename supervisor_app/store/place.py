"""Is the folder of a ledger a good place? Warnings in one Chinese sentence; they never keep anybody from working.

SQLite's locks are not to be relied on over networks (sqlite.org, "How To Corrupt An SQLite Database File", section 2),
and a sync client may carry off a file in the middle of a command or bring back an old one.
"""

import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePath, PurePosixPath

from supervisor_app.errors import UserError

# Of /proc/mounts; "fuse." before a name is left off.
_NETWORK_TYPES = frozenset(
    ("afpfs", "afs", "ceph", "cifs", "davfs", "davfs2", "glusterfs", "gvfsd-fuse", "lustre", "ncpfs", "nfs", "nfs4")
) | frozenset(("rclone", "smb", "smb3", "smbfs", "smbnetfs", "sshfs", "webdav"))
_REMOVABLE_ROOTS = ("/media", "/run/media", "/Volumes")
# Whole names of folders, without regard to case; "…" stands for any ending (OneDrive - 单位名称).
_SYNC_FOLDERS = {
    "OneDrive": ("OneDrive", "OneDrive - …"),
    "Dropbox": ("Dropbox", "Dropbox (…"),
    "坚果云": ("Nutstore", "Nutstore Files", "我的坚果云", "坚果云", "坚果云文件", "坚果云同步…"),
    "百度网盘": ("BaiduSyncdisk", "BaiduNetdiskWorkspace", "百度网盘", "百度云同步盘", "百度网盘同步空间"),
    "WPS云盘": ("WPS云盘", "WPS网盘", "WPSDrive", "WPS Cloud Files", "WPS云文档"),
    "iCloud": ("iCloudDrive", "iCloud Drive", "iCloud云盘", "com~apple~CloudDocs"),
    "微云": ("微云", "微云同步助手", "Weiyun", "WeiyunDisk"),
    "阿里云盘": ("阿里云盘", "aDrive", "AliyunDrive", "阿里云盘同步"),
    "Google Drive": ("Google Drive", "GoogleDrive", "我的云端硬盘"),
    "天翼云盘": ("天翼云盘", "eCloud", "天翼云盘同步盘"),
}


def _pattern(name: str) -> str:
    return re.escape(name.removesuffix("…")) + (".*" if name.endswith("…") else "")


_SYNC_NAMES = [
    (label, re.compile("|".join(map(_pattern, names)), re.IGNORECASE)) for label, names in _SYNC_FOLDERS.items()
]


class Drive(Enum):
    """What kind of drive a path is on, as far as it matters."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class _Mount:
    point: PurePosixPath
    kind: str


def place_warning(path: Path) -> str | None:
    """Why the folder of the ledger `path` is no good place and what to do; None when nothing speaks against it."""
    real = path.resolve()
    return warning(real, _drive(real), Path(tempfile.gettempdir()).resolve()) or (
        # The name under which the user knows it may tell more than where a link leads.
        warning(path.absolute(), Drive.FIXED, None) if real != path.absolute() else None
    )


def warning(path: PurePath, drive: Drive, temporary: PurePath | None) -> str | None:
    """As `place_warning`, of facts."""
    if drive is Drive.NETWORK or path.drive.startswith("\\\\"):
        return f"台账 {path.name} 在网络盘上，多人同时打开时文件可能损坏；请移到本机磁盘，用备份交换"
    service = _sync_service(path)
    if service:
        return f"台账 {path.name} 在{service}的同步文件夹里，同步可能损坏正在写的台账；请移到别的文件夹，只把备份放进去"
    if temporary is not None and temporary in path.parents:
        return f"台账 {path.name} 在临时文件夹里，随时可能被系统清理；请移到“文档”等固定的文件夹"
    if drive is Drive.REMOVABLE:
        return f"台账 {path.name} 在可移动磁盘上；拔出前请先关闭台账，平时最好放在本机磁盘"
    return None


def free_space_warning(path: Path, needed: int) -> str | None:
    """That the disk of the ledger `path` has less than `needed` bytes left; None when it has enough.

    `UserError` when the folder is not there.
    """
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        raise UserError(f"文件夹 {path.parent} 不存在；请检查磁盘是否接好") from None
    if free >= needed:
        return None
    return f"磁盘空间不足：{path.parent} 只剩 {_size(free)}，需要 {_size(needed)}；请先清理磁盘"


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"


def drive_by_mounts(path: PurePosixPath, mounts: str) -> Drive:
    """The kind of drive by the text of /proc/mounts; the innermost mount counts, of several the last."""
    inner = _Mount(PurePosixPath("/"), "")
    for mount in _mounts(mounts):
        if (mount.point == path or mount.point in path.parents) and len(mount.point.parts) >= len(inner.point.parts):
            inner = mount
    if inner.kind.removeprefix("fuse.") in _NETWORK_TYPES:
        return Drive.NETWORK
    removable = any(PurePosixPath(root) in inner.point.parents for root in _REMOVABLE_ROOTS)
    return Drive.REMOVABLE if removable else Drive.FIXED


def _mounts(text: str) -> list[_Mount]:
    """Blanks in a mount point stand as \\040 there (man 5 fstab)."""
    rows = [line.split(" ") for line in text.splitlines()]
    octal = re.compile(r"\\([0-7]{3})")
    return [
        _Mount(PurePosixPath(octal.sub(lambda digits: chr(int(digits[1], 8)), row[1])), row[2])
        for row in rows
        if len(row) >= 3
    ]


def _sync_service(path: PurePath) -> str | None:
    for part in path.parts[:-1]:
        for label, pattern in _SYNC_NAMES:
            if pattern.fullmatch(part):
                return label
    return None


if sys.platform == "win32":
    import ctypes

    def _drive(path: Path) -> Drive:
        """By GetDriveTypeW: 2 is DRIVE_REMOVABLE, 4 DRIVE_REMOTE."""
        kind = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return {2: Drive.REMOVABLE, 4: Drive.NETWORK}.get(kind, Drive.FIXED)

else:

    def _drive(path: Path) -> Drive:
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:  # macOS has none
            mounts = ""
        if not mounts:
            removable = PurePosixPath("/Volumes") in PurePosixPath(path).parents
            return Drive.REMOVABLE if removable else Drive.FIXED
        return drive_by_mounts(PurePosixPath(path), mounts)
