"""The annexed list of a paper's matters, where they are too many for its text; its columns are custom."""

from collections.abc import Sequence

from supervisor_app.documents.kinds.matters import LISTED_AT_MOST, limit_box, stand
from supervisor_app.documents.text import one_line
from supervisor_app.domain.paper import Annex, ListColumn, ListTable
from supervisor_app.domain.standing import TaskLine

_COLUMNS = (
    ListColumn("序号", 12, "center"),
    ListColumn("督办事项（编号）", 76),
    ListColumn("办理时限", 34, "center"),
    ListColumn("办理情况", 34, "center"),
)


def matter_list(title: str, lines: Sequence[TaskLine]) -> tuple[Annex, ...]:
    """One row a matter; no annex for few."""
    if len(lines) <= LISTED_AT_MOST:
        return ()
    rows = tuple(
        (str(at), _titled(line), limit_box(line), stand(line).replace("，", "\n")) for at, line in enumerate(lines, 1)
    )
    return (Annex(title, (ListTable(_COLUMNS, rows),)),)


def _titled(line: TaskLine) -> str:
    number = one_line(line.task.number)
    return one_line(line.task.title) + (f"\n（{number}）" if number else "")
