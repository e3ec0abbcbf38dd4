"""The table of units annexed to papers on the whole ledger (单位进展汇总); its columns are custom."""

from supervisor_app.documents.kinds.totals import Totals, by_unit, rate, totals
from supervisor_app.documents.wording import full_date
from supervisor_app.domain.papers.drafting import Ground
from supervisor_app.domain.papers.paper import Annex, ListColumn, ListTable, Paragraph

SUMMARY = "督办事项办理情况汇总表"
_WIDTH = 225.0  # mm, the type area of a turned page
_FIGURE, _RATE = 18.5, 22.0
_COUNTS = ("承办总数", "已办结", "按期办结", "在办", "临期", "逾期", "延期")


def summary_annex(ground: Ground) -> Annex:
    """One row a unit that leads a matter; the last row counts every matter once."""
    near = ground.yardstick.rule.near_days
    counted, whole = by_unit(ground, near), totals(ground.every_line, near)
    paused = whole.resting > 0
    headings = (*_COUNTS[:4], *(("暂停取消",) if paused else ()), *_COUNTS[4:])
    unit_width = _WIDTH - 12 - _FIGURE * len(headings) - _RATE
    columns = (
        ListColumn("序号", 12, "center"),
        ListColumn("单位", unit_width),
        *(ListColumn(heading, _FIGURE, "center") for heading in headings),
        ListColumn("按期办结率", _RATE, "center"),
    )
    rows = [(unit.name, counts) for unit, _, counts in counted]
    leaderless = [line for line in ground.every_line if not line.task.lead]
    if leaderless:
        rows.append(("未明确牵头单位", totals(leaderless, near)))
    table = ListTable(
        columns,
        tuple((str(at), name, *_figures(counts, paused)) for at, (name, counts) in enumerate(rows, 1)),
        f"截至{full_date(ground.yardstick.today)}，单位：项",
        ("", "合计", *_figures(whole, paused)),
    )
    joint = sum(len(set(line.task.lead)) > 1 for line in ground.every_line)
    return Annex(SUMMARY, (table, *map(Paragraph, _notes(near, joint))), landscape=True)


def _figures(counts: Totals, paused: bool) -> tuple[str, ...]:
    figures = (
        counts.total,
        counts.done,
        counts.on_time,
        counts.open,
        *((counts.resting,) if paused else ()),
        counts.near,
        counts.late,
        counts.postponed,
    )
    return (*map(str, figures), rate(counts.on_time_rate))


def _notes(near: int, joint: int) -> tuple[str, ...]:
    notes = [f"临期指{near}个工作日内到期；按期办结率为按期办结数占已办结与逾期未办结数之和的比例"]
    if joint:
        notes.append(f"{joint}项由多个单位共同牵头，在各牵头单位分别计数，合计不重复计算")
    return (f"注：{'；'.join(notes)}。",)
