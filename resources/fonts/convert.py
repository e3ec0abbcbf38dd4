"""Make the fonts of this folder from their upstream files (see README.md); needs fontTools, only for this script.

python convert.py outlines FandolFang-Regular.otf FandolFang.ttf
python convert.py subset NotoSerifSC_700Bold.ttf NotoSerifSC-Bold.ttf Unihan_OtherMappings.txt.bz2
"""

import bz2
import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont, newTable

MAX_ERROR = 1.0  # font units; 1/1000 of the type size
INSTRUCTION_FIELDS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)


def to_outlines(source: Path, target: Path) -> None:
    """Write `source`, an OpenType font with CFF outlines, to `target` with TrueType outlines."""
    font = TTFont(source)
    glyph_set, glyphs = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = font.getGlyphOrder(), glyphs
    font["loca"] = newTable("loca")
    for name, glyph in glyphs.items():
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in INSTRUCTION_FIELDS:  # there are no instructions; points and contours are counted when it is saved
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\x00\x01\x00\x00"
    font.save(target)


def common_characters(mappings: Path) -> set[int]:
    """Code points of GB2312, of the 8,105 of 《通用规范汉字表》 (kTGH in Unihan_OtherMappings.txt.bz2) and Latin-1."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    text = "".join(pair.decode("gb2312", "ignore") for pair in pairs)
    signs = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "–—‘’“”•…‰€−≤≥①②③④⑤⑥⑦⑧⑨⑩〇㎡〔〕"
    with bz2.open(mappings, "rt", encoding="utf-8") as lines:
        general = {int(line.split("\t")[0][2:], 16) for line in lines if "\tkTGH\t" in line}
    return general | set(map(ord, text + signs))


def to_subset(source: Path, target: Path, mappings: Path) -> None:
    """Write `source` to `target` with the characters of `common_characters` only."""
    options = Options(name_IDs=["*"], name_languages=["*"], layout_features=["*"], glyph_names=False)
    font = load_font(str(source), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=common_characters(mappings))
    subsetter.subset(font)
    save_font(font, str(target), options)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["outlines", source, target]:
            to_outlines(Path(source), Path(target))
        case ["subset", source, target, mappings]:
            to_subset(Path(source), Path(target), Path(mappings))
        case _:
            sys.exit(__doc__)
