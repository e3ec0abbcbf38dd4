"""Every command of the program; exit 0 on success, 2 with one line `error: …` on a wrong call or bad input."""

import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TextIO

from supervisor_app.app.qt_check import has_display, missing_libraries, told_to_draw_unseen
from supervisor_app.cli.parser import parser
from supervisor_app.errors import UserError, cause
from supervisor_app.log import start_log, stop_log
from supervisor_app.paths import user_data_dir

_VERBS = "demo import export list status todo report notices backup backups restore check due extract"
_VERBS += " feedback collect periods print fonts"
_VERBS += " add step extend decide verify lookback review attach files life"
_VERBS += " register void receive"
_INTERRUPTED = 130  # as shells count a program ended by Ctrl+C

_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the window on a ledger; gives the exit code."""
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a name that is not UTF-8 shows as \udcff, which is valid in JSON, too
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except UserError as error:
        return _failed(str(error))
    except BrokenPipeError:  # `… | head`: the reader has what it wanted
        _give_up_stdout()
        return 0
    except KeyboardInterrupt:
        _failed("已中断")
        return _INTERRUPTED
    except OSError as error:
        _give_up_stdout()
        return _failed(f"{error.filename or '输出'}：{cause(error)}；请检查文件名、权限和磁盘空间")
    except Exception as error:  # our own bug: its details go where they can be sent from
        return _failed(_bug(error))
    return code


def _run(words: Sequence[str]) -> int:
    if not words or (words[0] not in _VERBS.split() and not words[0].startswith("-")):
        return _open_window(words)
    args = parser().parse_args(words)
    module, _, function = args.run.partition(".")
    run = getattr(import_module(f"{__name__}.{module}"), function)
    return int(run(args) or 0)


def _nowhere() -> TextIO:
    """For a stream that was closed, or that a program without a console never had."""
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _failed(sentence: str) -> int:
    sys.stderr.write(f"error: {' '.join(sentence.split())}\n")
    return 2


def _give_up_stdout() -> None:
    """Let the interpreter not complain again, when it ends, about output nobody can take."""
    with suppress(OSError, ValueError):  # ValueError: not a real file, as in tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug(error: Exception) -> str:
    path = start_log(user_data_dir())
    _log.error("a command failed", exc_info=error)
    stop_log()
    where = f"，详情在 {path}，请把它发给程序维护人员" if path else "，请告诉程序维护人员"
    return f"程序内部出错（{type(error).__name__}）{where}"


def _open_window(words: Sequence[str]) -> int:
    if len(words) > 1:
        raise UserError(f"{words[0]} is not a command; see main.py --help")
    if words and not (words[0] and Path(words[0]).is_file()):
        raise UserError(f"找不到台账 {words[0]}，也没有这个命令；请检查文件名，或看 main.py --help")
    told = missing_libraries()
    if not told and not (has_display() or told_to_draw_unseen()):
        told = "这里没有图形界面，窗口打不开；请在桌面环境里运行，或使用命令（见 main.py --help）"
    if told:
        raise UserError(told)
    from supervisor_app.app.window_program import run  # Qt only when a window opens

    return int(run(Path(words[0]) if words else None))
