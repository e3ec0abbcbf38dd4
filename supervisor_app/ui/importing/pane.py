"""Bringing a task list in: what was read, what will be left out and why; nothing is written before 导入."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.domain.draft import DraftList
from supervisor_app.ui import files
from supervisor_app.ui.actions import ActionSpec, build_actions
from supervisor_app.ui.importing import reading
from supervisor_app.ui.importing.reader import Reader
from supervisor_app.ui.importing.reading import Outcome, Workbook
from supervisor_app.ui.importing.view import ImportView
from supervisor_app.ui.page import Shell

if TYPE_CHECKING:
    from supervisor_app.exchange.grid import Sheet
    from supervisor_app.exchange.header import Header
    from supervisor_app.exchange.task_sheet import Remark

_PAUSE = 250  # ms of quiet after typing a date before the sheet is read again


class ImportPane(QWidget):
    """Reads `path` at once; the actions import and other are for the header of the page it stands on."""

    ACTIONS = (
        ActionSpec("import", "导入", "download", ("Ctrl+Return", "Ctrl+Enter"), "把读懂的事项写入台账"),
        ActionSpec("other", "换一个文件", "folder-open", ("Ctrl+O",)),
        ActionSpec("back", "返回会议", "chevron-left", ("Esc",)),
    )

    HINTS = (("Ctrl+O", "换一个文件"), ("Ctrl+Enter", "核对后导入"), ("Esc", "返回"))

    left = Signal()
    imported = Signal(str)  # title of the meeting
    changed = Signal()  # what `facts` says is new

    def __init__(self, shell: Shell, path: Path) -> None:
        super().__init__()
        if shell.session is None:
            raise RuntimeError("importing needs an open ledger")
        self._shell, self._session = shell, shell.session
        self.path = path
        self.book: Workbook | None = None
        self.sheet: Sheet | None = None
        self.header: Header | None = None
        self.outcome: Outcome | None = None
        self.reader = Reader(shell.jobs, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.acts = build_actions(self.ACTIONS, self, shell.theme)
        self.view = ImportView(shell.theme, shell.memory, self._session.facts.today, self.acts["other"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        self.load(path)

    def facts(self) -> str:
        """One line on what would become of the list."""
        if self.outcome is None:
            return "先核对，点“导入”之后才写入台账"
        return reading.summary(self.outcome)

    def load(self, path: Path) -> None:
        """Read a file; what it is about is proposed anew."""
        self.path, self.book, self.sheet, self.header, self.outcome = path, None, None, None, None
        self.view.meeting.forget()
        self.view.show_waiting()
        self.reader.load(path)
        self._judge()

    def choose_other(self) -> None:
        """Ask for another file."""
        path = files.ask_sheet(self, self._shell.memory)
        if path is not None:
            self.load(path)

    def look_again(self) -> None:
        """The ledger changed: what it has already may be other tasks."""
        if self.outcome is not None:
            self._show(self.outcome)

    def stop(self) -> None:
        """Stop what is being read; the pane is not needed any more."""
        self.reader.stop()

    def write(self) -> None:
        """Write what is new into the ledger, after a backup; then show it there."""
        day = self.view.meeting.day()
        if self.outcome is None or day is None or self._complaint():
            return
        title, outcome = self.view.meeting.title(), self.outcome
        self.acts["import"].setText("正在导入…")
        self.window().repaint()  # thousands of rows take a second or two
        try:
            self._session.vault.back_up_before_import()
            drafts = tuple(item.draft for item in outcome.fresh)
            ids, _ = self._session.import_list(DraftList(title, day, self.path.name, drafts, outcome.carried))
        finally:
            self._judge()
        left_out = len(outcome.rejected) + len(outcome.repeated)
        told = f"已导入 {len(ids)} 项" + (f"，{left_out} 行未导入" if left_out else "")
        self.imported.emit(title)
        self._shell.go("ledger", ("filter", {} if outcome.carried.sources else {"source": title}))
        self._shell.say(told, "撤销", self._session.undo_stack.undo)

    def _connect(self) -> None:
        view = self.view
        self.reader.loaded.connect(self._loaded)
        self.reader.understood.connect(self._show)
        self.reader.failed.connect(self._failed)
        self.acts["import"].triggered.connect(self.write)
        self.acts["other"].triggered.connect(self.choose_other)
        self.acts["back"].triggered.connect(self.left)
        view.choice.sheet_changed.connect(self._take_sheet)
        view.choice.header_changed.connect(self._take_row)
        view.mapping.changed.connect(self._map)
        view.meeting.changed.connect(self._judge)
        view.meeting.date_edit.changed.connect(self._pause.start)
        self._pause.timeout.connect(self._read)
        view.grid.mapped.connect(self._map)
        view.result.chosen.connect(self._show_row)
        view.result.save_asked.connect(self._save_rejected)

    def _loaded(self, book: Workbook) -> None:
        if book.feedback:
            self.left.emit()
            self._shell.go("reporting", ("collect", [book.path]))
            return
        self.book = book
        self.view.choice.show_sheets(book.sheets, book.best)
        self.view.name_file(book.path.name)
        self.view.show_work()
        self._take_sheet(book.best)
        self.view.result.items.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, sentence: str) -> None:
        self.outcome = None
        self.view.show_failure(sentence)
        self._judge()

    def _take_sheet(self, place: int) -> None:
        if self.book is None:
            return
        self.sheet = self.book.sheets[place]
        header = reading.propose_header(self.sheet)
        self.view.grid.show_sheet(self.sheet)
        self.view.meeting.propose(*reading.propose_meeting(self.sheet, header, self.path))
        self._take_header(header)
        self.view.grid.fit_columns()
        self.view.grid.show_cell(header.first)

    def _take_row(self, row: int) -> None:
        if self.sheet is not None:
            self._take_header(reading.chosen_header(self.sheet, row))

    def _map(self, field: str, column: int | None) -> None:
        if self.header is not None:
            self._take_header(self.header.with_column(field, column))

    def _take_header(self, header: "Header") -> None:
        if self.sheet is None:
            return
        self.header = header
        self.view.choice.show_rows(self.sheet, header)
        self.view.mapping.show_header(header)
        self.view.grid.name_columns(header)
        self._read()

    def _read(self) -> None:
        self._pause.stop()
        day = self.view.meeting.day()
        if self.sheet is None or self.header is None or day is None:
            return
        if "title" not in self.header.columns:
            self.outcome = None
            self.view.result.show_nothing(self.view.mapping.advice())
            self._judge()
            return
        self.reader.understand(self.sheet, self.header, day)
        self._judge()

    def _show(self, outcome: Outcome) -> None:
        drafts = tuple(item.draft for item in outcome.items)
        places = {id(draft): place for place, draft in enumerate(drafts)}
        repeated = self._session.find_duplicates(drafts)
        self.outcome = outcome.with_repeated({places[id(found.draft)]: found.number for found in repeated})
        self.view.result.show_outcome(self.outcome)
        self.view.grid.mark(reading.remarked_cells(outcome))
        self._judge()

    def _complaint(self) -> str:
        """Why nothing can be imported now; empty when it can."""
        if self.outcome is None:
            return self.view.mapping.complaint() or "还没有读到任务清单"
        if self.reader.busy or self._pause.isActive():
            return "正在核对任务清单"
        return self.view.meeting.complaint() or ("" if self.outcome.fresh else "没有可以导入的事项")

    def _judge(self) -> None:
        complaint, action = self._complaint(), self.acts["import"]
        action.setEnabled(not complaint)
        count = len(self.outcome.fresh) if self.outcome is not None else 0
        action.setText(f"导入 {count} 项" if count else "导入")
        action.setToolTip(complaint or f"把读懂的 {count} 项写入台账（Ctrl+Enter）")
        self.changed.emit()

    def _show_row(self, row: int, remark: "Remark | None") -> None:
        if self.header is not None and (remark is None or not remark.sheet):
            column = reading.remark_column(self.header, remark) if remark is not None else None
            self.view.grid.show_cell(row - 1, column)

    def _save_rejected(self) -> None:
        from supervisor_app.exchange.rejected_sheet import save_rejected

        if self.outcome is None or self.sheet is None or self.header is None:
            return
        path = files.ask_save_sheet(self, self.path.with_name(f"{self.path.stem}（待修改）.xlsx"))
        if path is not None:
            count = save_rejected(self.sheet, self.header, self.outcome.rejected, path)
            self._shell.say(f"已把不能导入的 {count} 行保存到 {path.name}，改好后可以再导入")
