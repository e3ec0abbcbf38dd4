"""Breaking Chinese text into lines: 避头尾, numbers and Latin words whole, even margins. Pure; lengths in points."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NOT_AT_START = frozenset("，。、；：？！”’）》〉】〕」』·～％‰℃,.;:?!)]}%")
NOT_AT_END = frozenset("“‘（《〈【〔「『([{￥$")
_BLANK_RIGHT = frozenset("，。、；：”’）》〉】〕」』")  # their ink fills the left half of the em only
_TOKEN = re.compile(
    r"〔\d{4}〕\d+号"  # the tail of a document number
    r"|[A-Za-z0-9]+(?:[.,:/@+&_~#=?'–-]+[A-Za-z0-9]+)*[年月日时分秒号%％‰℃]?"
    r"|……|——|.",
    re.DOTALL,
)
_TOLERANCE = 0.01
_LOOSEST = 0.25  # of the em; a line that would be spaced wider stays ragged

Advance = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `indent` before it, `spacing` after each of its characters to reach the right margin."""

    text: str
    width: float
    indent: float = 0.0
    spacing: float = 0.0


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
        if paragraph.strip():
            lines.extend(_paragraph(paragraph.strip(" "), advance, width, em, indent))
    return lines


def _invisible(char: str) -> bool:
    return (
        unicodedata.category(char) in {"Cc", "Cf"}
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    )


def _clusters(text: str) -> Iterator[str]:
    """Pieces no line may end within: tokens with the signs that cling to their front and back."""
    cluster, closed = "", True
    for token in _TOKEN.findall(text):
        clings = token in NOT_AT_START or not closed
        if cluster and not clings:
            yield cluster
            cluster = ""
        cluster += token
        if token != " ":  # a blank after an opening sign leaves it open
            closed = token not in NOT_AT_END
    if cluster:
        yield cluster


def _paragraph(text: str, advance: Advance, width: float, em: float, indent: float) -> Iterator[Line]:
    current, used, start = "", 0.0, indent
    for cluster in _clusters(text):
        size = sum(map(advance, cluster))
        pieces = [cluster] if size <= width - indent else list(cluster)
        for piece in pieces:
            size = sum(map(advance, piece))
            if current and used + size > width - start + _slack(piece, em) + _TOLERANCE:
                yield _justified(current, advance, width, em, start)
                current, used, start = "", 0.0, 0.0
            if current or piece != " ":
                current, used = current + piece, used + size
    if current:
        yield _last(current, advance, width, em, start)


def _slack(piece: str, em: float) -> float:
    """How far a piece may pass the margin: a closing sign's blank half, and half an em squeezed out of the line."""
    return em if piece[-1] in _BLANK_RIGHT else 0.0


def _justified(text: str, advance: Advance, width: float, em: float, start: float) -> Line:
    text = text.rstrip(" ")
    natural, target = sum(map(advance, text)), width - start
    if natural > target + _TOLERANCE and text[-1] in _BLANK_RIGHT:
        target += em / 2
    spacing = (target - natural) / max(len(text) - 1, 1)
    return Line(text, natural, start, spacing if spacing <= em * _LOOSEST else 0.0)


def _last(text: str, advance: Advance, width: float, em: float, start: float) -> Line:
    """The last line of a paragraph keeps its natural width, unless a sign at its end passes the margin."""
    line = _justified(text, advance, width, em, start)
    return line if line.spacing < 0 else Line(line.text, line.width, start)
