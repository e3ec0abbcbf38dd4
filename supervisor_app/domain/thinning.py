"""Which backups to keep: close together for the last days, ever further apart before.

Our rule: all of today and yesterday, then the newest of each day for 14 days, of each week for 8 weeks, of each month
for ever. A week that runs over the end of a month counts as two, so that no month's newest is lost to a week's.
"""

from collections.abc import Hashable, Sequence
from datetime import datetime

_ALL_DAYS = 1
_DAILY_DAYS = 14
_WEEKLY_DAYS = _DAILY_DAYS + 8 * 7


def kept(backups: Sequence[datetime], now: datetime) -> set[datetime]:
    """Those of `backups` to keep; the newest and any dated after `now` are always among them.

    The datetimes must be all naive or all aware; days are those each datetime names by itself.
    """
    newest: dict[Hashable, datetime] = {}
    for at in backups:
        slot = _slot(at, now)
        newest[slot] = max(at, newest.get(slot, at))
    return set(newest.values())


def _slot(at: datetime, now: datetime) -> Hashable:
    """Equal for backups of which only the newest is kept."""
    age = (now.date() - at.date()).days
    if at > now or age <= _ALL_DAYS:
        return at
    if age <= _DAILY_DAYS:
        return at.date()
    month = (at.year, at.month)
    return (*month, *at.isocalendar()[:2]) if age <= _WEEKLY_DAYS else month
