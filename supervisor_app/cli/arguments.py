"""What the commands' arguments are made of: days, files, texts, points."""

import re
from datetime import date
from pathlib import Path

from supervisor_app.errors import UserError

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_YEARS = range(1900, 3000)  # an office's own and far beyond, so that counting days cannot run over the calendar's ends


def day(text: str) -> date:
    """A date written YYYY-MM-DD."""
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or found.year not in _YEARS:
        raise UserError(f"“{text}” is not a date of the years 1900 to 2999; write it as YYYY-MM-DD")
    return found


def place(text: str) -> Path:
    """A file or folder by name; a link is followed, so that lock, journal and backups are those of the file itself."""
    if not text or "\0" in text:
        raise UserError("a file or folder has an empty name; write one")
    path = Path(text)
    return path.resolve() if path.is_symlink() else path


def workbook(text: str) -> Path:
    """A workbook to write; never a ledger or any other kind of file, which it would replace."""
    path = place(text)
    if path.suffix.lower() != ".xlsx" or path.is_dir():
        raise UserError(f"{path} is not a workbook to write; give a file name that ends in .xlsx")
    return path


def pdf(text: str) -> Path:
    """A PDF to write; never a ledger or any other kind of file, which it would replace."""
    path = place(text)
    if path.suffix.lower() != ".pdf" or path.is_dir():
        raise UserError(f"{path} is not a PDF to write; give a file name that ends in .pdf")
    return path


def words(text: str) -> str:
    """Text that a ledger can hold."""
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise UserError("a text is not valid UTF-8; check the terminal's encoding")
    return text


def row_id(text: str) -> int:
    """The id of a row, as commands tell it."""
    found = int(text) if re.fullmatch(r"\d{1,18}", text, re.ASCII) else 0
    if not found:
        raise UserError(f"--id “{text}” is not an id of the ledger; write the one that `life --json` tells")
    return found


def points(text: str) -> float:
    """Progress in points."""
    try:
        return float(text) + 0.0  # -0 becomes 0
    except ValueError:
        raise UserError(f"--progress “{text}” is not a number; write points from 0 to 100") from None
