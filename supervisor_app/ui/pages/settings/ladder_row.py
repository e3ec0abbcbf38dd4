"""One rung of the ladder: on which condition, after which papers, which paper is suggested."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from supervisor_app.domain.papers.escalation import Condition, Rung
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.pages.ledger.inputs import Choice
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button, tool_button
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import label
from supervisor_app.ui.widgets.number_edit import NumberEdit

KINDS = (
    NoticeKind.REMINDER,
    NoticeKind.URGING,
    NoticeKind.SUPERVISION,
    NoticeKind.SUPERVISION_LETTER,
    NoticeKind.WARNING,
    NoticeKind.INTERVIEW,
    NoticeKind.CIRCULAR,
    NoticeKind.ACCOUNTABILITY,
)
# Condition → its words, the unit of its number (empty: it has none), and the least number.
_CONDITIONS = {
    Condition.DUE_SOON: ("距时限不多于", "个工作日", 0),
    Condition.REPORT_MISSING: ("本期应报未报", "", 0),
    Condition.RED: ("亮红灯", "", 0),
    Condition.STILL_RED: ("发文后仍亮红灯", "个工作日", 1),
    Condition.YELLOW_TIMES: ("按月连续亮黄灯", "次", 2),
    Condition.RED_TIMES: ("按月连续亮红灯", "次", 2),
}
_ELIDE = Qt.TextElideMode.ElideRight
_COLUMNS = (152, 44, 56, 120, 124)  # condition, number, its unit, papers before, paper


class LadderRow(QWidget):
    """`changed`: something was typed or chosen; `moved` carries −1 or 1, `removed` that the row is to go."""

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme, rung: Rung) -> None:
        super().__init__()
        self._theme = theme
        self._after = [kind for kind in KINDS if kind in rung.after]
        self._count = rung.count
        self.condition, self.kind = Choice(), Choice()
        self.number, self.unit = NumberEdit(theme, 0, 99), label("", "muted")
        self.after, self.note = button(theme, ""), Note(theme)
        self.up, self.down = tool_button(theme, "chevron-up", "上移"), tool_button(theme, "chevron-down", "下移")
        self.gone = tool_button(theme, "trash-2", "删去这一级")
        for condition, (words, _, _) in _CONDITIONS.items():
            self.condition.addItem(words, condition)
        for kind in KINDS:
            self.kind.addItem(NOTICE_KIND_WORDS[kind], kind)
        self.condition.setCurrentIndex(list(_CONDITIONS).index(rung.condition))
        self.kind.setCurrentIndex(KINDS.index(rung.notice) if rung.notice in KINDS else 0)
        self.number.set_number(rung.count)
        self._build()
        self._connect()
        self._show()

    def rung(self) -> Rung:
        """What the row says; a number that is wrong counts as the one before."""
        condition = Condition(self.condition.currentData())
        number = self.number.number()
        count = 0 if not _CONDITIONS[condition][1] else self._count if number is None else int(number)
        return Rung(NoticeKind(self.kind.currentData()), condition, count, tuple(self._after))

    def fault(self) -> str:
        """What is wrong within the row, in a sentence; empty when nothing is."""
        rung = self.rung()
        _, unit, least = _CONDITIONS[rung.condition]
        number = self.number.number()
        if unit and (number is None or number < least):
            return f"请填 {least} 到 99 之间的整数"
        if rung.condition is Condition.STILL_RED and not rung.after:
            return "请选先发过哪种文书，从它发出起算"
        if rung.notice in rung.after:
            return "建议的文书不能又是先发的文书，请改其中一个"
        return ""

    def tell(self, fault: str) -> None:
        """Mark what is wrong and say it below the row."""
        unit, number = _CONDITIONS[self.rung().condition][1], self.number.number()
        mark_wrong(self.number, bool(unit and fault and (number is None or fault.startswith("请填"))))
        mark_wrong(self.after, bool(fault) and "先发" in fault)
        mark_wrong(self.kind, bool(fault) and "先发" not in fault and not fault.startswith("请填"))
        self.note.set_text(fault, wrong=bool(fault))
        self.note.setVisible(bool(fault))

    def menu(self) -> QMenu:
        """The papers one of which must have gone out before."""
        menu = QMenu(self)
        for kind in KINDS:
            entry = menu.addAction(NOTICE_KIND_WORDS[kind])
            entry.setCheckable(True)
            entry.setChecked(kind in self._after)
            entry.toggled.connect(lambda on, kind=kind: self.set_after(kind, on))
        return menu

    def set_after(self, kind: NoticeKind, on: bool) -> None:
        """Ask for a paper of this kind before, or no more."""
        self._after = [one for one in KINDS if (on if one is kind else one in self._after)]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        _, unit, _ = _CONDITIONS[Condition(self.condition.currentData())]
        self.number.setVisible(bool(unit))
        self.unit.setText(unit)
        words = "、".join(NOTICE_KIND_WORDS[kind] for kind in self._after) or "不限"
        room = self._theme.px(_COLUMNS[3] - 40)
        self.after.setText(f"{self.after.fontMetrics().elidedText(words, _ELIDE, room)} ▾")
        self.after.setToolTip(f"先发过：{words}" + ("（其中一种）" if len(self._after) > 1 else ""))
        self.after.setAccessibleName(f"先发过 {words}")

    def _build(self) -> None:
        theme = self._theme
        parts = (self.condition, self.number, self.unit, self.after, self.kind)
        self.condition.setAccessibleName("条件")
        self.number.setAccessibleName("天数或次数")
        self.kind.setAccessibleName("建议的文书")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.size("space_unit"))
        grid.setVerticalSpacing(theme.size("space_half"))
        for column, (part, width) in enumerate(zip(parts, _COLUMNS, strict=True)):
            part.setFixedWidth(theme.px(width))
            grid.addWidget(part, 0, column)
            grid.setColumnMinimumWidth(column, theme.px(width))
        for column, tool in enumerate((self.up, self.down, self.gone), start=len(parts)):
            grid.addWidget(tool, 0, column)
        grid.setColumnStretch(len(parts) + 3, 1)
        grid.addWidget(self.note, 1, 0, 1, len(parts))
        self.note.hide()

    def _connect(self) -> None:
        self.condition.currentIndexChanged.connect(self._edited)
        self.kind.currentIndexChanged.connect(self._edited)
        self.number.changed.connect(self._edited)
        self.after.clicked.connect(self._open_menu)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.gone.clicked.connect(self.removed)

    def _edited(self) -> None:
        self._show()
        self.changed.emit()

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.after.mapToGlobal(QPoint(0, self.after.height())))


def heads(theme: Theme) -> QWidget:
    """What the columns mean."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.size("space_unit"))
    for column, (word, width) in enumerate(zip(("条件", "", "", "先发过", "就建议"), _COLUMNS, strict=True)):
        head = label(word, "small")
        head.setFixedWidth(theme.px(width))
        grid.addWidget(head, 0, column)
    grid.setColumnStretch(len(_COLUMNS), 1)
    return made
