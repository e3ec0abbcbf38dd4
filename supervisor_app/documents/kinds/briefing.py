"""督查专报: one page to the leaders: totals, what needs their decision, and the red list as far as the page holds it.

An upward paper in bulletin format, so with an issue number and 签发人 (GB/T 9704—2012, 7.2.6); the rest is custom.
"""

import re
from dataclasses import replace
from math import ceil

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.case import points
from supervisor_app.documents.kinds.counting import lamp, lights, states
from supervisor_app.documents.kinds.matters import chinese, lag, limit_date, phrase, worst_first
from supervisor_app.documents.kinds.totals import rate, totals
from supervisor_app.documents.text import one_line
from supervisor_app.documents.wording import full_date, percent, quoted, short_date, signer_rows
from supervisor_app.domain.lights import Light
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import Block, ListColumn, ListTable, PaperFormat
from supervisor_app.domain.standing import TaskLine

_DECISIONS = 3
_ROOM = 138.0  # mm below the head with a title of one line, a little less for lines that break early
_LINE, _CHARS = 10.23, 28  # mm a line of the body, and its characters
_EDGES, _CELL_LINE, _GAP = 3.2, 5.0, 2.0  # mm of a row, of a line in it, above a table
_CELL_CHARS = (2, 14, 5, 4.5, 2.9, 7.15)  # full ones on a line of the columns
_DECISION_CHARS = 38
_LONGEST_TITLE = 27  # two lines of its column
_COLUMNS = (
    ListColumn("序号", 11, "center"),
    ListColumn("督办事项", 58.5),
    ListColumn("牵头单位", 23, "center"),
    ListColumn("时限", 20, "center"),
    ListColumn("进度", 14, "center"),
    ListColumn("滞后情况", 29.5, "center"),
)
_SUPERVISING = re.compile(r"(办公[室厅])?(督查|督办|督促检查|目标绩效|绩效).*$")


def _entries(ground: Ground) -> tuple[Entry, ...]:
    proposed = _proposals(ground)
    return (
        Entry("mark", "版头名称", EntryType.LINE, "督查专报", needed=True),
        Entry("addressee", "呈送", EntryType.LINE, f"{superior(ground.office.name)}领导", needed=True),
        Entry("signer", "签发人", EntryType.LINE, ground.office.approver, needed=True),
        *common_entries(ground, "issued_on", "signature"),
        *(
            Entry(f"decision_{at}", f"提请决策{chinese(at)}", EntryType.TEXT, text, hint="一句话说清事由和建议")
            for at, text in enumerate(proposed, 1)
        ),
    )


def superior(office: str) -> str:
    """The body an office for supervision belongs to, by its name; 本级 where the name does not tell."""
    return _SUPERVISING.sub("", one_line(office)) or "本级"


def _proposals(ground: Ground) -> list[str]:
    """Three matters by default: those stuck with a problem first, then the worst ones whose problem is not known."""
    red = worst_first(line for line in ground.every_line if line.light is Light.RED)
    stuck = [line for line in red if _problem(line)]
    chosen = [*stuck, *(line for line in red if not _problem(line))][:_DECISIONS]
    texts = [_proposal(line) for line in chosen]
    return texts + [""] * (_DECISIONS - len(texts))


def _problem(line: TaskLine) -> str:
    return phrase((line.latest.problem if line.latest else "") or line.task.problem)


def _proposal(line: TaskLine) -> str:
    lead = "、".join(line.lead_short or line.lead)
    matter = f"{quoted(_short(line.task.title, 20))}{f'（{lead}）' if lead else ''}"
    problem = _problem(line)
    if problem:
        return f"{matter}{_short(problem)}，建议专题协调。"
    return f"{matter}{lag(line)}，建议听取专题汇报。"


def _short(text: str, longest: int = 24) -> str:
    text = phrase(text)
    return text if len(text) <= longest else text[: longest - 2].rstrip("，、；：（“") + "……"


def _title(ground: Ground, given: Values) -> str:
    return "关于督办事项办理情况的专报"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    return (_overall(ground),)


