"""Every kind of paper as PDF and picture: `python -m tests.documents.gallery OUT [KIND …]`."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2

from supervisor_app.documents.fonts import font_set
from supervisor_app.documents.kinds import FORMS
from supervisor_app.documents.typesetting import write_paper
from supervisor_app.domain.model import Cycle
from supervisor_app.domain.papers.drafting import Ground
from supervisor_app.domain.papers.notice import NoticeKind
from tests.documents.kinds.whole import MEETING, TODAY, ground, huge, ledger, line, meeting_ground, paper, report, task

_TITLES = ("老旧小区改造年度任务", "城东污水处理厂二期扩建工程", "清水河综合治理")
_K = NoticeKind
_SOON, _LATER = date(2026, 11, 24), date(2026, 12, 31)


def grounds(kind: NoticeKind) -> Iterator[tuple[str, Ground]]:
    """One matter, a few, many, of the standing that a paper of the kind is about; or the whole ledger."""
    if kind is _K.MINUTES:
        yield "", meeting_ground(*ledger())
        return
    if kind in {_K.CIRCULAR, _K.BRIEFING}:
        yield "", ground((), ledger(), unit=None)
        return
    due = {_K.ASSIGNMENT: _LATER, _K.REMINDER: _SOON}.get(kind, date(2026, 10, 30))
    cycle = {"cycle": Cycle.MONTHLY, "cycle_day": 5} if kind is _K.URGING else {}
    known = {"meeting_id": 1, "due": due, "original_due": due, "sponsor": "王堃"} | cycle
    lines = [
        replace(line(task(at, title=title, **known), report(at)), source=MEETING.title, report_missing=bool(cycle))
        for at, title in enumerate(_TITLES, 1)
    ]
    meetings = {MEETING.id: MEETING}
    yield "one", ground(lines[:1], meetings=meetings)
    yield "few", ground(lines, meetings=meetings)
    yield "many", ground(huge(14), meetings=meetings)


def main(folder: Path, *wanted: str) -> None:
    """Write them all, or the kinds wanted."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, form in FORMS.items():
        for name, on in grounds(kind) if not wanted or kind in wanted else ():
            path = folder / f"{kind}{f'-{name}' if name else ''}.pdf"
            write_paper(paper(form, on, approved_on=TODAY), path, fonts=font_set(use_system_fonts=False))
            with pypdfium2.PdfDocument(path) as document:
                for number, page in enumerate(document, 1):
                    page.render(scale=1.5).to_pil().save(path.with_name(f"{path.stem}-{number}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
