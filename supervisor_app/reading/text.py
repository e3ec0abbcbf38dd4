"""Text as it stands in files, made readable: hard line breaks, blanks, page furniture, width, traditional characters.

Every readable character knows its place in the raw text, so that whatever is found can be given verbatim.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from supervisor_app.reading.traditional import SIMPLIFIED

_WIDTH = {0xFF01 + at: 0x21 + at for at in range(94) if chr(0x21 + at) not in "!,:;?()"}
_MARKS = {ord(","): "，", ord(":"): "：", ord("("): "（", ord(")"): "）", ord("﹪"): "%", ord("－"): "—", ord("-"): "—"}
_FOLD = _WIDTH | SIMPLIFIED | {ord("—"): "—", ord("–"): "—", ord("～"): "—", ord("~"): "—"}
_BLANK = re.compile(r"[\s\x00-\x1f\x7f\u200b-\u200f\u2028-\u202f\ufeff\u3000\xa0]+")
_FURNITURE = re.compile(
    r"\s*(?:[-—–·.\s]*\d{1,4}[-—–·.\s]*|第\s*\d+\s*页(?:\s*[，,/]?\s*共\s*\d+\s*页)?|\d+\s*/\s*\d+|[-—=_*·.]{3,})\s*"
)
_ENDED = re.compile(r"[。！？；!?;：:…][”’）)】」』\s]*$")
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、是要]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．]\D|第[一二三四五六七八九十]{1,3}[、，,章节部]|[①-⑳]|[●◆■★]|附件|同志们)"
)
_SENTENCE = re.compile(r"[^。！？；!?;]+(?:[。！？；!?;]+[”’）)】」』]*)?|[。！？；!?;]+[”’）)】」』]*")
_FURNITURE_LENGTH = 40
_LONG_LINE = 45  # a line of this length that stops in the middle of a sentence was broken by a page, not by its writer
_LONGEST = 2000  # a sentence beyond this is cut: nobody reads it as one, and patterns stay quick


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: readable text, the raw offsets of its characters, its paragraph and whether it opens it."""

    text: str
    places: Sequence[int]
    paragraph: int
    first: bool
    alone: bool

    @property
    def start(self) -> int:
        """Offset of the first character in the raw text."""
        return self.places[0]

    @property
    def end(self) -> int:
        """Offset behind the last character in the raw text."""
        return self.places[-1] + 1

    def raw(self, span: tuple[int, int]) -> tuple[int, int]:
        """A span of the readable text as offsets of the raw text."""
        return self.places[span[0]], self.places[span[1] - 1] + 1


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, parted at 。！？； and at line breaks that are not inside a sentence."""
    found: list[Sentence] = []
    for number, lines in enumerate(_paragraphs(text)):
        clean, places = _readable(text, lines)
        spans = [span for match in _SENTENCE.finditer(clean) for span in _cut(clean, *match.span())]
        spans = [span for span in spans if re.search(r"\w", clean[span[0] : span[1]])]
        for at, (start, end) in enumerate(spans):
            found.append(Sentence(clean[start:end], places[start:end], number, at == 0, len(spans) == 1))
    return found


def _cut(clean: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        at = clean.rfind("，", start, start + _LONGEST) + 1 or start + _LONGEST
        yield start, at
        start = at
    yield start, end


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Groups of lines that belong together, as raw spans without page furniture."""
    lines = [_trimmed(text, *match.span()) for match in re.finditer(r"[^\n\r]+", text)]
    lines = [(start, end) for start, end in lines if start < end and not _is_furniture(text[start:end])]
    limit = _break_length(text, lines)
    group: list[tuple[int, int]] = []
    for span in lines:
        if not re.search(r"\w", text[span[0] : span[1]]):
            continue
        if group and not _continues(text, group[-1], span, limit):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())


def _is_furniture(line: str) -> bool:
    return len(line) <= _FURNITURE_LENGTH and bool(_FURNITURE.fullmatch(line))


def _break_length(text: str, lines: list[tuple[int, int]]) -> int:
    """The length from which an unfinished line goes on in the next; shorter where the whole text is wrapped."""
    lengths = sorted(end - start for start, end in lines)
    if len(lengths) < 8:
        return _LONG_LINE
    width = lengths[len(lengths) * 9 // 10]
    full = [span for span in lines if width * 0.85 <= span[1] - span[0] <= width * 1.15]
    broken = sum(not _ENDED.search(text, max(start, end - 6), end) for start, end in full)
    wrapped = width >= 12 and len(full) > len(lines) * 0.4 and broken > len(full) * 0.6
    return int(width * 0.85) if wrapped else _LONG_LINE


def _continues(text: str, last: tuple[int, int], span: tuple[int, int], limit: int) -> bool:
    """Whether a line carries on the sentence of the line before it."""
    start, end = last
    if end - start < limit or _ENDED.search(text, max(start, end - 6), end) or _NUMBERED.match(text, *span):
        return False
    return limit != _LONG_LINE or bool(re.search(r"[，、,]", text[max(start, end - 60) : end]))


def _readable(text: str, lines: list[tuple[int, int]]) -> tuple[str, Sequence[int]]:
    """Folded text without blanks between Chinese characters, and where each character stands."""
    start, end = lines[0][0], lines[-1][1]
    if len(lines) == 1 and not _BLANK.search(text, start, end):
        return _folded(text[start:end]), range(start, end)
    places: list[int] = []
    for start, end in lines:
        places += _kept(text, start, end)
    return _folded("".join(_shown(text[at]) for at in places)), places


def _kept(text: str, start: int, end: int) -> Iterator[int]:
    at = start
    for match in _BLANK.finditer(text, start, end):
        yield from range(at, match.start())
        at = match.end()
        between_words = match.start() > start and at < end and text[match.start() - 1].isascii() and text[at].isascii()
        parts_cells = "\t" in match[0] and match.start() > start and at < end
        if (between_words and text[match.start()].isspace()) or parts_cells:
            yield match.start() + max(0, match[0].find("\t"))
    yield from range(at, end)


def _shown(char: str) -> str:
    """A tab parts the cells of a table row, as a comma parts clauses."""
    return "，" if char == "\t" else " " if char.isspace() else char


def _folded(text: str) -> str:
    folded = text.translate(_FOLD)
    if not folded.isascii():
        folded = re.sub(r"(?<![\x21-\x7e])[,:()-]|[,:()-](?![\x21-\x7e])", lambda match: _MARKS[ord(match[0])], folded)
    return folded
