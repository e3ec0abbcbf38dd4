"""Tasks, units and papers to print, as many as a test wants."""

from datetime import date, timedelta

from supervisor_app.documents.fonts import font_set
from supervisor_app.domain.model import ProgressReport, Task, TaskState, Unit
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import DocumentNumber, Notice, NoticeKind, NoticeState
from supervisor_app.domain.standing import TaskLine, task_line

TODAY = date(2026, 11, 20)
OFFICE = OfficeSettings(name="云河市人民政府督查室")
FONTS = font_set(use_system_fonts=False)
_NAMES = (
    *("市住房和城乡建设局", "市发展和改革委员会", "市生态环境局", "鹿鸣片区管理委员会", "市教育体育局", "市水利局"),
    *("市自然资源和规划局", "市交通运输局"),
)
UNITS = {at: Unit(at, name) for at, name in enumerate(_NAMES, 1)}
_MATTERS = (
    "加快推进城东污水处理厂二期扩建工程，12月底前完成主体结构封顶",
    "老旧小区改造五标段外墙保温收尾",
    "新增学位1500个，其中义务教育阶段900个（含民办转公办）",
    "地下管廊示范段开工",
    "省级物流枢纽申报材料按照“一县一策”要求报国家发展改革委备案",
)
TEXT = (
    "已完成地下管廊主体结构施工3.2公里，完成投资1.86亿元，占年度计划的62%；剩余路段受管线迁改影响进度滞后，下一步将增加"
    "作业面、倒排工期，确保12月底前具备通水条件（详见2026年第11期简报）。"
)
_STATES = (TaskState.IN_PROGRESS, TaskState.IN_PROGRESS, TaskState.COMPLETED, TaskState.ASSIGNED, TaskState.SUSPENDED)


def line(number: int, **changes: object) -> TaskLine:
    """Task `number`, whose state, progress and texts follow from its number."""
    state = _STATES[number % len(_STATES)]
    due = TODAY + timedelta(days=number * 7 % 90 - 20)
    lead = (number % len(UNITS) + 1,)
    facts: dict[str, object] = {
        "id": number,
        "number": f"2026-{number:05d}",
        "title": f"{_MATTERS[number % len(_MATTERS)]}（第{number}件）",
        "lead": lead,
        "cooperating": ((number + 3) % len(UNITS) + 1, (number + 5) % len(UNITS) + 1)[: number % 3],
        "state": state,
        "assigned_on": due - timedelta(days=75),
        "original_due": due - timedelta(days=30 if number % 11 == 0 else 0),
        "due": due,
        "progress": None if state is TaskState.ASSIGNED else float(number * 13 % 100),
        "problem": TEXT[9 : 9 + number % 40] if number % 4 == 0 else "",
        "completed_on": due - timedelta(days=3) if state is TaskState.COMPLETED else None,
    }
    task = Task(**(facts | changes))  # type: ignore[arg-type]
    text = TEXT[: 6 + number * 7 % len(TEXT)]
    latest = ProgressReport(number, number, lead[0], TODAY - timedelta(days=5), task.progress or 0, text)
    names = {unit.id: unit.name for unit in UNITS.values()}
    source = "四季度重点工作调度会"
    return task_line(task, names, OFFICE.yardstick(TODAY), latest=latest if task.progress else None, source=source)


def lines(count: int) -> list[TaskLine]:
    """Tasks 1 to `count`."""
    return [line(number) for number in range(1, count + 1)]


def notices(count: int) -> list[Notice]:
    """Papers 1 to `count`, some signed for, some answered, some late, one void."""
    kinds = (NoticeKind.SUPERVISION, NoticeKind.REMINDER, NoticeKind.ASSIGNMENT)
    found = []
    for number in range(1, count + 1):
        issued = date(2026, 9, 1) + timedelta(days=number)
        replied = issued + timedelta(days=5) if number % 3 == 0 else None
        found.append(
            Notice(
                number,
                kinds[number % 3],
                DocumentNumber("云政督", 2026, number),
                number % len(UNITS) + 1,
                f"关于“{_MATTERS[number % len(_MATTERS)]}”的{'提示函' if number % 3 == 1 else '通知'}",
                issued,
                None if number % 7 == 0 else issued + timedelta(days=7),
                state=NoticeState.VOID if number == 4 else NoticeState.ISSUED,
                void_reason="标题有误" if number == 4 else "",
                sent_on=issued,
                signed_by="王堃" if number % 2 else "",
                signed_on=issued + timedelta(days=1) if number % 2 else None,
                replied_on=replied,
            )
        )
    return found
