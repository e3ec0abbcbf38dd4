"""工作日: which years' calendars are known, and the office's own working days and days off."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.words import WEEKDAYS
from supervisor_app.domain.workdays import WorkCalendar
from supervisor_app.ui.pages.settings.section import OfficeSection, hint
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.field import Field
from supervisor_app.ui.widgets.flow import FlowLayout
from supervisor_app.ui.widgets.labels import label

_LONGEST = 31  # days added at once


def known_words(today: date) -> str:
    """Which calendars around today are known."""
    years = range(today.year - 1, today.year + 2)
    unknown = set(WorkCalendar().unknown_years(date(years[0], 1, 1), date(years[-1], 1, 1)))
    known = [str(year) for year in years if year not in unknown]
    told = f"{'、'.join(known)} 年按国务院公布的放假安排计。" if known else ""
    missing = "、".join(str(year) for year in years if year in unknown)
    return told + (f"{missing} 年的安排没有收入，按周一至周五计；公布后请在下面加上。" if missing else "")


class DaySection(OfficeSection):
    """Days added here overrule the published calendar."""

    id, word = "days", "工作日"

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__(theme)
        self._today = today
        self._days: dict[date, bool] = {}
        self.first, self.last = DateEdit(theme, today), DateEdit(theme, today)
        self.last.field.setPlaceholderText("只有一天就不填")
        self._first_field = Field(theme, "日期", self.first)
        self._last_field = Field(theme, "到", self.last)
        self._none = label("没有自定的日子", "muted")
        self._list = QWidget()
        self._flow = FlowLayout(self._list, theme.size("space_unit"))
        self._build()

    def _build(self) -> None:
        theme = self.theme
        self.work, self.rest = button(theme, "加为上班"), button(theme, "加为休息")
        self.work.clicked.connect(lambda: self._add(working=True))
        self.rest.clicked.connect(lambda: self._add(working=False))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for field in (self._first_field, self._last_field):
            field.setFixedWidth(theme.px(200))
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        for made in (self.rest, self.work):
            beside = QVBoxLayout()
            beside.addSpacing(theme.px(21))
            beside.addWidget(made)
            beside.addStretch(1)
            row.addLayout(beside)
        row.addStretch(1)
        self.body.addWidget(hint(known_words(self._today)))
        self.body.addLayout(row)
        self.body.addWidget(self._none)
        self.body.addWidget(self._list)

    def show_office(self, office: OfficeSettings) -> None:
        """The days as saved."""
        self._days = dict(office.day_overrides)
        self._show_days()

    def apply(self, office: OfficeSettings) -> OfficeSettings:
        """The days as listed."""
        return replace(office, day_overrides=dict(self._days))

    def _show_days(self) -> None:
        self._flow.clear()
        for day, working in sorted(self._days.items()):
            word = f"{day:%Y-%m-%d} 周{WEEKDAYS[day.weekday()]} {'上班' if working else '休息'}"
            chip = Chip(self.theme, word, removable=True)
            chip.removed.connect(lambda day=day: self._remove(day))
            self._flow.addWidget(chip)
        self._none.setVisible(not self._days)
        self._list.setVisible(bool(self._days))
        self._list.updateGeometry()

    def _remove(self, day: date) -> None:
        del self._days[day]
        self._show_days()
        self.told()

    def _add(self, working: bool) -> None:
        first, last = self.first.day(), self.last.day() if self.last.text() else self.first.day()
        self._first_field.complain("" if first else "请填日期，如 2027-02-05")
        self._last_field.complain("" if last or not first else "请填日期，或空着")
        if first is None or last is None:
            return
        if not first <= last <= first + timedelta(_LONGEST):
            self._last_field.complain(f"请填 {first:%m-%d} 之后一个月以内的日期")
            return
        calendar = WorkCalendar(dict(self._days))
        span = [first + timedelta(n) for n in range((last - first).days + 1)]
        other = [day for day in span if calendar.is_workday(day) is not working]
        if not other:
            self._first_field.complain(f"本来就是{'上班' if working else '休息'}，不用加")
            return
        self._days |= dict.fromkeys(other, working)
        self.first.set_text("")
        self.last.set_text("")
        self._show_days()
        self.told()
