"""The register on its way out: as a workbook, or as a landscape table to print."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from supervisor_app.domain.model import Unit
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import Notice
from supervisor_app.ui.jobs import Progress
from supervisor_app.ui.page import Shell
from supervisor_app.ui.session import Session

_FOLDER = "notice/export_folder"


@dataclass(frozen=True)
class Papers:
    """What the worker is given."""

    notices: tuple[Notice, ...]
    units: Mapping[int, Unit]
    office: OfficeSettings
    today: date
    note: str


def export_register(shell: Shell, session: Session, chosen: Sequence[Notice], note: str, parent: QWidget) -> None:
    """Ask where to, write the papers as a workbook; `note` says by what they were chosen, empty: all."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(str(shell.memory.value(_FOLDER, documents)))
    proposed = folder / f"发文登记-{session.facts.today:%Y%m%d}.xlsx"
    asked, _ = QFileDialog.getSaveFileName(parent, "导出发文登记", str(proposed), "Excel 工作簿 (*.xlsx)")
    if not asked:
        return
    path = Path(asked) if Path(asked).suffix.lower() == ".xlsx" else Path(f"{asked}.xlsx")
    shell.memory.setValue(_FOLDER, str(path.parent))
    job = shell.jobs.start("正在导出发文登记", _as_workbook, _papers(session, chosen, note), path)
    url = QUrl.fromLocalFile(str(path))
    sentence = f"已导出 {len(chosen)} 份文书的登记到 {path.name}"
    job.done.connect(lambda _: shell.say(sentence, "打开", lambda: QDesktopServices.openUrl(url)))


def set_register(shell: Shell, session: Session, chosen: Sequence[Notice], ready: Callable[[Path], None]) -> None:
    """Set the papers as an A4 landscape table; `ready` with its file, which is gone with the program."""
    path = Path(tempfile.mkdtemp(prefix="register-")) / "发文登记簿.pdf"
    atexit.register(shutil.rmtree, path.parent, ignore_errors=True)
    job = shell.jobs.start("正在排发文登记簿", _as_table, _papers(session, chosen, ""), path)
    job.done.connect(lambda _: ready(path))


def _papers(session: Session, chosen: Sequence[Notice], note: str) -> Papers:
    facts = session.facts
    return Papers(tuple(chosen), facts.units, facts.office, facts.today, note)


def _as_workbook(progress: Progress, papers: Papers, path: Path) -> None:
    from supervisor_app.exchange.register_sheet import register_rows, write_register

    progress(0, 0)
    name = papers.office.name
    told = "，".join(filter(None, (f"截至 {papers.today:%Y-%m-%d}，共 {len(papers.notices)} 份", papers.note)))
    write_register(register_rows(papers.notices, papers.units, papers.today), path, f"{name}发文登记", told)


def _as_table(progress: Progress, papers: Papers, path: Path) -> None:
    from supervisor_app.documents.prints.register import print_register as write

    progress(0, 0)
    write(papers.notices, path, units=papers.units, office=papers.office, day=papers.today)
