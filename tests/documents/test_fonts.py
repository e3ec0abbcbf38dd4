"""Which font a character comes from, and which fonts of the machine are taken."""

import shutil
import struct
from pathlib import Path

import pytest

from supervisor_app.documents import fonts
from supervisor_app.documents.fonts import FontClass, find_again, font_set, substitution_note
from supervisor_app.documents.system_fonts import InstalledFont, read_fonts
from supervisor_app.paths import resource

BUNDLED = font_set(use_system_fonts=False)


def test_every_class_has_a_bundled_font() -> None:
    """Without a font of the user's own each class is served, and the note names all five."""
    assert set(BUNDLED.substitutes) == set(FontClass)
    note = substitution_note(BUNDLED)
    assert "仿宋用Fandol 仿宋" in note
    assert "小标宋用思源宋体粗体" in note


def test_gb2312_and_rare_names_have_glyphs_in_every_class() -> None:
    """All 6,763 hanzi of GB2312, and characters of names beyond it, are found in some font."""
    pairs = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    text = "".join(pair.decode("gb2312", "ignore") for pair in pairs) + "堃喆淏翀玥祎赟珺彧頔昇㛃䶮𬭎𬴊镕囍"
    assert len(text) == 6763 + 17
    for font_class in FontClass:
        assert [char for char in text if BUNDLED.face(font_class, char) is None] == []


def test_runs_change_font_only_where_they_must() -> None:
    """A character 仿宋 lacks is lent; one that no font has is told."""
    runs = BUNDLED.runs(FontClass.FANGSONG, "李镕基\U0001f600")
    assert [text for _, text in runs] == ["李", "镕", "基", "\U0001f600"]
    assert runs[0][0] is runs[2][0]
    assert runs[1][0] is not runs[0][0]
    assert runs[3][0] is None
    assert BUNDLED.advance(FontClass.FANGSONG, "督") == 1.0


def _patched(source: Path, target: Path, offset_in_os2: int, value: int) -> Path:
    """A copy of a font with one number of its OS/2 table changed."""
    data = bytearray(source.read_bytes())
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        if tag == b"OS/2":
            struct.pack_into(">H", data, offset + offset_in_os2, value)
    target.write_bytes(data)
    return target


def test_names_are_read_from_a_font_file() -> None:
    """Family and full names, also of the bold one of a family."""
    (font,) = read_fonts(resource("fonts", "NotoSansSC-Bold.ttf"))
    assert {"Noto Sans SC", "Noto Sans SC Bold"} <= font.names
    assert font.index == 0


def test_collections_are_read_font_by_font(tmp_path: Path) -> None:
    """A .ttc lists the places of its fonts."""
    body = resource("fonts", "FandolKai.ttf").read_bytes()
    head = struct.pack(">4sLLLL", b"ttcf", 0x00010000, 2, 20, 20)
    (count,) = struct.unpack_from(">H", body, 4)
    moved = bytearray(body)
    for number in range(count):
        at = 12 + 16 * number + 8
        struct.pack_into(">L", moved, at, struct.unpack_from(">L", moved, at)[0] + len(head))
    path = tmp_path / "two.ttc"
    path.write_bytes(head + moved)
    assert [(font.index, "FandolKai" in font.names) for font in read_fonts(path)] == [(0, True), (1, True)]
    assert "督" in fonts.Face(path, 1)


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_fonts_that_may_not_be_embedded_are_left_out(rights: int, tmp_path: Path) -> None:
    """fsType: restricted, no subsetting, bitmaps only."""
    source = resource("fonts", "FandolFang.ttf")
    assert read_fonts(_patched(source, tmp_path / "free.ttf", 8, 0x0008))
    assert read_fonts(_patched(source, tmp_path / "bound.ttf", 8, rights)) == []


def test_broken_and_postscript_files_are_left_out(tmp_path: Path) -> None:
    """Rubbish, an empty file, half a font, PostScript outlines, no file: no font and no error."""
    whole = resource("fonts", "FandolFang.ttf").read_bytes()
    for name, data in {"rubbish": b"\x00\x01\x00\x00junk", "empty": b"", "half": whole[:200], "otto": b"OTTO"}.items():
        (tmp_path / name).write_bytes(data + (whole[4:] if name == "otto" else b""))
        assert read_fonts(tmp_path / name) == []
    assert read_fonts(tmp_path / "gone") == []


def test_the_users_font_is_taken_when_it_is_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first wanted name with a sound file and the common characters wins over the bundled font."""
    good, latin, broken = tmp_path / "good.ttf", tmp_path / "latin.ttf", tmp_path / "broken.ttf"
    shutil.copy(resource("fonts", "NotoSerifSC-Bold.ttf"), good)
    broken.write_bytes(good.read_bytes()[:4000])
    shutil.copy(_latin_only(tmp_path), latin)
    installed = (
        InstalledFont(broken, 0, frozenset({"仿宋_GB2312"})),
        InstalledFont(latin, 0, frozenset({"方正仿宋_GBK"})),
        InstalledFont(good, 0, frozenset({"仿宋"})),
    )
    monkeypatch.setattr(fonts, "installed_fonts", lambda: installed)
    find_again()
    try:
        found = font_set(use_system_fonts=True)
    finally:
        find_again()
    assert found.first(FontClass.FANGSONG).name == f"{good}#0"
    assert set(found.substitutes) == set(FontClass) - {FontClass.FANGSONG}
    assert "仿宋用" not in substitution_note(found)


def _latin_only(folder: Path) -> Path:
    """A font that lacks Chinese, of those that come with reportlab."""
    import reportlab

    return Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
