"""Every command of the program; exit 0 on success, 2 with one line `error: …` on a wrong call or bad input."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from supervisor_app.app.qt_check import missing_libraries
from supervisor_app.cli.parser import parser
from supervisor_app.errors import UserError

_VERBS = "demo import export list status todo report notices backup backups restore check due"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the window on a ledger; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        if not words or (words[0] not in _VERBS.split() and not words[0].startswith("-")):
            return _open_window(words)
        args = parser().parse_args(words)
        module, _, function = args.run.partition(".")
        run = getattr(import_module(f"{__name__}.{module}"), function)
        return int(run(args) or 0)
    except UserError as error:
        sys.stderr.write(f"error: {' '.join(str(error).split())}\n")
        return 2
    except BrokenPipeError:
        return 0


def _open_window(words: Sequence[str]) -> int:
    if len(words) > 1:
        raise UserError(f"{words[0]} is not a command; see main.py --help")
    if words and not Path(words[0]).is_file():
        raise UserError(f"找不到台账 {words[0]}，也没有这个命令；请检查文件名，或看 main.py --help")
    told = missing_libraries()
    if told:
        raise UserError(told)
    from supervisor_app.app.window_program import run  # Qt only when a window opens

    return int(run(Path(words[0]) if words else None))
