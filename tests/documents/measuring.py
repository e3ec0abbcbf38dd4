"""A paper to vary, and what can be measured on its pages beside the text."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from supervisor_app.documents.fonts import font_set
from supervisor_app.documents.typesetting import write_paper
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import Paper, PaperFormat, Paragraph
from tests.documents.samples import MM, Box, Page, read

LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0  # of the type area, in mm
LINE, EM = 225 / 22, 156 / 28
OFFICE = "云河市人民政府督查室"
TEXT = "请你单位对照时限要求，找准滞后原因，加快推进，及时将办理情况报云河市人民政府督查室。"
PLAIN = Paper(
    kind=NoticeKind.ASSIGNMENT,
    format=PaperFormat.GENERAL,
    issuer=OFFICE,
    title="关于做好重点任务办理工作的通知",
    dated=date(2026, 11, 20),
    mark=OFFICE,
    number="云政督〔2026〕12号",
    addressee="市住房和城乡建设局",
    body=(Paragraph(TEXT),),
    signed=(OFFICE,),
)


@dataclass(frozen=True)
class Stroke:
    """A drawn line: where its ink is, whether it is red, how thick (mm)."""

    box: Box
    red: bool
    thickness: float


def near(value: float, expected: float, within: float = 0.3) -> bool:
    """Equal to a fraction of a millimetre."""
    return abs(value - expected) <= within


def pages(folder: Path, **changes: Any) -> list[Page]:
    """The pages of the plain paper with some things changed, in the bundled fonts."""
    path = folder / "文.pdf"
    write_paper(replace(PLAIN, **changes), path, fonts=font_set(use_system_fonts=False), invariant=True)
    return read(path)


def level_strokes(path: Path, page: int = 0) -> list[Stroke]:
    """The level lines of a page from the top down; pdfium's bounds reach a thickness beyond a line's ends."""
    with pypdfium2.PdfDocument(path) as document:
        height = document[page].get_height()
        items = list(document[page].get_objects([raw.FPDF_PAGEOBJ_PATH]))
        found = [_stroke(item, height) for item in items if item.get_bounds()[2] - item.get_bounds()[0] > 20]
    return sorted(found, key=lambda stroke: stroke.box.top)


def _stroke(item: Any, height: float) -> Stroke:
    left, bottom, right, top = item.get_bounds()
    colour = [raw.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetStrokeColor(item, *colour)
    width = raw.c_float()
    raw.FPDFPageObj_GetStrokeWidth(item, width)
    middle, half = height - (top + bottom) / 2, width.value / 2
    box = Box((left + width.value) * MM, (middle - half) * MM, (right - width.value) * MM, (middle + half) * MM)
    return Stroke(box, [part.value for part in colour[:3]] == [255, 0, 0], width.value * MM)
