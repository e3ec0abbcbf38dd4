"""Which papers of the register are wanted: by state, kind, unit, period and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.ui.pages.notice.register.rows import NoticeRow, Standing, holds


class Period(StrEnum):
    """When papers were issued, counted from today."""

    MONTH = "本月"
    LAST_MONTH = "上月"
    QUARTER = "本季度"
    YEAR = "今年"
    LAST_YEAR = "去年"

    def covers(self, day: date, today: date) -> bool:
        """Whether a day lies in it."""
        first = today.replace(day=1)
        match self:
            case Period.MONTH:
                return _month(day) == _month(today)
            case Period.LAST_MONTH:
                return _month(day) == _month(first - timedelta(days=1))
            case Period.QUARTER:
                return (day.year, (day.month - 1) // 3) == (today.year, (today.month - 1) // 3)
            case Period.YEAR:
                return day.year == today.year
        return day.year == today.year - 1


@dataclass(frozen=True, slots=True)
class Filter:
    """None and empty: any. `unit` is the name papers go to."""

    standing: Standing | None = None
    kind: NoticeKind | None = None
    unit: str | None = None
    period: Period | None = None
    text: str = ""

    @property
    def anything(self) -> bool:
        """Whether every paper is wanted, leaving the words aside."""
        return not any((self.standing, self.kind, self.unit, self.period))


def matching(rows: Iterable[NoticeRow], wanted: Filter, today: date) -> list[NoticeRow]:
    """Rows that are wanted, in their order; every word of the text must be in what a row says."""
    words = wanted.text.casefold().split()
    return [
        row
        for row in rows
        if row.stands(wanted.standing)
        and wanted.kind in (None, row.notice.kind)
        and wanted.unit in (None, row.unit)
        and (wanted.period is None or wanted.period.covers(row.notice.issued_on, today))
        and all(holds(row, word) for word in words)
    ]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
