"""The section's sentences: where a font is from, which characters are borrowed, which no font has."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supervisor_app.documents.font_table import FontRow

_NAMED = 12  # characters named before “等”


def origin_words(row: "FontRow") -> str:
    """`Fandol 仿宋（FandolFang.ttf）· 程序自带，代用`."""
    return f"{row.title}（{row.path.name}）· {row.origin}{'，代用' if row.substitute else ''}"


def borrowed_words(title: str, given: Mapping[str, str]) -> str:
    """Which characters of a text the class takes from other fonts; empty when from none."""
    parts = [f"“{_few(chars)}”借用{other}" for other, chars in given.items() if other and other != title]
    return "，".join(parts)


def lacking_words(names: Sequence[str], sources: Sequence[Mapping[str, str]]) -> tuple[str, bool]:
    """A sentence on a text typed, and whether it is a complaint: classes by name, and who gives which character."""
    lacking = {name: given.get("", "") for name, given in zip(names, sources, strict=True)}
    chars = dict.fromkeys("".join(lacking.values()))
    if not chars:
        return ("每个字都有字形，印得出来", False) if any(sources) else ("", False)
    named = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in list(chars)[:_NAMED])
    whom = [name for name in names if lacking[name]]
    where = "哪个字体里都没有" if len(whom) == len(names) else f"在{'、'.join(whom)}里没有"
    return f"{named}{where}，含有它的文书生成不了；请改用常用字，或给这一类选用含有它的字体", True


def _few(chars: str) -> str:
    return chars[:_NAMED] + ("…" if len(chars) > _NAMED else "")
