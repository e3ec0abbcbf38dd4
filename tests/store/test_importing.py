"""Lists on their way in: known tasks stay out, numbers are given once."""

from dataclasses import replace
from datetime import date

from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.store import queries
from supervisor_app.store.importing import find_renumbered, import_list
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.tasks import add_task
from supervisor_app.store.undo import undo
from supervisor_app.store.units import edit_unit, find_unit
from tests.store.conftest import LISTED


def test_a_list_comes_in_once_under_any_name_of_its_units(ledger: Ledger) -> None:
    unit = find_unit(ledger, "市住建局")
    edit_unit(ledger, replace(unit, name="市住房和城乡建设局", aliases=("市住建局",)))
    assert import_list(ledger, LISTED)[0] == []


def test_numbers_run_on_beside_those_lists_bring_along(ledger: Ledger) -> None:
    """None is given twice, also where the list's own comes later or is no serial; 999 goes before 1000."""
    own = ("", "2026-004", "2026-004", "2026-998", "", "2026-99999999999999999999", "2026-1甲", "", "")
    drafts = tuple(DraftTask(f"事项{row}", row, number=number) for row, number in enumerate(own))
    assert [draft.row for draft in find_renumbered(ledger, drafts)] == [2]
    ids, _ = import_list(ledger, DraftList("补充清单", date(2026, 6, 1), tasks=drafts))
    numbers = dict(ledger.db.execute("SELECT id, number FROM task"))
    assert [numbers[task_id] for task_id in ids] == [
        "2026-005",
        "2026-004",
        "2026-006",
        "2026-998",
        "2026-007",
        "2026-99999999999999999999",
        "2026-1甲",
        "2026-008",
        "2026-009",
    ]
    assert numbers_after(ledger, "又一件") == "2026-999"
    assert numbers_after(ledger, "再一件") == "2026-1000"
    listed = [task.number for task in queries.tasks(ledger.db) if task.number.isascii() and len(task.number) < 10]
    assert listed[-3:] == ["2026-998", "2026-999", "2026-1000"]


def numbers_after(ledger: Ledger, title: str) -> str:
    task_id = add_task(ledger, DraftTask(title))
    return queries.tasks(ledger.db, "id = ?", task_id)[0].number


def test_numbers_of_undone_tasks_are_given_again_and_years_count_apart(ledger: Ledger) -> None:
    assert numbers_after(ledger, "一件") == "2026-004"
    undo(ledger)
    assert numbers_after(ledger, "另一件") == "2026-004"
    import_list(ledger, DraftList("明年清单", date(2027, 1, 5), tasks=(DraftTask("来年的事"),)))
    assert queries.tasks(ledger.db)[-1].number == "2027-001"
