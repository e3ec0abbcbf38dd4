"""What happened on a task, newest first, and the points of its chart."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from supervisor_app.domain.life.lifecycle import StepKind
from supervisor_app.domain.model import Milestone, ProgressReport, Task, Unit
from supervisor_app.domain.papers.notice import Notice, NoticeState
from supervisor_app.domain.reports.periods import last_closing
from supervisor_app.domain.reports.reporting import MARK_WORDS
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.chart import ProgressLine
from supervisor_app.ui.pages.ledger.story.days import day_words
from supervisor_app.ui.pages.ledger.story.life import Dated, Life, life_stories, with_files
from supervisor_app.ui.pages.ledger.story.order import order_given
from supervisor_app.ui.pages.ledger.story.story import Story


def standing_reports(reports: Sequence[ProgressReport]) -> list[ProgressReport]:
    """Reports that were neither corrected nor returned nor untrue, newest first as given."""
    replaced = {report.corrects_id for report in reports}
    return [report for report in reports if report.id not in replaced and report.mark is None]


def steps_of(task: Task, reports: Sequence[ProgressReport]) -> dict[int, float]:
    """Report id → points before it: of the lead units together, of a cooperating unit by itself.

    A corrected report and its correction count from the same report before both.
    """
    before: dict[int, float] = {}
    last: dict[int, float] = {}
    gone = {report.corrects_id for report in reports}
    for report in sorted(reports, key=lambda report: (report.reported_on, report.id)):
        side = 0 if report.unit_id in task.lead else report.unit_id
        before[report.id] = last.get(side, 0.0)
        if report.id not in gone and report.mark is None:
            last[side] = report.progress
    return before


# On one day, where the journal does not tell: what stands further up here comes earlier in a task's life.
_RANK = (
    "notice",
    "moved",
    "step",
    "missing",
    "report",
    "problem",
    "file",
    "claim",
    "extension",
    "verification",
    "review",
    "look_back",
    "end",
)
_STEPS = {StepKind.CLAIM: "claim", StepKind.WITHDRAW: "claim"} | dict.fromkeys(
    (StepKind.COMPLETE, StepKind.CLOSE, StepKind.REOPEN, StepKind.CANCEL, StepKind.MERGE), "end"
)


def timeline(
    line: TaskLine,
    reports: Sequence[ProgressReport],
    notices: Sequence[Notice],
    units: Mapping[int, Unit],
    today: date,
    journal: Sequence[Mapping[str, Any]] = (),
    life: Life | None = None,
) -> list[Story]:
    """What happened, newest first; `life`: steps, extensions, files and the like."""
    known = life or Life()
    files = known.files_of()
    gone, before = {report.corrects_id for report in reports}, steps_of(line.task, reports)
    told: list[Dated] = []
    for report in reports:
        late = known.late.get(report.id, 0)
        story = _report_story(report, units, before[report.id], report.id in gone, today, late)
        told.append((report.reported_on, ("report", report.id), with_files(story, files)))
    told += [
        (notice.issued_on, ("notice", notice.id), _notice_story(notice, today))
        for notice in notices
        if line.task.id in notice.task_ids
    ]
    told += [
        (day, ("moved", row), _moved_story(row, day, old, new, today)) for row, day, old, new in moved_dues(journal)
    ]
    told += life_stories(known, units, today)
    given = order_given(journal, [key for _, key, _ in told])
    placed = {("step", step.id): _STEPS.get(step.kind, "step") for step in known.steps}

    def place(at: int) -> tuple[date, int, int, int, int]:
        day, key, _ = told[at]
        return day, given[at], _RANK.index(placed.get(key, key[0])), key[1], at

    told = [told[at] for at in sorted(range(len(told)), key=place, reverse=True)]
    stories = [story for _, _, story in told]
    closing = last_closing(line.task.cycle, line.task.cycle_day, today)
    if line.report_missing and closing is not None and not any(key[0] == "missing" for _, key, _ in told):
        stories.insert(0, Story(("missing", 0), day_words(closing, today), "应报进展，至今未报", mark="ring"))
    return stories


def _report_story(
    report: ProgressReport, units: Mapping[int, Unit], before: float, gone: bool, today: date, late: int
) -> Story:
    title = units[report.unit_id].name + (f" · {report.channel}" if report.channel else "")
    marked = report.mark is not None
    word = MARK_WORDS[report.mark] if report.mark is not None else "更正" if report.corrects_id else ""
    signed = f"{report.signed_by}" if report.signed_by else ""
    why = f"{report.mark_reason}（{report.marked_by}）" if marked else ""
    told = (
        ("问题", report.problem),
        ("下步", report.next_step),
        ("签字", signed),
        (word, why),
        ("迟报", f"{late} 个工作日" if late else ""),
    )
    action, others = ("", ()) if gone else ("撤回" + word, ()) if marked else ("更正", ("失实", "退回"))
    return Story(
        ("report", report.id),
        day_words(report.reported_on, today),
        title + (f"（{word}）" if word else "") + ("（迟报）" if late else ""),
        f"{before:g} → {report.progress:g}",
        report.text,
        "\n".join(f"{name}：{text}" for name, text in told if text),
        gone=gone or marked,
        action=action,
        others=others,
    )


def moved_dues(journal: Sequence[Mapping[str, Any]]) -> list[tuple[int, date, date, date]]:
    """(row, day, old, new) of every due date that was moved and not moved back by an undo; `journal` newest first."""
    moved: list[tuple[int, date, date, date]] = []
    for row in reversed(journal):
        changes = json.loads(row["changes"])
        if any(change["table"] in ("step", "extension") for change in changes):
            continue  # told by its step, or by the extension that was granted
        for change in changes:
            before, after = change["before"], change["after"]
            if change["table"] != "task" or not before or not after or not (before.get("due") and after.get("due")):
                continue
            old, new = date.fromisoformat(before["due"]), date.fromisoformat(after["due"])
            if moved and moved[-1][2:] == (new, old) and row["action"].startswith("撤销"):
                moved.pop()
            else:
                moved.append((row["id"], datetime.fromisoformat(row["at"]).date(), old, new))
    return moved


def _moved_story(row: int, day: date, old: date, new: date, today: date) -> Story:
    title = f"时限 {day_words(old, today)} 改为 {day_words(new, today)}"
    return Story(("journal", row), day_words(day, today), title, mark="calendar-plus")


def _notice_story(notice: Notice, today: date) -> Story:
    signed = f"{day_words(notice.signed_on, today)} 签收" if notice.signed_on else "未签收"
    reply = f"，要求 {day_words(notice.reply_by, today)} 前回复" if notice.reply_by else ""
    answered = f"，{day_words(notice.replied_on, today)} 已回复" if notice.replied_on else reply
    void = notice.state is NoticeState.VOID
    return Story(
        ("notice", notice.id),
        day_words(notice.issued_on, today),
        f"发{NOTICE_KIND_WORDS[notice.kind]}　{notice.number}",
        foot=f"已作废：{notice.void_reason}" if void else signed + answered,
        mark="file-text",
        gone=void,
    )


def chart_of(
    line: TaskLine, reports: Sequence[ProgressReport], milestones: Sequence[Milestone], today: date
) -> ProgressLine | None:
    """What the chart draws; None before the task is assigned."""
    task = line.task
    start = task.assigned_on
    if start is None or start >= today:
        return None
    led = [report for report in standing_reports(reports) if report.unit_id in task.lead]
    points = [(max(report.reported_on, start), report.progress) for report in reversed(led)]
    if not points and task.progress:
        points = [(today, task.progress)]  # came with the list, without a report
    finished = task.completed_on if line.done else None
    end = max(finished, start, *(day for day, _ in points)) if finished else today
    return ProgressLine(start, end, points, _expected(start, task.due, milestones), task.due)


def _expected(start: date, due: date | None, milestones: Sequence[Milestone]) -> list[tuple[date, float]]:
    total = sum(step.weight for step in milestones)
    if total > 0:
        points, level = [(start, 0.0)], 0.0
        for step in milestones:
            points.append((step.due, level))
            level += 100 * step.weight / total
            points.append((step.due, level))
        return points
    return [(start, 0.0), (due, 100.0)] if due is not None and due > start else []
