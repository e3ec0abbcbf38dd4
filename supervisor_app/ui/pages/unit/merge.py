"""Merging a unit into another: what will become of it is said before it is done."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout

from supervisor_app.domain.model import Unit
from supervisor_app.domain.papers.notice import Notice
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import ActionButton
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.field import Field
from supervisor_app.ui.widgets.labels import label
from supervisor_app.ui.widgets.unit_picker import UnitPicker


def what_moves(unit: Unit, lines: Iterable[TaskLine], notices: Iterable[Notice], units: Iterable[Unit]) -> str:
    """What merging a unit takes along, in words: `牵头 3 项、文书 2 份`; empty when nothing."""
    listed = list(lines)
    counts = (
        ("牵头", "项", sum(unit.id in line.task.lead for line in listed)),
        ("配合", "项", sum(unit.id in line.task.cooperating for line in listed)),
        ("文书", "份", sum(notice.unit_id == unit.id for notice in notices)),
        ("下级单位", "个", sum(other.parent_id == unit.id for other in units)),
    )
    return "、".join(f"{word} {count} {measure}" for word, measure, count in counts if count)


class MergePane(Card):
    """`into` is the unit chosen, None while there is none."""

    def __init__(self, theme: Theme, join: QAction, cancel: QAction) -> None:
        super().__init__(theme, "并入其他单位")
        self._units: Mapping[int, Unit] = {}
        self._gone, self._moves = Unit(0, ""), ""
        self.picker = UnitPicker(theme)
        self.target = Field(theme, "并入哪个单位", self.picker, needed=True)
        self.explanation = label("")
        self.explanation.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_unit"))
        row.addWidget(ActionButton(theme, join, "primary"))
        row.addWidget(ActionButton(theme, cancel, "second"))
        row.addStretch(1)
        self.target.setMaximumWidth(theme.px(440))
        self.body.addWidget(self.target)
        self.body.addSpacing(theme.size("space_unit"))
        self.body.addWidget(self.explanation)
        self.body.addSpacing(theme.size("space_gap"))
        self.body.addLayout(row)
        self.picker.changed.connect(self._explain)

    def begin(self, gone: Unit, moves: str, units: Mapping[int, Unit]) -> None:
        """Ask where to; `moves` says what goes over: `牵头 3 项、配合 1 项、文书 2 份`."""
        self._gone, self._moves, self._units = gone, moves, units
        self.set_title(f"将“{gone.name}”并入其他单位", "用于同一单位在清单里写成了两个名称，或机构合并")
        self.picker.set_units([unit for unit in units.values() if unit.id != gone.id])
        self.picker.set_ids([])
        self.target.complain("")
        self.picker.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def into(self) -> Unit | None:
        """The unit chosen."""
        chosen = self.picker.ids()
        return self._units[chosen[0]] if chosen else None

    def complain(self) -> None:
        """Say that a unit is to be chosen."""
        self.target.complain("请选一个单位")
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self) -> None:
        into, gone = self.into(), self._gone
        if into is not None:
            self.target.complain("")
        name = f"“{into.name}”" if into is not None else "所选单位"
        moved = f"“{gone.name}”的{self._moves}都归到{name}名下；" if self._moves else ""
        self.explanation.setText(
            f"{moved}“{gone.name}”不再单列，它的各个名称成为{name}的别名，以后导入时认作同一单位。并入后可以撤销。"
        )
