"""What can be done with the PDFs of chosen papers: print, find, copy, make again."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from supervisor_app.domain.papers.notice import Notice
from supervisor_app.errors import UserError, cause
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.notice.paper.printing import PrintRun
from supervisor_app.ui.session import Session


class PaperFiles(QObject):
    """`chosen` gives the papers in question; failures are `UserError`."""

    remade = Signal()
    printed = Signal()

    def __init__(self, shell: Shell, session: Session, chosen: Callable[[], list[Notice]], window: QWidget) -> None:
        super().__init__(window)
        self._shell, self._session, self._chosen, self._window = shell, session, chosen, window

    def path(self, notice: Notice) -> Path | None:
        """Where the PDF is, or would be made again; None for a paper registered without one."""
        return self._session.register.place(notice) if notice.path else None

    def paths(self) -> list[Path]:
        """The PDFs of the papers chosen."""
        return [path for path in map(self.path, self._chosen()) if path is not None]

    def remake(self, notice: Notice) -> None:
        """Write a registered paper again, as it was issued."""
        from supervisor_app.documents.issuing import reprint

        path = self.path(notice)
        if path is not None:
            _make_folder(path.parent)
            reprint(notice, path)
            self.remade.emit()
            self._shell.say(f"已按登记内容重新生成 {notice.number}")

    def print_chosen(self) -> None:
        """Ask for the printer, then print the papers chosen."""
        self.print_files(self.paths())

    def print_files(self, paths: Sequence[Path]) -> None:
        """Ask for the printer, then print these."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("督办文书")
        if QPrintDialog(printer, self._window).exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(paths, printer)

    def print_to(self, paths: Sequence[Path], printer: QPrinter) -> None:
        """Print papers, telling how far it is."""
        run = PrintRun(paths, printer, self)
        run.advanced.connect(lambda at, of: self._shell.say(f"正在打印第 {at} 页，共 {of} 页", "停止", run.stop))
        run.ended.connect(self._tell_printed)
        run.start()

    def _tell_printed(self, sides: int, whole: bool) -> None:
        self._shell.say(f"已送去打印 {sides} 页" if whole else f"已停止打印，送出了 {sides} 页")
        self.printed.emit()

    def open_folder(self) -> None:
        """Show the folder of the papers in the system's file manager."""
        paths = self.paths()
        folder = paths[0].parent if paths else self._session.register.folder
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            raise UserError(f"系统没有打开文件夹 {folder}；请在文件管理器里自行打开")

    def save_copy(self) -> None:
        """Copy the paper where the user says."""
        path = self.paths()[0]
        chosen, _ = QFileDialog.getSaveFileName(self._window, "另存为", str(Path.home() / path.name), "PDF (*.pdf)")
        if not chosen:
            return
        target = Path(chosen).with_suffix(".pdf")
        try:
            shutil.copyfile(path, target)
        except OSError as error:
            raise UserError(f"没有存到 {target}（{cause(error)}）；请换一个文件夹") from None
        self._shell.say(f"已另存为 {target}")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"文件夹 {folder} 建不了（{cause(error)}）；请在设置里换一个文书文件夹") from None
