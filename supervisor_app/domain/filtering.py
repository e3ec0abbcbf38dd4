"""Searching tasks by words, number, unit or pinyin initials."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from supervisor_app.domain.standing import TaskLine


def matching(lines: Iterable[TaskLine], text: str) -> list[TaskLine]:
    """Lines that hold every word of `text`, as written or, in Latin letters, as pinyin initials (ljxq for 老旧小区)."""
    words = [word for word in _fold(text).split() if word]
    return [line for line in lines if all(_holds(line, word) for word in words)]


def _holds(line: TaskLine, word: str) -> bool:
    task = line.task
    names = _folded(task.title, task.number, *line.lead, *line.cooperating)
    if word in names or (word.isascii() and word.isalpha() and word in initials(names)):
        return True
    return word in _folded(task.target, task.problem, line.source)


@lru_cache(maxsize=400_000)
def _folded(*texts: str) -> str:
    return _fold("\n".join(texts))


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
