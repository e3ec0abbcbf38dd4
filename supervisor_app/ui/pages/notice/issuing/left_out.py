"""What a batch leaves out, and why."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.domain.papers.notice import Notice, NoticeKind, NoticeState
from supervisor_app.domain.papers.planning import Plans
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.labels import ElidedLabel, label

NO_LEAD = "没有牵头单位，请先在台账里定牵头单位"


def reasons(plans: Plans, kind: NoticeKind, notices: Iterable[Notice]) -> list[tuple[TaskLine, str]]:
    """Each matter left out with its reason; the register names the paper that made it a repetition."""
    papers = [notice for notice in notices if notice.kind is kind and notice.state is NoticeState.ISSUED]
    found = [(line, _earlier(line, kind, papers)) for line in plans.repeated]
    return found + [(line, NO_LEAD) for line in plans.leaderless]


def _earlier(line: TaskLine, kind: NoticeKind, papers: Sequence[Notice]) -> str:
    naming = [notice for notice in papers if line.task.id in notice.task_ids]
    last = max(naming, key=lambda notice: notice.issued_on, default=None)
    return f"{last.issued_on:%m-%d} 已发 {last.number}" if last else f"近日已发{NOTICE_KIND_WORDS[kind]}"


class LeftOut(QWidget):
    """Matter over reason, one below the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))

    def set_reasons(self, found: Sequence[tuple[TaskLine, str]]) -> None:
        """Replace the list."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for line, reason in found:
            self._column.addWidget(ElidedLabel(line.task.title))
            self._column.addWidget(label("，".join(filter(None, ("、".join(line.lead), reason))), "small"))
            self._column.addSpacing(self._theme.px(6))
        self._column.addStretch(1)
