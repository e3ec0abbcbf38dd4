"""Thinning of backups: the rule at its edges, and what must hold for any history of backups."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.thinning import kept

# 2026-11-20 is a Friday.
NOW = datetime.fromisoformat("2026-11-20T17:30")
MOMENTS = st.datetimes(datetime.fromisoformat("2025-06-01"), datetime.fromisoformat("2026-12-31"))


def _at(*texts: str) -> list[datetime]:
    return [datetime.fromisoformat(f"2026-{text}") for text in texts]


@pytest.mark.parametrize(
    ("backups", "stay"),
    [
        ([], []),
        (_at("11-20T09:00", "11-20T09:01", "11-19T08:00", "11-19T08:01"), "all"),
        (_at("11-18T09:00", "11-18T17:00", "11-17T17:00"), _at("11-18T17:00", "11-17T17:00")),
        # 14 days ago is still a day of its own; 15 days ago (Thursday) and the day before share a week.
        (_at("11-06T09:00", "11-06T10:00", "11-05T17:00", "11-04T17:00"), _at("11-06T10:00", "11-05T17:00")),
        # 70 days ago is the last day counted by weeks.
        (_at("09-11T09:00", "09-10T09:00", "09-01T09:00"), _at("09-11T09:00", "09-10T09:00")),
        (_at("09-30T09:00", "10-01T09:00"), "all"),
        (_at("03-31T09:00", "03-01T09:00", "02-01T09:00", "02-28T17:00"), _at("03-31T09:00", "02-28T17:00")),
        (_at("11-21T09:00", "11-21T09:01", "12-31T00:00"), "all"),
        (_at("01-05T09:00"), "all"),
        (_at("01-05T09:00", "01-05T09:00"), _at("01-05T09:00")),
    ],
)
def test_the_rule_at_its_edges(backups: list[datetime], stay: list[datetime] | str) -> None:
    """All of two days, then days, weeks, months."""
    assert kept(backups, NOW) == set(backups if stay == "all" else stay)


@given(st.lists(MOMENTS, max_size=80))
def test_what_always_holds(backups: list[datetime]) -> None:
    """Nothing invented, the newest kept, everything of two days kept, no day of two weeks lost, twice is once."""
    stay = kept(backups, NOW)
    assert stay <= set(backups)
    assert kept(sorted(stay), NOW) == stay
    assert not backups or max(backups) in stay
    fresh = {at for at in backups if at >= NOW.replace(hour=0, minute=0) - timedelta(days=1)}
    assert fresh <= stay
    two_weeks = NOW.date() - timedelta(days=14)
    assert {at.date() for at in backups if at.date() >= two_weeks} == {
        at.date() for at in stay if at.date() >= two_weeks
    }


@given(st.lists(MOMENTS, max_size=80))
def test_thinning_every_day_loses_no_month(backups: list[datetime]) -> None:
    """A backup thinned day by day for a year leaves the newest of every month, as thinning once would."""
    stay: set[datetime] = set()
    day = datetime.fromisoformat("2025-05-31T23:59:59.999999")
    while day < datetime.fromisoformat("2027-06-01"):
        stay |= {at for at in backups if at.date() == day.date()}
        stay = kept(sorted(stay), day)
        day += timedelta(days=1)
    assert stay == kept(backups, day)
