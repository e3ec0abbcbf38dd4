"""What can be done with several rows of 今日督办 at once, and the bar that offers it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.ui.pages.today.rows import TodoRow
from supervisor_app.ui.pages.today.steps import HERE, paper_word
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.labels import ElidedLabel, line

_MANY = {
    TodoGroup.UNACKNOWLEDGED: ("登记签收", "份"),
    TodoGroup.AWAITING_REPLY: ("登记回复", "份"),
    TodoGroup.EXTENSION: ("批准延期", "项"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to do with some of the rows: the word of its button, and where it is done, as in a `Step`."""

    word: str
    page: str
    target: tuple[object, ...]
    rows: tuple[TodoRow, ...]


def offers(rows: Sequence[TodoRow]) -> list[Offer]:
    """What is on offer for rows of one group, the most of them first; nothing where each is dealt with by itself."""
    if len(rows) < 2:
        return []
    group = rows[0].item.group
    if group in _MANY:
        word, measure = _MANY[group]
        return [Offer(f"{word} {len(rows)} {measure}", HERE, (group,), tuple(rows))]
    kinds: dict[NoticeKind, list[TodoRow]] = {}
    for row in rows:
        kind = NoticeKind.URGING if group is TodoGroup.STALE else row.item.suggested_notice
        if kind is not None and row.item.line.task.lead:
            kinds.setdefault(kind, []).append(row)
    ordered = sorted(kinds.items(), key=lambda entry: -len(entry[1]))
    return [_papers(kind, own) for kind, own in ordered]


def _papers(kind: NoticeKind, rows: list[TodoRow]) -> Offer:
    units = {unit_id for row in rows for unit_id in row.item.line.task.lead}
    task_ids = tuple(row.item.line.task.id for row in rows)
    return Offer(f"{paper_word(kind)} {len(units)} 份", "notice", ("issue", kind.value, None, task_ids), tuple(rows))


class BatchBar(QFrame):
    """Shown while several rows are chosen; `chosen` carries the Offer taken."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("ground", "surface")
        self.words = ElidedLabel("", "strong")
        self.buttons: list[QPushButton] = []
        leave = button(theme, "取消", rank="link", small=True)
        leave.clicked.connect(self.left)
        column, self._row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(self._row)
        edge = theme.size("space_gap")
        self._row.setContentsMargins(edge, theme.px(6), edge - theme.px(8), theme.px(6))
        self._row.setSpacing(theme.size("space_unit"))
        self._row.addWidget(self.words, 1)
        self._row.addWidget(leave)
        self.hide()

    def show_rows(self, rows: Sequence[TodoRow]) -> None:
        """Offer what can be done with these; hidden where there are fewer than two."""
        self.setVisible(len(rows) > 1)
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        found = offers(rows)
        self.buttons = [self._button(offer) for offer in found]
        for at, made in enumerate(self.buttons, start=1):
            self._row.insertWidget(at, made)
        self.words.set_whole(f"已选 {len(rows)} 项" + ("" if found else "，这一组请逐项办理"))

    def _button(self, offer: Offer) -> QPushButton:
        made = button(self._theme, offer.word, small=True)
        taken: Callable[[], None] = lambda: self.chosen.emit(offer)  # noqa: E731
        made.clicked.connect(taken)
        return made
