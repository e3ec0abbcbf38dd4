"""The order of texts in tables: by pinyin and natural numbers, through Qt's collator for its speed."""

from functools import lru_cache

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale, Qt

_COLLATOR = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
_COLLATOR.setNumericMode(True)
_COLLATOR.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)


@lru_cache(maxsize=200_000)
def collation_key(text: str) -> QCollatorSortKey:
    """A key that sorts Chinese by pinyin and 9号 before 10号."""
    return _COLLATOR.sortKey(text)
