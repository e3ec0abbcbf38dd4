"""Entries of papers filled in from the command line."""

from argparse import Namespace
from collections.abc import Iterable, Sequence

from supervisor_app.cli.arguments import day
from supervisor_app.documents.drafting import KindForm, entries, faults
from supervisor_app.domain.papers.drafting import BODY, TITLE, Entry, EntryType, EntryValue, PaperDraft
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.errors import UserError

_FLAGS = {"yes": True, "true": True, "1": True, "是": True, "no": False, "false": False, "0": False, "否": False}


def settings(args: Namespace) -> list[tuple[str, str]]:
    """What the call sets, as (key, text): `--set`, and the options that are entries."""
    named = (("approver", args.approver), ("approved_on", args.approved_on))
    return [*args.set, *((key, text) for key, text in named if text is not None)]


def with_settings(form: KindForm, draft: PaperDraft, wanted: Sequence[tuple[str, str]]) -> PaperDraft:
    """The draft with entries filled in; `UserError` lists the keys where one is unknown or its value no good."""
    for key, text in wanted:
        known = {entry.key: entry for entry in entries(form, draft)}
        if key in (TITLE, BODY):
            draft = draft.with_entry(key, text)
        elif key in known:
            draft = draft.with_entry(key, _value(known[key], text))
        else:
            raise UserError(
                f"{NOTICE_KIND_WORDS[draft.kind]} has no entry “{key}”; its entries: {_keys(known.values())}"
            )
    return draft


def refuse_unready(form: KindForm, draft: PaperDraft) -> None:
    """`UserError` when something keeps the paper from being issued: every fault with its key."""
    wrong = faults(form, draft)
    if wrong:
        unit = f"（{draft.ground.unit.name}）" if draft.ground.unit else ""
        told = "；".join(f"{sentence}（{key}）" for key, sentence in wrong.items())
        raise UserError(f"{NOTICE_KIND_WORDS[draft.kind]}{unit}还不能印发：{told}；请用 --set KEY=VALUE 填写")


def _value(entry: Entry, text: str) -> EntryValue:
    match entry.type:
        case EntryType.DATE:
            return _day(entry, text)
        case EntryType.FLAG:
            if text.strip().lower() not in _FLAGS:
                raise UserError(f"--set {entry.key}=“{text}”: write yes or no")
            return _FLAGS[text.strip().lower()]
        case EntryType.CHOICE if text not in entry.choices:
            raise UserError(f"--set {entry.key}=“{text}”: choose among {'、'.join(filter(None, entry.choices))}")
    return text


def _day(entry: Entry, text: str) -> EntryValue:
    try:
        return day(text) if text else None
    except UserError as error:
        raise UserError(f"--set {entry.key}（{entry.label}）: {error}") from None


def _keys(known: Iterable[Entry]) -> str:
    return ", ".join(f"{entry.key}（{entry.label}）" for entry in known)
