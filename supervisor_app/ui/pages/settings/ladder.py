"""督办阶梯: which paper is suggested when, as rungs in order, and when a task counts as silent."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.escalation import DEFAULT_LADDER, Condition, Rung
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.ui.pages.settings.ladder_row import LadderRow, heads
from supervisor_app.ui.pages.settings.section import OfficeSection, hint, phrase
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import line
from supervisor_app.ui.widgets.number_edit import NumberEdit

_NEW = Rung(NoticeKind.SUPERVISION, Condition.RED)
_RULES = (
    "只是建议：在“今日督办”里列出下一步该发的文书，发不发、发哪一种由人决定，不会自动发文。"
    "同时够几级条件的，建议排在最下面的一级；发过的不再建议，要求回复的文书没到回复期限前不再往上建议。"
    "通报和问责建议须经批准，印发时要填批准人和日期。"
)


class LadderSection(OfficeSection):
    """One row a rung, the mildest first."""

    id, word = "ladder", "督办阶梯"

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.rows: list[LadderRow] = []
        self.stale, self.stale_note = NumberEdit(theme, 1, 366), Note(theme)
        self.stale.setAccessibleName("长期未更新天数")
        self.add, self.again = (
            button(theme, "添加一级", "plus", rank="link"),
            button(theme, "恢复默认", "rotate-ccw", rank="link", small=True),
        )
        self.none = hint("没有级数，“今日督办”不会建议发文。")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.size("space_unit"))
        self._build()

    def show_office(self, office: OfficeSettings) -> None:
        """Rungs and days."""
        self._show(office.ladder)
        self.stale.blockSignals(True)
        self.stale.set_number(office.stale_days)
        self.stale.blockSignals(False)

    def faults(self) -> list[str]:
        """Of the days and of every rung."""
        found = [*(self._fault(at) for at in range(len(self.rows))), self.stale.complaint()]
        return [sentence for sentence in found if sentence]

    def show_faults(self) -> None:
        """Beside the inputs."""
        for at, row in enumerate(self.rows):
            row.tell(self._fault(at))
        wrong = self.stale.complaint()
        mark_wrong(self.stale, bool(wrong))
        self.stale_note.set_text(wrong, wrong=bool(wrong))
        self.stale_note.setVisible(bool(wrong))

    def apply(self, office: OfficeSettings) -> OfficeSettings:
        """With the rungs as they stand."""
        days = self.stale.number()
        stale_days = office.stale_days if days is None else int(days)
        return replace(office, ladder=tuple(row.rung() for row in self.rows), stale_days=stale_days)

    def _fault(self, at: int) -> str:
        row = self.rows[at]
        earlier = (other.rung() for other in self.rows[:at])
        same = next((place for place, rung in enumerate(earlier, start=1) if rung == row.rung()), 0)
        return row.fault() or (f"与第 {same} 级相同，请改或删去" if same else "")

    def _show(self, ladder: Sequence[Rung]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for rung in ladder:
            self._put(rung)
        self._number()

    def _put(self, rung: Rung) -> LadderRow:
        row = LadderRow(self.theme, rung)
        row.changed.connect(self.told)
        row.moved.connect(lambda step: self._move(row, step))
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _move(self, row: LadderRow, step: int) -> None:
        at = self.rows.index(row) + step
        if 0 <= at < len(self.rows):
            self.rows.remove(row)
            self.rows.insert(at, row)
            self._list.removeWidget(row)
            self._list.insertWidget(at, row)
            self._number()
            (row.up if step < 0 else row.down).setFocus()
            self.told()

    def _remove(self, row: LadderRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        self.add.setFocus()
        self.told()

    def _add(self) -> None:
        row = self._put(_NEW)
        self._number()
        row.condition.setFocus()
        self.told()

    def _default(self) -> None:
        self._show(DEFAULT_LADDER)
        self.told()

    def _number(self) -> None:
        """Rungs are told by their place; the ends cannot go further."""
        for at, row in enumerate(self.rows, start=1):
            row.setAccessibleName(f"第 {at} 级")
            row.up.setEnabled(at > 1)
            row.down.setEnabled(at < len(self.rows))
        self.none.setVisible(not self.rows)

    def _build(self) -> None:
        self.head.addWidget(self.again)
        self.again.clicked.connect(self._default)
        self.add.clicked.connect(self._add)
        self.stale.changed.connect(self.told)
        self.body.addWidget(hint(_RULES))
        self.body.addWidget(heads(self.theme))
        self.body.addLayout(self._list)
        self.body.addWidget(self.none)
        self.body.addLayout(phrase(self.theme, self.add))
        self.body.addWidget(line())
        self.body.addLayout(phrase(self.theme, "长期未更新：在办事项超过", self.stale, "天没有进展（按日历日）"))
        self.body.addWidget(self.stale_note)
        self.stale_note.hide()
