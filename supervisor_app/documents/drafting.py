"""What a kind of paper is made of, and the finished paper of a draft: entries, texts linked to them, tables."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from supervisor_app.documents.code_text import code_text
from supervisor_app.documents.text import one_line
from supervisor_app.documents.wording import full_date
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.drafting import BODY, TITLE, Entry, EntryType, EntryValue, Ground, PaperDraft
from supervisor_app.domain.papers.notice import NEEDS_APPROVAL, DocumentNumber, NoticeKind, Numbering
from supervisor_app.domain.papers.paper import Annex, Block, Heading, Paper, PaperFormat, Paragraph, Receipt


class Values(dict[str, EntryValue]):
    """The entries of a draft as they stand, by key."""

    def day(self, key: str) -> date | None:
        """A date; None while it is not filled in."""
        value = self.get(key)
        return value if isinstance(value, date) else None

    def text(self, key: str) -> str:
        """A line or text on one line, a date as papers write it; empty while it is not filled in."""
        value = self.get(key)
        if isinstance(value, date):
            return full_date(value)
        return one_line(value) if isinstance(value, str) else ""

    def on(self, key: str) -> bool:
        """A flag."""
        return self.get(key) is True


def _nothing(ground: Ground, values: Values) -> tuple[()]:
    return ()


def _no_receipt(ground: Ground, values: Values) -> None:
    return None


def _no_faults(ground: Ground, values: Values) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class KindForm:
    """What a kind of paper is: its entries, and from ground and entries its title, text, tables, annexes, receipt.

    `title` and `body` give templates; the body one a paragraph, a heading among them by its number (一、 （一）).
    `checks` finds entries that do not fit together: key → one sentence. An entry `mark` is the paper's 发文机关标志;
    `number`, which no form asks for, its number while it is composed.
    """

    kind: NoticeKind
    format: PaperFormat
    entries: Callable[[Ground], tuple[Entry, ...]]
    title: Callable[[Ground, Values], str]
    body: Callable[[Ground, Values], tuple[str, ...]]
    tables: Callable[[Ground, Values], tuple[Block, ...]] = _nothing
    annexes: Callable[[Ground, Values], tuple[Annex, ...]] = _nothing
    receipt: Callable[[Ground, Values], Receipt | None] = _no_receipt
    signs: bool = True
    checks: Callable[[Ground, Values], Mapping[str, str]] = _no_faults


def common_entries(ground: Ground, *keys: str) -> tuple[Entry, ...]:
    """The entries many kinds share, by key, with what the ledger and the settings say."""
    office, today = ground.office, ground.yardstick.today
    reply = ground.yardstick.calendar.add(today, office.reply_days)
    known = (
        Entry("addressee", "主送", EntryType.LINE, ground.unit.name if ground.unit else "", needed=True),
        Entry("issued_on", "成文日期", EntryType.DATE, today, needed=True),
        Entry("reply_by", "回复期限", EntryType.DATE, reply),
        Entry("urgency", "紧急程度", EntryType.CHOICE, "", choices=("", "加急", "特急", "平急")),
        Entry("signature", "署名", EntryType.LINE, office.name, needed=True),
        Entry("sealed", "加盖印章", EntryType.FLAG, office.sealed),
        Entry("contact_person", "联系人", EntryType.LINE, office.contact_person),
        Entry("phone", "联系电话", EntryType.LINE, office.phone),
        Entry("copy_to", "抄送", EntryType.LINE, office.copy_to),
        Entry("printed_by", "印发机关", EntryType.LINE, office.printed_by),
        Entry("signer", "签发人", EntryType.LINE, ""),
        Entry("approver", "批准人", EntryType.LINE, office.approver),
        Entry("approved_on", "批准日期", EntryType.DATE, None),
    )
    by_key = {entry.key: entry for entry in known}
    return tuple(by_key[key] for key in keys)


_TOKEN = re.compile(r"\{(\w+)\}")
_HEADINGS = ("[一二三四五六七八九十]+、", "（[一二三四五六七八九十]+）", r"\d+[.．](?!\d)", r"（\d+）")
_FIRST_SENTENCE = re.compile(r"[^。]*。")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,4}：")


def entries(form: KindForm, draft: PaperDraft) -> tuple[Entry, ...]:
    """The entries of a draft as they stand; those of kinds that need it ask for approval."""
    found = form.entries(draft.ground)
    if form.kind in NEEDS_APPROVAL:
        asked = {"approver", "approved_on"} - {entry.key for entry in found}
        found += common_entries(draft.ground, *sorted(asked, reverse=True))
    return tuple(_as_changed(entry, form.kind, draft.changed) for entry in found)


def _as_changed(entry: Entry, kind: NoticeKind, changed: Mapping[str, EntryValue]) -> Entry:
    needed = entry.needed or (kind in NEEDS_APPROVAL and entry.key in {"approver", "approved_on"})
    return replace(entry, value=changed.get(entry.key, entry.value), needed=needed)


def values(form: KindForm, draft: PaperDraft) -> Values:
    """The entries' values by key."""
    return Values({entry.key: entry.value for entry in entries(form, draft)})


