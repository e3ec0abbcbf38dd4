"""The small QR code."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from supervisor_app.documents.code_text import code_text
from supervisor_app.documents.drafting import compose
from supervisor_app.documents.kinds import FORMS
from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import DocumentNumber, NoticeKind
from supervisor_app.domain.papers.paper import PaperFormat, paper_from_json, paper_to_json
from supervisor_app.errors import UserError
from tests.documents.kinds.ladder import matter, on
from tests.documents.measuring import BOTTOM, LEFT, near, pages
from tests.documents.samples import MM

SAYS = "云政督〔2026〕12号"


def modules(path: Path, page: int = 0) -> list[tuple[float, float, float, float]]:
    """The filled rectangles of a page (mm from the top left corner)."""
    with pypdfium2.PdfDocument(path) as document:
        height = document[page].get_height()
        return [_box(item, height) for item in document[page].get_objects([raw.FPDF_PAGEOBJ_PATH]) if _filled(item)]


def _filled(item: Any) -> bool:
    mode, stroke = raw.c_int(), raw.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, stroke)
    return bool(mode.value) and not stroke.value


def _box(item: Any, height: float) -> tuple[float, float, float, float]:
    left, bottom, right, top = item.get_bounds()
    return left * MM, (height - top) * MM, right * MM, (height - bottom) * MM


@pytest.mark.parametrize(("paper_format", "size"), [(PaperFormat.GENERAL, 14), (PaperFormat.LETTER, 12)])
def test_it_stands_outside_the_type_area_on_page_one(paper_format: PaperFormat, size: float, tmp_path: Path) -> None:
    """Square, flush left, below the text and, in a letter, above the double rule."""
    pages(tmp_path, format=paper_format, code=SAYS)
    boxes = modules(tmp_path / "文.pdf")
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    assert near(left, LEFT, 0.05)
    assert near(right - left, size, 0.05)
    assert near(bottom - top, size, 0.05)
    assert top > BOTTOM
    assert bottom < (297 - 20 - 0.71 if paper_format is PaperFormat.LETTER else 297 - 12)


def test_no_code_without_text(tmp_path: Path) -> None:
    pages(tmp_path)
    assert modules(tmp_path / "文.pdf") == []


def test_a_text_too_long_to_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="二维码的内容有 900 个字节"):
        pages(tmp_path, code="督" * 300)
    assert list(tmp_path.iterdir()) == []


def test_papers_have_it_only_where_the_office_asks(tmp_path: Path) -> None:
    """Number, day and a fingerprint that can be counted again from the register's text, and changes with it."""
    kind, number = NoticeKind.SUPERVISION, DocumentNumber("云政督", 2026, 12)
    ground = on(matter())
    assert compose(FORMS[kind], PaperDraft(kind, ground), number).code == ""
    asked = replace(ground, office=replace(ground.office, qr_code=True))
    paper = compose(FORMS[kind], PaperDraft(kind, asked), number)
    head, day, mark = paper.code.split()
    assert (head, day) == ("云政督〔2026〕12号", paper.dated.isoformat())
    assert len(mark) == 16
    stored = paper_from_json(paper_to_json(paper))
    assert code_text(stored, number) == paper.code
    assert code_text(replace(stored, title="另一标题"), number) != paper.code


def test_drafts_of_every_kind_are_made_without_reportlab() -> None:
    """Its import takes most of what the first opening of 生成文书 would wait for."""
    asked = "import sys, supervisor_app.documents.kinds; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
