"""What is read from a speech file or pasted text, as plain data: made on the worker thread."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from supervisor_app.domain.model import Meeting
from supervisor_app.domain.review import ReviewDraft
from supervisor_app.errors import UserError
from supervisor_app.ui.jobs import Progress

if TYPE_CHECKING:
    from supervisor_app.reading.drafts import Speech

_HANZI = re.compile(r"[\u3400-\u9fff]")
_LONGEST_TITLE = 60
PASTED = "粘贴的讲话"


@dataclass(frozen=True)
class Found:
    """The text of a file (or of the clipboard) and its speeches, one at least."""

    name: str
    text: str
    speeches: "Sequence[Speech]"


def read_file(progress: Progress, path: Path) -> Found:
    """The speeches of a file; `UserError` when it cannot be read or holds no Chinese text."""
    from supervisor_app.exchange.speech_file import read_speech_file

    progress(0, 0)
    return _read(progress, path.name, read_speech_file(path))


def read_text(progress: Progress, text: str) -> Found:
    """The speeches of a pasted text."""
    return _read(progress, PASTED, text)


def _read(progress: Progress, name: str, text: str) -> Found:
    from supervisor_app.paths import resource
    from supervisor_app.reading.reader import read_speech
    from supervisor_app.reading.words import load_words

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UserError(f"{name}里没有文字；如果是扫描件或图片，请先转成文字再放进来")
    if not _HANZI.search(text):
        raise UserError(f"{name}里没有中文，读不出任务；请换一份中文的讲话稿")
    progress(0, 0)
    speeches = read_speech(text, load_words(resource("reading")))
    progress(0, 0)
    if not speeches:
        raise UserError(f"{name}里没有读到语句；请换一份讲话稿")
    return Found(name, text, speeches)


def meeting_of(found: Found, at: int) -> Meeting:
    """The meeting of a speech, not in the ledger yet; of several in a file each keeps its own piece of text."""
    speech = found.speeches[at]
    start, end = span_of(found, at)
    title = " ".join(speech.title.split())[:_LONGEST_TITLE] or Path(found.name).stem
    return Meeting(0, title, speech.held_on, speech.speaker, found.text[start:end])


def drafts_of(found: Found, at: int, held_on: date | None) -> list[ReviewDraft]:
    """The drafts of a speech, with offsets of the meeting's text."""
    from supervisor_app.ui.reviewing.making import from_reader

    start, _ = span_of(found, at)
    return [from_reader(draft, start, held_on) for draft in found.speeches[at].drafts]


def span_of(found: Found, at: int) -> tuple[int, int]:
    """Where a speech stands in the text of its file; a single one is all of it."""
    if len(found.speeches) == 1:
        return 0, len(found.text)
    return found.speeches[at].start, found.speeches[at].end


def known_meeting(meeting: Meeting, meetings: Sequence[Meeting]) -> Meeting | None:
    """The meeting of the ledger with this very text: reading it again goes on where its review was left."""
    same = (other for other in meetings if other.text == meeting.text)
    return next(same, None)


def named(meeting: Meeting, name: str) -> Meeting:
    """The meeting under a name the ledger can take."""
    return replace(meeting, title=meeting.title.strip() or Path(name).stem or PASTED)
