"""Whose row is it? Rows of feedback sheets found again by their keys, else by number, title and the unit's name."""

from collections.abc import Mapping, Sequence

from supervisor_app.domain.model import Unit
from supervisor_app.domain.reports.feedback import FilledForm, FilledRow
from supervisor_app.domain.similar import Similar, likeness
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.units import name_key, unit_index

_OTHER_MATTER = 0.3  # titles that share fewer character pairs are not the same matter misspelt


class RejectedError(Exception):
    """A row that belongs to no task for sure; `kind` names the list it goes to."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(text)
        self.kind = kind


class Matcher:
    """Knows the ledger's tasks and units by every name; `ledger` is the id that sheets carry."""

    def __init__(self, lines: Sequence[TaskLine], units: Mapping[int, Unit], ledger: str) -> None:
        self._ledger = ledger
        self._units = units
        self._names = unit_index(units.values())
        self._by_number = {name_key(line.task.number): line for line in lines}
        self._of_unit: dict[int, list[TaskLine]] = {}
        for line in lines:
            for unit_id in (*line.task.lead, *line.task.cooperating):
                self._of_unit.setdefault(unit_id, []).append(line)

    def form_fault(self, form: FilledForm) -> str:
        """Why a whole sheet cannot be taken, in a sentence; empty when it can."""
        keys = [row.key.form for row in form.rows if row.key] or ([form.key] if form.key else [])
        if keys and all(key.ledger != self._ledger for key in keys):
            return "不是从本台账发出的反馈表，整张没有登记；请核对是否选错了台账"
        if not keys and self._named(form) is None:
            shown = f"“{form.unit}”不是台账里的单位" if form.unit else "看不出是哪个单位填的"
            return f"{shown}，整张没有登记；请在表头“填报单位”处写明单位全称"
        return ""

    def match(self, form: FilledForm, row: FilledRow) -> tuple[TaskLine, int, str]:
        """The row's task, the id of the reporting unit, a doubt or none; `RejectedError` when there is no telling."""
        unit_id = self._unit(form, row)
        line, doubt = self._by_key(row) if row.key else self._by_words(row, unit_id)
        if unit_id not in (*line.task.lead, *line.task.cooperating):
            raise RejectedError(
                "conflicts", f"{line.task.number} 不由{self._units[unit_id].name}承办；请核实是哪个单位填的"
            )
        return line, unit_id, doubt

    def _named(self, form: FilledForm) -> int | None:
        return self._names.get(name_key(form.unit)) if form.unit else None

    def _unit(self, form: FilledForm, row: FilledRow) -> int:
        key = row.key.form if row.key else form.key
        named = self._named(form)
        if key is None or key.ledger != self._ledger:
            if row.key:
                raise RejectedError("conflicts", "这一行是从别的台账的表里抄来的，没有登记")
            if named is None:
                raise RejectedError("conflicts", "看不出这一行是哪个单位填的；请在表头写明填报单位")
            return named
        if key.unit_id in self._units:
            if named is not None and named != key.unit_id:
                ours, theirs = self._units[key.unit_id].name, self._units[named].name
                raise RejectedError("conflicts", f"表头写的是{theirs}，这张表却是发给{ours}的；请核实是哪个单位填的")
            return key.unit_id
        if named is None:  # merged into another unit or taken back since
            raise RejectedError("conflicts", f"台账里已没有“{form.unit or '这个单位'}”；请核实填报单位")
        return named

    def _by_key(self, row: FilledRow) -> tuple[TaskLine, str]:
        assert row.key
        line = self._by_number.get(name_key(row.key.number))
        seen = self._by_number.get(name_key(row.number)) if row.number else None
        if line is None:
            raise RejectedError("conflicts", f"台账里已没有编号 {row.key.number}；这件事可能已撤销")
        if seen is not None and seen is not line:
            raise RejectedError(
                "conflicts", f"这一行显示的编号是 {row.number}，原来发出时是 {row.key.number}，可能串了行；请核实"
            )
        return line, self._titled(row, line)

    def _by_words(self, row: FilledRow, unit_id: int) -> tuple[TaskLine, str]:
        line = self._by_number.get(name_key(row.number)) if row.number else None
        if line is not None:
            return line, self._titled(row, line)
        own = self._of_unit.get(unit_id, [])
        if row.title:
            exact = [line for line in own if name_key(line.task.title) == name_key(row.title)]
            if len(exact) == 1:
                return exact[0], ""
            if len(exact) > 1:
                raise RejectedError("conflicts", f"“{_short(row.title)}”有 {len(exact)} 件同名事项；请写上督办编号")
            near = Similar(own).most_similar(row.title)
            if near is not None:
                return near, f"表里写的是“{_short(row.title)}”，按名称相近认作 {near.task.number}"
        said = f"“{_short(row.title)}”" if row.title else f"编号 {row.number}" if row.number else "这一行"
        raise RejectedError("strange", f"{said}在台账里没有，是新增的行；如是新事项请先立项")

    def _titled(self, row: FilledRow, line: TaskLine) -> str:
        """A doubt where the title was altered; `RejectedError` where it is another matter's."""
        if not row.title or name_key(row.title) == name_key(line.task.title):
            return ""
        if likeness(row.title, line.task.title) < _OTHER_MATTER:
            raise RejectedError(
                "conflicts",
                f"编号 {line.task.number} 是“{_short(line.task.title)}”，表里却写“{_short(row.title)}”；请核实",
            )
        return "事项名称与台账不同，按编号登记"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 24 else f"{line[:24]}…"
