"""The entry line of the progress tab: what a unit reported, in one line or with everything; also for corrections."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from supervisor_app.domain.model import ProgressReport
from supervisor_app.domain.standing import TaskLine, effective_progress
from supervisor_app.ui.icons import set_icon
from supervisor_app.ui.pages.ledger.acts.inputs import FilesInput
from supervisor_app.ui.pages.ledger.inputs import NO_SECRETS, Choice, PointsField, TextArea, looking_back
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button, tool_button
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.field import Field, Note, mark_wrong
from supervisor_app.ui.widgets.labels import ElidedLabel

CHANNELS = ("电话", "书面", "会议", "微信", "现场")
_ALL = 100


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """What is written in the entry; `day` as typed, `corrects` the report that is replaced."""

    points: float
    unit_id: int | None
    day: str
    channel: str
    text: str = ""
    problem: str = ""
    next_step: str = ""
    corrects: ProgressReport | None = None
    files: tuple[Path, ...] = ()

    @property
    def worth_keeping(self) -> bool:
        """Whether somebody wrote something."""
        if self.corrects is None:
            return bool(self.text or self.problem or self.next_step or self.files)
        return self != draft_of(self.corrects)


def draft_of(report: ProgressReport) -> ReportDraft:
    """A report as a draft of its own correction."""
    day = report.reported_on.isoformat()
    told = (report.text, report.problem, report.next_step)
    return ReportDraft(report.progress, report.unit_id, day, report.channel, *told, report)


class ReportEntry(QWidget):
    """Keeps what is written for each task until it is registered or given up."""

    submitted = Signal(object, object)  # ProgressReport, complete, and its files
    expanded = Signal(bool)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._line: TaskLine | None = None
        self._corrects: ProgressReport | None = None
        self._channel, self._offered = CHANNELS[0], 0.0
        self.drafts: dict[int, ReportDraft] = {}
        self.points, self.text = PointsField(theme), TextArea(theme, 1, f"进展，{NO_SECRETS}")
        self.more = tool_button(theme, "chevron-up", "展开：单位、日期、方式、问题、下步措施", checkable=True)
        self.send, self.clip = button(theme, "登记"), tool_button(theme, "paperclip", "附上佐证材料")
        self.files = FilesInput(theme, "")
        self.unit, self.channel, self.day = Choice(), Choice(), DateEdit(theme, looking_back(today))
        self.problem, self.next_step = QLineEdit(), QLineEdit()
        self.title, self.cancel = ElidedLabel("", "strong"), tool_button(theme, "x", "不更正了")
        self._note = Note(theme)
        self._heading, self._extra = QWidget(), QWidget()
        self._build()
        self._connect()
        self._expand(False)

    def show_line(self, line: TaskLine, names: dict[int, str], today: date) -> None:
        """Offer the task's units; another task's draft is put away and this one's brought back."""
        self._today = today
        if self._line is not None and self._line.task.id == line.task.id:
            self._line = line
            if not self._written():
                self._fill(self._fresh())
            return
        self.keep()
        self._line = line
        self.unit.clear()
        for unit_id in dict.fromkeys((*line.task.lead, *line.task.cooperating)):
            self.unit.addItem(names[unit_id], unit_id)
        kept = self.drafts.get(line.task.id)
        self._fill(kept or self._fresh())
        self._expand(kept is not None)
        for part in (self.points, self.text, self.clip, self.more, self.send):
            part.setEnabled(self.unit.count() > 0)
        self._say("" if self.unit.count() else "先在“基本”里定牵头单位，再登记进展")

    def keep(self) -> None:
        """Remember what is written for the present task."""
        if self._line is not None:
            if self._written():
                self.drafts[self._line.task.id] = self._draft()
            else:
                self.drafts.pop(self._line.task.id, None)

    def start(self) -> None:
        """Put the cursor to the points, everything open."""
        self._expand(True)
        self.points.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.points.selectAll()

    def correct(self, report: ProgressReport) -> None:
        """Open a report for correction."""
        self._fill(draft_of(report))
        self._expand(True)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Give up what is written."""
        if self._line is not None:
            self.drafts.pop(self._line.task.id, None)
            self._fill(self._fresh())
        self._expand(False)

    def step_back(self) -> bool:
        """Esc: a correction is given up, else the entry folds and keeps its text; False when there is nothing to do."""
        if self._corrects is not None:
            self.clear()
            return True
        was_open = self.more.isChecked()
        self._expand(False)
        return was_open

    def _written(self) -> bool:
        """Whether somebody wrote something here, if only other points than were offered."""
        draft = self._draft()
        return draft.worth_keeping or (draft.corrects is None and draft.points != self._offered)

    def _fresh(self) -> ReportDraft:
        assert self._line is not None
        task = self._line.task
        first = next(iter((*task.lead, *task.cooperating)), None)
        return ReportDraft(effective_progress(task), first, self._today.isoformat(), self._channel)

    def _draft(self) -> ReportDraft:
        return ReportDraft(
            self.points.value(),
            self.unit.currentData(),
            self.day.text(),
            self.channel.currentText(),
            self.text.text(),
            self.problem.text().strip(),
            self.next_step.text().strip(),
            self._corrects,
            self.files.value(),
        )

    def _fill(self, draft: ReportDraft) -> None:
        self._corrects, self._offered = draft.corrects, self._fresh().points
        self.points.setValue(draft.points)
        self.unit.setCurrentIndex(max(self.unit.findData(draft.unit_id), 0))
        self.day.set_text(draft.day)
        if self.channel.findText(draft.channel) < 0:
            self.channel.addItem(draft.channel)
        self.channel.setCurrentText(draft.channel)
        self.text.setPlainText(draft.text)
        self.problem.setText(draft.problem)
        self.next_step.setText(draft.next_step)
        self.files.set_value(draft.files)
        corrects = draft.corrects
        if corrects is not None:
            self.title.set_whole(f"更正 {corrects.reported_on:%m-%d} 的报告，原报告留存")
        self._heading.setVisible(corrects is not None)
        self.send.setText("登记更正" if corrects is not None else "登记")
        self._say("")

    def _submit(self) -> None:
        draft, day = self._draft(), self.day.day()
        if self._line is None or draft.unit_id is None:
            return
        wrong = self._fault(draft, day)
        self._say(wrong, bool(wrong))
        if wrong or day is None:
            marked = (part for part in (self.points, self.day.field, self.text) if part.property("wrong"))
            next(marked, self.text).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._channel = draft.channel
        replaced = draft.corrects.id if draft.corrects else None
        told = (draft.text, draft.problem, draft.next_step, draft.channel)
        self.submitted.emit(
            ProgressReport(0, self._line.task.id, draft.unit_id, day, draft.points, *told, corrects_id=replaced),
            draft.files,
        )

    def _fault(self, draft: ReportDraft, day: date | None) -> str:
        """What is wrong, in a sentence that says what to do."""
        bad_day, too_much = day is None or day > self._today, draft.points > _ALL
        mark_wrong(self.day.field, bad_day)
        mark_wrong(self.points, too_much)
        if too_much:
            return f"进度 {draft.points:g} 超过 {_ALL}，请改成 0 到 {_ALL} 的数"
        if bad_day:
            self._expand(True)
            return "报告日期在今天之后，请改成收到报告的日子" if day else "请写收到报告的日期，如 11-18"
        nothing = draft == replace(self._fresh(), unit_id=draft.unit_id, day=draft.day, channel=draft.channel)
        mark_wrong(self.text, nothing)
        if nothing:
            return "请写进展情况，或改进度"
        if draft.corrects is not None and not draft.worth_keeping:
            return "和原报告一样，没有要更正的"
        return ""

    def _say(self, sentence: str, wrong: bool = False) -> None:
        self._note.set_text(sentence, wrong)
        self._note.setVisible(bool(sentence))
        if not sentence:
            mark_wrong(self.text, False)
            mark_wrong(self.day.field, False)
            mark_wrong(self.points, False)

    def _expand(self, opened: bool) -> None:
        self.more.setChecked(opened)
        set_icon(self.more, self._theme, "chevron-down" if opened else "chevron-up")
        self._extra.setVisible(opened)
        self.text.set_lines(2 if opened else 1)
        self.expanded.emit(opened)

    def _attach(self) -> None:
        self._expand(True)
        self.files.choose()

    def _hint(self, points: float) -> None:
        line = self._line
        before = 0 if line is None else effective_progress(line.task)
        if points == _ALL > before and line is not None and not line.done:
            self._say(f"进度 {_ALL} 即为报结，转入待核查")
        else:
            self._say(f"比现在的 {before:g} 低" if points < before and self._corrects is None else "")

    def _connect(self) -> None:
        self.channel.addItems(CHANNELS)
        self.more.toggled.connect(self._expand)
        self.send.clicked.connect(self._submit)
        self.text.submitted.connect(self._submit)
        self.problem.returnPressed.connect(self._submit)
        self.next_step.returnPressed.connect(self._submit)
        self.cancel.clicked.connect(self.clear)
        self.clip.clicked.connect(self._attach)
        self.points.valueChanged.connect(self._hint)

    def _build(self) -> None:
        theme = self._theme
        gap, unit = theme.size("space_gap"), theme.size("space_unit")
        self.points.setAccessibleName("进度")
        self.text.setAccessibleName("进展情况")
        self.problem.setPlaceholderText(NO_SECRETS)
        self.next_step.setPlaceholderText(NO_SECRETS)
        heading = QHBoxLayout(self._heading)
        heading.setContentsMargins(0, 0, 0, 0)
        heading.addWidget(self.title, 1)
        heading.addWidget(self.cancel)
        row = QHBoxLayout()
        row.setSpacing(unit)
        for part in (self.points, self.text, self.clip, self.more, self.send):
            row.addWidget(part, 1 if part is self.text else 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout(self._extra)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(unit)
        grid.addWidget(Field(theme, "报告单位", self.unit), 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Field(theme, "方式", self.channel), 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Field(theme, "报告日期", self.day), 0, 2, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Field(theme, "存在问题", self.problem), 1, 0, 1, 3)
        grid.addWidget(Field(theme, "下步措施", self.next_step), 2, 0, 1, 3)
        grid.addWidget(self.files, 3, 0, 1, 3)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, unit, gap, unit)
        column.setSpacing(unit)
        column.addWidget(self._heading)
        column.addLayout(row)
        column.addWidget(self._note)
        column.addWidget(self._extra)
        order = (self.points, self.text, self.unit, self.channel, self.day, self.problem)
        for before, after in pairwise((*order, self.next_step, self.clip, self.more, self.send)):
            QWidget.setTabOrder(before, after)
