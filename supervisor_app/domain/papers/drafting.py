"""A paper before it is issued: what it is about, the entries that can be changed, and its text linked to them.

A text of a draft is a template: `{reply_by}` stands for the entry of that key as papers write it, so that an entry
changed in the form changes every sentence that names it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from supervisor_app.domain.model import Meeting, Unit
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.domain.standing import TaskLine, UnitLine, Yardstick

TITLE, BODY = "title", "body"  # keys of a draft's texts beside its entries


class EntryType(StrEnum):
    """How an entry is filled in."""

    DATE = "date"
    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    FLAG = "flag"


EntryValue = date | str | bool | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the form: `key` links it into texts; `needed` ones must be filled before issue."""

    key: str
    label: str
    type: EntryType
    value: EntryValue
    needed: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True)
class Ground:
    """What a paper is made of, as it stands on the yardstick's day; complete in itself, so that a worker can have it.

    `unit` is the addressee (None: a paper to many or upwards), `lines` its matters, the most urgent first; `notices`
    the register (newest first), from which earlier papers are quoted; `unit_lines` and `every_line` are for papers on
    the whole ledger, `meeting` for minutes; `meetings` by id, from which a matter's basis is told with its day.
    """

    office: OfficeSettings
    yardstick: Yardstick
    unit: Unit | None = None
    lines: tuple[TaskLine, ...] = ()
    notices: tuple[Notice, ...] = ()
    unit_lines: tuple[UnitLine, ...] = ()
    every_line: tuple[TaskLine, ...] = ()
    meeting: Meeting | None = None
    units: Mapping[int, Unit] = field(default_factory=dict)
    meetings: Mapping[int, Meeting] = field(default_factory=dict)


@dataclass(frozen=True)
class PaperDraft:
    """A paper of a kind on a ground; `changed` holds the entries and texts the officer changed, by key.

    The text of the body is the key `BODY`, its paragraphs divided by line ends, the title `TITLE`.
    """

    kind: NoticeKind
    ground: Ground
    changed: Mapping[str, EntryValue] = field(default_factory=dict)

    def with_entry(self, key: str, value: EntryValue) -> "PaperDraft":
        """The draft with one entry or text changed."""
        return replace(self, changed={**self.changed, key: value})

    def without_entry(self, key: str) -> "PaperDraft":
        """The draft with one entry or text as the ledger has it."""
        return replace(self, changed={name: value for name, value in self.changed.items() if name != key})
