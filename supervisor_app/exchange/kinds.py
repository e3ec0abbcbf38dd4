"""The kind and the urgency a task list gives a task."""

import re
import unicodedata

from supervisor_app.domain.model import SupervisionKind, Urgency

_KINDS: dict[SupervisionKind, str] = {
    SupervisionKind.COMPREHENSIVE: "综合督查 综合督办 综合",
    SupervisionKind.SPECIAL: "专项督查 专项督办 专项",
    SupervisionKind.INCIDENT: "事件调查 事件督查",
    SupervisionKind.ROUTINE: "日常督办 日常督查 日常",
    SupervisionKind.CLUE: "线索核查 线索督办 线索",
}
_URGENCIES: dict[Urgency, str] = {
    Urgency.ORDINARY: "平件 平急 一般 普通 常规 正常 平",
    Urgency.URGENT: "急件 加急 紧急 较急 急",
    Urgency.EXTRA_URGENT: "特急 特急件 特提 特别紧急",
}
_BY_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_BY_URGENCY = {word: urgency for urgency, words in _URGENCIES.items() for word in words.split()}


def read_supervision(text: str) -> SupervisionKind | None:
    """The kind of supervision a word stands for; None for any other."""
    return _BY_KIND.get(_bare(text))


def read_urgency(text: str) -> Urgency | None:
    """The urgency a word stands for; None for any other."""
    return _BY_URGENCY.get(_bare(text))


def _bare(text: str) -> str:
    return re.sub(r"[\s。.]", "", unicodedata.normalize("NFKC", text))
