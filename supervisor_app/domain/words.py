"""What the field calls the states, cycles, kinds and lights: the Chinese words shown and printed."""

from collections.abc import Sequence

from supervisor_app.domain.light import LIGHT_WORDS as LIGHT_WORDS
from supervisor_app.domain.model import Cycle, SupervisionKind, TaskState, UnitKind, Urgency
from supervisor_app.domain.papers.notice import NoticeKind, NoticeState

STATE_WORDS = {
    TaskState.REGISTERED: "已立项",
    TaskState.ASSIGNED: "已交办",
    TaskState.ACKNOWLEDGED: "已签收",
    TaskState.IN_PROGRESS: "办理中",
    TaskState.CLAIMED_DONE: "待核查",
    TaskState.COMPLETED: "已办结",
    TaskState.CLOSED: "已销号",
    TaskState.SUSPENDED: "暂停",
    TaskState.CANCELLED: "取消",
}
CYCLE_WORDS = {
    Cycle.ONCE: "一次性",
    Cycle.WEEKLY: "每周",
    Cycle.TEN_DAY: "每旬",
    Cycle.MONTHLY: "每月",
    Cycle.QUARTERLY: "每季度",
}
SUPERVISION_WORDS = {
    SupervisionKind.COMPREHENSIVE: "综合督查",
    SupervisionKind.SPECIAL: "专项督查",
    SupervisionKind.INCIDENT: "事件调查",
    SupervisionKind.ROUTINE: "日常督办",
    SupervisionKind.CLUE: "线索核查",
}
URGENCY_WORDS = {Urgency.ORDINARY: "平件", Urgency.URGENT: "急件", Urgency.EXTRA_URGENT: "特急"}
UNIT_KIND_WORDS = {
    UnitKind.DEPARTMENT: "部门",
    UnitKind.DISTRICT: "县区",
    UnitKind.TOWN: "乡镇街道",
    UnitKind.ENTERPRISE: "企业",
    UnitKind.OTHER: "其他",
}
NOTICE_KIND_WORDS = {
    NoticeKind.ASSIGNMENT: "交办通知",
    NoticeKind.REMINDER: "提示函",
    NoticeKind.URGING: "催办单",
    NoticeKind.SUPERVISION: "督办通知单",
    NoticeKind.SUPERVISION_LETTER: "督办函",
    NoticeKind.WARNING: "预警通知",
    NoticeKind.INTERVIEW: "约谈通知书",
    NoticeKind.INTERVIEW_RECORD: "约谈记录",
    NoticeKind.CIRCULAR: "督查通报",
    NoticeKind.ACCOUNTABILITY: "问责建议",
    NoticeKind.EXTENSION: "延期审批单",
    NoticeKind.CLOSURE: "销号单",
    NoticeKind.MINUTES: "会议纪要",
    NoticeKind.BRIEFING: "督查专报",
}
WEEKDAYS = "一二三四五六日"
NOTICE_STATE_WORDS = {NoticeState.ISSUED: "已发出", NoticeState.VOID: "已作废"}


def year_span(years: Sequence[int]) -> str:
    """`2027` or, of several years in order, `2027 至 2031`."""
    return f"{years[0]} 至 {years[-1]}" if len(years) > 1 else f"{years[0]}"


def cycle_phrase(cycle: Cycle, day: int | None) -> str:
    """`每月5日前` for a monthly cycle closing on the 5th, `每周五` for a weekly one; empty for a task reported once."""
    if cycle is Cycle.ONCE:
        return ""
    if cycle is Cycle.WEEKLY and day:
        return f"每周{WEEKDAYS[(day - 1) % 7]}"
    return CYCLE_WORDS[cycle] + (f"{day}日前" if day else "")
