"""Counts of papers on the whole ledger add up, whatever the ledger holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.documents.kinds import briefing, circular
from supervisor_app.documents.kinds.matters import chinese
from supervisor_app.documents.kinds.summary import summary_annex
from supervisor_app.documents.kinds.totals import by_unit, rate, shares, totals
from supervisor_app.domain.model import TaskState
from supervisor_app.domain.standing import TaskLine
from tests.documents.kinds.whole import TODAY, body, done, ground, ledger, line, table, task

DAYS = st.integers(-90, 90).map(lambda days: TODAY + timedelta(days=days))
TASKS = st.builds(
    lambda state, lead, due, progress, finished: task(
        1, state=state, lead=lead, due=due, original_due=due, progress=progress, completed_on=finished
    ),
    st.sampled_from(TaskState),
    st.lists(st.integers(1, 5), max_size=2, unique=True).map(tuple),
    st.none() | DAYS,
    st.none() | st.integers(0, 100).map(float),
    st.none() | DAYS,
)
LEDGERS = st.lists(TASKS.map(line), max_size=12)


@given(LEDGERS)
def test_the_parts_add_up(lines: list[TaskLine]) -> None:
    """Every matter is in one state, every one under way has one light."""
    counts = totals(lines, 3)
    assert counts.total == len(lines) == counts.done + counts.open + counts.resting
    assert counts.open == counts.green + counts.yellow + counts.red + counts.waiting
    assert counts.on_time + counts.undated <= counts.done
    assert counts.late <= counts.red
    assert counts.near + counts.late <= counts.open


@given(LEDGERS)
def test_the_table_adds_up(lines: list[TaskLine]) -> None:
    """Without joint matters every column sums to its total; a joint one counts once in the total."""
    counted = ground((), lines, unit=None)
    if not lines:
        assert by_unit(counted, 3) == []
        return
    found = table(summary_annex(counted))
    assert sum(column.width for column in found.columns) == pytest.approx(225)
    assert all(len(row) == len(found.columns) for row in (*found.rows, found.total))
    joint = sum(len(one.task.lead) - 1 for one in lines if one.task.lead)
    assert sum(int(row[2]) for row in found.rows) - joint == int(found.total[2]) == len(lines)
    if not joint:
        for column in range(2, len(found.columns) - 1):
            assert sum(int(row[column]) for row in found.rows) == int(found.total[column])


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=6))
def test_shares_sum_to_the_whole(parts: list[int]) -> None:
    """They sum to 100.0% exactly, each within a tenth of its true share."""
    tenths = [round(float(share.rstrip("%")) * 10) for share in shares(parts)]
    whole = sum(parts)
    assert sum(tenths) == (1000 if whole else 0)
    assert all(abs(tenth - 1000 * part / whole) < 1 for tenth, part in zip(tenths, parts, strict=True) if whole)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([1, 2], ["33.3%", "66.7%"]),
        ([4, 7, 1], ["33.3%", "58.4%", "8.3%"]),
        ([0, 5], ["0%", "100%"]),
        ([0, 0], ["0%", "0%"]),
        ([1, 1], ["50%", "50%"]),
    ],
)
def test_shares(parts: list[int], expected: list[str]) -> None:
    """One decimal where there is one; what rounding leaves over goes to the largest part."""
    assert shares(parts) == expected


@pytest.mark.parametrize(
    ("value", "words"), [(None, "—"), (0.0, "0%"), (100.0, "100%"), (99.97, "99.9%"), (66.7, "66.7%")]
)
def test_rates(value: float | None, words: str) -> None:
    """Almost all is not all."""
    assert rate(value) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (1003, "一千零三")],
)
def test_chinese_figures(number: int, words: str) -> None:
    """As headings count."""
    assert chinese(number) == words


def test_the_rate_counts_what_is_owed() -> None:
    """A unit cannot shine by one matter done on time while others are late."""
    counts = totals([line(done(1)), line(task(2)), line(task(3, due=date(2026, 12, 31)))], 3)
    assert (counts.on_time, counts.done, counts.late, counts.on_time_rate) == (1, 1, 1, 50.0)


def test_the_same_figures_in_circular_and_briefing() -> None:
    """Both are counted from the same matters, as the office names its lights."""
    on = ground((), ledger(), unit=None)
    assert "其中已办结4项（占33.3%）、在办7项（占58.4%）、暂停或者取消1项（占8.3%）" in body(circular.FORM, on)[2]
    assert "其中已办结4项（占33.3%）、在办7项（占58.4%）、暂停或者取消1项（占8.3%）" in body(briefing.FORM, on)[0]
    assert body(circular.FORM, on)[3] == "在办事项中，绿灯2项、黄灯1项、红灯3项、尚未启动1项。"
