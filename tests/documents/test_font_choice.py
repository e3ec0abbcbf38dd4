"""The user's own font file: taken at once, refused in one sentence, missed when it is gone."""

import shutil
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import reportlab

from supervisor_app.documents import fonts
from supervisor_app.documents.font_choices import FontChoice, chosen_fonts, save_choice
from supervisor_app.documents.font_samples import SAMPLE, draw_sample
from supervisor_app.documents.font_table import FontRow, font_rows, glyph_sources, use_default, use_file
from supervisor_app.documents.fonts import FontClass, Origin, find_again, font_set
from supervisor_app.documents.typesetting import write_paper
from supervisor_app.errors import UserError
from supervisor_app.paths import resource
from tests.documents.measuring import PLAIN

KAI, FANG = resource("fonts", "FandolKai.ttf"), resource("fonts", "FandolFang.ttf")


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without Chinese fonts, where nothing is chosen."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(fonts, "installed_fonts", lambda: ())
    find_again()
    yield
    find_again()


def row(font_class: FontClass = FontClass.FANGSONG) -> FontRow:
    """The row of a class as the table has it now."""
    return next(found for found in font_rows(font_set()) if found.font_class is font_class)


def with_table(source: Path, target: Path, tag: bytes, change: Callable[[bytearray, int, int], None]) -> Path:
    """A copy of a font with one of its tables changed: bytes of the file, offset of its record, offset of the table."""
    data = bytearray(source.read_bytes())
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        at = 12 + 16 * number
        if data[at : at + 4] == tag:
            change(data, at, struct.unpack_from(">L", data, at + 8)[0])
    target.write_bytes(data)
    return target


def rights(value: int) -> Callable[[bytearray, int, int], None]:
    """Sets fsType."""
    return lambda data, _, table: struct.pack_into(">H", data, table + 8, value)


def renamed(tag: bytes) -> Callable[[bytearray, int, int], None]:
    """Makes a table one of another kind."""
    return lambda data, record, _: data.__setitem__(slice(record, record + 4), tag)


def test_a_chosen_file_serves_from_the_next_paper_on_until_it_is_dropped(tmp_path: Path) -> None:
    """Without a restart; the choice is a path beside the window's settings."""
    own = Path(shutil.copy(KAI, tmp_path / "机关仿宋.ttf"))
    assert row().origin is Origin.BUNDLED
    use_file(FontClass.FANGSONG, own)
    assert (row().origin, row().path, row().substitute, row().known) == (Origin.CHOSEN, own, False, False)
    assert chosen_fonts()[FontClass.FANGSONG].path == own
    write_paper(PLAIN, tmp_path / "甲.pdf")
    assert b"FandolKai" in (tmp_path / "甲.pdf").read_bytes()
    assert b"FandolFang" not in (tmp_path / "甲.pdf").read_bytes()
    use_default(FontClass.FANGSONG)
    assert row().origin is Origin.BUNDLED
    write_paper(PLAIN, tmp_path / "乙.pdf")
    assert b"FandolFang" in (tmp_path / "乙.pdf").read_bytes()


def test_a_file_that_is_gone_is_told_and_another_font_serves(tmp_path: Path) -> None:
    own = Path(shutil.copy(KAI, tmp_path / "机关仿宋.ttf"))
    use_file(FontClass.FANGSONG, own)
    assert row().origin is Origin.CHOSEN
    own.unlink()
    assert row().origin is Origin.BUNDLED
    assert row().trouble == f"选用的字体文件 {own} 不在了；请放回原处，或另选一个"
    shutil.copy(KAI, own)
    assert (row().origin, row().trouble) == (Origin.CHOSEN, "")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: path.write_bytes(b"GIF89a"), "不是字体文件，或已损坏；请选 .ttf 或 .ttc 文件"),
        (lambda path: path.write_bytes(FANG.read_bytes()[:90]), "不是字体文件，或已损坏；请选 .ttf 或 .ttc 文件"),
        (lambda path: path.write_bytes(FANG.read_bytes()[:-9]), "不是字体文件，或已损坏；请选 .ttf 或 .ttc 文件"),
        (lambda path: with_table(FANG, path, b"maxp", renamed(b"Maxp")), "读不出来，可能已损坏；请换一个字体文件"),
        (lambda path: path.write_bytes(b"OTTO" + FANG.read_bytes()[4:]), "是 PostScript 轮廓（OTF/CFF）的字体"),
        (lambda path: with_table(FANG, path, b"glyf", renamed(b"EBDT")), "没有 TrueType 轮廓，嵌不进 PDF"),
        (lambda path: with_table(FANG, path, b"OS/2", renamed(b"os/2")), "没有写明许可嵌入；请选许可嵌入的字体"),
        (lambda path: with_table(FANG, path, b"OS/2", rights(0x0002)), "的许可不准嵌入文件；请选许可嵌入的字体"),
        (lambda path: with_table(FANG, path, b"OS/2", rights(0x0100)), "的许可不准只嵌入用到的字"),
        (lambda path: with_table(FANG, path, b"OS/2", rights(0x0200)), "的许可只准嵌入点阵"),
        (
            lambda path: shutil.copy(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf", path),
            "里没有“督办通知单政”等",
        ),
    ],
    ids=["picture", "head", "cut", "unread", "otf", "bitmaps", "silent", "restricted", "whole", "dots", "latin"],
)
def test_a_file_that_is_not_fit_is_refused_and_nothing_changes(
    make: Callable[[Path], object], told: str, tmp_path: Path
) -> None:
    path = tmp_path / "甲.ttf"
    make(path)
    with pytest.raises(UserError) as refused:
        use_file(FontClass.FANGSONG, path)
    assert str(refused.value).startswith(f"“甲.ttf”{told}")
    assert "\n" not in str(refused.value)
    assert chosen_fonts() == {}


