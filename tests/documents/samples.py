"""A notice to vary, and a reader of finished PDFs."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from supervisor_app.documents.fonts import font_set
from supervisor_app.documents.former.facts import Issuer, NoticeTask, SupervisionNotice
from supervisor_app.documents.former.paper import as_paper
from supervisor_app.documents.typesetting import write_paper
from supervisor_app.domain.papers.notice import NoticeKind

MM = 25.4 / 72
ISSUER = Issuer("云河市人民政府督查室", "云河市人民政府督查室", "李文镕", "0571-88886666")


def task(number: int = 1, /, **changes: Any) -> NoticeTask:
    """A late task."""
    facts: dict[str, Any] = {
        "number": f"2026-{number:04d}",
        "title": f"加快推进城东污水处理厂二期扩建工程（第{number}批）",
        "lead": "市住房和城乡建设局",
        "cooperating": ("市财政局", "城东新区管委会"),
        "target": "12月31日前完成主体结构封顶，配套管网建成15.6公里。",
        "sponsor": "王堃",
        "category": "专项督查",
        "urgency": "急",
        "assigned_on": date(2026, 9, 1),
        "original_due": date(2026, 10, 30),
        "due": date(2026, 10, 30),
        "cycle": "每周五前报送",
        "progress": 40.0,
        "expected": 100.0,
        "light_word": "红灯",
        "overdue_days": 15,
        "latest": "配套管网完成6.2公里。",
    }
    return NoticeTask(**facts | changes)


def notice(*tasks: NoticeTask, kind: NoticeKind = NoticeKind.SUPERVISION, **changes: Any) -> SupervisionNotice:
    """A notice of these tasks, or of one late task."""
    facts: dict[str, Any] = {
        "kind": kind,
        "issuer": ISSUER,
        "document_number": "云政督〔2026〕12号",
        "addressee": "市住房和城乡建设局",
        "issued_on": date(2026, 11, 20),
        "tasks": tasks or (task(),),
        "basis": "2026年9月1日全市重点项目推进会",
        "reply_by": date(2026, 11, 27),
    }
    return SupervisionNotice(**facts | changes)


def write(paper: SupervisionNotice, path: Path) -> "list[Page]":
    """Write the notice in the bundled fonts and read its pages back."""
    write_paper(as_paper(paper), path, fonts=font_set(use_system_fonts=False), invariant=True)
    return read(path)


@dataclass(frozen=True)
class Box:
    """A rectangle on the page in millimetres from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """What stands on a page: characters with the boxes of their ink, level rules, embedding of the fonts."""

    chars: list[tuple[str, Box]]
    rules: list[Box]
    embedded: bool

    @property
    def text(self) -> str:
        """The page's text without line breaks."""
        return "".join(char for char, _ in self.chars)

    def box(self, words: str, nth: int = 0) -> Box:
        """Where the words stand (their `nth` occurrence)."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        boxes = [box for char, box in self.chars[start : start + len(words)] if char.strip()]
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )


def read(path: Path) -> list[Page]:
    """The pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return [_read_page(page) for page in document]


def _read_page(page: Any) -> Page:
    height = page.get_height()

    def box(bounds: tuple[float, float, float, float]) -> Box:
        left, bottom, right, top = bounds
        return Box(left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)

    text = page.get_textpage()
    chars: list[tuple[str, Box]] = []
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if "\udc00" <= char <= "\udfff":  # the second half of a character beyond U+FFFF
            first, place = chars.pop()
            chars.append(((first + char).encode("utf-16", "surrogatepass").decode("utf-16"), place))
        elif char not in "\r\n":
            chars.append((char, box(text.get_charbox(index))))
    fonts = [raw.FPDFTextObj_GetFont(item) for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])]
    paths = [box(item.get_bounds()) for item in page.get_objects([raw.FPDF_PAGEOBJ_PATH])]
    rules = [found for found in paths if found.right - found.left > found.bottom - found.top]
    return Page(chars, rules, all(raw.FPDFFont_GetIsEmbedded(font) == 1 for font in fonts))
