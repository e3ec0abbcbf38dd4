"""The journal in plain Chinese: who did what when, and each field before → after."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from supervisor_app.domain.life.extension import EXTENSION_WORDS
from supervisor_app.domain.life.lifecycle import STEP_WORDS
from supervisor_app.domain.life.problem import PROBLEM_WORDS
from supervisor_app.domain.life.verification import DECISION_WORDS, WAY_WORDS
from supervisor_app.domain.model import Cycle, TaskState
from supervisor_app.domain.papers.notice import NoticeState
from supervisor_app.domain.reports.indicators import IndicatorStep
from supervisor_app.domain.reports.reporting import MARK_WORDS
from supervisor_app.domain.words import (
    CYCLE_WORDS,
    NOTICE_STATE_WORDS,
    STATE_WORDS,
    SUPERVISION_WORDS,
    URGENCY_WORDS,
)
from supervisor_app.ui.pages.ledger.story.story import Story

Change = Mapping[str, Any]
_NONE = "（空）"
_FIELDS: Mapping[str, Mapping[str, str]] = {
    "task": {
        "number": "编号",
        "title": "事项",
        "state": "状态",
        "assigned_on": "交办日期",
        "original_due": "原时限",
        "due": "时限",
        "due_text": "时限原文",
        "cycle": "汇报频次",
        "cycle_day": "汇报日",
        "target": "目标要求",
        "measures": "具体举措",
        "sponsor": "牵头领导",
        "contact": "联系人",
        "basis": "督办依据",
        "approver": "审批人",
        "approved_on": "审批日期",
        "progress": "进度",
        "problem": "存在问题",
        "next_step": "下步措施",
        "remark": "备注",
        "completed_on": "办结日期",
        "supervision": "督办类别",
        "urgency": "紧急程度",
        "weight": "权重",
    },
    "step": {
        "kind": "步骤",
        "day": "日期",
        "state_after": "到",
        "person": "经办人",
        "reason": "原因",
        "detail": "内容",
    },
    "extension": {
        "asked_on": "申请日期",
        "asked_by": "申请人",
        "reason": "原因",
        "due_before": "现时限",
        "wanted_due": "申请延到",
        "progress": "目前进度",
        "decision": "批复",
        "approver": "批准人",
        "decided_on": "批复日期",
        "new_due": "延到",
        "decision_reason": "批复意见",
    },
    "verification": {
        "way": "核查方式",
        "verifier": "核查人",
        "verified_on": "核查日期",
        "finding": "核查情况",
        "passed": "通过",
        "reason": "退回原因",
    },
    "look_back": {
        "planned_on": "安排日期",
        "done_on": "回头看日期",
        "person": "回头看人员",
        "finding": "看到的情况",
        "held": "属实",
    },
    "review_request": {
        "unit_id": "申请单位",
        "received_on": "收到结论日期",
        "asked_on": "申请日期",
        "reason": "申请理由",
        "decision": "复核结果",
        "decided_by": "复核人",
        "decided_on": "决定日期",
        "outcome": "复核意见",
    },
    "attachment": {"name": "附件", "size": "字节", "sha256": "SHA-256"},
    "indicator": {
        "name": "指标",
        "measure": "计量单位",
        "step": "分期",
        "cumulative": "累计数",
        "smaller_is_better": "越小越好",
        "base": "起点",
        "weight": "权重",
    },
    "indicator_value": {"closing": "期末", "plan": "计划", "actual": "实际"},
    "problem": {
        "text": "问题",
        "raised_on": "提出日期",
        "raised_by": "提出单位",
        "owner_unit": "解决单位",
        "owner": "责任人",
        "due": "解决时限",
        "measures": "解决措施",
        "state": "状态",
        "closed_on": "销号日期",
        "evidence": "佐证",
        "reopened_on": "重新打开日期",
        "reopen_reason": "重新打开原因",
    },
    "report": {
        "unit_id": "单位",
        "reported_on": "报告日期",
        "progress": "进度",
        "text": "进展",
        "problem": "存在问题",
        "next_step": "下步措施",
        "channel": "方式",
        "period": "报告期",
        "received_on": "收到日期",
        "signed_by": "签字人",
        "evidence": "佐证",
        "mark": "认定",
        "marked_by": "认定人",
        "marked_on": "认定日期",
        "mark_reason": "认定原因",
    },
    "milestone": {"title": "节点", "due": "节点时限", "weight": "权重", "done_on": "完成日期"},
    "notice": {
        "title": "文书",
        "issued_on": "成文日期",
        "reply_by": "回复期限",
        "state": "文书状态",
        "signed_by": "签收人",
        "signed_on": "签收日期",
        "replied_on": "回复日期",
        "void_reason": "作废原因",
    },
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "state": {
        **{s.value: w for s, w in STATE_WORDS.items()},
        **{s.value: NOTICE_STATE_WORDS[s] for s in NoticeState},
        **{s.value: w for s, w in PROBLEM_WORDS.items() if s.value not in set(TaskState)},
    },
    "state_after": {s.value: w for s, w in STATE_WORDS.items()},
    "kind": {kind.value: word for kind, word in STEP_WORDS.items()},
    "decision": {
        **{one.value: word for one, word in EXTENSION_WORDS.items() if one.value != "pending"},
        **{one.value: word for one, word in DECISION_WORDS.items() if one.value != "pending"},
        "pending": "待批",
    },
    "way": {way.value: word for way, word in WAY_WORDS.items()},
    "mark": {mark.value: word for mark, word in MARK_WORDS.items()},
    "step": {IndicatorStep.MONTH.value: "按月", IndicatorStep.QUARTER.value: "按季度"},
    "supervision": {kind.value: word for kind, word in SUPERVISION_WORDS.items()},
    "urgency": {one.value: word for one, word in URGENCY_WORDS.items()},
    "cycle": {cycle.value: CYCLE_WORDS[cycle] for cycle in Cycle},
}
_UNITS = frozenset({"unit_id", "raised_by", "owner_unit"})
_YES_NO = frozenset({"passed", "held", "cumulative", "smaller_is_better"})
_ROLES = {"lead": "牵头单位", "cooperating": "配合单位"}

Names = Callable[[int], str]


def journal_story(row: Mapping[str, Any], names: Names) -> Story:
    """One row of the history; `names` gives a unit's name by id."""
    at = datetime.fromisoformat(row["at"]).astimezone()
    lines = change_lines(json.loads(row["changes"]), names)
    foot = f"{row['actor']}　记录 {row['id']}　校验 {row['hash'][:8]}"
    return Story(row["id"], f"{at:%m-%d %H:%M}", row["action"], "", "\n".join(lines), foot, _mark(row["action"]))


