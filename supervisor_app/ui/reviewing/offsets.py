"""Offsets of a text as Python counts characters, and as Qt does: there a character beyond U+FFFF takes two places."""

from bisect import bisect_left


class Offsets:
    """Turns one into the other; for nearly every text they are the same."""

    def __init__(self, text: str) -> None:
        wide = () if not text or max(text) <= "\uffff" else (at for at, char in enumerate(text) if char > "\uffff")
        self._wide = list(wide)
        self._wide_qt = [at + before for before, at in enumerate(self._wide)]

    def to_qt(self, at: int) -> int:
        """A position in a QTextDocument."""
        return at + bisect_left(self._wide, at)

    def to_text(self, position: int) -> int:
        """An offset of the text."""
        return position - bisect_left(self._wide_qt, position)
