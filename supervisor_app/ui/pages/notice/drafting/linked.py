"""A template and the text it shows: `{reply_by}` is a span that shows the entry's words and keeps its key."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Shown:
    """How an entry is shown in a text: its words, or its label in brackets while it is empty."""

    label: str
    words: str = ""

    @property
    def text(self) -> str:
        """What stands in the text."""
        return self.words or f"〔{self.label}〕"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text; with `key` it is linked to that entry."""

    text: str
    key: str = ""


def pieces(template: str, shown: Mapping[str, Shown]) -> list[Piece]:
    """The runs of one paragraph; braces round anything that is no entry stay text."""
    found: list[Piece] = []
    at = 0
    for match in _TOKEN.finditer(template):
        if match[1] in shown:
            found += [Piece(template[at : match.start()]), Piece(shown[match[1]].text, match[1])]
            at = match.end()
    return [piece for piece in (*found, Piece(template[at:])) if piece.text]


def template(runs: Iterable[Piece]) -> str:
    """The template that shows these runs."""
    return "".join(f"{{{run.key}}}" if run.key else run.text for run in runs)


def kept(text: str, shown: str) -> tuple[int, int] | None:
    """Which part [start, end) of a linked run edited by hand still shows its entry; None: it is plain text now."""
    if text.startswith(shown):
        return 0, len(shown)
    return (len(text) - len(shown), len(text)) if text.endswith(shown) else None
