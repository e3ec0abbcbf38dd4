"""Searching tasks by words, number, unit or pinyin initials."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from supervisor_app.domain.standing import TaskLine

_Texts = tuple[TaskLine, str, str]


def matching(lines: Iterable[TaskLine], text: str) -> list[TaskLine]:
    """Lines that hold every word of `text`, as written or, in Latin letters, as pinyin initials (ljxq for 老旧小区)."""
    found = list(lines)
    for word in _fold(text).split():
        as_initials = word.isascii() and word.isalpha()
        found = [line for line in found if _holds(_texts(line), word, as_initials)]
    return found


def _holds(texts: _Texts, word: str, as_initials: bool) -> bool:
    _, names, rest = texts
    return word in names or word in rest or (as_initials and word in initials(names))


_known: dict[int, _Texts] = {}
_MOST_KNOWN = 400_000


def _texts(line: TaskLine) -> _Texts:
    """What is searched of a line: its names, which have initials too, and the rest; folded once for each line."""
    task = line.task
    known = _known.get(task.id)
    if known is None or known[0] is not line:
        if len(_known) > _MOST_KNOWN:
            _known.clear()
        names = _fold("\n".join((task.title, task.number, *line.lead, *line.cooperating)))
        known = _known[task.id] = line, names, _fold("\n".join((task.target, task.problem, line.source)))
    return known


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(maxsize=200_000)
def initials(text: str) -> str:
    """First letters of the pinyin of each character; what is no hanzi stays."""
    return "".join(_pinyin(char)[:1] for char in text)


@lru_cache(maxsize=50_000)
def _pinyin(char: str) -> str:
    """The commonest reading of one character without tone; other characters as they are."""
    if char < "㐀":
        return char
    from pypinyin import Style, lazy_pinyin  # 0.14 s to import: only when somebody searches

    return lazy_pinyin(char, style=Style.NORMAL, errors="default")[0]
