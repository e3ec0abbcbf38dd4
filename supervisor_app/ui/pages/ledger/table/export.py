"""What the ledger lists, as a workbook (导出 Excel) or as a table to print (PDF)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from supervisor_app.domain.carried import Carried
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.jobs import Progress
from supervisor_app.ui.page import Shell
from supervisor_app.ui.prints import LedgerPrint, Size, print_to_file
from supervisor_app.ui.session import Session

_FOLDER = "ledger/export_folder"


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
    whole = len(lines) == len(facts.lines)
    carried = facts.carried(None if whole else [line.task.id for line in lines])
    numbers = {task_id: line.task.number for task_id, line in facts.lines.items()}
    given = _Given(tuple(lines), facts.office, facts.today, numbers, carried)
    job = shell.jobs.start("正在导出台账", _write, given, path)
    folder = QUrl.fromLocalFile(str(path.parent))
    behind = f"，另有{carried.words}" if carried.words else ""
    sentence = f"已导出 {len(lines)} 项到 {path.name}{behind}。"
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


@dataclass(frozen=True)
class _Given:
    """What the workbook is made of, on the worker."""

    lines: tuple[TaskLine, ...]
    office: OfficeSettings
    today: date
    numbers: Mapping[int, str]
    carried: Carried


def _write(progress: Progress, given: _Given, path: Path) -> None:
    from supervisor_app.exchange.ledger_sheet import write_ledger
    from supervisor_app.exchange.rows import ledger_heading, ledger_rows

    rows = list(ledger_rows(given.lines, given.office.light_names, given.numbers, given.carried))
    heading = ledger_heading(given.office, given.today, len(rows))
    write_ledger(rows, path, *heading, given.carried, progress)
