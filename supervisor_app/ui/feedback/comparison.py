"""Beside the list: one report or remark in full, what the ledger has against what the sheet says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from supervisor_app.domain.reports.collecting import Change, Entry, Note
from supervisor_app.ui.feedback.reading import EntryRow, FormRow, place
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.labels import Look, label

_WIDTH, _NARROW = 344, 256


class Comparison(Card):
    """Shows what is chosen in the list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "对照")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area)
        self.show_row(None)
        self.set_narrow(False)

    def show_row(self, row: object) -> None:
        """An EntryRow, a Note, a FormRow, or nothing."""
        self._inner = QWidget()
        self._inner.setProperty("ground", "none")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(4))
        if isinstance(row, EntryRow):
            self._write_entry(row.entry)
        elif isinstance(row, Note):
            self._write_note(row)
        elif isinstance(row, FormRow):
            self._write_form(row)
        else:
            self._write("在左边选一条，这里列出台账原有的和表里填的", "small")
        self._column.addStretch(1)
        self._area.setWidget(self._inner)

    def set_narrow(self, narrow: bool) -> None:
        """Take less room."""
        self.setFixedWidth(self._theme.px(_NARROW if narrow else _WIDTH))

    def text(self) -> str:
        """Everything shown, line by line."""
        return "\n".join(part.text() for part in self._inner.findChildren(QLabel) if part.text())

    def _write_entry(self, entry: Entry) -> None:
        report = entry.report
        self._write(entry.line.task.title, "strong")
        period = f"，截至 {report.period} 一期" if report.period else ""
        self._write(f"{entry.line.task.number}　{entry.unit}{period}", "small")
        for doubt in entry.doubts:
            self._mark(doubt)
        for change in entry.changes:
            self._write_change(change)
        if not entry.changes:
            self._gap()
            self._write("与台账上一次的内容相同，作为这一期的报告登记", "small")
        self._gap()
        signed = f"{report.signed_by}签字" if report.signed_by else "没有签字"
        self._write(f"{signed}，按 {report.reported_on} 登记", "small")
        self._write(place(entry), "small")

    def _write_note(self, note: Note) -> None:
        self._write(note.text, "strong")
        self._write(place(note), "small")
        self._gap()
        what = "这是对整张表的提醒，表里填对的各行照常登记" if note.row is None else "这一处不会登记"
        self._write(f"{what}。改好表格后再收一次，已登记的不会重复。", "small")

    def _write_form(self, row: FormRow) -> None:
        self._write(row.file, "strong")
        self._write(row.result, "" if row.fault else "small")
        form = row.form
        if form is not None and row.unit and row.unit not in row.file:
            self._mark(f"文件名里没有“{row.unit}”，按表内的单位辨认")
        if form is not None and form.key is None:
            self._mark("表内的表码丢了，按表头的单位、编号和事项名称辨认")

    def _write_change(self, change: Change) -> None:
        self._gap()
        self._write(change.label, "small")
        if change.old:
            self._write(change.old, "muted")
        self._write(("→ " if change.old else "") + (change.new or "（空）"))

    def _write(self, text: str, look: Look = "") -> QLabel:
        made = label(text, look)
        made.setWordWrap(True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(made)
        return made

    def _mark(self, text: str) -> None:
        """A line to look at."""
        mark, words = QLabel(), label(text)
        mark.setPixmap(icon_pixmap(self._theme, "circle-alert", "text", 16))
        words.setWordWrap(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, self._theme.px(4), 0, 0)
        row.setSpacing(self._theme.px(6))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self._column.addLayout(row)

    def _gap(self) -> None:
        self._column.addSpacing(self._theme.px(8))
