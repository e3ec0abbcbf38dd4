"""A finished file gets its name while its passing name stays, so that a kill in between leaves a trace to tell by."""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path


def put_in_place(part: Path, path: Path) -> None:
    """Give the file `part` the name `path` as well; OSError, also where that name is taken."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, as on most USB sticks
        _copy(part, path)


def _copy(part: Path, path: Path) -> None:
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    spare = part.with_name(f".~{part.name[1:]}")  # a passing name as well: left-overs of it are cleared up, too
    try:
        shutil.copyfile(part, spare)
        with spare.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(spare, path)
    finally:
        with suppress(OSError):
            spare.unlink(missing_ok=True)
