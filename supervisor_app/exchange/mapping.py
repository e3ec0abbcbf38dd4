"""Which column of a header holds which field: column names of one to three rows, and what stands beneath them."""

import re
from collections.abc import Sequence

from supervisor_app.exchange.cells import read_progress, says_nothing, text_of
from supervisor_app.exchange.columns import bare_label, field_of
from supervisor_app.exchange.grid import Sheet
from supervisor_app.exchange.kinds import read_supervision

Path = list[str]  # a column's names from the upper row of the header to the lower one, each once

# A lower name that says nothing by itself takes its meaning from the name above it.
_UNIT_WORDS = frozenset({"单位", "部门", "名称", "单位名称", "部门名称", "科室"})
_PERSON_WORDS = frozenset(
    {"责任人", "联系人", "姓名", "电话", "联系电话", "联系方式", "负责人", "手机", "职务", "经办人"}
)
_TIME_WORDS = frozenset({"时间", "日期", "时限", "期限", "完成", "截止"})
_PLAN = re.compile(r"计划|要求|应|拟|限|预计|规定|目标|节点|截止")
_LEADING = re.compile(r"牵头|主办|主责|第一责任")
_ORIGINAL = re.compile(r"^原")


def field_of_path(path: Sequence[str]) -> tuple[str | None, int]:
    """(field, quality) of a column by all its names, the lowest first of all."""
    if not path:
        return None, 0
    low, uppers = bare_label(path[-1]), [field_of(name) for name in path[:-1]]
    upper = next((field for field, _ in reversed(uppers) if field), None)
    if upper in {"lead", "cooperating"} and low in _UNIT_WORDS:
        return upper, 2
    if upper in {"lead", "cooperating", "contact"} and low in _PERSON_WORDS:
        return "contact", 1
    if upper == "sponsor" and low in {"姓名", "名称"}:
        return "sponsor", 2
    if upper == "title" and low in {"名称", "内容", "事项", "任务"}:
        return "title", 2
    if upper in {"due", "due_adjusted", "assigned_on", "completed_on"} and low in _TIME_WORDS:
        return upper, 2
    field, quality = field_of(path[-1])
    if field is None and upper is not None and len(path) > 1:
        return upper, 0
    return field, quality


def map_columns(paths: Sequence[Path], first: int = 0) -> dict[str, int]:
    """Field → column of one table, whose columns begin at `first`; a field's own name wins over one containing it."""
    claims: dict[str, list[tuple[int, int]]] = {}
    for column, path in enumerate(paths, start=first):
        field, quality = field_of_path(path)
        if field:
            claims.setdefault(field, []).append((quality, column))
    found = {field: max(claim, key=lambda one: (one[0], -one[1]))[1] for field, claim in claims.items()}
    losers = {field: sorted({column for _, column in claim} - {found[field]}) for field, claim in claims.items()}
    names = {first + at: bare_label("".join(path)) for at, path in enumerate(paths)}
    _settle_units(found, losers, names)
    _settle_dates(found, losers, names)
    _settle_reports(found, claims, losers)
    if "title" not in found:
        stand_in = next((field for field in ("target", "measures") if field in found), None)
        if stand_in:
            found["title"] = found.pop(stand_in)
    return found


def _settle_units(found: dict[str, int], losers: dict[str, list[int]], names: dict[int, str]) -> None:
    """牵头单位 beside 责任单位: the first leads, the other helps, whichever comes first."""
    if not losers.get("lead"):
        return
    columns = [found["lead"], *losers["lead"]]
    leading = [column for column in columns if _LEADING.search(names[column])]
    if leading:
        found["lead"] = leading[0]
        others = [column for column in columns if column not in leading]
        if others and "cooperating" not in found:
            found["cooperating"] = others[0]