def change_lines(changes: Sequence[Change], names: Names) -> list[str]:
    """Each change as `字段：旧 → 新`; units of a task are told as two lists."""
    lines = []
    for role, word in _ROLES.items():
        before, after = (_units(changes, side, role, names) for side in ("before", "after"))
        if before != after:
            lines.append(f"{word}：{before or _NONE} → {after or _NONE}" if before else f"{word}：{after}")
    for change in changes:
        lines += _row_lines(change, names)
    return lines


def _row_lines(change: Change, names: Names) -> list[str]:
    fields, before, after = _FIELDS.get(change["table"], {}), change["before"], change["after"]
    if before is None or after is None:
        told = {name: _value(name, (before or after)[name], names) for name in fields if name in (before or after)}
        said = "，".join(f"{fields[name]} {text}" for name, text in told.items() if text not in ("", _NONE))
        return [f"删去　{said}" if after is None else said] if said else []
    return [
        f"{fields[name]}：{_value(name, before[name], names)} → {_value(name, after[name], names)}"
        for name in fields
        if name in after
    ]


def _value(name: str, value: Any, names: Names) -> str:
    if value is None or value == "":
        return _NONE
    if name in _UNITS:
        return names(value)
    if name in _YES_NO:
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:g}"
    return _WORDS.get(name, {}).get(str(value), str(value))


def _units(changes: Sequence[Change], side: str, role: str, names: Names) -> str:
    rows = [change[side] for change in changes if change["table"] == "task_unit" and change[side]]
    found = sorted((row for row in rows if row["role"] == role), key=lambda row: row["position"])
    return "、".join(names(row["unit_id"]) for row in found)


def _mark(action: str) -> str:
    for words, icon in (
        (("撤销",), "undo-2"),
        (("重做",), "redo-2"),
        (("登记进展", "更正进展"), "pencil-line"),
        (("新增",), "plus"),
        (("修改节点",), "list-checks"),
        (("申请延期", "批准延期", "不批准延期", "更正时限"), "calendar-plus"),
        (("核查", "销号"), "clipboard-check"),
        (("给 ", "移除附件"), "paperclip"),
        (("提出问题", "修改问题", "重开问题"), "message-circle-warning"),
        (("修改指标", "登记指标"), "trending-up"),
        (("分解", "调整子任务"), "list-tree"),
    ):
        if action.startswith(words):
            return icon
    return "file-text"
