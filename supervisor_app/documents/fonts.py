"""The fonts of papers: the user's own where they are fit, else the bundled ones; one glyph source per character.

GB/T 9704—2012 names classes of type (仿宋, 小标宋, 黑体, 楷体), not font files: which file stands for a class is ours.
"""

import functools
import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from supervisor_app.documents.font_choices import FontChoice, chosen_fonts
from supervisor_app.documents.system_fonts import InstalledFont, forget_installed, installed_fonts, look_at
from supervisor_app.errors import UserError
from supervisor_app.paths import resource


class FontClass(StrEnum):
    """The classes of type in papers."""

    FANGSONG = "仿宋"
    XIAOBIAOSONG = "小标宋"
    HEITI = "黑体"
    KAITI = "楷体"
    SONGTI = "宋体"


# Names of the users' fonts, best first.
_WANTED: Mapping[FontClass, tuple[str, ...]] = MappingProxyType(
    {
        FontClass.FANGSONG: (
            *("仿宋_GB2312", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋_GB2312", "方正仿宋简体"),
            *("仿宋", "FangSong", "华文仿宋", "STFangsong"),
        ),
        FontClass.XIAOBIAOSONG: ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
        FontClass.HEITI: ("黑体", "SimHei", "方正黑体_GBK", "方正黑体简体", "华文黑体", "STHeiti"),
        FontClass.KAITI: (
            *("楷体_GB2312", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体"),
            *("楷体", "KaiTi", "华文楷体", "STKaiti"),
        ),
        FontClass.SONGTI: ("宋体", "SimSun", "方正书宋_GBK", "方正书宋简体", "华文宋体", "STSong"),
    }
)
# The bundled font of a class, with its name for the user; then those that lend it single characters.
_BUNDLED: Mapping[FontClass, tuple[str, str]] = MappingProxyType(
    {
        FontClass.FANGSONG: ("FandolFang.ttf", "Fandol 仿宋"),
        FontClass.XIAOBIAOSONG: ("NotoSerifSC-Bold.ttf", "思源宋体粗体"),
        FontClass.HEITI: ("NotoSansSC-Medium.ttf", "思源黑体中黑"),
        FontClass.KAITI: ("FandolKai.ttf", "Fandol 楷体"),
        FontClass.SONGTI: ("NotoSerifSC-Regular.ttf", "思源宋体"),
    }
)
_LENDERS = (("NotoSerifSC-Regular.ttf", "思源宋体"), ("NotoSansSC-Regular.ttf", "思源黑体"))
_PROBE = "督办通知单政府市县区委局厅镇街道年月日时限签收回执，。、；：？！“”‘’（）《》〔〕—…0123456789ABCabc%"

_UNREADABLE = (TTFError, struct.error, KeyError, IndexError, ValueError, OSError)  # what reportlab says of odd fonts
_TOLD = 6  # missing characters named before “等”
_BEYOND_FFFF = re.compile(r"<([0-9A-F]{5,6})>")


class Face:
    """One font, registered with reportlab under `name` and embedded as a subset; lengths are in ems.

    `title` is what the user calls it.
    """

    def __init__(self, path: Path, index: int = 0, title: str = "") -> None:
        """Read and register the font; reportlab's TTFError when it cannot embed it."""
        self.name = f"{path}#{index}"
        self.path, self.index, self.title = path, index, title or path.stem
        font = TTFont(self.name, str(path), subfontIndex=index, shapable=False)
        self._face = font.face
        # Every subset asks for whole tables again, of which glyf is a copy of 5–15 MB: remember them.
        self._face.get_table = functools.cache(self._face.get_table)
        font.addObjects = functools.partial(_add_objects, font.addObjects)
        self._widths: dict[int, float] = font.face.charWidths
        pdfmetrics.registerFont(font)

    def __contains__(self, char: str) -> bool:
        """Whether the font has a glyph for the character."""
        return ord(char) in self._face.charToGlyph

    def advance(self, char: str) -> float:
        """How far the character moves the pen."""
        return self._widths[ord(char)] / 1000

    def ink(self, char: str) -> tuple[float, float]:
        """Lowest and highest edge of the character's ink over the base line; (0, 0) when it has none."""
        glyph = self._face.charToGlyph[ord(char)]
        start, end = self._face.glyphPos[glyph], self._face.glyphPos[glyph + 1]
        if start == end:
            return 0.0, 0.0
        _, _, low, _, high = struct.unpack_from(">5h", self._face.get_table("glyf"), start)
        return low / self._face.unitsPerEm, high / self._face.unitsPerEm


class _Widths(pdfdoc.PDFArray):  # type: ignore[misc]
    """Numbers formatted at once; reportlab does it one by one, which is a tenth of the time of a paper."""

    def format(self, document: Any, IND: bytes = b"") -> bytes:  # noqa: N803
        return f"[{' '.join(f'{width:g}' for width in self.sequence)}]".encode()


def _add_objects(add: Callable[[Any], None], document: Any) -> None:
    """Embed a font; the characters beyond U+FFFF, which reportlab writes as five digits, become UTF-16 (ISO 32000)."""
    add(document)
    for font in document.idToObject["BasicFonts"].dict.values():
        font.Widths.__class__ = _Widths
    for name, item in document.idToObject.items():
        if name.startswith("toUnicodeCMap:"):
            item.content = _BEYOND_FFFF.sub(lambda match: f"<{_utf16(match[1])}>", item.content)


def _utf16(digits: str) -> str:
    return chr(int(digits, 16)).encode("utf-16-be").hex().upper()


class Origin(StrEnum):
    """Where the font of a class is from."""

    CHOSEN = "自选"
    SYSTEM = "本机"
    BUNDLED = "程序自带"


@dataclass(frozen=True, slots=True)
class Serving:
    """How the font of a class was found; `trouble` is a sentence on why the one chosen does not serve."""

    origin: Origin
    trouble: str = ""


class FontSet:
    """For every class of type the fonts to take a character from, in order, and where the first is from."""

    def __init__(self, chains: Mapping[FontClass, tuple[Face, ...]], serving: Mapping[FontClass, Serving]) -> None:
        self._chains = chains
        self.serving = serving
        self._found: dict[tuple[FontClass, str], Face | None] = {}

    @property
    def substitutes(self) -> Mapping[FontClass, str]:
        """The name of the bundled font of each class that no font of the user's own serves."""
        bundled = [kind for kind, how in self.serving.items() if how.origin is Origin.BUNDLED]
        return {kind: self.first(kind).title for kind in bundled}

    def first(self, font_class: FontClass) -> Face:
        """The font that serves the class."""
        return self._chains[font_class][0]

    def face(self, font_class: FontClass, char: str) -> Face | None:
        """The font the character is taken from; None when no font has it."""
        key = font_class, char
        if key not in self._found:
            self._found[key] = next((face for face in self._chains[font_class] if char in face), None)
        return self._found[key]

    def advance(self, font_class: FontClass, char: str) -> float:
        """How far the character moves the pen, in ems; a character without glyph counts as a full one."""
        face = self.face(font_class, char)
        return face.advance(char) if face else 1.0

    def runs(self, font_class: FontClass, text: str) -> list[tuple[Face | None, str]]:
        """The text cut where the font changes; None is the font of characters that no font has."""
        grouped = groupby(text, lambda char: self.face(font_class, char))
        return [(face, "".join(chars)) for face, chars in grouped]


def font_set(use_system_fonts: bool = True) -> FontSet:
    """The fonts of this machine's papers as chosen now; UserError when bundled ones are gone.

    They are found and registered once for the same choice and the same files.
    """
    return _font_set(use_system_fonts, tuple(chosen_fonts().items()) if use_system_fonts else ())


def find_again() -> None:
    """Look for the machine's fonts anew when a paper next needs them."""
    forget_installed()
    _font_set.cache_clear()


@functools.lru_cache(maxsize=4)
def _font_set(use_system_fonts: bool, choices: tuple[tuple[str, FontChoice], ...]) -> FontSet:
    lenders = tuple(_bundled(*lender) for lender in _LENDERS)
    chains: dict[FontClass, tuple[Face, ...]] = {}
    serving = {}
    for font_class, bundled in _BUNDLED.items():
        own, serving[font_class] = _own(font_class, dict(choices).get(font_class), use_system_fonts)
        faces = (own, _bundled(*bundled), *lenders)
        chains[font_class] = tuple(dict.fromkeys(face for face in faces if face))
    return FontSet(chains, serving)


def _own(font_class: FontClass, choice: FontChoice | None, use_system_fonts: bool) -> tuple[Face | None, Serving]:
    """The font chosen, else the system's."""
    trouble = ""
    if choice is not None:
        try:
            return fit_face(font_class, choice.path, choice.index), Serving(Origin.CHOSEN)
        except UserError as error:
            trouble = str(error)
    found = _users_font(font_class) if use_system_fonts else None
    return found, Serving(Origin.SYSTEM if found else Origin.BUNDLED, trouble)


def substitution_note(fonts: FontSet) -> str:
    """One Chinese sentence naming the classes set in bundled fonts; empty when the user's own fonts serve all."""
    if not fonts.substitutes:
        return ""
    pairs = "、".join(f"{font_class}用{title}" for font_class, title in fonts.substitutes.items())
    return f"本机缺少部分公文字体，文书中{pairs}代替；安装相应字体，或在“设置”的“字体”里选用文件后即改用"


def fit_face(font_class: FontClass, path: Path, index: int) -> Face:
    """A font of a file as the face of a class; UserError says what is wrong with the file or the font."""
    if not path.is_file():
        raise UserError(f"选用的字体文件 {path} 不在了；请放回原处，或另选一个")
    found = next(((font, fault) for font, fault in look_at(path) if font.index == index), None)
    if found is None:
        raise UserError(f"“{path.name}”不是字体文件，或已损坏；请选 .ttf 或 .ttc 文件")
    font, fault = found
    if fault is not None:
        raise UserError(f"“{path.name}”{fault}")
    try:
        face = Face(path, index, title_of(font_class, font))
    except _UNREADABLE as error:
        raise UserError(f"“{path.name}”读不出来，可能已损坏；请换一个字体文件") from error
    lacking = [char for char in _PROBE if char not in face]
    if lacking:
        named = "".join(lacking[:_TOLD]) + (f"”等 {len(lacking)} 个" if len(lacking) > _TOLD else "”这些")
        raise UserError(f"“{path.name}”里没有“{named}公文常用字，不能排公文；请换一个字体文件")
    return face


def title_of(font_class: FontClass, font: InstalledFont) -> str:
    """What the user calls a font: a name the class is known by, else a Chinese one, else any."""
    known = next((name for name in _WANTED[font_class] if name in font.names), "")
    return known or min(font.names, key=lambda name: (name.isascii(), len(name), name), default=font.path.stem)


def is_known(font_class: FontClass, font: InstalledFont) -> bool:
    """Whether one of the font's names is among those the class is usually set in."""
    return not font.names.isdisjoint(_WANTED[font_class])


@functools.cache
def _bundled(file_name: str, title: str) -> Face:
    return Face(resource("fonts", file_name), title=title)


def _users_font(font_class: FontClass) -> Face | None:
    """The first of the wanted fonts that is installed, can be embedded and has the characters of the probe."""
    for name in _WANTED[font_class]:
        for font in installed_fonts():
            if name not in font.names:
                continue
            try:
                face = Face(font.path, font.index, name)
            except _UNREADABLE:
                continue  # reportlab cannot read every font; the next name may do
            if all(char in face for char in _PROBE):
                return face
    return None
