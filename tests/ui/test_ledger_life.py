"""The line of time in words: steps, missing and late periods, files beside what they prove."""

from datetime import date

from supervisor_app.domain.life.attachment import Attachment
from supervisor_app.domain.life.extension import Extension, ExtensionState
from supervisor_app.domain.life.lifecycle import Step, StepKind
from supervisor_app.domain.life.verification import Verification, Way
from supervisor_app.domain.model import ProgressReport, TaskState, Unit
from supervisor_app.domain.reports.periods import Period
from supervisor_app.domain.reports.reporting import PeriodStanding, PeriodState
from supervisor_app.ui.pages.ledger.story.life import Life, life_stories

_TODAY = date(2026, 11, 19)
_UNITS = {1: Unit(1, "市住建局")}


def told(life: Life) -> list[tuple[str, str, str]]:
    """Day, title and foot of each, by day."""
    found = sorted(life_stories(life, _UNITS, _TODAY), key=lambda entry: entry[0])
    return [(story.when, story.title, story.foot) for _, _, story in found]


def standing(month: int, state: PeriodState, days_late: int = 0) -> PeriodStanding:
    """A monthly period that closes on the 5th."""
    closes = date(2026, month, 5)
    report = ProgressReport(month, 1, 1, closes, 50) if state is PeriodState.LATE else None
    return PeriodStanding(Period(closes, date(2026, month - 1, 6), closes), state, report, days_late=days_late)


def test_a_check_stands_in_the_place_of_its_step() -> None:
    """A step that a finding or a report tells is not told twice."""
    done, work, claimed = TaskState.COMPLETED, TaskState.IN_PROGRESS, TaskState.CLAIMED_DONE
    steps = (
        Step(1, 1, StepKind.START, date(2026, 9, 1), work, report_id=7),
        Step(2, 1, StepKind.CLAIM, date(2026, 11, 1), claimed, work, "市住建局", "全部完成"),
        Step(3, 1, StepKind.VERIFY, date(2026, 11, 3), done, claimed, "周敏", "看过"),
    )
    checks = (Verification(5, 1, Way.INSPECTION, "周敏", date(2026, 11, 3), "看过", True, step_id=3),)
    files = (
        Attachment(1, 1, "报结单.pdf", 10, date(2026, 11, 1), "a", step_id=2),
        Attachment(2, 1, "照片.zip", 10, date(2026, 11, 3), "b", verification_id=5),
        Attachment(3, 1, "批文.pdf", 10, date(2026, 11, 4), "c"),
    )
    assert told(Life(steps=steps, verifications=checks, files=files)) == [
        ("11-01", "报结 · 市住建局", "附件：报结单.pdf"),
        ("11-03", "核查通过 · 检查访谈暗访 · 周敏", "附件：照片.zip"),
        ("11-04", "附上 批文.pdf", ""),
    ]


def test_missing_periods_in_a_row_are_one_line() -> None:
    """Only the last ones can still be urged; late ones are marked by the report."""
    months = ((6, "MISSING"), (7, "MISSING"), (8, "LATE"), (9, "ON_TIME"), (10, "MISSING"), (11, "MISSING"))
    life = Life(standings=[standing(month, PeriodState[name], 3) for month, name in months])
    assert told(life) == [("07-05", "漏报 2 期，06-05 起", ""), ("11-05", "漏报 2 期，10-05 起", "")]
    assert life.late == {8: 3}
    actions = [story.action for _, _, story in life_stories(life, _UNITS, _TODAY)]
    assert actions == ["", "催办"]


def test_extensions_are_counted_and_marked() -> None:
    """Asked late, granted to another day, refused."""
    due, later = date(2026, 11, 6), date(2026, 12, 15)
    extensions = (
        Extension(
            1, 1, date(2026, 11, 9), "市住建局", "未完成", due, date(2026, 12, 20), 80.0,
            ExtensionState.GRANTED, "分管副市长", date(2026, 11, 10), later,
        ),
        Extension(
            2, 1, date(2026, 11, 12), "市住建局", "再延", later, date(2027, 1, 5), None,
            ExtensionState.REFUSED, "分管副市长", date(2026, 11, 13), None, "年内必须完成",
        ),
    )  # fmt: skip
    assert told(Life(extensions=extensions)) == [
        ("11-09", "申请延期到 2026-12-20（到期后申请）", "市住建局，进度 80"),
        ("11-10", "同意延期：11-06 改为 2026-12-15", "分管副市长 批，第 1 次延期"),
        ("11-12", "申请延期到 2027-01-05", "市住建局"),
        ("11-13", "不同意延期", "分管副市长 批：年内必须完成"),
    ]
