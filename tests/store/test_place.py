"""Where a ledger should not be."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from supervisor_app.errors import UserError
from supervisor_app.store.place import Drive, drive_by_mounts, free_space_warning, place_warning, warning

MOUNTS = """\
/dev/sda2 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
//server/share /mnt/共享盘 cifs rw 0 0
server:/export /mnt/nfs\\040two nfs4 rw 0 0
/dev/sdb1 /mnt/nfs\\040two/local ext4 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
me@host: /home/me/far fuse.sshfs rw 0 0
/dev/sdc1 /media/me/KINGSTON vfat rw 0 0
/dev/sdd1 /run/media/me/U盘 exfat rw 0 0
/dev/sda3 /data ext4 rw 0 0
srv:/data /data nfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "drive"),
    [
        ("/home/me/督办.db", Drive.FIXED),
        ("/mnt/共享盘/督办.db", Drive.NETWORK),
        ("/mnt/共享盘2/督办.db", Drive.FIXED),
        ("/mnt/nfs two/a/督办.db", Drive.NETWORK),
        ("/mnt/nfs two/local/督办.db", Drive.FIXED),
        ("/run/user/1000/gvfs/smb-share:server=s/督办.db", Drive.NETWORK),
        ("/home/me/far/督办.db", Drive.NETWORK),
        ("/media/me/KINGSTON/督办.db", Drive.REMOVABLE),
        ("/run/media/me/U盘/督办.db", Drive.REMOVABLE),
        ("/data/督办.db", Drive.NETWORK),
    ],
)
def test_drives_by_their_mounts(path: str, drive: Drive) -> None:
    """The innermost mount, of two on one point the later."""
    assert drive_by_mounts(PurePosixPath(path), MOUNTS) is drive


@pytest.mark.parametrize(
    ("path", "drive", "says"),
    [
        (PurePosixPath("/home/me/督办.db"), Drive.FIXED, None),
        (PurePosixPath("/home/me/督办.db"), Drive.NETWORK, "网络盘"),
        (PureWindowsPath(r"\\server\share\督办.db"), Drive.FIXED, "网络盘"),
        (PureWindowsPath(r"C:\Users\me\OneDrive - 青川市人民政府\督办.db"), Drive.FIXED, "OneDrive的同步文件夹"),
        (PureWindowsPath(r"D:\onedrive\督办.db"), Drive.FIXED, "OneDrive"),
        (PureWindowsPath(r"C:\Users\me\Nutstore\1\我的坚果云\督办.db"), Drive.FIXED, "坚果云"),
        (PureWindowsPath(r"D:\BaiduSyncdisk\督办.db"), Drive.FIXED, "百度网盘"),
        (PureWindowsPath(r"D:\WPSDrive\1234\WPS云盘\督办.db"), Drive.FIXED, "WPS云盘"),
        (PureWindowsPath(r"C:\Users\me\iCloudDrive\督办.db"), Drive.FIXED, "iCloud"),
        (PureWindowsPath(r"D:\阿里云盘\督办.db"), Drive.FIXED, "阿里云盘"),
        (PurePosixPath("/home/me/Dropbox (Personal)/督办.db"), Drive.FIXED, "Dropbox"),
        (PureWindowsPath(r"D:\微云\督办.db"), Drive.REMOVABLE, "微云"),
        (PurePosixPath("/home/me/关于微云的材料/督办.db"), Drive.FIXED, None),
        (PurePosixPath("/home/me/Dropbox"), Drive.FIXED, None),
        (PurePosixPath("/tmp/x/督办.db"), Drive.FIXED, "临时文件夹"),
        (PurePosixPath("/tmpfiles/督办.db"), Drive.FIXED, None),
        (PureWindowsPath("E:\\督办.db"), Drive.REMOVABLE, "可移动磁盘"),
    ],
)
def test_what_is_said(path: PurePath, drive: Drive, says: str | None) -> None:
    """One sentence with what to do, or nothing; the graver matter first."""
    said = warning(path, drive, PurePosixPath("/tmp"))
    if says is None:
        assert said is None
    else:
        assert said is not None
        assert says in said
        assert "；" in said
        assert path.name in said


def test_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in the temporary folder is one, also through a link; a link out of a sync folder is seen by its name."""
    monkeypatch.setattr("supervisor_app.store.place._drive", lambda _: Drive.FIXED)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "temp"))
    for name in ("temp", "home", "home/Dropbox"):
        (tmp_path / name).mkdir()
    (tmp_path / "home" / "link").symlink_to(tmp_path / "temp")
    (tmp_path / "home" / "Dropbox" / "link").symlink_to(tmp_path / "home")
    assert place_warning(tmp_path / "home" / "督办.db") is None
    for inner, says in {"temp": "临时", "home/link": "临时", "home/Dropbox/link": "Dropbox"}.items():
        assert says in (place_warning(tmp_path / inner / "督办.db") or "")


def test_free_space(tmp_path: Path) -> None:
    """Enough, not enough, and no folder at all."""
    assert free_space_warning(tmp_path / "督办.db", 1) is None
    said = free_space_warning(tmp_path / "督办.db", 10**18)
    assert said is not None
    assert "需要 1000000000.0 GB；请先清理磁盘" in said
    with pytest.raises(UserError, match="不存在"):
        free_space_warning(tmp_path / "none" / "督办.db", 1)
