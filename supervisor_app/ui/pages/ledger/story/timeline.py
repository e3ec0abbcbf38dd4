"""What happened on a task, newest first, and the points of its chart."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from supervisor_app.domain.model import Milestone, ProgressReport, Task, Unit
from supervisor_app.domain.notice import Notice, NoticeState
from supervisor_app.domain.periods import last_closing
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.chart import ProgressLine
from supervisor_app.ui.pages.ledger.story.story import Story

Key = tuple[str, int]


def standing_reports(reports: Sequence[ProgressReport]) -> list[ProgressReport]:
    """Reports that were not corrected, newest first as given."""
    replaced = {report.corrects_id for report in reports}
    return [report for report in reports if report.id not in replaced]


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
        if report.id not in gone:
            last[side] = report.progress
    return before


def timeline(
    line: TaskLine,
    reports: Sequence[ProgressReport],
    notices: Sequence[Notice],
    units: Mapping[int, Unit],
    today: date,
    journal: Sequence[Mapping[str, Any]] = (),
) -> list[Story]:
    """The missing report first, then reports, papers and moved due dates by day."""
    dated: list[tuple[date, int, Story]] = []
    gone, before = {report.corrects_id for report in reports}, steps_of(line.task, reports)
    for report in reports:
        story = _report_story(report, units, before[report.id], report.id in gone, today)
        dated.append((report.reported_on, report.id, story))
    dated += [
        (notice.issued_on, -1, _notice_story(notice, today)) for notice in notices if line.task.id in notice.task_ids
    ]
    dated += [(day, 0, _moved_story(row, day, old, new, today)) for row, day, old, new in moved_dues(journal)]
    stories = [story for _, _, story in sorted(dated, key=lambda entry: entry[:2], reverse=True)]
    closing = last_closing(line.task.cycle, line.task.cycle_day, today)
    if line.report_missing and closing is not None:
        missing = Story(("missing", 0), day_words(closing, today), "应报进展，至今未报", mark="ring")
        stories.insert(0, missing)
    return stories


def day_words(day: date, today: date) -> str:
    """`11-06`; with its year where that is not this year's."""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"


def _report_story(report: ProgressReport, units: Mapping[int, Unit], before: float, gone: bool, today: date) -> Story:
    title = units[report.unit_id].name + (f" · {report.channel}" if report.channel else "")
    told = (("问题", report.problem), ("下步", report.next_step))
    return Story(
        ("report", report.id),
        day_words(report.reported_on, today),
        title + ("（更正）" if report.corrects_id else ""),
        f"{before:g} → {report.progress:g}",
        report.text,
        "\n".join(f"{word}：{text}" for word, text in told if text),
        gone=gone,
        action="" if gone else "更正",
    )


def moved_dues(journal: Sequence[Mapping[str, Any]]) -> list[tuple[int, date, date, date]]:
    """(row, day, old, new) of every due date that was moved and not moved back by an undo; `journal` newest first."""
    moved: list[tuple[int, date, date, date]] = []
    for row in reversed(journal):
        for change in json.loads(row["changes"]):
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
