"""Work on untrusted bytes in a process of its own, which may die without taking the program with it.

A damaged old workbook makes the reader ask for more memory than there is; that ends the process, and no exception
handler is asked. What happens to a child is only that no answer comes.
"""

import multiprocessing
import os
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar, cast

from supervisor_app.errors import UserError

_PATIENCE = 60.0  # seconds for the largest workbook that is let through
_Result = TypeVar("_Result")


class NoAnswerError(Exception):
    """The work failed, died or took too long."""


def run_apart(work: Callable[[bytes], _Result], data: bytes) -> _Result:
    """What `work` (a module's function, or a partial of one) makes of `data`; its UserError, else `NoAnswerError`."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(theirs, work, data), daemon=True)
    child.start()
    theirs.close()
    try:
        good, result = ours.recv() if ours.poll(_PATIENCE) else (False, None)
    except EOFError:
        raise NoAnswerError from None
    finally:
        ours.close()
        child.kill()
        child.join()
    if good:
        return cast(_Result, result)
    raise result if isinstance(result, UserError) else NoAnswerError


def _answer(channel: Connection, work: Callable[[bytes], object], data: bytes) -> None:
    """The child: one answer, and not a word on stderr, where a dying reader would write its backtrace."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        channel.send((True, work(data)))
    except UserError as error:
        channel.send((False, error))
    except BaseException:  # a panic of the reader is one; whatever it was, there is no workbook
        channel.send((False, None))
