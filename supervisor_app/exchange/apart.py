"""Work on untrusted bytes in a process of its own, which may die without taking the program with it.

A damaged old workbook makes the reader ask for more memory than there is; that ends the process, and no exception
handler is asked. A child that ends so only gives no answer.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import TypeVar, cast

from supervisor_app.errors import UserError

_PATIENCE = 60.0  # seconds for the largest workbook that is let through
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows alone would flash a console
_Result = TypeVar("_Result")


class NoAnswerError(Exception):
    """The work failed, died or took too long."""


def run_apart(work: Callable[[bytes], _Result], data: bytes) -> _Result:
    """What `work` (a module's function, or a partial of one) makes of `data`; its UserError, else `NoAnswerError`.

    A bundled program has no interpreter of its own to start; there the work is done in this process.
    """
    if getattr(sys, "frozen", False) or not sys.executable:
        return work(data)
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-c", f"from {__name__} import answer; answer()"],
            input=pickle.dumps((work, data)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # where a dying reader would write its backtrace
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path or os.curdir for path in sys.path)},
            timeout=_PATIENCE,
            creationflags=_NO_CONSOLE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        raise NoAnswerError from None
    result = pickle.loads(child.stdout)
    if isinstance(result, UserError):
        raise result
    return cast(_Result, result)


def answer() -> None:
    """The child: the work's result on stdout, or none and a failure."""
    work, data = pickle.load(sys.stdin.buffer)
    try:
        result = work(data)
    except UserError as error:
        result = error
    pickle.dump(result, sys.stdout.buffer)
