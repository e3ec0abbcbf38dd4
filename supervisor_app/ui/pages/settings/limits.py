"""The time limits offered at registration as rows that are typed, added and taken away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from supervisor_app.domain.life.time_limits import TimeLimit
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button, tool_button
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import label
from supervisor_app.ui.widgets.number_edit import NumberEdit

_LONGEST = 3650  # days


class _Row:
    """Name, days, whether they are working days, and the cross."""

    def __init__(self, theme: Theme, limit: TimeLimit) -> None:
        self.name, self.days = QLineEdit(limit.name), NumberEdit(theme, 1, _LONGEST)
        self.working, self.cross = QCheckBox("工作日"), tool_button(theme, "x", "去掉这一条")
        self.name.setPlaceholderText("来源，如 会议纪要")
        self.name.setMaxLength(40)
        self.name.setFixedWidth(theme.px(240))
        self.days.setText(str(limit.days) if limit.days else "")
        self.working.setChecked(limit.working)
        self.unit = label("天")
        self._tell()

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """From the left."""
        return self.name, self.days, self.unit, self.working, self.cross

    def limit(self) -> TimeLimit:
        """As typed; 0 days for what is no number."""
        return TimeLimit(self.name.text().strip(), int(self.days.number() or 0), self.working.isChecked())

    def _tell(self) -> None:
        for part, word in (
            (self.name, "来源"),
            (self.days, "天数"),
            (self.working, "按工作日计"),
            (self.cross, "去掉"),
        ):
            part.setAccessibleName(f"办理时限：{word}")


class LimitRows(QWidget):
    """`limits` as typed; `changed` after every edit."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[_Row] = []
        self._grid, self._note = QGridLayout(), Note(theme)
        self.add = button(theme, "加一条", "plus", rank="link", small=True)
        self.add.clicked.connect(self._add)
        self._grid.setHorizontalSpacing(theme.size("space_unit"))
        self._grid.setVerticalSpacing(theme.size("space_unit"))
        self._grid.setColumnStretch(5, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_unit"))
        column.addLayout(self._grid)
        column.addWidget(self._note)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def set_limits(self, limits: tuple[TimeLimit, ...]) -> None:
        """Show these."""
        for row in self.rows:
            self._drop(row)
        self.rows = [_Row(self._theme, limit) for limit in limits]
        for row in self.rows:
            self._connect(row)
        self._lay()

    def limits(self) -> tuple[TimeLimit, ...]:
        """As typed."""
        return tuple(row.limit() for row in self.rows)

    def fault(self) -> str:
        """What is wrong first; empty when nothing is."""
        return next((self._row_fault(row) for row in self.rows if self._row_fault(row)), "")

    def tell(self) -> None:
        """Mark what is wrong, with one sentence below."""
        for row in self.rows:
            mark_wrong(row.days, bool(row.days.complaint()))
            mark_wrong(row.name, bool(self._row_fault(row)) and not row.days.complaint())
        fault = self.fault()
        self._note.set_text(fault, bool(fault))
        self._note.setVisible(bool(fault))

    def _row_fault(self, row: _Row) -> str:
        name = row.limit().name
        if not name:
            return "办理时限要有来源，请填写，或去掉这一条"
        if sum(other.limit().name == name for other in self.rows) > 1:
            return f"有两条都叫“{name}”，请改一条"
        return f"{name}：{row.days.complaint()}" if row.days.complaint() else ""

    def _connect(self, row: _Row) -> None:
        row.name.textChanged.connect(self.changed)
        row.days.changed.connect(self.changed)
        row.working.toggled.connect(self.changed)
        row.cross.clicked.connect(lambda: self._remove(row))

    def _lay(self) -> None:
        for at, row in enumerate(self.rows):
            for column, part in enumerate(row.parts):
                self._grid.addWidget(part, at, column, Qt.AlignmentFlag.AlignVCenter)
                part.show()  # at once, so that it can take the keyboard

    def _add(self) -> None:
        row = _Row(self._theme, TimeLimit("", 0))
        self.rows.append(row)
        self._connect(row)
        self._lay()
        row.name.setFocus()
        self.changed.emit()

    def _remove(self, row: _Row) -> None:
        self.rows.remove(row)
        self._drop(row)
        self._lay()
        self.add.setFocus()
        self.changed.emit()

    def _drop(self, row: _Row) -> None:
        for part in row.parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
