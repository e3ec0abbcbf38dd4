"""Tables printed as PDF from the window: where to, on the worker, and the way to the folder when done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from supervisor_app.domain.model import Unit
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import Notice
from supervisor_app.domain.standing import TaskLine, UnitLine
from supervisor_app.ui.jobs import Progress
from supervisor_app.ui.page import Shell

_FOLDER = "prints/folder"
Size = Literal["A4", "A3"]


@dataclass(frozen=True)
class LedgerPrint:
    """The tasks listed, as 督办台账 or, `handed_out`, as 任务清单; `listed` says which ones where they are not all."""

    lines: Sequence[TaskLine]
    office: OfficeSettings
    day: date
    size: Size = "A4"
    listed: str = ""
    handed_out: bool = False

    def write(self, progress: Progress, path: Path) -> int:
        """Write it; gives the number of pages."""
        from supervisor_app.documents.prints.ledger import print_ledger, print_tasks

        if self.handed_out:
            return print_tasks(self.lines, path, office=self.office, day=self.day, size=self.size, tell=progress)
        return print_ledger(
            self.lines, path, office=self.office, day=self.day, size=self.size, listed=self.listed, tell=progress
        )


@dataclass(frozen=True)
class UnitPrint:
    """A unit's sheet: its counts, the tasks it leads and cooperates in, the papers it received."""

    unit_line: UnitLine
    lines: Sequence[TaskLine]
    notices: Sequence[Notice]
    units: Mapping[int, Unit]
    office: OfficeSettings
    day: date

    def write(self, progress: Progress, path: Path) -> int:
        """Write it; gives the number of pages."""
        from supervisor_app.documents.prints.units import print_unit

        return print_unit(
            self.unit_line,
            self.lines,
            self.notices,
            path,
            units=self.units,
            office=self.office,
            day=self.day,
            tell=progress,
        )


def print_to_file(shell: Shell, parent: QWidget, name: str, write: Callable[[Progress, Path], int]) -> None:
    """Ask where the PDF is to lie, proposing `name`, write it on the worker, and offer its folder when done."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = Path(str(shell.memory.value(_FOLDER, documents))) / f"{name}.pdf"
    chosen, _ = QFileDialog.getSaveFileName(parent, "打印为 PDF", str(proposed), "PDF (*.pdf)")
    if not chosen:
        return
    path = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
    shell.memory.setValue(_FOLDER, str(path.parent))
    job = shell.jobs.start("正在生成 PDF", write, path)
    folder = QUrl.fromLocalFile(str(path.parent))
    job.done.connect(
        lambda pages: shell.say(
            f"已生成 {path.name}，共 {pages} 页。", "打开文件夹", lambda: QDesktopServices.openUrl(folder)
        )
    )
