"""Which drafts are shown and under which number, and which comes next; plain functions, no window."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum, IntEnum

from supervisor_app.domain.review import DraftState, ReviewDraft


class Band(IntEnum):
    """How sure the reader is of a draft, from its score."""

    LOW = 0
    MIDDLE = 1
    HIGH = 2


BAND_WORDS = {Band.HIGH: "把握高", Band.MIDDLE: "把握中", Band.LOW: "把握低"}
ALL_BANDS = frozenset(Band)
_HIGH, _MIDDLE = 0.8, 0.6


class Heap(Enum):
    """The drafts in one state, or all of them."""

    ALL = None
    OPEN = DraftState.OPEN
    ACCEPTED = DraftState.ACCEPTED
    DROPPED = DraftState.DROPPED


HEAP_WORDS = {Heap.ALL: "全部", Heap.OPEN: "待定", Heap.ACCEPTED: "已采纳", Heap.DROPPED: "已舍弃"}


def band_of(draft: ReviewDraft) -> Band:
    """High from a score of 0.8 on, of which about 80 % are right; low under 0.6."""
    return Band.HIGH if draft.score >= _HIGH else Band.MIDDLE if draft.score >= _MIDDLE else Band.LOW


def numbers(drafts: Iterable[ReviewDraft]) -> dict[int, int]:
    """Draft id → its number, from 1 in the order of the speech; dropped drafts keep theirs."""
    return {draft.id: number for number, draft in enumerate(drafts, start=1)}


def shown(drafts: Iterable[ReviewDraft], heap: Heap, bands: Collection[Band] = ALL_BANDS) -> list[ReviewDraft]:
    """The drafts of a heap with a score in these bands; what is accepted is shown whatever its score."""
    return [
        draft
        for draft in drafts
        if heap.value in (None, draft.state) and (band_of(draft) in bands or draft.state is DraftState.ACCEPTED)
    ]


def counts(drafts: Iterable[ReviewDraft]) -> Mapping[Heap, int]:
    """How many drafts each heap has."""
    listed = list(drafts)
    return {heap: sum(heap.value in (None, draft.state) for draft in listed) for heap in Heap}


def sure(drafts: Iterable[ReviewDraft]) -> list[ReviewDraft]:
    """Undecided drafts the reader is sure of."""
    return [draft for draft in drafts if draft.state is DraftState.OPEN and band_of(draft) is Band.HIGH]


def ready(drafts: Iterable[ReviewDraft]) -> list[ReviewDraft]:
    """Accepted drafts that are no tasks yet."""
    return [draft for draft in drafts if draft.state is DraftState.ACCEPTED and draft.task_id is None]


def next_open(drafts: Sequence[ReviewDraft], after: int) -> int | None:
    """The id of the undecided draft that follows draft `after`, else of the first one; None when all are decided."""
    place = next((at for at, draft in enumerate(drafts) if draft.id == after), -1)
    turned = (*drafts[place + 1 :], *drafts[: max(place, 0)])
    return next((draft.id for draft in turned if draft.state is DraftState.OPEN), None)


def neighbour(drafts: Sequence[ReviewDraft], of: int) -> ReviewDraft | None:
    """The next draft of the speech that is not dropped and no task yet: what `of` may be merged with."""
    place = next((at for at, draft in enumerate(drafts) if draft.id == of), len(drafts))
    following = (d for d in drafts[place + 1 :] if d.state is not DraftState.DROPPED and d.task_id is None)
    return next(following, None)


def at_offset(drafts: Iterable[ReviewDraft], offset: int) -> ReviewDraft | None:
    """The draft whose text is at an offset; the shortest of several."""
    found = [draft for draft in drafts if draft.start <= offset < draft.end]
    return min(found, key=lambda draft: draft.end - draft.start, default=None)
