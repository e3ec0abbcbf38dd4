"""The same pages set by fpdf2 (PyPI `fpdf2`), which reads its fonts anew for every document."""

from functools import partial

from fpdf import FPDF, Align, FontFace
from fpdf.enums import WrapMode

from supervisor_app.paths import resource
from tests.benchmarks.page_facts import DATE_WORDS, MARK, NOTE, SIGNED, TITLE, NoticeFacts, TableFacts

_PITCH = 225 / 22


def _page_number(pdf: FPDF) -> None:
    pdf.set_font("song", size=14)
    pdf.set_y(-28)
    pdf.cell(0, 5, f"— {pdf.page_no()} —", align=Align.R if pdf.page_no() % 2 else Align.L)


def notice(facts: NoticeFacts) -> bytes:
    """A notice as PDF."""
    pdf = FPDF(format="A4", unit="mm")
    pdf.footer = partial(_page_number, pdf)
    pdf.set_margins(28, 37, 26)
    pdf.c_margin = 0
    pdf.set_auto_page_break(True, 35)
    for name, file in (
        ("fang", "FandolFang.ttf"),
        ("song", "NotoSerifSC-Regular.ttf"),
        ("title", "NotoSerifSC-Bold.ttf"),
        ("hei", "NotoSansSC-Medium.ttf"),
    ):
        pdf.add_font(name, fname=resource("fonts", file))
    pdf.set_fallback_fonts(["song"])
    pdf.add_page()
    pdf.set_y(72)
    pdf.set_font("title", size=40)
    pdf.set_text_color(255, 0, 0)
    pdf.cell(0, 16, MARK, align=Align.C, new_x="LMARGIN", new_y="NEXT")
    pdf.set_text_color(0, 0, 0)
    pdf.set_font("fang", size=16)
    pdf.ln(_PITCH)
    pdf.cell(0, _PITCH, facts.number, align=Align.C, new_x="LMARGIN", new_y="NEXT")
    pdf.set_draw_color(255, 0, 0)
    pdf.line(28, pdf.get_y() + 2, 184, pdf.get_y() + 2)
    pdf.ln(_PITCH)
    pdf.set_font("title", size=22)
    pdf.multi_cell(0, 12, TITLE, align=Align.C, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(_PITCH)
    pdf.set_font("fang", size=16)
    pdf.cell(0, _PITCH, f"{facts.addressee}：", new_x="LMARGIN", new_y="NEXT")
    for heading, text in facts.parts:
        _paragraph(pdf, "hei", heading)
        _paragraph(pdf, "fang", text)
    pdf.ln(_PITCH)
    for words in (SIGNED, DATE_WORDS):
        pdf.cell(0, _PITCH, words + "　" * 4, align=Align.R, new_x="LMARGIN", new_y="NEXT")
    pdf.cell(0, _PITCH, f"　　{NOTE}")
    return bytes(pdf.output())


def _paragraph(pdf: FPDF, font: str, text: str) -> None:
    pdf.set_font(font, size=16)
    pdf.multi_cell(0, _PITCH, f"　　{text}", align=Align.J, wrapmode=WrapMode.CHAR, new_x="LMARGIN", new_y="NEXT")


def table(facts: TableFacts) -> bytes:
    """A ledger as PDF."""
    pdf = FPDF(orientation="L", format="A4", unit="mm")
    pdf.set_margins(12, 14, 12)
    pdf.set_auto_page_break(True, 14)
    pdf.add_font("song", fname=resource("fonts", "NotoSerifSC-Regular.ttf"))
    pdf.add_font("hei", fname=resource("fonts", "NotoSansSC-Medium.ttf"))
    pdf.add_page()
    pdf.set_font("song", size=9)
    with pdf.table(
        col_widths=facts.widths,
        headings_style=FontFace(family="hei"),
        line_height=4.3,
        padding=1,
        wrapmode=WrapMode.CHAR,
        text_align="LEFT",
    ) as made:
        for texts in (facts.head, *facts.rows):
            row = made.row()
            for text in texts:
                row.cell(text)
    return bytes(pdf.output())
