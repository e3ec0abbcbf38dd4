"""Which font serves each class of type on this machine, which font has a character, and the choice of a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from supervisor_app.documents.font_choices import FontChoice, save_choice
from supervisor_app.documents.fonts import FontClass, FontSet, Origin, fit_face, is_known, title_of
from supervisor_app.documents.system_fonts import InstalledFont, look_at
from supervisor_app.errors import UserError


@dataclass(frozen=True, slots=True)
class FontRow:
    """The font of a class: what the user calls it, the file, where from.

    `known`: one of its names is among those the class is usually set in. `trouble`: why the one chosen does not serve.
    `siblings`: index and name of the fonts in the same chosen collection, when there are several.
    """

    font_class: FontClass
    title: str
    path: Path
    index: int
    origin: Origin
    known: bool
    trouble: str = ""
    siblings: tuple[tuple[int, str], ...] = ()

    @property
    def substitute(self) -> bool:
        """Whether a bundled font stands in for one the machine has not."""
        return self.origin is Origin.BUNDLED


def font_rows(fonts: FontSet) -> list[FontRow]:
    """One row a class, in the order of the classes."""
    return [_row(fonts, font_class) for font_class in FontClass]


def _row(fonts: FontSet, font_class: FontClass) -> FontRow:
    face, how = fonts.first(font_class), fonts.serving[font_class]
    siblings: tuple[tuple[int, str], ...] = ()
    known = how.origin is Origin.SYSTEM
    if how.origin is Origin.CHOSEN:
        usable = _usable(face.path)
        known = any(is_known(font_class, font) for font in usable if font.index == face.index)
        siblings = tuple((font.index, title_of(font_class, font)) for font in usable) if len(usable) > 1 else ()
    return FontRow(font_class, face.title, face.path, face.index, how.origin, known, how.trouble, siblings)


def glyph_sources(fonts: FontSet, text: str) -> Mapping[FontClass, Mapping[str, str]]:
    """For every class: name of the font → the characters of the text it gives, each once; "" has those of none."""
    chars = dict.fromkeys(char for char in text if not char.isspace())
    found: dict[FontClass, dict[str, str]] = {}
    for font_class in FontClass:
        given = found[font_class] = {}
        for char in chars:
            face = fonts.face(font_class, char)
            title = face.title if face else ""
            given[title] = given.get(title, "") + char
    return found


def use_file(font_class: FontClass, path: Path, index: int | None = None) -> FontChoice:
    """Serve a class with a font of a file from now on; of a collection the one named for the class, else the first.

    UserError, with nothing changed, when no font of the file is fit for papers.
    """
    places = [index] if index is not None else _places(font_class, path)
    refused: UserError | None = None
    for place in places:
        try:
            fit_face(font_class, path, place)
        except UserError as error:
            refused = refused or error
        else:
            choice = FontChoice(path, place)
            save_choice(font_class, choice)
            return choice
    assert refused is not None
    raise refused


def use_default(font_class: FontClass) -> None:
    """Serve a class with the system's font again, else the bundled one."""
    save_choice(font_class, None)


def _places(font_class: FontClass, path: Path) -> list[int]:
    """Indices to try: known names first; the first font of a file that has none fit."""
    usable = sorted(_usable(path), key=lambda font: not is_known(font_class, font))
    return [font.index for font in usable] or [0]


def _usable(path: Path) -> list[InstalledFont]:
    return [font for font, fault in look_at(path) if fault is None]
