"""The sample speech, read and reviewed as an officer would begin to: the surest drafts accepted, the rest left open."""

from dataclasses import replace

from supervisor_app.domain.model import Meeting
from supervisor_app.domain.review import DraftState
from supervisor_app.paths import resource
from supervisor_app.reading.reader import read_speech
from supervisor_app.reading.words import load_words
from supervisor_app.store.review import begin_review, make_list, save_draft
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.ui.reviewing.making import from_reader

SURE = 0.8  # drafts scored so are about four times in five what an official would put down


def review_speech(snapshot: Snapshot) -> tuple[int, int]:
    """Read the sample speech into the ledger as of today; gives the number of its drafts and of the tasks made."""
    text, today, ledger = resource("samples", "speech.txt").read_text(encoding="utf-8"), snapshot.today, snapshot.ledger
    speech = read_speech(text, load_words(resource("reading")), today)[0]
    meeting = Meeting(0, speech.title, today, speech.speaker, text)
    meeting = replace(meeting, id=begin_review(ledger, meeting, [from_reader(d, 0, today) for d in speech.drafts]))
    drafts = snapshot.drafts(meeting.id)
    for draft in drafts:
        if draft.score >= SURE and draft.lead:
            save_draft(ledger, replace(draft, state=DraftState.ACCEPTED))
    made = make_list(ledger, meeting)
    snapshot.turn_to(today)
    return len(drafts), len(made)
