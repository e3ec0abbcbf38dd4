"""The commands' words: verbs, options, and what runs them."""

import argparse
from pathlib import Path
from typing import NoReturn

from supervisor_app import __version__
from supervisor_app.cli.arguments import day, pdf, place, points, words, workbook
from supervisor_app.cli.life_parser import life_verbs
from supervisor_app.cli.paper_parser import paper_verbs
from supervisor_app.errors import UserError

_FORMS = "list of {unit, period, tasks: [..], path}"
_COLLECTED = """{registered: [{file, sheet, row, number, unit, period, progress, corrects, changes: [{label, old, new}],
    doubts: [..]}], conflicts, strange, same, blank, absent: [{file, sheet, row, text, number}], unread: [{path,
    reason}]}"""
_PERIODS = "list of {unit, number, opens, closes, state, days_late, progress}"


class Parser(argparse.ArgumentParser):
    """Says a wrong call as every other error is said."""

    def error(self, message: str) -> NoReturn:
        """One sentence instead of usage and exit."""
        raise UserError(message)


def parser() -> Parser:
    """All verbs; each sets `run`, the name of its function within the commands."""
    top = Parser(prog="main.py", description="督办台账", epilog="without a command: main.py [LEDGER] opens the window")
    top.add_argument("--version", action="version", version=__version__)
    verbs = top.add_subparsers(dest="verb", required=True)
    add = _Adder(verbs)
    _ledger_verbs(add)
    life_verbs(add)
    _reporting_verbs(add)
    paper_verbs(add)
    _file_verbs(add)
    return top


class _Adder:
    def __init__(self, verbs: "argparse._SubParsersAction[Parser]") -> None:
        self._verbs = verbs

    def __call__(
        self, name: str, told: str, run: str, *places: str, json: bool | str = True, today: bool = False
    ) -> Parser:
        """One verb; `run` names module and function, imported only when the verb is called; `json`: what it prints."""
        verb = self._verbs.add_parser(name, help=told, description=told)
        for argument in places:
            verb.add_argument(argument, type=place)
        if json:
            shape = f": {json}" if isinstance(json, str) else ""
            verb.add_argument("--json", action="store_true", help=f"print one JSON value{shape}")
        if today:
            verb.add_argument("--today", type=day, default=None, metavar="DATE", help="count by this day, YYYY-MM-DD")
        verb.set_defaults(run=run)
        return verb


def _ledger_verbs(add: _Adder) -> None:
    verb = add("demo", "the whole job on the sample meeting", "demo.demo", json=False, today=True)
    verb.add_argument("dir", type=place, nargs="?", default=Path("demo"))
    verb.add_argument("--no-window", action="store_true", help="do not open the window at the end")
    verb = add("import", "take a task list into a ledger", "sheet_verbs.import_sheet", "ledger", "sheet")
    verb.add_argument("--held-on", type=day, default=None, metavar="DATE", help="day of the meeting, YYYY-MM-DD")
    verb.add_argument("--dry-run", action="store_true", help="tell what would come in, write nothing")
    verb.add_argument("--rejected", type=workbook, default=None, metavar="SHEET", help="save rejected rows as .xlsx")
    verb = add("export", "write the ledger as a workbook", "sheet_verbs.export_sheet", "ledger", today=True)
    verb.add_argument("sheet", type=workbook)
    verb = add("list", "tasks with their lights", "ledger_verbs.list_tasks", "ledger", today=True)
    verb.add_argument("--unit", type=words, default=None)
    verb.add_argument("--light", type=words, default=None, metavar="red,yellow")
    verb.add_argument("--search", type=words, default=None, metavar="TEXT")
    add("status", "how every unit stands", "ledger_verbs.status", "ledger", today=True)
    add("todo", "what to do today", "ledger_verbs.todo", "ledger", today=True)
    verb = add("report", "register what a unit reported", "ledger_verbs.report", "ledger", today=True)
    verb.add_argument("number", type=words)
    verb.add_argument("--unit", type=words, required=True)
    verb.add_argument("--progress", type=points, required=True)
    verb.add_argument("--text", type=words, default="")
    verb.add_argument("--problem", type=words, default="")
    verb.add_argument("--signed-by", type=words, default="", metavar="NAME", help="who answers for the report")
    verb.add_argument("--on", type=day, default=None, metavar="DATE")
    verb = add("extract", "read a speech into draft tasks", "speech_verbs.extract", "speech")
    verb.add_argument("--held-on", type=day, default=None, metavar="DATE", help="day of the meeting, YYYY-MM-DD")
    verb = add("due", "resolve a due-date phrase of a task list", "ledger_verbs.due")
    verb.add_argument("phrase", type=words)
    verb.add_argument("--held-on", type=day, required=True, metavar="DATE", help="day of the meeting, YYYY-MM-DD")


def _reporting_verbs(add: _Adder) -> None:
    verb = add(
        "feedback", "write feedback sheets to hand out", "feedback_verbs.feedback", "ledger", json=_FORMS, today=True
    )
    verb.add_argument("--out", type=place, required=True, metavar="DIR")
    verb.add_argument("--unit", type=words, default=None)
    verb = add(
        "collect", "register filled feedback sheets", "feedback_verbs.collect", "ledger", json=_COLLECTED, today=True
    )
    verb.add_argument("files", type=place, nargs="+", metavar="FILE")
    verb.add_argument("--dry-run", action="store_true", help="tell what would be registered, write nothing")
    told = "how units kept their reporting periods"
    verb = add("periods", told, "feedback_verbs.periods", "ledger", json=_PERIODS, today=True)
    verb.add_argument("--unit", type=words, default=None)
    verb.add_argument("--since", type=day, default=None, metavar="DATE", help="periods closing from this day on")


def _file_verbs(add: _Adder) -> None:
    verb = add("print", "a table to print, as PDF", "print_verbs.print_table", "ledger", today=True)
    verb.add_argument("out", type=pdf, metavar="OUT.pdf")
    verb.add_argument("--what", required=True, choices=["ledger", "tasks", "units", "unit", "register", "closed"])
    verb.add_argument("--size", choices=["A4", "A3"], default="A4")
    verb.add_argument("--unit", type=words, default=None, help="of this unit only")
    verb = add("fonts", "which font serves each class of type of papers", "font_verbs.fonts")
    verb.add_argument("--text", type=words, default=None, help="tell which font gives each of these characters")
    verb = add("backup", "make a proved backup", "file_verbs.backup", "ledger")
    verb.add_argument("--to", type=place, default=None, metavar="DIR")
    verb = add("backups", "backups of a ledger", "file_verbs.backups", "ledger")
    verb.add_argument("--to", type=place, default=None, metavar="DIR", help="the folder they were made in")
    add("restore", "put a backup in the ledger's place", "file_verbs.restore", "backup", "ledger")
    add("check", "prove that a ledger is sound", "file_verbs.check", "ledger")
