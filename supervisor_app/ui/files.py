"""Asking for files: which ones the program takes, the system's dialogs, and what was dropped on a widget."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from supervisor_app.ui.memory import Memory

SHEET_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
SPEECH_SUFFIXES = (".docx", ".txt")
_OLD_SPEECHES = (".doc", ".wps")  # not to be read, but known, so that a dropped one is told what to do
LEDGER_SUFFIX = ".db"
SHEET_FILTER = f"表格 ({' '.join('*' + suffix for suffix in SHEET_SUFFIXES)})"
SPEECH_FILTER = f"讲话稿 ({' '.join('*' + suffix for suffix in SPEECH_SUFFIXES)})"
LEDGER_FILTER = f"督办台账 (*{LEDGER_SUFFIX})"
_SHEETS, _SPEECHES, _LEDGERS, _FORMS = "files/sheets", "files/speeches", "files/ledgers", "files/forms"


def is_sheet(path: Path) -> bool:
    """Whether a task list may be in it, by its name."""
    return path.suffix.lower() in SHEET_SUFFIXES


def is_speech(path: Path) -> bool:
    """Whether a speech may be in it, by its name."""
    return path.suffix.lower() in SPEECH_SUFFIXES + _OLD_SPEECHES


def is_ledger(path: Path) -> bool:
    """Whether it is named as a ledger is."""
    return path.suffix.lower() == LEDGER_SUFFIX


def ask_sheet(parent: QWidget, memory: Memory) -> Path | None:
    """The sheet the user chooses; None when none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "选择任务清单", _folder(memory, _SHEETS), SHEET_FILTER)
    return _kept(chosen, memory, _SHEETS)


def ask_sheets(parent: QWidget, memory: Memory) -> list[Path]:
    """The feedback sheets the user chooses, several at once; none when none."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, "选择填好的反馈表", _folder(memory, _FORMS), SHEET_FILTER)
    found = (_kept(one, memory, _FORMS) for one in chosen)
    return [path for path in found if path is not None]


def ask_folder(parent: QWidget, proposed: Path) -> Path | None:
    """The folder the user chooses; None when none."""
    chosen = QFileDialog.getExistingDirectory(parent, "选择文件夹", str(proposed))
    return Path(chosen) if chosen else None


def ask_speech(parent: QWidget, memory: Memory) -> Path | None:
    """The speech the user chooses; None when none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "选择讲话稿", _folder(memory, _SPEECHES), SPEECH_FILTER)
    return _kept(chosen, memory, _SPEECHES)


def ask_ledger(parent: QWidget, memory: Memory) -> Path | None:
    """The ledger the user chooses to open; None when none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "打开台账", _folder(memory, _LEDGERS), LEDGER_FILTER)
    return _kept(chosen, memory, _LEDGERS)


def ask_source(parent: QWidget, memory: Memory) -> Path | None:
    """A speech or a sheet: what tasks come from; None when none."""
    names = " ".join(f"*{suffix}" for suffix in (*SPEECH_SUFFIXES, *SHEET_SUFFIXES))
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "选择讲话稿或任务清单", _folder(memory, _SPEECHES), f"讲话稿或任务清单 ({names})"
    )
    return _kept(chosen, memory, _SPEECHES)


def ask_any(parent: QWidget, memory: Memory) -> Path | None:
    """A speech, a sheet or a ledger; None when none."""
    names = " ".join(f"*{suffix}" for suffix in (*SPEECH_SUFFIXES, *SHEET_SUFFIXES, LEDGER_SUFFIX))
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "选择讲话稿、任务清单或台账", _folder(memory, _SHEETS), f"讲话稿、任务清单或台账 ({names})"
    )
    return _kept(chosen, memory, _SHEETS)


def ask_new_ledger(parent: QWidget, memory: Memory, sheet: Path | None = None) -> Path | None:
    """Where a new ledger is to lie, proposed beside the `sheet` it is made from; None when nowhere."""
    folder = sheet.parent if sheet else Path(_folder(memory, _LEDGERS))
    proposed = str(folder / f"{sheet.stem if sheet else '督办台账'}{LEDGER_SUFFIX}")
    chosen, _ = QFileDialog.getSaveFileName(parent, "新台账存放在", proposed, LEDGER_FILTER)
    if not chosen:
        return None
    named = chosen if chosen.lower().endswith(LEDGER_SUFFIX) else chosen + LEDGER_SUFFIX
    return _kept(named, memory, _LEDGERS)


def ask_save_sheet(parent: QWidget, proposed: Path) -> Path | None:
    """Where a sheet is to be written; None when nowhere."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "保存为", str(proposed), "Excel 工作簿 (*.xlsx)")
    if not chosen:
        return None
    return Path(chosen if chosen.lower().endswith(".xlsx") else f"{chosen}.xlsx")


def dropped_file(data: QMimeData) -> Path | None:
    """The one local file that is dragged; None for anything else."""
    urls = data.urls() if data.hasUrls() else []
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def dropped_files(data: QMimeData) -> list[Path]:
    """All local files that are dragged; none where anything else is among them."""
    urls = data.urls() if data.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []


def _folder(memory: Memory, name: str) -> str:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(memory.value(name, "") or documents)


def _kept(chosen: str, memory: Memory, name: str) -> Path | None:
    if not chosen:
        return None
    memory.setValue(name, str(Path(chosen).parent))
    return Path(chosen)
