"""The same pages set by typst (PyPI `typst`), its compiler object made once."""

import json
from pathlib import Path

import typst

from supervisor_app.paths import resource
from tests.benchmarks.page_facts import DATE_WORDS, MARK, NOTE, SIGNED, TITLE, NoticeFacts, TableFacts

_NOTICE = """
#let data = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), footer-descent: 7mm,
  footer: context { let n = counter(page).get().first()
    align(if calc.odd(n) { right } else { left }, text(font: "Noto Serif SC", size: 14pt)[#h(14pt)— #n —#h(14pt)]) })
#set text(font: ("FandolFang R", "Noto Serif SC"), size: 16pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 12.99pt, spacing: 12.99pt, first-line-indent: (amount: 2em, all: true))
#v(35mm)
#align(center, text(font: "Noto Serif SC", weight: 700, size: 40pt, fill: red, data.mark))
#v(16pt)
#align(center, data.number)
#line(length: 100%, stroke: 1pt + red)
#v(30pt)
#align(center, text(font: "Noto Serif SC", weight: 700, size: 22pt, data.title))
#v(16pt)
#par(first-line-indent: 0pt)[#data.addressee：]
#for part in data.parts {
  par(text(font: "Noto Sans SC", weight: 500, part.at(0)))
  par(part.at(1))
}
#v(58pt)
#align(right, block(align(center)[#data.signed \\ #data.dated#h(4em)]))
#data.note
"""
_TABLE = """
#let data = json("table.json")
#set page(width: 297mm, height: 210mm, margin: (x: 12mm, top: 14mm, bottom: 14mm), footer: context
  align(center)[第 #counter(page).get().first() 页  共 #counter(page).final().first() 页])
#set text(font: "Noto Serif SC", size: 9pt, lang: "zh", region: "cn")
#set par(leading: 4pt)
#align(center, text(weight: 700, size: 18pt)[督办台账])
#table(columns: data.widths.map(w => w * 1mm), inset: 3pt, stroke: 0.4pt, align: horizon,
  table.header(..data.head.map(h => text(font: "Noto Sans SC", weight: 500, h))),
  ..data.rows.flatten())
"""


class TypstPeer:
    """typst with the bundled fonts only."""

    def __init__(self, folder: Path) -> None:
        fonts = typst.Fonts(False, False, [str(resource("fonts"))])
        (folder / "notice.typ").write_text(_NOTICE, encoding="utf-8")
        self._notice = typst.Compiler(str(folder / "notice.typ"), font_paths=fonts)
        self._folder, self._fonts = folder, fonts

    def notice(self, facts: NoticeFacts) -> bytes:
        """A notice as PDF."""
        words = {"mark": MARK, "signed": SIGNED, "title": TITLE, "dated": DATE_WORDS, "note": NOTE}
        told = words | {"number": facts.number, "addressee": facts.addressee, "parts": facts.parts}
        return bytes(self._notice.compile(sys_inputs={"data": json.dumps(told)}, format="pdf"))

    def table(self, facts: TableFacts) -> bytes:
        """A ledger as PDF."""
        told = {"widths": facts.widths, "head": facts.head, "rows": facts.rows}
        (self._folder / "table.json").write_text(json.dumps(told), encoding="utf-8")
        (self._folder / "table.typ").write_text(_TABLE, encoding="utf-8")
        compiler = typst.Compiler(str(self._folder / "table.typ"), font_paths=self._fonts)
        return bytes(compiler.compile(format="pdf"))
