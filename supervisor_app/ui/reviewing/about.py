"""What the speech is: title of the meeting, day and speaker, as found and to be mended."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from supervisor_app.domain.dates import read_due
from supervisor_app.domain.model import Meeting
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import label

NO_DAY = "请写会议日期，如 2026-09-04；任务从这天起算交办，没写年份的时限也从这天往后推"
NO_TITLE = "请写会议名称"


class AboutMeeting(QWidget):
    """`edited` with the meeting when one of the three was changed and left."""

    edited = Signal(object)  # Meeting

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._today = today
        self._meeting: Meeting | None = None
        self.title, self.day, self.speaker = QLineEdit(), QLineEdit(), QLineEdit()
        self._note = Note(theme)
        self._note.hide()
        self.title.setPlaceholderText("如 三季度重点工作推进会")
        self.day.setPlaceholderText("2026-09-04")
        self.speaker.setPlaceholderText("未写")
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        fields = (("会议", self.title, 0), ("日期", self.day, 112), ("讲话人", self.speaker, 96))
        for word, field, width in fields:
            name = label(word, "muted")
            name.setBuddy(field)
            field.setAccessibleName({"会议": "会议名称", "日期": "会议日期"}.get(word, word))
            field.editingFinished.connect(self.commit)
            if width:
                field.setFixedWidth(theme.px(width))
            row.addWidget(name)
            row.addWidget(field, 0 if width else 1)
            row.addSpacing(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self._note)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting; what is being typed stays."""
        if meeting != self._meeting:
            self._meeting = meeting
            self.show_again()

    def show_again(self) -> None:
        """Give up what is typed."""
        meeting = self._meeting
        if meeting is None:
            return
        day = meeting.held_on.isoformat() if meeting.held_on else ""
        for field, text in ((self.title, meeting.title), (self.day, day), (self.speaker, meeting.speaker)):
            field.setText(text)
            field.setCursorPosition(0)
            field.setToolTip(text)
        self.complain("" if meeting.held_on else NO_DAY, wrong=False)

    def complain(self, sentence: str, wrong: bool = True) -> None:
        """Say what has to be mended; without `wrong` it is only asked for."""
        self._note.set_text(sentence, wrong=wrong and bool(sentence))
        self._note.setVisible(bool(sentence))
        mark_wrong(self.title, wrong and sentence == NO_TITLE)
        mark_wrong(self.day, wrong and bool(sentence) and sentence != NO_TITLE)

    def ask_day(self) -> None:
        """The day is needed now."""
        self.complain(NO_DAY)
        self.day.setFocus()

    @property
    def editing(self) -> bool:
        """Whether the keyboard is here."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def commit(self) -> None:
        """Take what is written, or say what is wrong with it."""
        if self._meeting is None:
            return
        title, said = " ".join(self.title.text().split()), self.day.text().strip()
        day = read_due(said, date(self._today.year, 1, 1)).due if said else None
        if not title or (said and day is None):
            self.complain(f"看不懂“{said}”，请写成 2026-09-04" if title else NO_TITLE)
            return
        self.complain("" if day else NO_DAY, wrong=False)
        changed = replace(self._meeting, title=title, held_on=day, speaker=self.speaker.text().strip())
        if changed != self._meeting:
            self._meeting = changed
            self.edited.emit(changed)
