"""How a speech is built: numbered headings, the section a sentence stands in, speeches collected in one file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from supervisor_app.reading.text import Sentence
from supervisor_app.reading.words import Words

_LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}(?:部分|[，、章])"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(
        r"\d{1,2}[.、．](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|[一二三四五六七八九十](?:是|要|抓|以)|首先|其次|再次|第[一二三四五六七八九十]"
    ),
)
_TITLE = re.compile(
    r".{0,40}(?:会议?|大会|座谈会|推进会|调度会|动员会|活动|仪式|培训班)上?的?(?:主持)?(?:讲话|发言|致辞|总结|主持词|讲话稿|讲话提纲)?(?:范文|材料|提纲|摘要|稿)?$"
)
_COLLECTED = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}篇|篇[一二三四五六七八九十\d]{1,3}|文章标题|标题)[:：、\s]?"
)
_SPEAKS = re.compile(r"在.{2,40}上的?|讲话|发言|致辞|主持")
_DATE = re.compile(r"(?:20\d\d|[二两]〇?[〇零一二三四五六七八九]{2,3})年\d{1,2}月\d{1,2}日")
_SPEAKER = re.compile(r"^[（(]?(?P<name>[^，。（）()\d]{2,18})[）)]?$")
_POST = re.compile(r"书记|县长|市长|区长|旗长|州长|镇长|乡长|局长|主任|主席|省长|部长|组长|同志$")
_SHORT = 45


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: numbering level (0 none), whether it is a heading, the headings above, the section."""

    level: int
    heading: bool
    topic: tuple[str, ...]
    section: str
    speech: int
    share: float  # how far through its speech, 0 to 1
    rank: int  # how many sentences into its paragraph


@dataclass(frozen=True, slots=True)
class Head:
    """Title, date phrase and speaker of one speech, and the sentences [first, last) it takes in the file."""

    title: str
    date: str
    speaker: str
    first: int
    last: int


def numbering(text: str) -> int:
    """The level of the number a sentence begins with: 1 for 一、, 2 for （一）, 3 for the rest, 0 for none."""
    return next((at for at, pattern in enumerate(_LEVELS, 1) if pattern.match(text)), 0)


def heads(sentences: Sequence[Sentence]) -> list[Head]:
    """The speeches in a file; one at least when there is a sentence."""
    opens = {at for at, sentence in enumerate(sentences) if _opens(sentence)}
    starts = sorted(at for at in opens if at - 1 not in opens and at - 2 not in opens)
    if starts and starts[0] <= 3:
        starts[0] = 0
    elif sentences:
        starts = [0, *starts]
    return [_head(sentences, first, last) for first, last in zip(starts, [*starts[1:], len(sentences)], strict=False)]


def _opens(sentence: Sentence) -> bool:
    text = sentence.text
    if not sentence.alone or len(text) > 60 or re.search(r"[。！；]$", text):
        return False
    return bool(_COLLECTED.match(text) or (_TITLE.fullmatch(text) and _SPEAKS.search(text) and not numbering(text)))


def _head(sentences: Sequence[Sentence], first: int, last: int) -> Head:
    opening = [sentence.text for sentence in sentences[first : min(first + 8, last)] if sentence.alone]
    title = next((_COLLECTED.sub("", text, count=1) for text in opening if _TITLE.search(text)), "")
    if not title and opening and len(opening[0]) <= _SHORT and not re.search(r"[。：:，]", opening[0]):
        title = opening[0]
    dated = next((match[0] for text in opening for match in _DATE.finditer(text)), "")
    names = (_SPEAKER.match(text) for text in opening[1:5])
    speaker = next((match["name"] for match in names if match and _POST.search(match["name"])), "")
    return Head(title, dated, speaker, first, last)


def places(sentences: Sequence[Sentence], found: Sequence[Head], words: Words) -> list[Place]:
    """The place of every sentence."""
    listed: list[Place] = []
    for number, head in enumerate(found):
        above = ["", "", ""]
        section, rank, paragraph = "", 0, -1
        for at in range(head.first, head.last):
            sentence = sentences[at]
            rank = rank + 1 if sentence.paragraph == paragraph else 0
            paragraph = sentence.paragraph
            level = numbering(sentence.text)
            heading = _is_heading(sentence, level)
            if heading and level:
                above[level - 1 :] = [sentence.text.rstrip("。"), "", ""][: 4 - level]
                section = _section(sentence.text, words) if level == 1 else section
            share = (at - head.first) / max(1, head.last - head.first - 1)
            topic = tuple(text for text in above if text and text != sentence.text.rstrip("。"))
            listed.append(Place(level, heading, topic, section, number, share, rank))
    return listed


def _is_heading(sentence: Sentence, level: int) -> bool:
    if len(sentence.text) > _SHORT:
        return False
    if sentence.alone:
        return bool(level) or not re.search(r"[。！；？]$", sentence.text)
    return bool(level) and sentence.first and sentence.text.endswith("。") and sentence.text.count("，") < 3


def _section(text: str, words: Words) -> str:
    return next((name for name, pattern in words.sections.items() if pattern.search(text)), "")
