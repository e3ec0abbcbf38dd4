"""A paper as it is printed: its parts by GB/T 9704—2012 and its text, complete in itself, and so kept when issued."""

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, get_type_hints

from supervisor_app.domain.papers.notice import NoticeKind


class PaperFormat(StrEnum):
    """How the first page begins: general (9704, 7), letter (10.1), minutes (10.3); the others are custom."""

    GENERAL = "general"
    LETTER = "letter"
    MINUTES = "minutes"
    BULLETIN = "bulletin"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of its own: level 1 一、 2 （一） 3 1. 4 （1）; the text brings its number."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text; `lead` stands before it in the type of `level` (0: 黑体, else as a heading's), on the same line."""

    text: str
    lead: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class FormField:
    """A labelled box; a row of a form holds one or two."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a form; `least` is its least height in mm, for boxes that are filled in by hand."""

    fields: tuple[FormField, ...]
    least: float = 8.5


@dataclass(frozen=True, slots=True)
class Form:
    """Label and value boxes over the width of the page."""

    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: heading, width in mm, whether its text is centred (else flush left) or flush right (figures)."""

    heading: str
    width: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class ListTable:
    """A table of many rows with its head repeated on every page; `total` is its last row."""

    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    total: tuple[str, ...] = ()


Block = Heading | Paragraph | Form | ListTable


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on pages of its own; `landscape` turns them."""

    title: str
    body: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the unit signs, tears off and sends back: title, the sentence, and the boxes to fill in."""

    title: str
    address: str
    text: str
    labels: tuple[str, ...] = ("签收人", "签收时间", "承办科室", "经办人电话")


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that stands on a paper, as text; line breaks in `title` are kept.

    `mark` 发文机关标志, `signed` the issuers that sign (署名), none for a paper without signature; `sealed` leaves room
    for the seal; `signer` 签发人 (an upward paper); `compiler` 编发单位 of a bulletin; `note` 附注 without brackets;
    `copy_to`, `printed_by` the imprint (版记), left out when both are empty, with `even` on a page of an even number;
    `code` what the small QR code says, empty for none.
    """

    kind: NoticeKind
    format: PaperFormat
    issuer: str
    title: str
    dated: date
    mark: str = ""
    number: str = ""
    addressee: str = ""
    body: tuple[Block, ...] = ()
    signed: tuple[str, ...] = ()
    sealed: bool = True
    urgency: str = ""
    signer: str = ""
    compiler: str = ""
    note: str = ""
    annexes: tuple[Annex, ...] = ()
    copy_to: str = ""
    printed_by: str = ""
    receipt: Receipt | None = None
    code: str = ""
    even: bool = False


_TYPES: dict[str, type[Any]] = {
    cls.__name__: cls
    for cls in (Heading, Paragraph, FormField, FormRow, Form, ListColumn, ListTable, Annex, Receipt, Paper)
}


def paper_to_json(paper: Paper) -> str:
    """The paper as JSON, for the register."""
    return json.dumps(_plain(paper), ensure_ascii=False)


def paper_from_json(text: str) -> Paper:
    """The paper `paper_to_json` wrote; ValueError, KeyError or TypeError when it is something else."""
    found = _revived(json.loads(text))
    if not isinstance(found, Paper):
        raise TypeError("not a paper")
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {"is": type(value).__name__} | {
            field.name: _plain(getattr(value, field.name)) for field in fields(value)
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _revived(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_revived, value))
    if not isinstance(value, dict):
        return value
    cls = _TYPES[value["is"]]
    hints = get_type_hints(cls)
    read = {name: _typed(hints[name], _revived(item)) for name, item in value.items() if name != "is"}
    return cls(**read)


def _typed(hint: Any, value: Any) -> Any:
    if hint is date:
        return date.fromisoformat(value)
    return hint(value) if isinstance(hint, type) and issubclass(hint, StrEnum) else value
