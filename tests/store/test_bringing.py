"""What a ledger's workbook carries, written into another ledger and read again; ties between tasks; strange lists."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from supervisor_app.domain.carried import NOTHING_CARRIED, Carried, CarriedReport, CarriedUnit
from supervisor_app.domain.contact import Contact
from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.model import ProgressReport, ReportMark, TaskState, Unit
from supervisor_app.store import queries
from supervisor_app.store.carrying import carried as carried_by
from supervisor_app.store.contacts import contacts
from supervisor_app.store.importing import import_list
from supervisor_app.store.ledger import _KINDS, Ledger
from supervisor_app.store.replay import strays
from supervisor_app.store.reports import mark_report
from supervisor_app.store.undo import undo
from supervisor_app.store.units import add_unit, find_unit
from tests.carried_facts import NUMBERS, UNITS, carried

HELD = date(2026, 5, 6)
DAY = date(2026, 6, 1)
DRAFTS = tuple(
    DraftTask(
        f"事项{at}", number=number, lead=(UNITS[0],), state=TaskState.IN_PROGRESS, assigned_on=HELD, progress=40.0
    )
    for at, number in enumerate(NUMBERS)
)


def listed(*drafts: DraftTask, facts: Carried = NOTHING_CARRIED) -> DraftList:
    return DraftList("督办台账", HELD, "台账.xlsx", drafts, facts)


@given(facts=carried())
@settings(max_examples=12)
def test_everything_is_there_again(tmp_path_factory: pytest.TempPathFactory, facts: Carried) -> None:
    """Facts read from the new ledger are those that were carried; its history tells every row; undo takes all back."""
    ledger = Ledger.open(tmp_path_factory.mktemp("ledger") / "台账.db", create=True)
    ledger.db.execute("PRAGMA synchronous=OFF")
    import_list(ledger, listed(*DRAFTS, facts=facts))
    assert carried_by(ledger.db) == facts
    assert [(task.number, task.progress, task.state) for task in queries.tasks(ledger.db)] == [
        (number, 40.0, TaskState.IN_PROGRESS) for number in NUMBERS
    ]
    assert list(strays(ledger.db, _KINDS)) == []
    undo(ledger)
    assert carried_by(ledger.db) == Carried()
    ledger.close()


def test_only_what_concerns_chosen_tasks(empty: Ledger) -> None:
    """Their reports with the units these speak of, and the unit above them."""
    facts = Carried(
        units=(
            CarriedUnit(Unit(0, "市政府")),
            CarriedUnit(Unit(0, "市住建局"), "市政府"),
            CarriedUnit(Unit(0, "滨江区")),
            CarriedUnit(Unit(0, "市水利局")),
        ),
        reports=(
            CarriedReport(NUMBERS[0], "滨江区", ProgressReport(1, 0, 0, DAY, 10.0)),
            CarriedReport(NUMBERS[1], "市水利局", ProgressReport(2, 0, 0, DAY, 20.0)),
        ),
    )
    [first, *_], _ = import_list(empty, listed(*DRAFTS, facts=facts))
    found = carried_by(empty.db, [first])
    assert [item.unit for item in found.reports] == ["滨江区"]
    assert {item.unit.name for item in found.units} == {"市住建局", "市政府", "滨江区"}


def test_units_get_what_they_lack_and_keep_what_they_have(empty: Ledger) -> None:
    """Known by any name; a name of another unit stays with it; contacts come once; no unit above itself."""
    add_unit(empty, Unit(0, "市住房和城乡建设局", "市住建局", aliases=("住建局",)))
    add_unit(empty, Unit(0, "市城管局", aliases=("城建口",)))
    facts = Carried(
        units=(
            CarriedUnit(
                Unit(0, "市住建局", "建设局", aliases=("城建口", "建委")),
                "市住房和城乡建设局",
                (Contact(0, 0, "王明"),),
            ),
        )
    )
    for title in ("甲", "乙"):
        import_list(empty, listed(DraftTask(title, number=title, lead=("市住建局",)), facts=facts))
    found = find_unit(empty, "建委")
    assert (found.name, found.short_name, found.aliases) == ("市住房和城乡建设局", "市住建局", ("住建局", "建委"))
    assert found.parent_id is None
    assert find_unit(empty, "城建口").name == "市城管局"
    assert [one.name for one in contacts(empty.db, found.id)] == ["王明"]


def test_the_row_s_report_is_not_brought_twice(empty: Ledger) -> None:
    """The row's report is one of those carried; one written into the row by hand is another."""
    told = (CarriedReport("1", "市住建局", ProgressReport(1, 0, 0, DAY, 40.0, "开工")),)
    same = DraftTask("甲", number="1", lead=("市住建局",), assigned_on=HELD, progress=40.0, report="开工")
    [task_id], _ = import_list(empty, listed(same, facts=Carried(reports=told)))
    assert [report.text for report in queries.reports(empty.db, task_id)] == ["开工"]
    other = DraftTask("乙", number="2", lead=("市住建局",), assigned_on=HELD, progress=40.0, report="主体封顶")
    told = (CarriedReport("2", "市住建局", ProgressReport(1, 0, 0, DAY, 40.0, "开工")),)
    [task_id], _ = import_list(empty, listed(other, facts=Carried(reports=told)))
    assert {report.text for report in queries.reports(empty.db, task_id)} == {"开工", "主体封顶"}


