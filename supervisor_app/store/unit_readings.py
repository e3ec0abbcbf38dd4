"""How the units stand, read once and counted again only where a command changed one of their tasks."""

from collections.abc import Iterable
from functools import cached_property

from supervisor_app.domain.standing import TaskLine, UnitLine, unit_line, unit_lines, worst_first
from supervisor_app.store.readings import Readings


class UnitReadings(Readings):
    """The part of a snapshot that counts by unit."""

    @cached_property
    def unit_lines(self) -> list[UnitLine]:
        """Units that lead a task, worst first."""
        return unit_lines(self.units, self.lines.values(), self.office.light_names)

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
        if [line.task.lead for line in old] != [line.task.lead for line in new]:
            self._forget_units()
        if "unit_lines" not in self.__dict__:
            return
        changed = {unit_id for line in new for unit_id in line.task.lead}
        kept = (line for line in self.unit_lines if line.unit.id not in changed)
        fresh = (self._line_of(unit_id) for unit_id in changed)
        self.__dict__["unit_lines"] = worst_first([*kept, *fresh])

    def _line_of(self, unit_id: int) -> UnitLine:
        own = [self.lines[task_id] for task_id in self._led[unit_id]]
        return unit_line(self.units[unit_id], own, self.office.light_names)

    def _forget_units(self) -> None:
        for name in ("unit_lines", "_led"):
            self.__dict__.pop(name, None)
