"""The page 文书: register and preview side by side, or the pane that issues new papers."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.notice import Notice, NoticeKind
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.issuing import BatchResult
from supervisor_app.ui.page import LedgerPage, Shell
from supervisor_app.ui.pages.notice.issuing.naming import Naming
from supervisor_app.ui.pages.notice.issuing.pane import IssuePane
from supervisor_app.ui.pages.notice.paper.files import PaperFiles
from supervisor_app.ui.pages.notice.paper.preview import PaperPreview
from supervisor_app.ui.pages.notice.register.rows import NoticeRow
from supervisor_app.ui.pages.notice.register.view import Register

_SPLIT = "notice/split"


class NoticePage(LedgerPage):
    """Targets: ("issue", kind value, unit id or None), ("notice", id), ("receipt", id)."""

    ACTIONS = (
        ActionSpec("issue", "生成文书", "file-plus", ("Ctrl+N",)),
        ActionSpec("generate", "生成", "file-plus", ("Ctrl+Return",), "生成勾选单位的文书"),
        ActionSpec("back", "返回登记簿", "corner-up-left"),
        ActionSpec("print", "打印", "printer", ("Ctrl+P",), "打印选中的文书"),
        ActionSpec("folder", "打开文件夹", "folder-open", (), "打开文书所在的文件夹"),
        ActionSpec("copy", "另存为", "download", ("Ctrl+Shift+S",), "把这份文书的 PDF 另存一份"),
        ActionSpec("page_on", "下一页", keys=("Alt+PgDown",)),
        ActionSpec("page_back", "上一页", keys=("Alt+PgUp",)),
        ActionSpec("larger", "放大", keys=("Ctrl++", "Ctrl+=")),
        ActionSpec("smaller", "缩小", keys=("Ctrl+-",)),
        ActionSpec("fit", "整页或页宽", keys=("Ctrl+0",)),
        ActionSpec("send", "登记送达", keys=("Ctrl+F2",)),
        ActionSpec("sign", "登记签收", keys=("F2",)),
        ActionSpec("reply", "登记回复", keys=("Shift+F2",)),
        ActionSpec("void", "作废", keys=(), tip="作废这份文书，文号保留"),
        ActionSpec("again", "重新印发", keys=(), tip="按这份作废文书的内容改好再发，用新的文号"),
    )
    WATCHES = Changes.ALL & ~Changes.MEETINGS
    HINTS = (("↑ ↓", "选择"), ("空格", "勾选"), ("F2", "登记签收"), ("Alt+PgDn", "翻页"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.register = Register(shell, self.session, self.acts)
        files = [self.acts[name] for name in ("folder", "copy")]
        self.preview = PaperPreview(self.theme, shell.jobs, files)
        self.files = PaperFiles(shell, self.session, self._chosen_papers, self)
        self.naming = Naming(self.theme, self.session)
        self.pane = IssuePane(shell, self.session)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(self.theme.size("space_gap"))
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.register)
        self._split.addWidget(self.preview)
        self._split.splitterMoved.connect(lambda *_: shell.memory.setValue(_SPLIT, self._split.sizes()))
        self._sized = False
        self._stack = QStackedWidget()
        for part in (self._split, self.naming, self.pane):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack)
        self._connect()
        self._show_part(self._split)

    def title(self) -> str:
        """Where one is."""
        return "文书" if self._stack.currentWidget() is self._split else "生成文书"

    def facts(self) -> str:
        """Counts of the register, or what the batch is at."""
        if self._stack.currentWidget() is self.naming:
            return "先填发文机关"
        if self._stack.currentWidget() is self.pane:
            return "一个单位一份，没有生成的不占文号"
        today, papers = self.session.facts.today, self.session.facts.notices
        year = sum(1 for paper in papers if paper.number.year == today.year)
        month = sum(1 for paper in papers if (paper.issued_on.year, paper.issued_on.month) == (today.year, today.month))
        return f"{today.year} 年登记 {year} 份　{today.month} 月 {month} 份"

    def refresh(self, changes: Changes) -> None:
        """Read register and plans again."""
        self.register.refresh()
        self.preview.setVisible(bool(self.register.rows))
        if self._stack.currentWidget() is self.pane:
            self.pane.refresh()

    def show_target(self, target: Any) -> None:
        """Show a paper, register its receipt, or issue."""
        match target:
            case ("issue", kind, unit_id):
                self.begin_issue(NoticeKind(kind), unit_id)
            case ("notice" | "receipt" as what, notice_id):
                self._leave_pane()
                self.register.choose(notice_id)
                if what == "receipt":
                    self.register.open_entry("sign")

    def focus_filter(self) -> None:
        """The search of the register."""
        if self._stack.currentWidget() is self._split:
            self.register.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_issue(self, kind: NoticeKind | None = None, unit_id: int | None = None) -> None:
        """Show the pane that issues; first who issues, if the office has not said."""
        if self.pane.batch.running:
            self._show_part(self.pane)
            return
        self._wanted = (kind, unit_id)
        if not self.session.facts.office.named:
            self._show_part(self.naming)
            self.naming.begin()
            return
        self._show_part(self.pane)
        self.pane.begin(kind, unit_id)

    def _chosen_papers(self) -> list[Notice]:
        return [row.notice for row in self.register.table.chosen_rows()]

    def _connect(self) -> None:
        acts = self.acts
        acts["issue"].triggered.connect(lambda: self.begin_issue())
        acts["generate"].triggered.connect(self._go_on)
        acts["back"].triggered.connect(self._back)
        acts["print"].triggered.connect(self.files.print_chosen)
        acts["folder"].triggered.connect(self.files.open_folder)
        acts["copy"].triggered.connect(self.files.save_copy)
        self.files.remade.connect(lambda: self._show_paper(self.register.table.chosen_row()))
        acts["page_on"].triggered.connect(lambda: self.preview.turn(1))
        acts["page_back"].triggered.connect(lambda: self.preview.turn(-1))
        acts["larger"].triggered.connect(lambda: self.preview.zoom_by(1))
        acts["smaller"].triggered.connect(lambda: self.preview.zoom_by(-1))
        acts["fit"].triggered.connect(self.preview.fit)
        for wish in (self.register.table.opened, self.register.table.details):
            wish.connect(lambda _: self.preview.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.register.chosen.connect(self._show_paper)
        self.register.table.selectionModel().selectionChanged.connect(lambda *_: self._name_print())
        self.register.registered.connect(self._tell_registered)
        self.preview.remake_asked.connect(self.files.remake)
        self.naming.saved.connect(lambda: self.begin_issue(*self._wanted))
        self.pane.changed.connect(self._name_actions)
        self.pane.ended.connect(self._ended)

    def _show_part(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        on_register = part is self._split
        self.primary = self.acts["issue" if on_register else "generate"]
        self.second = self.acts["print" if on_register else "back"]
        for name in ("generate", "back"):
            self.acts[name].setVisible(not on_register)
        self._name_actions()

    def _name_actions(self) -> None:
        generate, back, batch = self.acts["generate"], self.acts["back"], self.pane.batch
        if self._stack.currentWidget() is self.naming:
            generate.setText("保存并继续")
            generate.setEnabled(True)
        else:
            count = len(self.pane.chosen())
            generate.setText("正在生成…" if batch.running else f"生成 {count} 份" if count else "生成")
            generate.setEnabled(self.pane.ready)
        back.setText("取消" if batch.running else "返回登记簿")
        self.head_changed.emit()

    def _name_print(self) -> None:
        count = len(self.register.table.chosen_rows())
        self.acts["print"].setText(f"打印 {count} 份" if count > 1 else "打印")

    def _go_on(self) -> None:
        if self._stack.currentWidget() is self.naming:
            self.naming.save()
        else:
            self.pane.generate()

    def _back(self) -> None:
        if self.pane.batch.running:
            self.pane.batch.cancel()
        else:
            self._leave_pane()

    def _leave_pane(self) -> None:
        self._show_part(self._split)
        self.register.table.setFocus()

    def _ended(self, result: BatchResult) -> None:
        sentence = str(result)
        if result.failed:
            plan, why = result.failed[0]
            more = f"等 {len(result.failed)} 份" if len(result.failed) > 1 else ""
            self.shell.warn(f"{sentence}。{plan.unit.name}{more}：{why}")
        elif result.issued:
            self._leave_pane()
            self.shell.say(sentence, "打开文件夹", self.files.open_folder)
        else:
            self.shell.say("已取消，没有生成文书，没有占用文号")
        if result.issued:
            self.register.choose(result.issued[0])

    def _show_paper(self, row: NoticeRow | None) -> None:
        path = self.files.path(row.notice) if row else None
        there = path is not None and path.is_file()
        for name in ("print", "copy"):
            self.acts[name].setEnabled(there)
        self.acts["folder"].setEnabled(path is not None and path.parent.is_dir())
        self.preview.show_paper(row.notice if row else None, path)

    def _tell_registered(self) -> None:
        stack = self.session.undo_stack
        self.shell.say(f"已{stack.undo_name}", "撤销", stack.undo)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Esc leaves the pane, and the preview for the register."""
        escape, on_register = event.key() == Qt.Key.Key_Escape, self._stack.currentWidget() is self._split
        if escape and not on_register:
            self._back()
        elif escape and self.preview.view.hasFocus():
            self.register.table.setFocus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Qt: the halves take their widths once the page has its own."""
        super().showEvent(event)
        if not self._sized:
            self._sized = True
            kept = self.shell.memory.value(_SPLIT)
            page = (self.height() - self.theme.px(100)) * 210 / 297  # the whole page as large as the height lets it
            right = round(min(max(page + self.theme.px(40), self.theme.px(404)), self.width() * 0.45))
            self._split.setSizes([int(size) for size in kept] if kept else [self.width() - right, right])
