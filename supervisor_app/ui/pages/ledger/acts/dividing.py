"""分解 as an act: subtasks by units, stages or months with their weights; and where a task belongs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from supervisor_app.domain.dates import read_due
from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.parts import parts_by_months, parts_by_stages, parts_by_units
from supervisor_app.domain.model import OPEN_STATES, Task, TaskState, Unit
from supervisor_app.domain.standing import TaskLine
from supervisor_app.errors import UserError
from supervisor_app.ui.pages.ledger.acts.asking import Act, Ask, Values, ask_day, ask_figure, ask_option
from supervisor_app.ui.pages.ledger.acts.inputs import TaskPick
from supervisor_app.ui.pages.ledger.form.inputs import Lines, Units, Words
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme

_WAYS = (("units", "按单位"), ("stages", "按阶段"), ("months", "按月份"))
_STAGE_HINT = "每行一个阶段：名称 时限 权重，如\n主体封顶 10-31 2"
_SHOWN = 6  # subtasks named in the preview


def can_divide(task: Task) -> bool:
    """Whether the task may have subtasks."""
    return task.state in OPEN_STATES - {TaskState.CLAIMED_DONE} | {TaskState.SUSPENDED}


def divide_act(session: Session, line: TaskLine) -> Act:
    """分解: the subtasks are told before they are made."""

    def preview(values: Values) -> str:
        try:
            return _told(drafts(session, line, values))
        except UserError as error:
            return str(error)

    return Act(
        name="divide",
        title=f"分解 {line.task.number}",
        button="分解",
        hint="子任务各自交办、报告、亮灯；上级事项的进度按权重由子任务汇总",
        asks=_asks(session, line.task),
        run=lambda values: session.life.decompose(line.task, drafts(session, line, values)),
        preview=preview,
    )


def _asks(session: Session, task: Task) -> tuple[Ask, ...]:
    facts = session.facts
    start = task.assigned_on or facts.today
    units = sorted(facts.units.values(), key=lambda unit: unit.name)

    def add_unit(name: str) -> int:
        return session.save_unit(Unit(0, name))

    def by(*ways: str) -> Callable[[Values], bool]:
        return lambda values: values["way"] in ways

    def unit_input(theme: Theme) -> Units:
        return Units(theme, units, add_unit)

    def stage_input(theme: Theme) -> Lines:
        return Lines(theme, 5, _STAGE_HINT)

    def weight_input(_: Theme) -> Words:
        return Words()

    word = "权重（按次序，空着即相等）"
    return (
        ask_option("way", "怎样分解", _WAYS, "units", half=False),
        Ask(key="units", word="承办单位", make=unit_input, start=(), shown=by("units")),
        Ask(key="stages", word="阶段", make=stage_input, start="", shown=by("stages")),
        ask_day("start", "从哪天起", start, facts.today, ahead=True, shown=by("months")),
        ask_day("until", "到哪天止", task.due, start, ahead=True, shown=by("months")),
        Ask(key="weights", word=word, make=weight_input, start="", shown=by("units", "months")),
    )


def drafts(session: Session, line: TaskLine, values: Values) -> list[DraftTask]:
    """The subtasks the answers mean; `UserError` where they mean none."""
    task = line.task
    if values["way"] == "units":
        names = [session.facts.units[unit].name for unit in values["units"]]
        if not names:
            raise UserError("请选承办子任务的单位")
        return weighed(parts_by_units(task, names), values["weights"])
    if values["way"] == "stages":
        return parts_by_stages(task, stages(values["stages"], task.assigned_on or session.facts.today), line.lead)
    first, last = values["start"], values["until"]
    if first is None or last is None or last < first:
        raise UserError("请写从哪天起、到哪天止，止日不早于起日")
    return weighed(parts_by_months(task, first, last, line.lead), values["weights"])


def stages(text: str, held_on: date) -> list[tuple[str, date, float]]:
    """Name, due date and weight of each line; the weight may be left out."""
    found = []
    for at, said in enumerate((row.split() for row in text.splitlines() if row.strip()), start=1):
        weight = _number(said[-1]) if len(said) > 2 else None
        words = said[:-1] if weight is not None else said
        due = read_due(words[-1], held_on).due if len(words) > 1 else None
        if due is None:
            raise UserError(f"第 {at} 行请写成“名称 时限 权重”，如 主体封顶 10-31 2")
        found.append(("".join(words[:-1]), due, 1.0 if weight is None else weight))
    if not found:
        raise UserError("请每行写一个阶段，如 主体封顶 10-31 2")
    return found


def weighed(parts: Sequence[DraftTask], text: str) -> list[DraftTask]:
    """The subtasks with weights as written, one a subtask in their order; all alike where none are."""
    words = text.replace("，", " ").replace(",", " ").replace("、", " ").split()
    if not words:
        return list(parts)
    weights = [_number(word) for word in words]
    if len(weights) != len(parts) or None in weights:
        raise UserError(f"有 {len(parts)} 个子任务，请写 {len(parts)} 个权重，如 {' '.join('1' * min(len(parts), 5))}")
    return [replace(part, weight=weight or 0.0) for part, weight in zip(parts, weights, strict=True)]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _told(parts: Sequence[DraftTask]) -> str:
    rows = [f"{part.title}　{part.due or '时限未定'}　权重 {part.weight:g}" for part in parts[:_SHOWN]]
    more = [f"…… 共 {len(parts)} 个"] if len(parts) > _SHOWN else []
    return "\n".join([f"将建 {len(parts)} 个子任务：", *rows, *more])


def place_act(session: Session, line: TaskLine) -> Act:
    """上级事项: make the task a subtask, change its weight there, or let it stand alone."""
    facts, task = session.facts, line.task
    others = [one for one in facts.lines.values() if one.task.id != task.id and can_divide(one.task)]
    parent = facts.lines.get(task.parent_id or 0)
    if parent is not None and parent not in others:
        others.append(parent)

    def run(values: Values) -> None:
        above = facts.lines.get(values["parent"] or 0)
        weight = 1.0 if values["weight"] is None else values["weight"]
        session.life.move_part(task, above.task if above else None, weight)

    return Act(
        name="place",
        title=f"上级事项和权重 {task.number}",
        button="保存",
        hint="空着上级事项，本事项即独立督办",
        asks=(
            Ask(key="parent", word="上级事项", make=lambda _: TaskPick(others), start=task.parent_id),
            ask_figure("weight", "权重", start=task.weight),
        ),
        run=run,
    )
