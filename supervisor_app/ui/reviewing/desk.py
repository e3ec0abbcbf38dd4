"""A review without its widgets: the drafts, which of them is current, and what is done with them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.model import Meeting
from supervisor_app.domain.review import DraftState, ReviewDraft
from supervisor_app.domain.similar import Similar
from supervisor_app.ui.reviewing import making, sorting
from supervisor_app.ui.reviewing.draft_rows import DraftRow, draft_row
from supervisor_app.ui.reviewing.marks import Mark
from supervisor_app.ui.reviewing.saying import Names
from supervisor_app.ui.reviewing.sorting import Band, Heap
from supervisor_app.ui.session import Session

_FEW = 3  # drafts that one decision changes at most


class Desk:
    """Every decision is a command of the ledger; `current` is set before it, so that the view that is told follows."""

    def __init__(self, session: Session, meeting: Meeting) -> None:
        self.session, self.meeting = session, meeting
        self.drafts: list[ReviewDraft] = []
        self.heap: Heap = Heap.ALL
        self.bands: frozenset[Band] = sorting.ALL_BANDS
        self.current = 0
        self._similar: Similar | None = None
        self._own = False  # a command of the desk's own is under way
        self._start = 0  # where the current draft begins
        self._rows: dict[int, DraftRow] = {}  # as they were when last shown

    def read(self, changes: Changes) -> bool:
        """Read the meeting and its drafts again; False when the ledger has it no more."""
        found = next((meeting for meeting in self.session.facts.meetings if meeting.id == self.meeting.id), None)
        if found is None:
            return False
        if changes != Changes.DRAFTS:
            self._similar = None
            self._rows.clear()
        before, self.meeting = set(self.drafts), found
        self.drafts = self.session.facts.drafts(found.id)
        fresh = [draft for draft in self.drafts if draft not in before]
        if before and not self._own and 0 < len(fresh) <= _FEW:  # undone or redone: look at it
            self.go_to(fresh[0].id)
        return True

    def draft(self, draft_id: int) -> ReviewDraft | None:
        """A draft by id."""
        return next((draft for draft in self.drafts if draft.id == draft_id), None)

    def shown(self) -> list[ReviewDraft]:
        """The drafts listed now."""
        return sorting.shown(self.drafts, self.heap, self.bands)

    def go_to(self, draft_id: int) -> None:
        """Make a draft current, and list all drafts where it is not listed."""
        self.current = draft_id
        if self.draft(draft_id) is not None and all(draft.id != draft_id for draft in self.shown()):
            self.heap, self.bands = Heap.ALL, sorting.ALL_BANDS

    def settle(self) -> None:
        """Where the current draft is listed no more, the next one of the speech is current, else the last."""
        listed = self.shown()
        if listed and all(draft.id != self.current for draft in listed):
            gone = self.draft(self.current)
            start = self._start if gone is None else gone.start
            self.current = next((draft.id for draft in listed if draft.start >= start), listed[-1].id)
        present = self.draft(self.current)
        self._start = present.start if present is not None else 0

    def rows(self) -> list[DraftRow]:
        """The drafts listed now as rows."""
        number, names = sorting.numbers(self.drafts), Names(self.session.facts.units)
        rows = []
        for draft in self.shown():
            kept = self._rows.get(draft.id)
            if kept is None or kept.draft != draft or kept.number != number[draft.id]:
                kept = self._rows[draft.id] = self._row(draft, number[draft.id], names)
            rows.append(kept)
        return rows

    def _row(self, draft: ReviewDraft, number: int, names: Names) -> DraftRow:
        facts = self.session.facts
        if self._similar is None:
            self._similar = Similar(facts.lines.values())
        task = facts.lines.get(draft.task_id) if draft.task_id is not None else None
        wanted = draft.task_id is None and draft.state is not DraftState.DROPPED
        alike = self._similar.most_similar(draft.title) if wanted else None
        return draft_row(draft, number, names, alike, task, (self.meeting.held_on or facts.today).year)

    def following(self, draft: ReviewDraft) -> int:
        """Where to go when a draft is decided: the next undecided one listed, else it stays."""
        return sorting.next_open(self.shown(), draft.id) or draft.id

    def save(self, draft: ReviewDraft) -> int:
        """Write a draft, staying with the current one; gives its id."""
        with self._acting():
            return self.session.review.save(draft)

    def decide(self, draft: ReviewDraft, state: DraftState, following: int) -> None:
        """Write a decision and go on to draft `following`."""
        self.current = following
        self.save(replace(draft, state=state))

    def accept(self, draft: ReviewDraft) -> bool:
        """Accept a draft and go on; False when it is accepted already, and there is nothing to write."""
        following = self.following(draft)
        if draft.task_id is not None or draft.state is DraftState.ACCEPTED:
            self.current = following
            return False
        self.decide(draft, DraftState.ACCEPTED, following)
        return True

    def drop(self, draft: ReviewDraft) -> None:
        """Drop a draft and go on; a dropped one is taken back and stays current."""
        if draft.task_id is not None:
            return
        if draft.state is DraftState.DROPPED:
            self.decide(draft, DraftState.OPEN, draft.id)
        else:
            self.decide(draft, DraftState.DROPPED, self.following(draft))

    def merge(self, draft: ReviewDraft) -> bool:
        """Make one of a draft and the next; False when there is none it can be merged with."""
        other = sorting.neighbour(self.drafts, draft.id)
        if draft.task_id is not None or other is None:
            return False
        self._replace([draft.id, other.id], [making.merged(draft, other, self.meeting.text)])
        return True

    def split(self, draft: ReviewDraft, at: int) -> bool:
        """Cut a draft at an offset of the speech; False when that leaves a half without words."""
        if not draft.start < at < draft.end:
            return False
        parts = making.split(draft, at, self.meeting.text, self.meeting.held_on)
        if parts is not None:
            self._replace([draft.id], parts)
        return parts is not None

    def mark(self, span: tuple[int, int] | None) -> bool:
        """Make a draft of a piece of the speech; False when there are no words in it."""
        made = span and making.marked(*span, self.meeting.text, self.meeting.id, self.meeting.held_on)
        if not made:
            return False
        self.go_to(self.save(making.resolved(made, Names(self.session.facts.units).resolved)))
        return True

    def accept_all(self) -> None:
        """Accept all the reader is sure of, in one command."""
        chosen = [replace(draft, state=DraftState.ACCEPTED) for draft in sorting.sure(self.drafts)]
        with self._acting():
            self.session.review.save_all(chosen, f"采纳把握高的草稿 {len(chosen)} 条")
        self.current = sorting.next_open(self.shown(), self.current) or self.current

    def rename(self, meeting: Meeting) -> None:
        """Write title, day and speaker; on another day the drafts' days are counted anew."""
        reckoned = (making.reckoned(draft, self.meeting.held_on, meeting.held_on) for draft in self.drafts)
        moved = [new for old, new in zip(self.drafts, reckoned, strict=True) if new != old]
        with self._acting():
            self.session.review.edit_meeting(meeting, moved)

    def _replace(self, gone: Sequence[int], new: Sequence[ReviewDraft]) -> None:
        with self._acting():
            made = self.session.review.replace(gone, new)
        self.go_to(made[0])

    @contextmanager
    def _acting(self) -> Iterator[None]:
        self._own = True
        try:
            yield
        finally:
            self._own = False


def marks_of(drafts: Sequence[ReviewDraft], bands: frozenset[Band]) -> list[Mark]:
    """Drafts as marks in the text: those of the bands shown, in whatever state."""
    number = sorting.numbers(drafts)
    return [
        Mark(
            draft.id,
            draft.start,
            draft.end,
            number[draft.id],
            sorting.band_of(draft),
            draft.state,
            tuple((hook["start"], hook["end"]) for hook in making.hooks_of(draft) if hook["kind"] == making.ELSEWHERE),
        )
        for draft in sorting.shown(drafts, Heap.ALL, bands)
    ]
