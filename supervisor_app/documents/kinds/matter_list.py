"""The annexed list of a paper's matters, where they are too many for its text; its columns are custom."""

from collections.abc import Sequence

from supervisor_app.documents.kinds.matters import LISTED_AT_MOST, limit_box, stand, titled
from supervisor_app.documents.wording import shortened
from supervisor_app.domain.papers.paper import Annex, ListColumn, ListTable
from supervisor_app.domain.standing import TaskLine

_COLUMNS = (
    ListColumn("序号", 12, "center"),
    ListColumn("督办事项（编号）", 76),
    ListColumn("办理时限", 34, "center"),
    ListColumn("办理情况", 34, "center"),
)


def matter_list(title: str, lines: Sequence[TaskLine], *, named: bool = False) -> tuple[Annex, ...]:
    """One row a matter; no annex for few, unless a text that names them does not have one's whole title (`named`)."""
    if len(lines) <= LISTED_AT_MOST and not (named and any(shortened(line.task.title) for line in lines)):
        return ()
    rows = tuple(
        (str(at), titled(line.task), limit_box(line), stand(line).replace("，", "\n"))
        for at, line in enumerate(lines, 1)
    )
    return (Annex(title, (ListTable(_COLUMNS, rows),)),)
