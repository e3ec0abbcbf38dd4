"""Every ledger a released version wrote opens, whole, in the present one."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from supervisor_app.domain.model import ProgressReport
from supervisor_app.store import queries
from supervisor_app.store.check import check_ledger
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.office import read_office
from supervisor_app.store.tasks import register_report

FILES = sorted((Path(__file__).parents[1] / "databases").glob("*.db"))


def test_there_is_one_a_version() -> None:
    assert [path.name for path in FILES] == [f"version_{number}.db" for number in range(1, len(FILES) + 1)]
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_released_ledger_opens_whole(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copy(path, copy)
    ledger = Ledger.open(copy)
    try:
        tasks = queries.tasks(ledger.db)
        assert [(task.number, task.title, task.progress) for task in tasks] == [
            ("2026-001", "滨河路雨污分流改造", 70),
            ("2026-002", "秋粮收购监测", None),
        ]
        assert [report.text for report in queries.reports(ledger.db, tasks[0].id)] == ["已回填", "已铺管"]
        assert [str(notice.number) for notice in queries.notices(ledger.db)] == ["青政督〔2026〕1号"]
        assert queries.milestones(ledger.db, tasks[0].id)[0].due == date(2026, 5, 25)
        assert read_office(ledger.db).name == "青川市人民政府督查室"
        register_report(ledger, ProgressReport(0, tasks[0].id, tasks[0].lead[0], date(2026, 6, 9), 80))
    finally:
        ledger.close()
    assert check_ledger(copy) == []
