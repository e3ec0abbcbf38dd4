"""导出 Excel: what the ledger shows, as a workbook."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.jobs import Progress
from supervisor_app.ui.page import Shell
from supervisor_app.ui.session import Session

_FOLDER = "ledger/export_folder"
_STEP = 200


def _ask_path(shell: Shell, session: Session, parent: QWidget) -> Path | None:
    """Where to write; None when the user thinks better of it."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(str(shell.memory.value(_FOLDER, documents)))
    proposed = folder / f"{session.path.stem}-{session.facts.today:%Y%m%d}.xlsx"
    chosen, _ = QFileDialog.getSaveFileName(parent, "导出 Excel", str(proposed), "Excel 工作簿 (*.xlsx)")
    if not chosen:
        return None
    path = Path(chosen)
    shell.memory.setValue(_FOLDER, str(path.parent))
    return path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")


def export_lines(shell: Shell, session: Session, lines: Sequence[TaskLine], parent: QWidget) -> None:
    """Ask where to, write the lines in their order, and offer the folder when done."""
    path = _ask_path(shell, session, parent)
    if path is None:
        return
    facts = session.facts
    job = shell.jobs.start("正在导出台账", _write, tuple(lines), facts.office, facts.today, path)
    folder = QUrl.fromLocalFile(str(path.parent))
    sentence = f"已导出 {len(lines)} 项到 {path.name}。"
    job.done.connect(lambda _: shell.say(sentence, "打开文件夹", lambda: QDesktopServices.openUrl(folder)))


def _write(progress: Progress, lines: Sequence[TaskLine], office: OfficeSettings, today: date, path: Path) -> None:
    from supervisor_app.exchange.ledger_sheet import write_ledger
    from supervisor_app.exchange.rows import ledger_heading, ledger_row

    rows = []
    for at, line in enumerate(lines):
        if at % _STEP == 0:
            progress(at, len(lines))
        rows.append(ledger_row(line, office.light_names))
    write_ledger(rows, path, *ledger_heading(office, today, len(rows)))
