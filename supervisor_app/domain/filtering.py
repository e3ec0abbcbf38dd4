"""Searching tasks by words, number, unit or pinyin initials."""

import unicodedata
from collections.abc import Iterable

from supervisor_app.domain.standing import TaskLine


class Searched:
    """What is searched of a fact, folded once: its names, which have initials too, and the rest."""

    __slots__ = ("_initials", "names", "rest")

    def __init__(self, names: Iterable[str], rest: Iterable[str] = ()) -> None:
        self.names, self.rest = _fold("\n".join(names)), _fold("\n".join(rest))
        self._initials: str | None = None

    def holds(self, text: str) -> bool:
        """Whether every word of `text` is in it, as written or, in Latin letters, as pinyin initials."""
        return all(self.has(word, as_initials) for word, as_initials in _words(text))

    def has(self, word: str, as_initials: bool) -> bool:
        """Whether one folded word is in it; the initials are found out when first asked for."""
        if word in self.names or word in self.rest:
            return True
        if not as_initials:
            return False
        if self._initials is None:
            self._initials = initials(self.names)
        return word in self._initials


def matching(lines: Iterable[TaskLine], text: str) -> list[TaskLine]:
    """Lines that hold every word of `text`, as written or, in Latin letters, as pinyin initials (ljxq for 老旧小区)."""
    found = list(lines)
    for word, as_initials in _words(text):
        found = [line for line in found if _searched(line).has(word, as_initials)]
    return found


def _words(text: str) -> list[tuple[str, bool]]:
    return [(word, word.isascii() and word.isalpha()) for word in _fold(text).split()]


_known: dict[int, tuple[TaskLine, Searched]] = {}
_MOST_KNOWN = 400_000


def _searched(line: TaskLine) -> Searched:
    """Of a task its title, number and units, target, problem and source; folded once for each line."""
    task = line.task
    known = _known.get(task.id)
    if known is not None and known[0] is line:
        return known[1]
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    made = Searched((task.title, task.number, *line.lead, *line.cooperating), (task.target, task.problem, line.source))
    _known[task.id] = line, made
    return made


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def initials(text: str) -> str:
    """First letters of the pinyin of each character; what is no hanzi stays."""
    return text.translate(_FIRST)


class _First(dict[int, str]):
    """Code point → first letter of the commonest reading; other characters as they are."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char >= "㐀":
            from pypinyin import Style, lazy_pinyin  # 0.14 s to import: only when somebody searches

            char = lazy_pinyin(char, style=Style.NORMAL, errors="default")[0][:1]
        self[code] = char
        return char


_FIRST = _First()
