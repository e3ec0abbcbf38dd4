"""The journal in plain Chinese: who did what when, and each field before → after."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from supervisor_app.domain.model import Cycle
from supervisor_app.domain.notice import NoticeState
from supervisor_app.domain.words import CYCLE_WORDS, NOTICE_STATE_WORDS, STATE_WORDS
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
    },
    "report": {
        "unit_id": "单位",
        "reported_on": "报告日期",
        "progress": "进度",
        "text": "进展",
        "problem": "存在问题",
        "next_step": "下步措施",
        "channel": "方式",
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
    "state": {**{s.value: w for s, w in STATE_WORDS.items()}, **{s.value: NOTICE_STATE_WORDS[s] for s in NoticeState}},
    "cycle": {cycle.value: CYCLE_WORDS[cycle] for cycle in Cycle},
}
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
    if name == "unit_id":
        return names(value)
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
    ):
        if action.startswith(words):
            return icon
    return "file-text"
