"""改回复期限: another day for a unit to reply by, with the reason that stays in the journal."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from supervisor_app.ui.pages.ledger.inputs import NO_SECRETS
from supervisor_app.ui.pages.notice.register.entries import Entry, day_field
from supervisor_app.ui.pages.notice.register.rows import NoticeRow
from supervisor_app.ui.widgets.field import Field


class DueEntry(Entry):
    """An empty day: no reply is waited for any more."""

    word = "改回复期限"

    def build(self) -> None:
        """Day and reason."""
        self.day, self.day_field = day_field(self.theme, "新的期限", self.session.facts.today)
        self.day.field.setPlaceholderText("不填：不再等回复")
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setMinimumWidth(self.theme.px(160))
        self.reason.setPlaceholderText(NO_SECRETS)
        self.reason_field = Field(self.theme, "原因", self.reason, needed=True)
        self.fields.addWidget(self.day_field, 0, Qt.AlignmentFlag.AlignTop)
        self.fields.addWidget(self.reason_field, 1, Qt.AlignmentFlag.AlignTop)
        self.undo_entry.hide()

    def begin(self, row: NoticeRow) -> None:
        """The day as it stands."""
        super().begin(row)
        self.day.set_held_on(self.session.facts.today)
        self.day.set_date(row.notice.reply_by)
        self.reason.clear()
        for field in (self.day_field, self.reason_field):
            field.complain("")
        self.day.field.setFocus()
        self.day.field.selectAll()

    def register(self) -> None:
        """Needs a day that can be, or none, and the reason."""
        assert self.row is not None
        notice, day, reason = self.row.notice, self.day.day(), self.reason.text().strip()
        wrong = ""
        if day is None and self.day.text():
            wrong = f"看不懂“{self.day.text()}”，请写成 11-30 这样的日期"
        elif day is not None and day < notice.issued_on:
            wrong = f"早于印发日期 {notice.issued_on:%m-%d}，请改"
        elif day == notice.reply_by:
            wrong = "和现在的期限一样"
        self.day_field.complain(wrong)
        self.reason_field.complain("" if reason else "请写明原因，原因会留在日志里")
        if not wrong and reason:
            self.session.register.move_reply_due(notice, day, reason)
            self.done()
