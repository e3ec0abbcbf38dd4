"""The fonts of this machine, told by the names in their files, and what keeps some of them out of papers."""

import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

_COLLECTION, _FAMILY_NAMES = b"ttcf", {1, 4, 16}  # family, full name, typographic family
_POSTSCRIPT = b"OTTO"
_VERSIONS = {b"\x00\x01\x00\x00", b"true", _POSTSCRIPT}
_RESTRICTED, _NO_SUBSETTING, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200  # OS/2 fsType
_Tables = dict[bytes, tuple[int, int]]  # tag → offset, length


class FontFault(StrEnum):
    """Why a sound font cannot serve: what follows its name in a sentence."""

    POSTSCRIPT = "是 PostScript 轮廓（OTF/CFF）的字体，嵌不进 PDF；请选 TrueType 轮廓的 .ttf 或 .ttc 文件"
    NO_OUTLINES = "没有 TrueType 轮廓，嵌不进 PDF；请选 TrueType 轮廓的 .ttf 或 .ttc 文件"
    SILENT = "没有写明许可嵌入；请选许可嵌入的字体"
    RESTRICTED = "的许可不准嵌入文件；请选许可嵌入的字体"
    WHOLE_ONLY = "的许可不准只嵌入用到的字；请选许可嵌入子集的字体"
    BITMAPS_ONLY = "的许可只准嵌入点阵；请选许可嵌入轮廓的字体"


@dataclass(frozen=True, slots=True)
class InstalledFont:
    """One font of a font file: `index` counts within a collection (.ttc)."""

    path: Path
    index: int
    names: frozenset[str]


@lru_cache(maxsize=1)
def installed_fonts() -> tuple[InstalledFont, ...]:
    """Every font of the system's and the user's folders that may be embedded as a subset; looked for once a process."""
    files = {path for folder in _folders() for path in _font_files(folder)}
    return tuple(font for path in sorted(files) for font in read_fonts(path))


def read_fonts(path: Path) -> list[InstalledFont]:
    """The embeddable fonts with TrueType outlines in a file; none when it is not a sound font file."""
    return [font for font, fault in look_at(path) if fault is None]


def look_at(path: Path) -> list[tuple[InstalledFont, FontFault | None]]:
    """Every font of a file with what keeps it out of papers; none when the file is gone or no sound font file."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            return [
                (InstalledFont(path, index, _names(file, *tables[b"name"])), _fault(file, version, tables))
                for index, (version, tables) in enumerate(_directories(file))
                if b"name" in tables and all(start + length <= size for start, length in tables.values())
            ]
    except (OSError, struct.error):
        return []


def forget_installed() -> None:
    """Look for installed fonts again when they are next asked for."""
    installed_fonts.cache_clear()


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/opt/kingsoft/wps-office/office6/fonts")]
    return [*shared, home / ".local" / "share" / "fonts", home / ".fonts"]


def _font_files(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        yield from (Path(root, name) for name in names if name.lower().endswith((".ttf", ".ttc", ".otf")))


def _unpack(file: BinaryIO, layout: str, offset: int) -> tuple[int, ...]:
    file.seek(offset)
    return struct.unpack(layout, file.read(struct.calcsize(layout)))


def _directories(file: BinaryIO) -> Iterator[tuple[bytes, _Tables]]:
    """Kind of outlines and table directory of each font in the file, in order; empty for one of another kind."""
    starts: tuple[int, ...] = (0,)
    file.seek(0)
    if file.read(4) == _COLLECTION:
        (count,) = _unpack(file, ">L", 8)
        starts = _unpack(file, f">{count}L", 12)
    for start in starts:
        file.seek(start)
        version, (count,) = file.read(4), struct.unpack(">H", file.read(2))
        file.seek(start + 12)
        records = struct.iter_unpack(">4sLLL", file.read(16 * count)) if version in _VERSIONS else iter(())
        yield version, {tag: (offset, length) for tag, _, offset, length in records}


def _fault(file: BinaryIO, version: bytes, tables: _Tables) -> FontFault | None:
    if version == _POSTSCRIPT:
        return FontFault.POSTSCRIPT
    if b"glyf" not in tables:
        return FontFault.NO_OUTLINES
    if b"OS/2" not in tables:
        return FontFault.SILENT
    (rights,) = _unpack(file, ">H", tables[b"OS/2"][0] + 8)
    if rights & 0x000F == _RESTRICTED:
        return FontFault.RESTRICTED
    if rights & _NO_SUBSETTING:
        return FontFault.WHOLE_ONLY
    return FontFault.BITMAPS_ONLY if rights & _BITMAP_ONLY else None


def _names(file: BinaryIO, start: int, length: int) -> frozenset[str]:
    """The family and full names in every language, from the Unicode records of the name table."""
    file.seek(start)
    table = file.read(length)
    _, count, strings = struct.unpack_from(">HHH", table)
    found = set()
    for number in range(count):
        platform, _, _, name_id, size, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if platform in {0, 3} and name_id in _FAMILY_NAMES:
            found.add(table[strings + offset : strings + offset + size].decode("utf-16-be", "ignore"))
    return frozenset(found)
