"""Every command of the program; exit 0 on success, 2 with one line `error: …` on a wrong call or bad input."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date

from supervisor_app import __version__
from supervisor_app.domain.dates import read_due
from supervisor_app.errors import UserError


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        raise UserError(message)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(f"{text} is not a date; write it as YYYY-MM-DD") from None


def _due(args: argparse.Namespace) -> None:
    reading = read_due(args.phrase, args.held_on)
    if not reading.known:
        raise UserError(f"“{args.phrase}” is not a due date this program understands; write it as YYYY-MM-DD")
    value = {"due": reading.due and reading.due.isoformat(), "cycle": reading.cycle, "cycle_day": reading.cycle_day}
    _say(json.dumps(value, ensure_ascii=False))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _parser() -> _Parser:
    parser = _Parser(prog="main.py", description="督办台账")
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    due = verbs.add_parser("due", help="resolve a due-date phrase of a task list")
    due.add_argument("phrase")
    due.add_argument("--held-on", type=_date, required=True, help="day of the meeting, YYYY-MM-DD")
    due.set_defaults(run=_due)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    try:
        args = _parser().parse_args(argv)
        args.run(args)
    except UserError as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    return 0
