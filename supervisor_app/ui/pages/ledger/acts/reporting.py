"""Reports as acts: the same progress of many tasks, and a report sent back or found untrue."""

from collections.abc import Sequence

from supervisor_app.domain.model import ProgressReport, ReportMark
from supervisor_app.domain.reports.reporting import MARK_WORDS
from supervisor_app.domain.standing import TaskLine
from supervisor_app.errors import UserError
from supervisor_app.ui.pages.ledger.acts.asking import (
    Act,
    Values,
    ask_day,
    ask_figure,
    ask_option,
    ask_person,
    ask_text,
)
from supervisor_app.ui.pages.ledger.pane.report_entry import CHANNELS
from supervisor_app.ui.session import Session


def many_reports_act(session: Session, lines: Sequence[TaskLine]) -> Act:
    """批量登记: one text for all, each task's own points or the same for all, in one command."""
    today = session.facts.today

    def run(values: Values) -> None:
        without = next((line.task.number for line in lines if not line.task.lead), "")
        if without:
            raise UserError(f"{without} 还没有牵头单位，不能登记进展；请先定牵头单位")
        session.reporting.register_all(
            [
                ProgressReport(
                    0,
                    line.task.id,
                    line.task.lead[0],
                    values["day"],
                    values["points"] if values["points"] is not None else line.task.progress or 0.0,
                    values["text"],
                    channel=values["channel"],
                )
                for line in lines
            ],
            "进展",
        )

    return Act(
        name="many_reports",
        title=f"登记进展 {len(lines)} 项",
        button="登记",
        hint="各项由第一牵头单位报告；进度空着，各项保持现有进度",
        asks=(
            ask_figure("points", "进度", "各项不变", check=_points),
            ask_day("day", "报告日期", today, today, "请写收到报告的日期"),
            ask_option("channel", "方式", [(word, word) for word in CHANNELS], CHANNELS[0]),
            ask_text("text", "进展情况", "请写进展情况"),
        ),
        run=run,
    )


def _points(points: float | None) -> str:
    return "" if points is None or 0 <= points <= 100 else f"进度 {points:g} 不在 0 到 100 之间，请改"


def mark_report_act(session: Session, report: ProgressReport, mark: ReportMark) -> Act:
    """退回 or 失实: the report stays on file and stands no more."""
    today, word = session.facts.today, MARK_WORDS[mark]
    name = session.facts.units[report.unit_id].name
    return Act(
        name=f"mark_{mark.value}",
        title=f"{word}：{name} {report.reported_on:%m-%d} 的报告",
        button=word if mark is ReportMark.RETURNED else "认定失实",
        hint="报告留存，不再作数：进度回到它以前，本期另行补报",
        asks=(
            ask_day("day", f"{word}日期", today, today, f"请写{word}日期"),
            ask_person("person", "经办人", session.facts.office.officer),
            ask_text("reason", f"{word}原因", f"请写明{word}的原因"),
        ),
        run=lambda values: session.reporting.mark(report, mark, values["person"], values["day"], values["reason"]),
    )
