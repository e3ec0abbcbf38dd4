"""The drafts of the papers to issue, with what the officer changed, kept while the window is open."""

from collections.abc import Iterable, Mapping

from supervisor_app.domain.papers.drafting import EntryValue, PaperDraft
from supervisor_app.ui.pages.notice.issuing.planned import Changed, Key, Planned, form_of


class Drafts:
    """`take` the papers of a kind; what was changed in a paper of the same key comes back into it."""

    def __init__(self) -> None:
        self._papers: dict[Key, Planned] = {}
        self._changed: dict[Key, Changed] = {}
        self._left: dict[Key, frozenset[int]] = {}  # ids of matters left out of papers
        self._faults: dict[Key, tuple[PaperDraft, dict[str, str]]] = {}

    def take(self, papers: Iterable[Planned]) -> None:
        """Hold these papers."""
        found = [paper.with_changes(self._changed.get(paper.key, paper.changed)) for paper in papers]
        self._papers = {paper.key: paper.without(self._left.get(paper.key, ())) for paper in found}

    @property
    def papers(self) -> list[Planned]:
        """All, in their order."""
        return list(self._papers.values())

    @property
    def changed(self) -> int:
        """How many papers of any kind were changed and are not issued."""
        return sum(bool(changed) for changed in self._changed.values())

    def __getitem__(self, key: Key) -> Planned:
        """One paper."""
        return self._papers[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such a paper."""
        return key in self._papers

    def change(self, key: Key, changed: Changed) -> None:
        """Other changes of a paper."""
        self._papers[key] = self._papers[key].with_changes(changed)
        self._changed[key] = changed

    def leave_out(self, matters: Mapping[Key, frozenset[int]]) -> list[Key]:
        """Leave these matters out of papers, and no others; gives the papers that are about others than before."""
        before = self._papers
        self._left = {**self._left, **matters}
        self._papers = {key: paper.without(matters.get(key, ())) for key, paper in before.items()}
        return [key for key, paper in self._papers.items() if paper is not before[key]]

    def all_matters(self) -> None:
        """No paper leaves a matter out."""
        self._left.clear()

    def spread(self, entry: str, value: EntryValue) -> dict[Key, Changed]:
        """Give an entry to every paper; gives what was changed in them before."""
        before = {key: paper.changed for key, paper in self._papers.items()}
        for key, changed in before.items():
            self.change(key, {**changed, entry: value})
        return before

    def put_back(self, before: dict[Key, Changed]) -> None:
        """Take a spreading back."""
        for key, changed in before.items():
            if key in self._papers:
                self.change(key, changed)

    def forget(self, keys: Iterable[Key]) -> None:
        """Papers that were issued."""
        for key in keys:
            self._changed.pop(key, None)
            self._left.pop(key, None)

    def drop(self) -> None:
        """Nothing that was changed is wanted any more."""
        self._changed.clear()

    def faults(self, key: Key) -> dict[str, str]:
        """What keeps a paper from being issued: entry → sentence."""
        from supervisor_app.documents.drafting import faults

        draft = self._papers[key].draft
        kept = self._faults.get(key)
        if kept is None or kept[0] is not draft:
            kept = self._faults[key] = (draft, faults(form_of(draft.kind), draft))
        return kept[1]

    def day(self, key: Key) -> EntryValue:
        """The date of a paper (成文日期)."""
        from supervisor_app.documents.drafting import values

        draft = self._papers[key].draft
        return values(form_of(draft.kind), draft).day("issued_on")