def templates(form: KindForm, draft: PaperDraft) -> tuple[str, str]:
    """Title and body as templates, as changed or as the kind says them; the body's paragraphs divided by line ends."""
    given = values(form, draft)
    title, body = draft.changed.get(TITLE), draft.changed.get(BODY)
    return (
        title if isinstance(title, str) else form.title(draft.ground, given),
        body if isinstance(body, str) else "\n".join(form.body(draft.ground, given)),
    )


def filled(template: str, given: Values) -> str:
    """The template with the entries it names; braces around anything else stay."""
    return _TOKEN.sub(lambda match: given.text(match[1]) if match[1] in given else match[0], template)


def faults(form: KindForm, draft: PaperDraft) -> dict[str, str]:
    """Key → one sentence, of every entry and text that keeps the paper from being issued."""
    found = {
        entry.key: f"请填{entry.label}"
        for entry in entries(form, draft)
        if entry.needed and (entry.value is None or (isinstance(entry.value, str) and not entry.value.strip()))
    }
    given, (title, body) = values(form, draft), templates(form, draft)
    if not title.strip():
        found[TITLE] = "请填标题"
    if not body.strip() and form.body(draft.ground, given):
        found[BODY] = "正文是空的"
    found |= _empty_entries(form, draft, title + body) if TITLE in draft.changed or BODY in draft.changed else {}
    issued, approved, reply = given.day("issued_on"), given.day("approved_on"), given.day("reply_by")
    if issued and approved and approved > issued:
        found["approved_on"] = "批准日期晚于成文日期"
    if issued and reply and reply < issued:
        found["reply_by"] = "回复期限早于成文日期"
    return {**form.checks(draft.ground, given), **found}


def _empty_entries(form: KindForm, draft: PaperDraft, text: str) -> dict[str, str]:
    """Entries that a text the officer changed names and that are not filled in.

    A date is always asked for, another one where the kind's own text would not name it empty (`经{approver}同意`).
    """
    given, ground = values(form, draft), draft.ground
    own = set(_TOKEN.findall(form.title(ground, given) + "".join(form.body(ground, given))))
    asked = {
        entry.key: f"正文写到{entry.label}，请填写"
        for entry in entries(form, draft)
        if not given.text(entry.key) and (entry.type is EntryType.DATE or entry.key not in own)
    }
    return {key: asked[key] for key in _TOKEN.findall(text) if key in asked}


def compose(form: KindForm, draft: PaperDraft, number: DocumentNumber) -> Paper:
    """The finished paper under its number."""
    ground, given = draft.ground, values(form, draft)
    given["number"] = str(number)
    office, (title, body) = ground.office, templates(form, draft)
    contact = (("联系人", given.text("contact_person")), ("联系电话", given.text("phone")))
    issuer = given.text("signature") or one_line(office.name)
    paper = Paper(
        kind=form.kind,
        format=form.format,
        issuer=issuer,
        title=filled(title, given),
        dated=given.day("issued_on") or ground.yardstick.today,
        mark=given.text("mark") or _mark(form, office),
        number=printed_number(number),
        addressee=given.text("addressee"),
        body=text_blocks(filled(body, given), form.format) + form.tables(ground, given),
        signed=(issuer,) if form.signs else (),
        sealed=given.on("sealed"),
        urgency=given.text("urgency"),
        signer=given.text("signer"),
        compiler=office.name if form.format is PaperFormat.BULLETIN else "",
        note="，".join(f"{label}：{value}" for label, value in contact if value),
        annexes=form.annexes(ground, given),
        copy_to=given.text("copy_to"),
        printed_by=given.text("printed_by"),
        receipt=form.receipt(ground, given),
        even=office.even_pages and form.format is not PaperFormat.LETTER,
    )
    return replace(paper, code=code_text(paper, number)) if office.qr_code else paper


def _mark(form: KindForm, office: OfficeSettings) -> str:
    return (form.format is PaperFormat.LETTER and office.letter_mark) or office.mark or office.name


def printed_number(number: DocumentNumber) -> str:
    """The number as the paper's head says it: 文号 whole, 第16期 without its year, the running number of a form."""
    return f"第{number.serial}期" if number.numbering is Numbering.ISSUE else str(number)


def text_blocks(text: str, paper_format: PaperFormat) -> tuple[Block, ...]:
    """The paragraphs of a body, headings told by their numbers (9704, 7.3.3: 一、 （一） 1. （1）).

    A numbered line that ends as a sentence is a paragraph whose first sentence is set as the heading.
    """
    return tuple(_block(line.strip(), paper_format) for line in text.split("\n") if line.strip())


def _block(line: str, paper_format: PaperFormat) -> Block:
    label = _LABEL.match(line) if paper_format is PaperFormat.MINUTES else None
    if label:
        return Paragraph(line[label.end() :], lead=label[0])
    level = next((at for at, mark in enumerate(_HEADINGS, 1) if re.match(mark, line)), 0)
    if level and line[-1] not in "。；;！？：":
        return Heading(line, level)
    first = _FIRST_SENTENCE.match(line) if level in (1, 2) else None
    return Paragraph(line[first.end() :], first[0], level) if first and first.end() < len(line) else Paragraph(line)