def collection(*members: Path) -> bytes:
    """A .ttc of whole fonts one behind the other."""
    starts, body = [], b""
    head = 12 + 4 * len(members)
    for path in members:
        data = bytearray(path.read_bytes())
        start = head + len(body)
        for number in range(struct.unpack_from(">H", data, 4)[0]):
            at = 12 + 16 * number + 8
            struct.pack_into(">L", data, at, struct.unpack_from(">L", data, at)[0] + start)
        starts.append(start)
        body += bytes(data) + b"\0" * (-len(data) % 4)
    return struct.pack(f">4sLL{len(starts)}L", b"ttcf", 0x00010000, len(starts), *starts) + body


def test_of_a_collection_the_fit_ones_are_offered(tmp_path: Path) -> None:
    """One that may not be embedded is passed over; another is chosen by its index."""
    bound = with_table(FANG, tmp_path / "bound.ttf", b"OS/2", rights(0x0002))
    path = tmp_path / "字体.ttc"
    path.write_bytes(collection(bound, FANG, KAI))
    assert use_file(FontClass.KAITI, path).index == 1
    assert [index for index, _ in row(FontClass.KAITI).siblings] == [1, 2]
    use_file(FontClass.KAITI, path, 2)
    assert (row(FontClass.KAITI).index, row(FontClass.KAITI).title) == (2, "FandolKai")
    with pytest.raises(UserError, match="不准嵌入"):
        use_file(FontClass.KAITI, path, 0)
    assert row(FontClass.KAITI).index == 2


def test_a_file_replaced_by_an_unfit_one_is_told(tmp_path: Path) -> None:
    own = Path(shutil.copy(KAI, tmp_path / "甲.ttf"))
    use_file(FontClass.FANGSONG, own)
    own.write_bytes(b"\0" * 64)
    assert row().origin is Origin.BUNDLED
    assert row().trouble.startswith("“甲.ttf”不是字体文件")


def test_a_preference_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    save_choice(FontClass.HEITI, FontChoice(KAI))
    (kept,) = (tmp_path / "config").rglob("fonts.json")
    for damaged in ("", "[]", '{"黑体": 3}', '{"黑体": {"path": "x"}}'):
        kept.write_text(damaged, encoding="utf-8")
        assert chosen_fonts() == {}
    assert row(FontClass.HEITI).origin is Origin.BUNDLED


def test_who_gives_which_character() -> None:
    """Each once, rare ones lent, "" for those of none."""
    given = glyph_sources(font_set(), "李 镕李\U0001f600")[FontClass.FANGSONG]
    assert given == {"Fandol 仿宋": "李", "思源宋体": "镕", "": "\U0001f600"}


def test_a_sample_is_a_line_of_ink() -> None:
    """As wide as its text in ems, white ground, ink on it; what no font has is a box."""
    found = font_set()
    width, height, stride, grey = draw_sample(found, FontClass.KAITI, "督办", 20)
    assert (width, height) == (44, 25)
    assert len(grey) == stride * height
    assert min(grey) < 64
    assert max(grey) == 255
    assert draw_sample(found, FontClass.KAITI, SAMPLE, 20)[0] > 400
    assert min(draw_sample(found, FontClass.KAITI, "\U0001f600", 20)[3]) < 200