@pytest.mark.parametrize(("progress", "after"), [(60.0, 20.0), (45.0, 45.0)])
def test_a_returned_report_moves_its_task_only_where_reports_did(empty: Ledger, progress: float, after: float) -> None:
    """A task that stands where its newest report says follows; one whose progress a person set stays."""
    told = tuple(
        CarriedReport("1", "市住建局", ProgressReport(place, 0, 0, DAY, points))
        for place, points in enumerate((20.0, 60.0), start=1)
    )
    draft = DraftTask("甲", number="1", lead=("市住建局",), state=TaskState.IN_PROGRESS, assigned_on=HELD)
    [task_id], _ = import_list(empty, listed(replace(draft, progress=progress), facts=Carried(reports=told)))
    newest = queries.reports(empty.db, task_id)[0]
    mark_report(empty, newest, ReportMark.RETURNED, "周明", date(2026, 6, 9), "与现场不符")
    assert queries.tasks(empty.db)[0].progress == after


def test_facts_of_a_task_the_ledger_has_stay_out(empty: Ledger) -> None:
    """It is not imported again, and neither is what is told of it."""
    told = (CarriedReport(NUMBERS[0], "市住建局", ProgressReport(1, 0, 0, DAY, 40.0, "开工")),)
    import_list(empty, listed(DRAFTS[0]))
    import_list(empty, listed(*DRAFTS, facts=Carried(reports=told)))
    assert carried_by(empty.db).reports == ()


def _part(title: str, number: str, parent: str, state: TaskState = TaskState.IN_PROGRESS, into: str = "") -> DraftTask:
    return DraftTask(
        title, number=number, lead=("市住建局",), state=state, assigned_on=HELD, parent=parent, merged_into=into
    )


def test_parents_and_mergers_are_tied(empty: Ledger) -> None:
    """Whichever comes first in the list; the parent's progress is that of its parts."""
    parts = (
        DraftTask("一", number="1.1", parent="1", weight=3.0, progress=80.0, lead=("甲局",), assigned_on=HELD),
        DraftTask("二", number="1.2", parent="1", progress=40.0, lead=("乙局",), assigned_on=HELD),
    )
    gone = DraftTask("三", number="2", state=TaskState.CANCELLED, merged_into="1", lead=("甲局",), assigned_on=HELD)
    whole = DraftTask("全", number="1", state=TaskState.IN_PROGRESS, lead=("丙局",), assigned_on=HELD)
    ids, _ = import_list(empty, listed(*parts, gone, whole))
    found = {task.number: task for task in queries.tasks(empty.db)}
    assert (found["1.1"].parent_id, found["1.1"].weight, found["1.2"].parent_id) == (ids[3], 3.0, ids[3])
    assert (found["2"].merged_into_id, found["1"].progress) == (ids[3], 70.0)
    assert {task.remark for task in found.values()} == {""}


@pytest.mark.parametrize(
    "drafts",
    [
        (_part("甲", "1", "9"),),
        (_part("甲", "1", "1"),),
        (_part("甲", "1", "2"), _part("乙", "2", "", TaskState.COMPLETED)),
    ],
    ids=["no such task", "itself", "a done parent of an open part"],
)
def test_a_parent_that_cannot_be_is_kept_in_words(empty: Ledger, drafts: tuple[DraftTask, ...]) -> None:
    import_list(empty, listed(*drafts))
    first = queries.tasks(empty.db)[0]
    assert (first.parent_id, first.remark) == (None, f"上级事项：{drafts[0].parent}")


def test_circles_are_cut(empty: Ledger) -> None:
    """甲 above 乙 above 丙 above 甲: the last tie that would close the circle is words; mergers alike."""
    import_list(empty, listed(_part("甲", "1", "2"), _part("乙", "2", "3"), _part("丙", "3", "1")))
    found = {task.number: task for task in queries.tasks(empty.db)}
    assert (found["1"].parent_id, found["2"].parent_id) == (found["2"].id, found["3"].id)
    assert (found["3"].parent_id, found["3"].remark) == (None, "上级事项：1")
    lost = (
        _part("丁", "4", "", TaskState.CANCELLED, "5"),
        _part("戊", "5", "", TaskState.CANCELLED, "4"),
        _part("己", "6", "", into="4"),
    )
    import_list(empty, listed(*lost))
    found = {task.number: task for task in queries.tasks(empty.db)}
    assert [found[number].remark for number in "456"] == ["", "并入事项：4", "并入事项：4"]


def test_a_part_is_tied_to_a_parent_the_ledger_has(empty: Ledger) -> None:
    """As when a workbook that grew is imported again."""
    whole = DraftTask("全", number="1", state=TaskState.IN_PROGRESS, lead=("丙局",), assigned_on=HELD)
    [parent_id], _ = import_list(empty, listed(whole))
    import_list(empty, listed(whole, _part("甲", "1.1", "1")))
    assert [task.parent_id for task in queries.tasks(empty.db)] == [None, parent_id]
