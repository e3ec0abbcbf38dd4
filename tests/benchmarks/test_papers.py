"""How fast papers are made."""

import time
from pathlib import Path

from supervisor_app.documents.fonts import font_set
from supervisor_app.documents.supervision import write_supervision_notice
from tests.documents.samples import notice, write

PAPERS_A_SECOND = 20


def test_two_page_notices(tmp_path: Path) -> None:
    """At least 20 two-page notices a second once fonts are loaded; the best of three batches counts."""
    fonts = font_set(use_system_fonts=False)
    assert len(write(notice(), tmp_path / "warm.pdf")) == 2
    batches = []
    for _ in range(3):
        start = time.perf_counter()
        for number in range(10):
            write_supervision_notice(notice(), tmp_path / f"{number}.pdf", fonts=fonts)
        batches.append(10 / (time.perf_counter() - start))
    assert max(batches) >= PAPERS_A_SECOND
