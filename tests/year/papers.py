"""Writing the year's papers as PDFs; slow, so only when asked for."""

from dataclasses import replace
from pathlib import Path

from supervisor_app.documents.drafting import faults
from supervisor_app.documents.issuing import prepare
from supervisor_app.documents.kinds import FORMS
from supervisor_app.domain.papers.drafting import EntryValue, PaperDraft
from supervisor_app.domain.papers.notice import Notice
from tests.year.office import Deliver, Office, Printer


def printer(folder: Path) -> Printer:
    """Writes each paper into `folder` from the facts of its day; what its form misses is filled in."""

    def write(office: Office, notice: Notice) -> tuple[Notice, Deliver]:
        facts = office.kept
        unit = facts.units[notice.unit_id] if notice.unit_id else None
        ground = facts.ground(unit, [facts.lines[task_id] for task_id in notice.task_ids])
        changed: dict[str, EntryValue] = {"issued_on": notice.issued_on, "approver": notice.approver}
        changed |= {"approved_on": notice.approved_on, "reply_by": notice.reply_by}
        form = FORMS[notice.kind]
        known = {entry.key for entry in form.entries(ground)}
        draft = PaperDraft(
            notice.kind, ground, {key: value for key, value in changed.items() if value and key in known}
        )
        for key in faults(form, draft):
            draft = draft.with_entry(key, "市政府办公室")
        issued = prepare(draft, notice.number, folder)
        written = {name: getattr(issued.notice, name) for name in ("title", "path", "sha256", "content")}
        return replace(notice, **written), issued.deliver

    return write
