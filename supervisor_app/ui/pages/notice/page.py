"""The page 文书: register and preview side by side, or the pane that issues new papers."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.dialogs.unsaved import Answer, ask_unsaved
from supervisor_app.ui.issuing import BatchResult
from supervisor_app.ui.page import LedgerPage, Shell
from supervisor_app.ui.pages.notice.issuing.naming import Naming
from supervisor_app.ui.pages.notice.issuing.pane import IssuePane
from supervisor_app.ui.pages.notice.paper.pane import PaperPane
from supervisor_app.ui.pages.notice.register.face import RegisterFace

_ISSUING = (("F4", "选择文种"), ("空格", "勾选"), ("Enter", "改文稿"), ("Ctrl+Enter", "生成"), ("Esc", "返回"))


class NoticePage(LedgerPage):
    """Targets: ("issue", kind value, unit id or None[, task ids]), ("notice", id), ("receipt", id)."""

    ACTIONS = (
        ActionSpec("issue", "生成文书", "file-plus", ("Ctrl+N",)),
        ActionSpec("generate", "生成", "file-plus", ("Ctrl+Return",), "印发勾选的文书"),
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
        ActionSpec("due", "改回复期限", keys=(), tip="给单位改一个回复期限，原因留在日志里"),
        ActionSpec("void", "作废", keys=(), tip="作废这份文书，文号保留"),
        ActionSpec("export", "导出 Excel", "file-spreadsheet", ("Ctrl+E",), "把列出的文书导出为发文登记表"),
        ActionSpec("list", "打印登记簿", "printer", (), "把列出的文书打印成 A4 横表"),
        ActionSpec("kinds", "选择文种", keys=("F4",)),
        ActionSpec("again", "重新印发", keys=(), tip="按这份作废文书的内容改好再发，用新的文号"),
    )
    WATCHES = Changes.ALL & ~Changes.MEETINGS
    HINTS = (("↑ ↓", "选择"), ("F2", "登记签收"), ("Shift+F2", "登记回复"), ("Alt+PgDn", "翻页"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.face = RegisterFace(shell, self.session, self.acts)
        self.register, self.preview, self.files = self.face.register, self.face.preview, self.face.files
        self.naming = Naming(self.theme, self.session)
        self.pane = IssuePane(shell, self.session)
        self._stack = QStackedWidget()
        for part in (self.face, self.naming, self.pane):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack)
        self._connect()
        self._show_part(self.face)

    def title(self) -> str:
        """Where one is."""
        return "文书" if self._on_register else "生成文书"

    def facts(self) -> str:
        """Counts of the register, or what the batch is at."""
        if self._stack.currentWidget() is self.naming:
            return "先填发文机关"
        if self._stack.currentWidget() is self.pane:
            return self.pane.why_not or "没有生成的不占文号；不得录入涉密信息"
        today, papers = self.session.facts.today, self.session.facts.notices
        year = sum(1 for paper in papers if paper.number.year == today.year)
        month = sum(1 for paper in papers if (paper.issued_on.year, paper.issued_on.month) == (today.year, today.month))
        return f"{today.year} 年登记 {year} 份　{today.month} 月 {month} 份"

    def refresh(self, changes: Changes) -> None:
        """Read register and plans again."""
        self.face.refresh()
        if self._stack.currentWidget() is self.pane:
            self.pane.refresh()

    def show_target(self, target: Any) -> None:
        """Show a paper, register its receipt, or issue."""
        match target:
            case ("issue", kind, unit_id):
                self.begin_issue(NoticeKind(kind), unit_id)
            case ("issue", kind, unit_id, task_ids):
                self.begin_issue(NoticeKind(kind), unit_id, task_ids)
            case ("notice" | "receipt" as what, notice_id):
                self._leave_pane()
                self.register.choose(notice_id)
                if what == "receipt":
                    self.register.open_entry("sign")

    def may_close(self) -> bool:
        """Ask before texts that were changed and not issued are lost."""
        drafts = self.pane.offer.drafts
        if drafts.changed and ask_unsaved(self.theme, f"改过的 {drafts.changed} 份文稿", self, "") is Answer.DROP:
            drafts.drop()
        return not drafts.changed

    def focus_filter(self) -> None:
        """The search of the register."""
        if self._on_register:
            self.register.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_issue(
        self, kind: NoticeKind | None = None, unit_id: int | None = None, task_ids: Iterable[int] | None = None
    ) -> None:
        """Show the pane that issues; first who issues, if the office has not said."""
        if self.pane.batch.running:
            self._show_part(self.pane)
            return
        self._wanted = (kind, unit_id, task_ids)
        if not self.session.facts.office.named:
            self._show_part(self.naming)
            self.naming.begin()
            return
        self._show_part(self.pane)
        self.pane.begin(kind, unit_id, task_ids)

    @property
    def _on_register(self) -> bool:
        return self._stack.currentWidget() is self.face

    @property
    def _paper_pane(self) -> PaperPane:
        """The paper in sight: a registered one, or the draft's."""
        return self.pane.desk.paper if self._stack.currentWidget() is self.pane else self.preview

    def _issue_again(self) -> None:
        """The void paper chosen, as the draft of a new one."""
        row = self.register.table.chosen_row()
        if row is not None and row.void:
            self._show_part(self.pane)
            self.pane.begin_again(row.notice)

    def _offer_kinds(self) -> None:
        if self._stack.currentWidget() is self.pane and self.pane.kinds.isEnabled():
            self.pane.kinds.offer()

    def _connect(self) -> None:
        acts = self.acts
        acts["issue"].triggered.connect(lambda: self.begin_issue())
        acts["generate"].triggered.connect(self._go_on)
        acts["back"].triggered.connect(self._back)
        acts["kinds"].triggered.connect(self._offer_kinds)
        acts["again"].triggered.connect(self._issue_again)
        acts["page_on"].triggered.connect(lambda: self._paper_pane.turn(1))
        acts["page_back"].triggered.connect(lambda: self._paper_pane.turn(-1))
        acts["larger"].triggered.connect(lambda: self._paper_pane.zoom_by(1))
        acts["smaller"].triggered.connect(lambda: self._paper_pane.zoom_by(-1))
        acts["fit"].triggered.connect(lambda: self._paper_pane.fit())
        self.naming.saved.connect(lambda: self.begin_issue(*self._wanted))
        self.pane.changed.connect(self._name_actions)
        self.pane.ended.connect(self._ended)

    def _show_part(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        on_register = part is self.face
        self.primary = self.acts["issue" if on_register else "generate"]
        self.second = self.acts["print" if on_register else "back"]
        self.hints = self.HINTS if on_register else _ISSUING if part is self.pane else ()
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
            why_not = self.pane.why_not
            generate.setEnabled(bool(count) and not batch.running and not why_not)
            generate.setToolTip(why_not or "印发勾选的文书（Ctrl+Enter）")
        back.setText("取消" if batch.running else "返回登记簿")
        self.head_changed.emit()

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
        self._show_part(self.face)
        self.register.table.setFocus()

    def _ended(self, result: BatchResult) -> None:
        sentence = str(result)
        if result.failed:
            order, why = result.failed[0]
            more = f"等 {len(result.failed)} 份" if len(result.failed) > 1 else ""
            self.shell.warn(f"{sentence}。{order.name}{more}：{why}")
        elif result.issued:
            self._leave_pane()
            self.shell.say(sentence, "打开文件夹", self.files.open_folder)
        else:
            self.shell.say("已取消，没有生成文书，没有占用文号")
        if result.issued:
            self.register.choose(result.issued[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Esc leaves the editor for the papers, and the pane for the register."""
        if event.key() != Qt.Key.Key_Escape or self._on_register:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is self.pane and self.pane.desk.editor.isAncestorOf(self.focusWidget()):
            self.pane.tree.setFocus()
        else:
            self._back()
