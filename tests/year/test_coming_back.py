"""The year's ledger written as a workbook and taken into an empty ledger: the same tasks with all that was told."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.cli import main
from supervisor_app.domain.model import Task
from supervisor_app.store import queries
from supervisor_app.store.carrying import carried
from supervisor_app.store.check import check_ledger
from supervisor_app.store.ledger import Ledger
from tests.year.script import LAST, Year
from tests.year.test_year import open_office

_OTHERWISE = {"id", "meeting_id", "task_list_id", "source_row", "lead", "cooperating", "parent_id", "merged_into_id"}


def told(ledger: Ledger) -> dict[str, dict[str, Any]]:
    """Number → every field of a task, with names and numbers in the place of ids."""
    units, tasks = queries.units(ledger.db), queries.tasks(ledger.db)
    numbers = {task.id: task.number for task in tasks}

    def one(task: Task) -> dict[str, Any]:
        found = {field.name: getattr(task, field.name) for field in fields(task) if field.name not in _OTHERWISE}
        found |= {"lead": [units[unit].name for unit in task.lead]}
        found |= {"cooperating": [units[unit].name for unit in task.cooperating]}
        return found | {"above": numbers.get(task.parent_id or 0), "into": numbers.get(task.merged_into_id or 0)}

    return {task.number: one(task) for task in tasks}


def test_the_year_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tasks, reports with corrections and marks, milestones, indicators, problems, extensions, units."""
    office = open_office(tmp_path)
    for _ in Year(office).days():
        pass
    ledger, sheet, again = office.ledger, tmp_path / "台账.xlsx", tmp_path / "back.db"
    assert main(["export", str(ledger.path), str(sheet), "--today", str(LAST)]) == 0
    assert main(["import", str(again), str(sheet), "--held-on", str(LAST)]) == 0
    said = capsys.readouterr().out
    facts = carried(ledger.db)
    assert f"一并读入{facts.words}" in said
    assert "未导入 0 行，存疑 0 处" in said
    back = Ledger.open(again)
    assert told(back) == told(ledger)
    assert carried(back.db) == facts
    assert check_ledger(again) == []
    for opened in (ledger, back):
        opened.close()
