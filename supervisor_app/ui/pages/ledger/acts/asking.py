"""Acts as data: what a form asks for, what is wrong with an answer, and the command it becomes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from supervisor_app.ui.pages.ledger.acts.inputs import Figure, FilesInput, Options, Verdict
from supervisor_app.ui.pages.ledger.form.inputs import Day, Lines, Words
from supervisor_app.ui.pages.ledger.inputs import NO_SECRETS, looking_back
from supervisor_app.ui.theme import Theme

Values = Mapping[str, Any]


def _always(_: Values) -> bool:
    return True


def _fine(_: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One input: `missing` is the sentence when it is left empty, "" where it may be; `check` finds other faults.

    `half`: two such stand side by side; `shown`: whether it is asked at all, by the other answers.
    """

    key: str
    word: str
    make: Callable[[Theme], QWidget]
    start: Any
    missing: str = ""
    half: bool = False
    shown: Callable[[Values], bool] = _always
    check: Callable[[Any], str] = _fine


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A form: `run` takes the answers and gives a command; its `UserError` is told in the form.

    `preview`: what the answers would come to, told while they are given.
    `blocked`: why it cannot be done yet, with the act that has to come first in `instead` (name, word).
    """

    name: str
    title: str
    button: str
    asks: Sequence[Ask] = ()
    run: Callable[[Values], object]
    hint: str = ""
    blocked: str = ""
    instead: tuple[str, str] | None = None
    preview: Callable[[Values], str] | None = None


def ask_day(
    key: str,
    word: str,
    start: date | None,
    today: date,
    missing: str = "",
    ahead: bool = False,
    shown: Callable[[Values], bool] = _always,
    hint: str = "",
) -> Ask:
    """A day up to today, or with `ahead` one to come; days without a year are read accordingly."""

    def check(day: date | None) -> str:
        if day is not None and not ahead and day > today:
            return f"{day} 在今天之后，请改成实际的日子"
        return ""

    held_on = today if ahead else looking_back(today)

    def make(theme: Theme) -> Day:
        made = Day(theme, held_on)
        if hint or not ahead:
            made.field.setPlaceholderText(hint or f"如 {today:%m-%d}")
        return made

    return Ask(
        key=key,
        word=word,
        make=make,
        start=start,
        missing=missing,
        half=True,
        check=check,
        shown=shown,
    )


def ask_person(key: str, word: str, start: str) -> Ask:
    """Who did it; always needed, since it is kept with the step."""
    return Ask(key=key, word=word, make=lambda _: Words(), start=start, missing=f"请写明{word}", half=True)


def ask_text(
    key: str, word: str, missing: str = "", start: str = "", lines: int = 3, shown: Callable[[Values], bool] = _always
) -> Ask:
    """Free text of some lines."""
    return Ask(
        key=key,
        word=word,
        make=lambda theme: Lines(theme, lines, NO_SECRETS),
        start=start,
        missing=missing,
        shown=shown,
    )


def ask_line(key: str, word: str, missing: str = "", start: str = "", half: bool = False) -> Ask:
    """One line of text."""
    return Ask(key=key, word=word, make=lambda _: Words(), start=start, missing=missing, half=half)


def ask_option(key: str, word: str, options: Sequence[tuple[Any, str]], start: Any, half: bool = True) -> Ask:
    """One of a few."""
    return Ask(key=key, word=word, make=lambda _: Options(options), start=start, half=half)


def ask_verdict(key: str, word: str, yes: str, no: str) -> Ask:
    """One of two; the first to begin with."""
    return Ask(key=key, word=word, make=lambda theme: Verdict(theme, yes, no), start=True)


def ask_figure(
    key: str,
    word: str,
    hint: str = "",
    start: float | None = None,
    missing: str = "",
    shown: Callable[[Values], bool] = _always,
    check: Callable[[Any], str] = _fine,
) -> Ask:
    """A number that may be left out."""
    return Ask(
        key=key,
        word=word,
        make=lambda _: Figure(hint),
        start=start,
        missing=missing,
        half=True,
        shown=shown,
        check=check,
    )


def ask_files(key: str = "files", word: str = "佐证材料") -> Ask:
    """Files to be kept with it."""
    return Ask(key=key, word=word, make=FilesInput, start=())


def granted_points(points: float | None) -> str:
    """What is wrong with points granted to a task that goes on."""
    return "" if points is None or 0 <= points < 100 else f"核定进度 {points:g} 要在 0 以上、100 以下，请改"
