"""Breaking Chinese text into lines: 避头尾, numbers and Latin words whole, even margins. Pure; lengths in points."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

NOT_AT_START = frozenset("，。、；：？！”’）》〉】〕」』·～％‰℃,.;:?!)]}%")
NOT_AT_END = frozenset("“‘（《〈【〔「『([{￥$")
_BLANK_RIGHT = frozenset("，。、；：”’）》〉】〕」』")  # their ink fills the left half of the em only
_TOKEN = re.compile(
    r"〔\d{4}〕\d+号"  # the tail of a document number
    r"|[A-Za-z0-9]+(?:[.,:/@+&_~#=?'–-]+[A-Za-z0-9]+)*[年月日时分秒号%％‰℃]?"
    r"|……|——|.",
    re.DOTALL,
)
_ADDRESS = re.compile(r"[A-Za-z]+://|www\.")
_ADDRESS_PIECE = re.compile(r"[A-Za-z]+://|[^/?&=#_-]+[/?&=#_-]*|[/?&=#_-]+")
_TOLERANCE = 0.01
_LOOSEST = 0.25  # of the em; a line that would be spaced wider stays ragged

Advance = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `indent` before it, `spacing` after each of its characters to reach the right margin.

    `start` is where it begins in its paragraph.
    """

    text: str
    width: float
    indent: float = 0.0
    spacing: float = 0.0
    start: int = 0


def clean(text: str) -> str:
    """The text composed (NFC), line ends as newlines, tabs and hard spaces as spaces, invisible characters dropped."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    spaced = re.sub(r"[\t\xa0\v\f\u2028\u2029\x85]", " ", composed)
    return "".join(char for char in spaced if char == "\n" or not _invisible(char))


def one_line(text: str) -> str:
    """The cleaned text without line breaks, for names and titles."""
    return "".join(part.strip(" ") for part in clean(text).split("\n"))


def break_lines(text: str, advance: Advance, width: float, *, em: float, indent: float = 0.0) -> list[Line]:
    """The lines of `text`, each paragraph of it (at newlines) with its first line indented; [] when it is empty.

    `advance` is a character's width, `em` a full one's. A piece wider than the line is cut wherever it must be.
    """
    lines: list[Line] = []
    for paragraph in clean(text).split("\n"):
        if bare := paragraph.strip(" "):
            lines.extend(_Breaker(bare, list(map(advance, bare)), width, em, (indent, 0.0)).lines())
    return lines


def break_mixed(
    parts: Sequence[tuple[str, Advance]], width: float, *, em: float, indent: float = 0.0, hang: float = 0.0
) -> list[Line]:
    """The lines of one paragraph whose parts are measured differently; `hang` is the indent of all but its first.

    The parts must be `one_line` already; `Line.start` counts through all of them.
    """
    widths = [advance(char) for text, advance in parts for char in text]
    return list(_Breaker("".join(text for text, _ in parts), widths, width, em, (indent, hang)).lines())


def _invisible(char: str) -> bool:
    return (
        unicodedata.category(char) in {"Cc", "Cf"}
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    )


def _tokens(text: str) -> Iterator[str]:
    """Words, numbers, single signs; an address of the web in pieces that end with its dividing signs."""
    for token in _TOKEN.findall(text):
        if _ADDRESS.match(token):
            yield from _ADDRESS_PIECE.findall(token)
        else:
            yield token


def _clusters(text: str) -> Iterator[str]:
    """Pieces no line may end within: tokens with the signs that cling to their front and back."""
    cluster, closed = "", True
    for token in _tokens(text):
        clings = token in NOT_AT_START or not closed
        if cluster and not clings:
            yield cluster
            cluster = ""
        cluster += token
        if token != " ":  # a blank after an opening sign leaves it open
            closed = token not in NOT_AT_END
    if cluster:
        yield cluster


class _Breaker:
    """One paragraph being broken; `indents` are its first line's and the others'."""

    def __init__(
        self, text: str, widths: Sequence[float], width: float, em: float, indents: tuple[float, float]
    ) -> None:
        self._text, self._widths = text, widths
        self._width, self._em, self._indents = width, em, indents

    def lines(self) -> Iterator[Line]:
        """The lines, greedily filled."""
        text, (indent, hang) = self._text, self._indents
        start = end = 0
        used = 0.0
        for first, last in self._pieces():
            size = sum(self._widths[first:last])
            slack = self._em if text[last - 1] in _BLANK_RIGHT else 0.0
            if end > start and used + size > self._width - indent + slack + _TOLERANCE:
                cut = self._torn(first, last, used + indent, end - start)
                yield self._even(start, cut, indent)
                start, used, indent = cut, 0.0, hang
                first, size = cut, sum(self._widths[cut:last])
            if end > start or text[first:last] != " ":
                used += size
            else:
                start = last
            end = last
        if end > start:
            line = self._even(start, end, indent)
            # The last line keeps its natural width, unless a sign at its end passes the margin.
            yield line if line.spacing < 0 else replace(line, spacing=0.0)

    def _torn(self, first: int, last: int, used: float, count: int) -> int:
        """Where a piece that does not fit is divided: nowhere, unless the line would else be too loose to be even.

        Then the serial of a document number goes to the next line without its year.
        """
        within = self._text.find("〕", first, last - 1) + 1
        if not within or not self._text[within].isdigit() or self._width - used <= self._em * _LOOSEST * (count - 1):
            return first
        return within if used + sum(self._widths[first:within]) <= self._width + self._em / 2 else first

    def _pieces(self) -> Iterator[tuple[int, int]]:
        """Where the pieces begin and end; one wider than a line is cut into its characters."""
        at, room = 0, self._width - max(self._indents)
        for cluster in _clusters(self._text):
            end = at + len(cluster)
            if sum(self._widths[at:end]) <= room:
                yield at, end
            else:
                yield from ((char, char + 1) for char in range(at, end))
            at = end

    def _even(self, start: int, end: int, indent: float) -> Line:
        """The line with its last character at the margin; a closing sign's blank half may pass it."""
        text = self._text[start:end].rstrip(" ")
        natural, target = sum(self._widths[start : start + len(text)]), self._width - indent
        if natural > target + _TOLERANCE and text[-1] in _BLANK_RIGHT:
            target += self._em / 2
        spacing = (target - natural) / max(len(text) - 1, 1)
        return Line(text, natural, indent, spacing if spacing <= self._em * _LOOSEST else 0.0, start)
