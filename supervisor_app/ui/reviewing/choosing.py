"""Several speeches in one file: which one to review."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.ui.columns import Column, Kind, muted
from supervisor_app.ui.memory import Forgetful
from supervisor_app.ui.reviewing.speeches import Found, meeting_of
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.card import Card


@dataclass(frozen=True, slots=True)
class SpeechRow:
    """One speech of a file."""

    at: int
    title: str
    day: str
    speaker: str
    letters: int
    drafts: int


_COLUMNS: tuple[Column[SpeechRow], ...] = (
    Column(key="at", title="序", width=48, text=lambda row: str(row.at + 1), sort=lambda row: row.at, ink=muted),
    Column(key="title", title="讲话", text=lambda row: row.title),
    Column(key="speaker", title="讲话人", width=96, text=lambda row: row.speaker or "–", ink=muted, spare=1),
    Column(key="day", title="日期", width=104, text=lambda row: row.day or "未写", ink=muted),
    Column(
        key="letters",
        title="字数",
        width=80,
        align="right",
        text=lambda row: f"{row.letters:,}",
        sort=lambda row: row.letters,
        ink=muted,
    ),
    Column(
        key="drafts",
        title="任务草稿",
        width=88,
        align="right",
        text=lambda row: str(row.drafts or "–"),
        sort=lambda row: row.drafts,
    ),
    Column(key="action", title="", width=104, text=lambda _: "开始审阅", kind=Kind.ACTION),
)


class SpeechList(QWidget):
    """`chosen` with the file's findings and the place of the speech."""

    chosen = Signal(object, int)  # Found, place

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._found: Found | None = None
        self._card = Card(theme, "选一篇讲话", flush=True)
        self.table: Table[SpeechRow] = Table(theme, _COLUMNS, lambda row: row.at, Forgetful(), "speeches")
        self.table.setAccessibleName("文件里的讲话")
        self._card.body.addWidget(self.table)
        self.table.acted.connect(self._choose)
        self.table.opened.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)

    def show_found(self, found: Found) -> None:
        """Offer the speeches of a file."""
        self._found = found
        self._card.set_title("选一篇讲话", f"{found.name} 里有 {len(found.speeches)} 篇，每篇作为一次会议")
        rows = []
        for at, speech in enumerate(found.speeches):
            meeting = meeting_of(found, at)
            day = meeting.held_on.isoformat() if meeting.held_on else ""
            rows.append(SpeechRow(at, meeting.title, day, meeting.speaker, len(meeting.text), len(speech.drafts)))
        self.table.set_rows(rows)
        self.table.choose(0)

    def _choose(self, row: SpeechRow) -> None:
        if self._found is not None:
            self.chosen.emit(self._found, row.at)
