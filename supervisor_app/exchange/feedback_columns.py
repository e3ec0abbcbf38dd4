"""The columns of a feedback sheet and their other names, for writing it and for finding them again."""

import re
import unicodedata
from dataclasses import dataclass

KEY_SHEET = "_督办表码"
KEY_TITLE = "表码"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """`opened`: to be filled in; `names`: what the column may be called by whoever copied the sheet, bare."""

    field: str
    title: str
    width: float
    kind: str = "text"  # text, middle (short), date, percent
    opened: bool = False
    names: tuple[str, ...] = ()


COLUMNS = (
    FormColumn("index", "序号", 5, "middle"),
    FormColumn("number", "督办编号", 11, names=("编号", "事项编号")),
    FormColumn("title", "督办事项", 30, names=("事项", "事项名称", "工作任务", "任务")),
    FormColumn("target", "目标要求", 20, names=("工作目标",)),
    FormColumn("due", "办理时限", 11, "date", names=("时限", "完成时限")),
    FormColumn("before", "上期进度", 7, "percent"),
    FormColumn("progress", "本期进度%", 8, "percent", True, ("本期进度", "完成率", "进度", "完成进度")),
    FormColumn("status", "办理状态", 9, "middle", True, ("状态",)),
    FormColumn("text", "本期进展情况", 34, "text", True, ("进展情况", "工作进展", "办理情况", "本期进展")),
    FormColumn("problem", "存在问题及需协调事项", 22, "text", True, ("存在问题", "存在困难", "问题", "需协调事项")),
    FormColumn("next_step", "下步措施", 20, "text", True, ("下一步措施", "下步打算", "下一步工作")),
    FormColumn("evidence", "佐证材料（名称）", 16, "text", True, ("佐证材料", "佐证", "附件")),
)


@dataclass(frozen=True, slots=True)
class Signing:
    """One label of the line 签字确认 with the columns of its open cell."""

    field: str
    label: str
    label_at: int
    until: int
    dated: bool = False


SIGNING = (
    Signing("signed_by", "主要负责人签字：", 2, 4),
    Signing("filled_by", "填报人：", 6, 7),
    Signing("phone", "联系电话：", 8, 9),
    Signing("filled_on", "填报日期：", 10, 11, True),
)


def bare(text: str) -> str:
    """A label without brackets, blanks, stars and colons."""
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"\([^()]*\)|[\s*:％%]", "", folded)


FIELDS = {bare(name): column.field for column in COLUMNS for name in (column.title, *column.names)}
FIELDS[KEY_TITLE] = "key"