def _overall(ground: Ground) -> str:
    """Totals in a paragraph; the shares sum to the whole."""
    counts = totals(ground.every_line, ground.yardstick.rule.near_days)
    today = full_date(ground.yardstick.today)
    if not counts.total:
        return f"截至{today}，台账中没有督办事项。"
    late = f"，逾期未办结{counts.late}项" if counts.late else ""
    under_way = f"{lights(ground, counts)}{late}。" if counts.open else ""
    kept = counts.on_time_rate
    known = f"按期办结率{rate(kept)}。" if kept is not None and counts.done and not counts.undated else ""
    return f"截至{today}，共有督办事项{counts.total}项，{states(counts)}。{under_way}{known}"


def _tables(ground: Ground, given: Values) -> tuple[Block, ...]:
    """The red list as far as the page holds it, and the matters to decide on."""
    asked = [text for at in range(1, _DECISIONS + 1) if (text := given.text(f"decision_{at}"))]
    decisions = _decisions(asked)
    left = _ROOM - _text_height(ground, given) - sum(map(_decision_height, ["", *asked] if asked else [])) - 2 * _GAP
    red = _red_list(ground, left)
    return (*red, *decisions)


def _decisions(asked: list[str]) -> tuple[Block, ...]:
    columns = (_COLUMNS[0], ListColumn("提请决策事项", 145))
    return (ListTable(columns, tuple((str(at), text) for at, text in enumerate(asked, 1))),) if asked else ()


def _red_list(ground: Ground, room: float) -> tuple[Block, ...]:
    red = worst_first(line for line in ground.every_line if line.light is Light.RED)
    rows: list[tuple[str, ...]] = []
    room -= _EDGES + _CELL_LINE
    for at, line in enumerate(red, 1):
        row = _row(ground, at, line)
        room -= _height(row)
        if room < 0:
            break
        rows.append(row)
    if not rows:
        return ()
    counted = f"共{len(red)}项，列最急{len(rows)}项" if len(rows) < len(red) else f"{len(red)}项"
    first, matter, *others = _COLUMNS
    heading = f"{lamp(ground, Light.RED)}事项（{counted}）"
    return (ListTable((first, replace(matter, heading=heading), *others), tuple(rows)),)


def _row(ground: Ground, at: int, line: TaskLine) -> tuple[str, ...]:
    lead = "、".join(line.lead_short or line.lead)
    done = points(line)
    reached = "未报" if done is None else percent(done)
    behind = lag(line).replace("序时进度", "")
    return str(at), _short(line.task.title, _LONGEST_TITLE), lead, _limit(ground, line), reached, behind


def _limit(ground: Ground, line: TaskLine) -> str:
    due = line.task.due
    return short_date(due, ground.yardstick.today) if due else limit_date(line)


def _height(row: tuple[str, ...]) -> float:
    """About how high a row is, mm."""
    lines = (
        sum(max(1, ceil(_ems(part) / chars)) for part in text.split("\n"))
        for text, chars in zip(row, _CELL_CHARS, strict=True)
    )
    return _EDGES + _CELL_LINE * max(lines)


def _ems(text: str) -> float:
    """About how wide a text is, in full characters."""
    return sum(0.55 if char.isascii() else 1.0 for char in text)


def _decision_height(text: str) -> float:
    return _EDGES + _CELL_LINE * max(1, ceil(_ems(text) / _DECISION_CHARS))


def _text_height(ground: Ground, given: Values) -> float:
    """About how high addressee and totals are, mm, with the lines of 签发人 below the first."""
    texts = [given.text("addressee"), *_body(ground, given)]
    more = max(len(signer_rows(given.text("signer"))) - 1, 0)
    return _LINE * (sum(ceil((_ems(text) + 2) / _CHARS) for text in texts if text) + more)


FORM = KindForm(NoticeKind.BRIEFING, PaperFormat.BULLETIN, _entries, _title, _body, tables=_tables, signs=False)
