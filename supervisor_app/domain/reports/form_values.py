"""Strange values of a row of a feedback sheet: those that cannot be registered, and those to look at."""

import re

from supervisor_app.domain.reports.feedback import FeedbackStatus, FilledRow

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?\s*[%％]?", re.ASCII)
_BARE_SHARE = re.compile(r"0?\.\d+|1", re.ASCII)


def fault_of(row: FilledRow) -> str:
    """Why a row cannot be registered, in a few words; empty when it can."""
    if row.progress is None:
        if not row.progress_text:
            return "没有填进度；请补填"
        if row.progress_text == "1":
            return "进度“1”分不清是 1% 还是 100%；请核实"
        if _NUMBER.fullmatch(row.progress_text.strip()):
            return f"进度“{row.progress_text}”不在 0 至 100 之间；请核实"
        return f"进度“{row.progress_text}”不是数字；请填 0 至 100"
    if row.status == FeedbackStatus.DONE and row.progress < 100:
        return f"状态是“已完成”，进度却填 {row.progress_text}；请核实"
    return ""


def doubts_of(row: FilledRow, before: float | None) -> list[str]:
    """What to look at before registering; `before`: the progress the ledger has."""
    assert row.progress is not None
    found = []
    if _BARE_SHARE.fullmatch(row.progress_text):
        found.append(f"进度“{row.progress_text}”按 {row.progress:g}% 理解")
    if before is not None and row.progress < before:
        found.append(f"进度由 {before:g}% 降为 {row.progress:g}%")
    if row.progress >= 100 and not row.evidence:
        found.append("报完成却没有写佐证材料")
    if row.progress >= 100 and row.status and row.status != FeedbackStatus.DONE:
        found.append(f"进度 100%，状态却是“{row.status}”")
    if row.status and row.status not in set(FeedbackStatus):
        found.append(f"办理状态“{row.status}”不在可选项里")
    return found
