"""Write the ledger of the present schema: `python -m tests.databases.make`; refuses to replace one."""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.model import Cycle, Meeting, Milestone, ProgressReport
from supervisor_app.domain.notice import Notice, NoticeKind
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.review import ReviewDraft
from supervisor_app.store import queries
from supervisor_app.store.importing import import_list
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.migrations import ledger_migrations
from supervisor_app.store.notices import issue_notice
from supervisor_app.store.office import save_office
from supervisor_app.store.review import begin_review
from supervisor_app.store.tasks import find_task, register_report, set_milestones
from supervisor_app.store.units import edit_unit, find_unit

NOW = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
TASKS = (
    DraftTask(
        "滨河路雨污分流改造", 4, "", ("市住建局",), ("市财政局",), due=date(2026, 6, 5), progress=40, report="已铺管"
    ),
    DraftTask("秋粮收购监测", 5, "", ("市发改委",), due_text="每月5日前", cycle=Cycle.MONTHLY, cycle_day=5),
)


def make(path: Path) -> None:
    """A small ledger with a row in every table."""
    ledger = Ledger.open(path, create=True)
    ledger.clock = lambda: NOW
    import_list(ledger, DraftList("重点工作推进会", date(2026, 5, 6), "清单.xlsx", TASKS))
    task = find_task(ledger, "001")
    set_milestones(ledger, task, [Milestone(0, task.id, "管网铺设", date(2026, 5, 25), 60)])
    told = ProgressReport(0, task.id, task.lead[0], date(2026, 6, 8), 70, "已回填", "资金缺口", "催拨付", "电话")
    register_report(ledger, told)
    edit_unit(ledger, replace(find_unit(ledger, "市住建局"), aliases=("住建局",)))
    save_office(ledger, OfficeSettings(name="青川市人民政府督查室", document_code="青政督"))
    number = queries.next_number(ledger.db, "青政督", 2026)
    notice = Notice(0, NoticeKind.SUPERVISION, number, task.lead[0], "督办通知单", NOW.date(), task_ids=(task.id,))
    issue_notice(ledger, notice, lambda: None)
    speech = Meeting(0, "调度会讲话", date(2026, 6, 3), "市长", "市水务局要在7月底前修好泵站。")
    begin_review(
        ledger, speech, [ReviewDraft(0, 0, 0, 15, speech.text, "修好泵站", ("市水务局",), due=date(2026, 7, 31))]
    )
    ledger.close()


if __name__ == "__main__":
    target = Path(__file__).with_name(f"version_{len(ledger_migrations._migrations)}.db")
    if target.exists():
        sys.exit(f"{target} is there already")
    make(target)
