"""Under the register: the chosen paper's way from issue to reply, and the line where its steps are registered."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.pages.notice.register.rows import NoticeRow
from supervisor_app.ui.theme import Theme

_RING = 20


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a paper's way: done, the next one, or yet to come."""

    word: str
    facts: str
    done: bool = False
    next: bool = False


def steps(row: NoticeRow) -> list[Step]:
    """签发、送达、签收、回复 as far as the paper has them, or 签发 and 作废; the first one not done is the next."""
    notice = row.notice
    issued = Step("签发", " ".join(filter(None, (f"{notice.issued_on:%m-%d}", notice.approver))), done=True)
    if row.void:
        return [issued, Step("作废", notice.void_reason, done=True)]
    sent = notice.sent_on is not None or notice.signed_on is not None
    found = [
        issued,
        Step("送达", _day(notice.sent_on) or ("" if sent else "待登记"), sent),
        Step("签收", f"{_day(notice.signed_on)} {notice.signed_by}".strip() or "待登记", notice.signed_on is not None),
    ]
    if notice.reply_by or notice.replied_on:
        found.append(Step("回复", _reply_words(row), notice.replied_on is not None))
    if not row.settled:
        at = next(at for at, step in enumerate(found) if not step.done)
        found[at] = replace(found[at], next=True)
    return found


def _day(day: date | None) -> str:
    return f"{day:%m-%d}" if day else ""


def _reply_words(row: NoticeRow) -> str:
    notice = row.notice
    if notice.replied_on:
        return " ".join(filter(None, (_day(notice.replied_on), notice.reply)))
    late = row.left is not None and row.left < 0
    return f"期限 {_day(notice.reply_by)}" + (f"，逾期 {-(row.left or 0)} 个工作日" if late else "")


def head_words(row: NoticeRow) -> str:
    """What the paper is, in one line beside its number."""
    parts = (NOTICE_KIND_WORDS[row.notice.kind], row.unit and f"主送{row.unit}", row.matter)
    return "，".join(filter(None, parts))


class TrackLine(QWidget):
    """Rings joined by a line: filled with a tick = done, accent = next, grey = to come; word over facts beside each."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps: list[Step] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_steps(self, found: list[Step]) -> None:
        """Show another way."""
        self._steps = found
        said = (f"{step.word} {step.facts}{'' if step.done else '，未办'}" for step in found)
        self.setAccessibleName("；".join(said))
        self.setToolTip("\n".join(f"{step.word}　{step.facts}" for step in found))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: two lines high."""
        return QSize(self._theme.px(320), self._theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: the steps from left to right, the last one with what room is left."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, x = theme.px(12), 0
        for at, step in enumerate(self._steps):
            last = at == len(self._steps) - 1
            self._ring(painter, x, at + 1, step)
            words = self._words(painter, x + theme.px(_RING + 8), step, self.width() if last else 0)
            x = words + gap
            if not last:
                end = x + theme.px(48)
                painter.setPen(QPen(theme.color("border_button"), theme.px(1)))
                painter.drawLine(QPointF(x, self.height() / 2), QPointF(end, self.height() / 2))
                x = end + gap

    def _ring(self, painter: QPainter, x: int, number: int, step: Step) -> None:
        theme, side = self._theme, self._theme.px(_RING)
        box = QRect(x, (self.height() - side) // 2, side, side)
        painter.setPen(QPen(theme.color("accent" if step.done or step.next else "border_control"), theme.px(1.5)))
        painter.setBrush(theme.color("accent" if step.done else "surface"))
        painter.drawEllipse(QRectF(box).adjusted(1, 1, -1, -1))
        if step.done:
            inner = theme.px(12)
            at = QPointF(box.x() + (side - inner) / 2, box.y() + (side - inner) / 2)
            painter.drawPixmap(at, icon_pixmap(theme, "check", "accent_text", 12))
        else:
            painter.setFont(theme.font("small", "strong"))
            painter.setPen(theme.color("accent" if step.next else "text_muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _words(self, painter: QPainter, x: int, step: Step, until: int) -> int:
        """Word over facts from `x`; gives where they end."""
        theme, half = self._theme, self.height() // 2
        painter.setFont(theme.font("body", "strong" if step.next else "text"))
        painter.setPen(theme.color("accent" if step.next else "text"))
        wide = painter.fontMetrics().horizontalAdvance(step.word)
        painter.drawText(QRect(x, 0, wide + 2, half), Qt.AlignmentFlag.AlignBottom, step.word)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_muted"))
        room = max(until - x, 0) if until else theme.px(180)
        facts = painter.fontMetrics().elidedText(step.facts, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(x, half, room + 2, half), Qt.AlignmentFlag.AlignTop, facts)
        return x + max(wide, painter.fontMetrics().horizontalAdvance(facts))
