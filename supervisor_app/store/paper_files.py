"""The PDFs of the register: where they are, and what a killed batch left beside them.

A paper is written under a passing name that bears the ledger's mark (`passing_name`). Within the transaction that
registers it the finished file gets its real name as well, and only after the commit the passing one goes. So a passing
name that is still there tells of a paper that was under way: its real file stays if it is registered, else it goes.
"""

import filecmp
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from supervisor_app.domain.papers.notice import passing_name
from supervisor_app.store.backup import sync_folder

_RECENT = 50  # papers of the register whose folders are looked into for left-overs


def notice_folder(ledger: Path, chosen: str = "") -> Path:
    """Where papers go: the folder the office chose, else beside the ledger."""
    return Path(chosen) if chosen else ledger.with_name(f"{ledger.stem}.文书")


def paper_place(registered: str, ledger: Path, chosen: str = "") -> Path:
    """Where a registered paper's PDF is: as registered, or where it is after the ledger was moved with its papers.

    Where it is nowhere: where it would be made again.
    """
    path = Path(registered)
    moved = (notice_folder(ledger, chosen) / path.name, ledger.parent / path.parent.name / path.name)
    nowhere = path if path.parent.is_dir() else moved[0]
    return next((place for place in (path, *moved) if place.is_file()), nowhere)


def paper_mark(db: Database) -> str:
    """What the passing names of this ledger's papers bear: the beginning of its first history row's hash."""
    first = db.execute("SELECT substr(hash, 1, 8) FROM history ORDER BY id LIMIT 1").fetchone()
    return str(first[0]) if first else "0" * 8


def sync_paper(path: str) -> None:
    """Make the name of a delivered file last through a power cut."""
    if path:
        with suppress(OSError):
            sync_folder(Path(path).parent)


def clear_part(db: Database, path: str) -> None:
    """Remove the passing name of a registered paper."""
    if path:
        real = Path(path)
        with suppress(OSError):  # the next batch clears it up
            real.with_name(passing_name(real.name, paper_mark(db))).unlink(missing_ok=True)


def settle(db: Database, *folders: Path) -> None:
    """Clear up what a killed process left in `folders` and where the latest papers are; harmless where it left none.

    To be called under the ledger's lock while no paper is under way. Afterwards every file under a number is
    registered, and no passing name of this ledger is left. What cannot be read or removed stays for the next time.
    """
    mark = paper_mark(db)
    recent = db.execute("SELECT path FROM notice WHERE path <> '' ORDER BY id DESC LIMIT ?", [_RECENT])
    for folder in {*(folder.resolve() for folder in folders), *(Path(path).parent for (path,) in recent)}:
        for part, real in _passing(folder, mark):
            known = db.execute("SELECT 1 FROM notice WHERE path = ?", [str(real)]).fetchone()
            with suppress(OSError):
                if known and not real.exists():
                    part.rename(real)
                    continue
                if not known and real.exists() and filecmp.cmp(part, real, shallow=False):
                    real.unlink()
                part.unlink()


def _passing(folder: Path, mark: str) -> Iterator[tuple[Path, Path]]:
    """Passing names in a folder with the real ones."""
    tail = passing_name("", mark)[1:]
    with suppress(OSError):
        for part in list(folder.iterdir()):
            if part.name.startswith(".") and part.name.endswith(tail):
                yield part, part.with_name(part.name[1 : -len(tail)])
