"""What the section shows, found on the worker: fonts, samples drawn as papers print them, who gives which character."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from supervisor_app.ui.jobs import Job, Jobs, Progress

if TYPE_CHECKING:
    from supervisor_app.documents.font_table import FontRow

_PAUSE = 200  # ms without typing
Sample = tuple[int, int, int, bytes]


@dataclass(frozen=True)
class FontFacts:
    """One row, sample and account of characters a class; the account is of the text typed, empty without one."""

    text: str
    rows: tuple["FontRow", ...]
    samples: tuple[Sample, ...]
    sources: tuple[Mapping[str, str], ...]


class FontFinder(QObject):
    """`ask` for the fonts as they are now and samples of a text; `found` for the newest wish."""

    found = Signal(object)  # FontFacts

    def __init__(self, jobs: Jobs, size: float, parent: QObject) -> None:
        """`size` is the samples' type size in pixels of the screen."""
        super().__init__(parent)
        self._jobs, self._size = jobs, size
        self._wish: str | None = None
        self._anew = False
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)

    def ask(self, text: str, *, at_once: bool = True, anew: bool = False) -> None:
        """Ask for a text, empty for the usual sample; `anew` searches the machine's fonts again."""
        self._wish, self._anew = text, self._anew or anew
        if at_once:
            self._start()
        else:
            self._timer.start(_PAUSE)

    def _start(self) -> None:
        if self._job is not None or self._wish is None:
            return  # the end of the one under way begins the next
        text, anew = self._wish, self._anew
        self._wish, self._anew = None, False
        self._job = job = self._jobs.start("正在重新检测字体" if anew else "", _find, text, self._size, anew)
        job.done.connect(self._take)
        job.ended.connect(self._end)

    def _take(self, facts: FontFacts) -> None:
        if self._wish is None:
            self.found.emit(facts)

    def _end(self) -> None:
        self._job = None
        if self._wish is not None:
            self._timer.start(0)


def _find(progress: Progress, text: str, size: float, anew: bool) -> FontFacts:
    from supervisor_app.documents.font_samples import SAMPLE, draw_sample
    from supervisor_app.documents.font_table import font_rows, glyph_sources
    from supervisor_app.documents.fonts import find_again, font_set

    if anew:
        find_again()
    fonts = font_set()
    rows = tuple(font_rows(fonts))
    samples = []
    for at, row in enumerate(rows):
        progress(at, len(rows))
        samples.append(draw_sample(fonts, row.font_class, text.strip() or SAMPLE, size))
    return FontFacts(text, rows, tuple(samples), tuple(glyph_sources(fonts, text).values()))
