"""Register and preview side by side, and what is done with the papers chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter

from supervisor_app.domain.papers.notice import Notice
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.notice.paper.files import PaperFiles
from supervisor_app.ui.pages.notice.paper.preview import PaperPreview
from supervisor_app.ui.pages.notice.register.export import export_register, set_register
from supervisor_app.ui.pages.notice.register.rows import NoticeRow
from supervisor_app.ui.pages.notice.register.view import Register
from supervisor_app.ui.session import Session

_SPLIT = "notice/split"


class RegisterFace(QSplitter):
    """The face of the page with the papers issued."""

    def __init__(self, shell: Shell, session: Session, acts: dict[str, QAction]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._shell, self._theme, self._session, self._acts = shell, shell.theme, session, acts
        self.register = Register(shell, session, acts)
        self.preview = PaperPreview(self._theme, shell.jobs, [acts["folder"], acts["copy"]])
        self.files = PaperFiles(shell, session, self._chosen_papers, self)
        self._sized = False
        self.setHandleWidth(self._theme.size("space_gap"))
        self.setChildrenCollapsible(False)
        self.addWidget(self.register)
        self.addWidget(self.preview)
        self.splitterMoved.connect(lambda *_: shell.memory.setValue(_SPLIT, self.sizes()))
        self._connect()

    def refresh(self) -> None:
        """Read the register again."""
        self.register.refresh()
        self.preview.setVisible(bool(self.register.rows))

    def _chosen_papers(self) -> list[Notice]:
        return [row.notice for row in self.register.table.chosen_rows()]

    def _connect(self) -> None:
        acts, table = self._acts, self.register.table
        for name, run in (
            ("print", self.files.print_chosen),
            ("folder", self.files.open_folder),
            ("copy", self.files.save_copy),
            ("export", self._export),
            ("list", self._print_list),
        ):
            acts[name].triggered.connect(lambda _=False, run=run: run() if self.isVisible() else None)
        self.files.remade.connect(lambda: self._show_paper(table.chosen_row()))
        for wish in (table.opened, table.details):
            wish.connect(lambda _: self.preview.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.register.chosen.connect(self._show_paper)
        table.selectionModel().selectionChanged.connect(lambda *_: self._name_print())
        self.preview.remake_asked.connect(self.files.remake)

    def _export(self) -> None:
        shown = [row.notice for row in self.register.shown()]
        export_register(self._shell, self._session, shown, self.register.filters.note, self)

    def _print_list(self) -> None:
        shown = [row.notice for row in self.register.shown()]
        set_register(self._shell, self._session, shown, lambda path: self.files.print_files([path]))

    def _name_print(self) -> None:
        count = len(self.register.table.chosen_rows())
        self._acts["print"].setText(f"打印 {count} 份" if count > 1 else "打印")

    def _show_paper(self, row: NoticeRow | None) -> None:
        path = self.files.path(row.notice) if row else None
        there = path is not None and path.is_file()
        for name in ("print", "copy"):
            self._acts[name].setEnabled(there)
        self._acts["folder"].setEnabled(path is not None and path.parent.is_dir())
        self.preview.show_paper(row.notice if row else None, path)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Esc leaves the preview for the register."""
        if event.key() == Qt.Key.Key_Escape and self.preview.view.hasFocus():
            self.register.table.setFocus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Qt: the halves take their widths once the page has its own."""
        super().showEvent(event)
        if not self._sized:
            self._sized = True
            kept = self._shell.memory.value(_SPLIT)
            page = (self.height() - self._theme.px(132)) * 210 / 297  # the whole page as large as the height lets it
            right = round(min(max(page + self._theme.px(40), self._theme.px(404)), self.width() * 0.45))
            self.setSizes([int(size) for size in kept] if kept else [self.width() - right, right])
