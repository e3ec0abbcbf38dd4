"""The line where the steps of a paper are registered: signed for, replied, void."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from supervisor_app.ui.pages.ledger.inputs import NO_SECRETS
from supervisor_app.ui.pages.notice.register.rows import NoticeRow
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.field import Field


class Entry(QWidget):
    """A form over one line; Enter registers, Esc closes. `closed` comes after either."""

    closed = Signal()
    word = ""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self.theme, self.session = theme, session
        self.row: NoticeRow | None = None
        self.fields = QHBoxLayout()
        self.fields.setSpacing(theme.px(12))
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.ok, self.undo_entry = button(theme, self.word), button(theme, "取消登记", rank="link")
        cancel = button(theme, "取消", rank="link")
        self.ok.clicked.connect(self.register)
        cancel.clicked.connect(self.closed)
        self.undo_entry.clicked.connect(self._take_back)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size("space_unit"))
        for made in (self.ok, cancel, self.undo_entry):
            buttons.addWidget(made)
        beside = QVBoxLayout()
        beside.setSpacing(theme.size("space_half"))
        beside.addSpacing(theme.px(21))
        beside.addLayout(buttons)
        beside.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        self.build()
        outer.addLayout(self.fields)
        outer.addLayout(beside)
        outer.addStretch(1)

    def build(self) -> None:
        """Put the inputs into `fields`."""
        raise NotImplementedError

    def begin(self, row: NoticeRow) -> None:
        """Ready for this paper, the cursor in the first input."""
        self.row = row

    def register(self) -> None:
        """Check the inputs and give the command."""
        raise NotImplementedError

    def take_back(self, row: NoticeRow) -> None:
        """Give the command that takes this step's entry back."""

    def _take_back(self) -> None:
        if self.row is not None:
            self.take_back(self.row)
            self.closed.emit()

    def write(self, **steps: Any) -> None:
        """Register these steps of the paper, the others as they are."""
        assert self.row is not None
        self.session.register.save(replace(self.row.notice, **steps))
        self.done()

    def done(self) -> None:
        """The step is written."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Enter and Esc."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused.click() if isinstance(focused, QPushButton) else self.register()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def day_field(theme: Theme, word: str, today: date) -> tuple[DateEdit, Field]:
    """A narrow date with its word over it."""
    edit = DateEdit(theme, today)
    edit.field.setPlaceholderText("如 11-20")
    edit.setFixedWidth(theme.px(160))
    return edit, Field(theme, word, edit)


def _complaint(edit: DateEdit, row: NoticeRow, today: date) -> str:
    """What is wrong with a day of receipt or reply; empty when nothing is."""
    day = edit.day()
    if day is None:
        return f"看不懂“{edit.text()}”，请写成 11-20 这样的日期" if edit.text() else "请填日期，如 11-20"
    if day < row.notice.issued_on:
        return f"早于印发日期 {row.notice.issued_on:%m-%d}，请改"
    return f"{day:%m-%d} 还没有到，请改" if day > today else ""


class SentEntry(Entry):
    """登记送达: when the paper was handed over or posted."""

    word = "登记送达"

    def build(self) -> None:
        """The day."""
        self.day, self.day_field = day_field(self.theme, "送达日期", self.session.facts.today)
        self.fields.addWidget(self.day_field, 0, Qt.AlignmentFlag.AlignTop)

    def begin(self, row: NoticeRow) -> None:
        """The day is today unless registered before."""
        super().begin(row)
        self.day.set_held_on(row.notice.issued_on)
        self.day.set_date(row.notice.sent_on or self.session.facts.today)
        self.undo_entry.setVisible(row.notice.sent_on is not None)
        self.day_field.complain("")
        self.day.field.setFocus()
        self.day.field.selectAll()

    def register(self) -> None:
        """Needs the day."""
        assert self.row is not None
        wrong = _complaint(self.day, self.row, self.session.facts.today)
        signed, day = self.row.notice.signed_on, self.day.day()
        if not wrong and signed and day and day > signed:
            wrong = f"晚于签收日期 {signed:%m-%d}，请改"
        self.day_field.complain(wrong)
        if not wrong:
            self.write(sent_on=day)

    def take_back(self, row: NoticeRow) -> None:
        """No day."""
        self.session.register.save(replace(row.notice, sent_on=None))


class ReceiptEntry(Entry):
    """登记签收: who and when."""

    word = "登记签收"

    def build(self) -> None:
        """Person and day."""
        self.person = QLineEdit()
        self.person.setMaxLength(60)
        self.person.setFixedWidth(self.theme.px(140))
        self.day, self.day_field = day_field(self.theme, "签收日期", self.session.facts.today)
        self.person_field = Field(self.theme, "签收人", self.person)
        for field in (self.person_field, self.day_field):
            self.fields.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)

    def begin(self, row: NoticeRow) -> None:
        """The day is today unless registered before."""
        super().begin(row)
        today = self.session.facts.today
        self.day.set_held_on(row.notice.issued_on)
        self.person.setText(row.notice.signed_by)
        self.day.set_date(row.notice.signed_on or today)
        self.undo_entry.setVisible(row.notice.signed_on is not None)
        self.person_field.complain("")
        self.day_field.complain("")
        self.person.setFocus()

    def register(self) -> None:
        """Needs both."""
        assert self.row is not None
        person, wrong = self.person.text().strip(), _complaint(self.day, self.row, self.session.facts.today)
        sent, day = self.row.notice.sent_on, self.day.day()
        if not wrong and sent and day and day < sent:
            wrong = f"早于送达日期 {sent:%m-%d}，请改"
        self.person_field.complain("" if person else "请填签收人")
        self.day_field.complain(wrong)
        if person and not wrong:
            self.write(signed_by=person, signed_on=day)

    def take_back(self, row: NoticeRow) -> None:
        """Neither person nor day."""
        self.session.register.save(replace(row.notice, signed_by="", signed_on=None))


class ReplyEntry(Entry):
    """登记回复: when, and what it was."""

    word = "登记回复"

    def build(self) -> None:
        """Day and words."""
        self.day, self.day_field = day_field(self.theme, "回复日期", self.session.facts.today)
        self.reply = QLineEdit()
        self.reply.setMaxLength(500)
        self.reply.setMinimumWidth(self.theme.px(160))
        self.reply.setPlaceholderText(f"可不填；{NO_SECRETS}")
        self.reply_field = Field(self.theme, "回复内容", self.reply)
        self.fields.addWidget(self.day_field, 0, Qt.AlignmentFlag.AlignTop)
        self.fields.addWidget(self.reply_field, 1, Qt.AlignmentFlag.AlignTop)

    def begin(self, row: NoticeRow) -> None:
        """The day is today unless registered before."""
        super().begin(row)
        self.day.set_held_on(row.notice.issued_on)
        self.day.set_date(row.notice.replied_on or self.session.facts.today)
        self.reply.setText(row.notice.reply)
        self.undo_entry.setVisible(row.notice.replied_on is not None)
        self.day_field.complain("")
        self.day.field.setFocus()
        self.day.field.selectAll()

    def register(self) -> None:
        """Needs the day."""
        assert self.row is not None
        wrong = _complaint(self.day, self.row, self.session.facts.today)
        self.day_field.complain(wrong)
        if not wrong:
            self.write(replied_on=self.day.day(), reply=self.reply.text().strip())

    def take_back(self, row: NoticeRow) -> None:
        """Neither day nor words."""
        self.session.register.save(replace(row.notice, replied_on=None, reply=""))


class VoidEntry(Entry):
    """作废: why; the number stays in the register."""

    word = "作废"

    def build(self) -> None:
        """The reason."""
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setMinimumWidth(self.theme.px(300))
        self.reason.setPlaceholderText("文号保留在登记簿里，不再使用")
        self.reason_field = Field(self.theme, "作废原因", self.reason)
        self.fields.addWidget(self.reason_field, 0, Qt.AlignmentFlag.AlignTop)
        self.undo_entry.hide()

    def begin(self, row: NoticeRow) -> None:
        """An empty reason."""
        super().begin(row)
        self.reason.clear()
        self.reason_field.complain("")
        self.reason.setFocus()

    def register(self) -> None:
        """Needs the reason."""
        assert self.row is not None
        reason = self.reason.text().strip()
        self.reason_field.complain("" if reason else "请写明作废原因，原因会留在登记簿里")
        if reason:
            self.session.void_notice(self.row.notice, reason)
            self.done()
