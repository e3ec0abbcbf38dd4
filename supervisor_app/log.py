"""The log file: what the program did and where it failed, never what a task says.

Its lines are English and name things by id. Whatever Chinese or long numbers (telephones) get into them with an
error's text come from the office's papers and are masked, so that the file can be sent to whoever mends the program.
"""

import logging
import re
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

_NAME = "supervisor.log"
_BYTES, _FILES = 1_000_000, 4
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_PRIVATE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+|\d{7,}")

_log = logging.getLogger("supervisor_app")


class _Masked(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return _PRIVATE.sub("…", super().format(record))


def start_log(folder: Path) -> Path | None:
    """Write the program's log to a rotating file in `folder`; gives the file, None when it cannot be written.

    At most about 5 MB are kept. A missing log never stops the program.
    """
    path = folder / _NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    except OSError:
        return None
    stop_log()
    handler.setFormatter(_Masked(_FORMAT))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.info("started on %s, Python %s", sys.platform, sys.version.split()[0])
    return path


def stop_log() -> None:
    """Close the log file, if one is open."""
    for handler in [item for item in _log.handlers if isinstance(item, RotatingFileHandler)]:
        _log.removeHandler(handler)
        handler.close()
