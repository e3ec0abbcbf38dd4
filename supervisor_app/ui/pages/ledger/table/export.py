"""What the ledger lists, as a workbook (导出 Excel) or as a table to print (PDF)."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.jobs import Progress
from supervisor_app.ui.page import Shell
from supervisor_app.ui.prints import LedgerPrint, Size, print_to_file
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


def print_lines(
    shell: Shell,
    session: Session,
    lines: Sequence[TaskLine],
    parent: QWidget,
    size: Size = "A4",
    handed_out: bool = False,
) -> None:
    """Ask where to, and print the lines in their order as the ledger or, `handed_out`, as a task list."""
    facts = session.facts
    listed = "" if len(lines) == len(facts.lines) else "按筛选列出"
    told = LedgerPrint(tuple(lines), facts.office, facts.today, size, listed, handed_out)
    word = "任务清单" if handed_out else "督办台账"
    print_to_file(shell, parent, f"{word}-{facts.today:%Y%m%d}", told.write)


def export_menu(
    shell: Shell, session: Session, lines: Callable[[], Sequence[TaskLine]], parent: QWidget, acts: Sequence[QAction]
) -> QMenu:
    """The page's actions, the same lines on larger paper and as a task list, and their units' feedback sheets."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions(acts)
    large = menu.addAction("打印台账 A3（PDF）…")
    large.triggered.connect(lambda: print_lines(shell, session, lines(), parent, "A3"))
    handed_out = menu.addAction("打印任务清单（PDF）…")
    handed_out.triggered.connect(lambda: print_lines(shell, session, lines(), parent, handed_out=True))
    menu.addSeparator()
    send, collect = menu.addAction("发反馈表…"), menu.addAction("收反馈表…")
    send.triggered.connect(lambda: shell.go("reporting", ("send", {u for line in lines() for u in line.task.lead})))
    collect.triggered.connect(lambda: shell.go("reporting", ("collect", None)))
    return menu


def _write(progress: Progress, lines: Sequence[TaskLine], office: OfficeSettings, today: date, path: Path) -> None:
    from supervisor_app.exchange.ledger_sheet import write_ledger
    from supervisor_app.exchange.rows import ledger_heading, ledger_row

    rows = []
    for at, line in enumerate(lines):
        if at % _STEP == 0:
            progress(at, len(lines))
        rows.append(ledger_row(line, office.light_names))
    write_ledger(rows, path, *ledger_heading(office, today, len(rows)))