def _settle_dates(found: dict[str, int], losers: dict[str, list[int]], names: dict[int, str]) -> None:
    """原时限 beside 办理时限 is the original one; 完成时间 beside 计划完成时间 is the day of completion."""
    if not losers.get("due"):
        return
    columns = sorted([found["due"], *losers["due"]])
    original = [column for column in columns if _ORIGINAL.search(names[column])]
    planned = [column for column in columns if _PLAN.search(names[column]) and column not in original]
    others = [column for column in columns if column not in original and column not in planned]
    if original:
        found["due"] = original[0]
        if planned or others:
            found.setdefault("due_adjusted", (planned or others)[0])
    elif planned and others:
        found["due"] = planned[0]
        found.setdefault("completed_on", others[0])


def _settle_reports(
    found: dict[str, int], claims: dict[str, list[tuple[int, int]]], losers: dict[str, list[int]]
) -> None:
    """Under one heading 进展情况 for several months the last month is the latest."""
    if losers.get("report") and all(quality == 0 for quality, _ in claims["report"]):
        found["report"] = max(column for _, column in claims["report"])


def settle_titles(
    columns: dict[str, int], paths: Sequence[Path], first: int, sheet: Sheet, below: int
) -> dict[str, int]:
    """Of two task columns the one that differs row by row is the task; a general one merged over it is its group.

    Where both differ row by row, as 项目名称 and 工作内容 do, the second tells the measures.
    """
    others = [
        at for at, path in enumerate(paths, first) if field_of_path(path)[0] == "title" and at != columns["title"]
    ]
    if not others:
        return columns
    title, other = columns["title"], others[0]
    rows = range(below, len(sheet.rows))
    under = [row for row in rows if not _written(sheet, row, title) and _written(sheet, row, other)]
    if under:
        return {**columns, "title": other, **({} if "group" in columns else {"group": title})}
    return columns if "measures" in columns else {**columns, "measures": other}


def _written(sheet: Sheet, row: int, column: int) -> bool:
    return not says_nothing(text_of(sheet.own(row, column)))


def adapt_to_content(columns: dict[str, int], sheet: Sheet, below: int) -> dict[str, int]:
    """The mapping mended by what the columns hold: 进度 may be words, 编号 a real number, 督办分类 a group of tasks."""
    adapted = dict(columns)
    if "progress" in columns and "report" not in columns and _mostly_words(sheet, below, columns["progress"]):
        adapted["report"] = adapted.pop("progress")
    elif "report" in columns and "progress" not in columns and _all_progress(sheet, below, columns["report"]):
        adapted["progress"] = adapted.pop("report")
    if "index" in columns and "number" not in columns and _numbers_tasks(sheet, below, columns["index"]):
        adapted["number"] = adapted.pop("index")
    if "supervision" in columns and not _all_kinds(sheet, below, columns["supervision"]):
        adapted.setdefault("group", adapted.pop("supervision"))
    return adapted


def _all_kinds(sheet: Sheet, below: int, column: int) -> bool:
    """Whether a column of kinds names the five of the regulations; others are the office's own groups."""
    return all(read_supervision(text) for text in _texts(sheet, below, column))


def _texts(sheet: Sheet, below: int, column: int) -> list[str]:
    found = [text_of(sheet.own(row, column)) for row in range(below, len(sheet.rows))]
    return [text for text in found if not says_nothing(text)]


def _mostly_words(sheet: Sheet, below: int, column: int) -> bool:
    texts = _texts(sheet, below, column)
    words = sum(len(text) > 6 and read_progress(text, whole_means_percent=True) is None for text in texts)
    return words * 2 > len(texts)


def _all_progress(sheet: Sheet, below: int, column: int) -> bool:
    texts = _texts(sheet, below, column)
    return bool(texts) and all(read_progress(text, whole_means_percent=True) is not None for text in texts)


def _numbers_tasks(sheet: Sheet, below: int, column: int) -> bool:
    """Whether most entries look like 督〔2026〕3号 or HD-2026-003 and not like 3 or 三、."""
    texts = _texts(sheet, below, column)
    return sum(bool(re.search(r"\d{3}|[A-Za-z〔\[].*\d", text)) for text in texts) * 2 > len(texts)
