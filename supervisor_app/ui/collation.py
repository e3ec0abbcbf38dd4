"""How lists are put in order and searched: by pinyin and natural numbers, and by pinyin initials."""

from functools import lru_cache

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale

_COLLATOR = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
_COLLATOR.setNumericMode(True)
_COLLATOR.setCaseSensitivity(_COLLATOR.caseSensitivity().CaseInsensitive)


def collation_key(text: str) -> QCollatorSortKey:
    """A key that sorts Chinese by pinyin and 9号 before 10号."""
    return _COLLATOR.sortKey(text)


@lru_cache(maxsize=200_000)
def initials(text: str) -> str:
    """The pinyin initials of a text, lower case: 市住建局 → szjj, 重庆 → cq; other characters stay."""
    from pypinyin import Style, lazy_pinyin  # heavy: loaded at the first search

    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()


def matches(needle: str, *texts: str) -> bool:
    """Whether every word of `needle` is in one of the texts, in words or as pinyin initials."""
    folded = [text.casefold() for text in texts]
    for word in needle.casefold().split():
        if any(word in text for text in folded):
            continue
        if not (word.isascii() and word.isalpha() and any(word in initials(text) for text in folded)):
            return False
    return True
