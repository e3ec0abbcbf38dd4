"""Time limits offered at registration (办理时限); custom among offices, so they are a setting."""

from dataclasses import dataclass
from datetime import date, timedelta

from supervisor_app.domain.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """`days` from the assignment: calendar days, or working days."""

    name: str
    days: int
    working: bool = False

    def due(self, assigned_on: date, calendar: WorkCalendar) -> date:
        """The due date of a task assigned on a day."""
        if self.working:
            return calendar.add(assigned_on, self.days)
        return assigned_on + timedelta(days=self.days)


TIME_LIMITS = (
    TimeLimit("上级文件", 30),
    TimeLimit("会议纪要", 20),
    TimeLimit("领导批示（特急）", 1),
    TimeLimit("领导批示（急件）", 5),
    TimeLimit("领导批示", 15),
    TimeLimit("疑难事项", 30),
    TimeLimit("常务会议定事项", 30, working=True),
)
