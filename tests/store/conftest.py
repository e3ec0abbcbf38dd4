"""A ledger in a folder of its own, with a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.model import Cycle
from supervisor_app.store.importing import import_list
from supervisor_app.store.ledger import Ledger

NOW = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
LISTED = DraftList(
    "重点工作推进会任务清单",
    date(2026, 5, 6),
    "清单.xlsx",
    (
        DraftTask(
            "滨河路雨污分流改造", 4, lead=("市住建局",), cooperating=("市财政局",), due=date(2026, 6, 5), progress=40
        ),
        DraftTask(
            "秋收作物统防统治", 5, lead=("市农业农村局",), due=date(2026, 9, 30), cycle=Cycle.MONTHLY, cycle_day=5
        ),
        DraftTask("老旧电梯更新20台", 6, lead=("市住建局",), due=date(2026, 12, 31), progress=100),
    ),
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    """A new ledger."""
    ledger = Ledger.open(tmp_path / "台账.db", create=True)
    ledger.clock = lambda: NOW
    yield ledger
    ledger.close()


@pytest.fixture
def ledger(empty: Ledger) -> Ledger:
    """A ledger with three tasks of two lead units."""
    import_list(empty, LISTED)
    return empty
