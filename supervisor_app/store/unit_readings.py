"""How the units stand, read once and counted again only where a command changed one of their tasks."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from supervisor_app.domain.contact import Contact
from supervisor_app.domain.lights import Light
from supervisor_app.domain.standing import TaskLine, UnitLine, unit_line, unit_lines, worst_first
from supervisor_app.domain.trend import Course
from supervisor_app.store import queries
from supervisor_app.store.contacts import contacts
from supervisor_app.store.readings import Readings


class UnitReadings(Readings):
    """The part of a snapshot that counts by unit."""

    @cached_property
    def unit_lines(self) -> list[UnitLine]:
        """Units that lead a task, worst first."""
        return unit_lines(self.units, self.lines.values(), self.office.light_names)

    @cached_property
    def last_due(self) -> date:
        """The latest due date of a task under way; today where there is none after it."""
        return self._latest(self.lines.values())

    def _latest(self, lines: Iterable[TaskLine]) -> date:
        under_way = (line.task.due for line in lines if line.light not in (Light.DONE, Light.GREY))
        return max((due for due in under_way if due is not None and due > self.today), default=self.today)

    def contacts(self, unit_id: int) -> list[Contact]:
        """Whom to reach in a unit."""
        return contacts(self.ledger.db, unit_id)

    def led_by(self, unit_id: int) -> list[TaskLine]:
        """The tasks a unit leads, in order of number."""
        return [self.lines[task_id] for task_id in self._led.get(unit_id, ())]

    def lines_of(self, unit_id: int) -> list[TaskLine]:
        """The tasks a unit leads or cooperates in, in order of number."""
        return [self.lines[task_id] for task_id in queries.task_ids_of_unit(self.ledger.db, unit_id)]

    def courses(self, unit_id: int) -> list[Course]:
        """The tasks a unit leads that anybody reported on, with what stands of it, by their lead units."""
        told = queries.told_points(self.ledger.db, unit_id)
        return [
            Course(line.task, told.get(line.task.id, ()), line.milestones)
            for line in self.led_by(unit_id)
            if line.latest is not None
        ]

    @cached_property
    def _led(self) -> dict[int, dict[int, None]]:
        """Unit id → ids of the tasks it leads, in order of number."""
        led: dict[int, dict[int, None]] = {}
        for task_id, line in self.lines.items():
            for unit_id in line.task.lead:
                led.setdefault(unit_id, {})[task_id] = None
        return led

    def _count_again(self, before: Iterable[TaskLine], after: Iterable[TaskLine]) -> None:
        """Count the units of changed tasks anew; all of them where a task went from one unit to another."""
        old, new = list(before), list(after)
        self._move_last_due(old, new)
        if [line.task.lead for line in old] != [line.task.lead for line in new]:
            self._forget_units()
        if "unit_lines" not in self.__dict__:
            return
        changed = {unit_id for line in new for unit_id in line.task.lead}
        kept = (line for line in self.unit_lines if line.unit.id not in changed)
        fresh = (self._line_of(unit_id) for unit_id in changed)
        self.__dict__["unit_lines"] = worst_first([*kept, *fresh])

    def _move_last_due(self, before: list[TaskLine], after: list[TaskLine]) -> None:
        if "last_due" in self.__dict__:
            if any(line.task.due == self.last_due for line in before):
                del self.__dict__["last_due"]
            else:
                self.__dict__["last_due"] = max(self.last_due, self._latest(after))

    def _line_of(self, unit_id: int) -> UnitLine:
        return unit_line(self.units[unit_id], self.led_by(unit_id), self.office.light_names)

    def _forget_units(self) -> None:
        for name in ("unit_lines", "_led"):
            self.__dict__.pop(name, None)
