"""What papers say of a matter as the ledger has it: its limit, how it stands, which papers went out on it before."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from supervisor_app.documents.drafting import Values
from supervisor_app.documents.kinds.case import behind, points
from supervisor_app.documents.text import clean, one_line
from supervisor_app.documents.wording import full_date, named, percent, short_date, shortened
from supervisor_app.domain.model import Task, TaskState
from supervisor_app.domain.papers.drafting import Ground
from supervisor_app.domain.papers.notice import Notice, NoticeKind, NoticeState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS, cycle_phrase

_CHASING = frozenset(
    {
        NoticeKind.REMINDER,
        NoticeKind.URGING,
        NoticeKind.SUPERVISION,
        NoticeKind.SUPERVISION_LETTER,
        NoticeKind.WARNING,
        NoticeKind.INTERVIEW,
        NoticeKind.CIRCULAR,
    }
)
UNREPORTED = "尚未报送进展"
LISTED_AT_MOST = 3  # matters told one by one; more stand in an annexed list
_QUOTED_AT_MOST = 4  # papers quoted one by one; more are counted by kind
_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_SIGNS = "。；;，,、：:. "


def chinese(number: int) -> str:
    """A whole number from 1 to 9999 in Chinese figures."""
    digits = [int(digit) for digit in str(number)]
    words = ""
    for place, digit in zip(reversed(range(len(digits))), digits, strict=True):
        words += _DIGITS[digit] + _PLACES[place] if digit else _DIGITS[0]
    while "零零" in words:
        words = words.replace("零零", "零")
    words = words.rstrip("零")
    return words.removeprefix("一") if words.startswith("一十") else words


def phrase(text: str) -> str:
    """The text on one line without the signs around it, to go on within a sentence."""
    return one_line(text).strip(_SIGNS)


def sentence(text: str) -> str:
    """The text as a whole sentence; empty when it is."""
    inner = phrase(text)
    return inner + ("" if not inner or inner[-1] in "！？!?" else "。")


def numbered(number: int, text: str) -> str:
    """`1.` and the text; a figure at its start is kept apart from the number."""
    return f"{number}.{' ' if text[:1].isdigit() else ''}{text}"


def boxed(given: Values, key: str) -> str:
    """An entry as it stands in a box: its line breaks kept, a date as papers write it."""
    value = given.get(key)
    return clean(value).strip() if isinstance(value, str) else given.text(key)


def listed(lines: Sequence[TaskLine], say: Callable[[TaskLine], str]) -> str:
    """What is said of each matter, a line each: numbered where there are several; of many, that a list is annexed."""
    if len(lines) == 1:
        return say(lines[0])
    if len(lines) > LISTED_AT_MOST:
        return "见附件"
    return "\n".join(numbered(at, said) for at, line in enumerate(lines, 1) if (said := say(line)))


def responsible(ground: Ground) -> str:
    """The unit the paper is about, else every lead unit of its matters."""
    if ground.unit:
        return ground.unit.name
    return "、".join(dict.fromkeys(name for line in ground.lines for name in line.lead))


def name(task: Task) -> str:
    """The matter in quotation marks; by its number where it has no title."""
    return named(task.title if phrase(task.title) else task.number)


def titled(task: Task) -> str:
    """The matter for a table, with its number below."""
    number = one_line(task.number)
    return one_line(task.title) + (f"\n（{number}）" if number else "")


def names(lines: Sequence[TaskLine]) -> str:
    """The matters by title for a box; of many, the first and how many."""
    if len(lines) > LISTED_AT_MOST:
        return f"{name(lines[0].task)}等{len(lines)}项（见附件）"
    return listed(lines, lambda line: one_line(line.task.title))


def numbers(lines: Sequence[TaskLine]) -> str:
    """The matters' numbers, a line each."""
    return listed(lines, lambda line: one_line(line.task.number))


def extended(line: TaskLine) -> bool:
    """Whether the limit was put off."""
    task = line.task
    return task.due is not None and task.original_due is not None and task.due > task.original_due


def limit(line: TaskLine) -> str:
    """The limit as a clause: `应于…前办结（原定…，经批准延期）`; empty without one."""
    task = line.task
    if task.due is None:
        return f"时限要求为“{words}”" if (words := limit_words(task)) else ""
    return f"应于{full_date(task.due)}前办结{put_off(line)}"


def limit_words(task: Task) -> str:
    """A limit that is no date, as it was set; empty where it only names the reporting cycle."""
    words = phrase(task.due_text)
    return "" if words == cycle_phrase(task.cycle, task.cycle_day) else words


def put_off(line: TaskLine) -> str:
    """The original limit of a matter whose limit was put off, in brackets."""
    original = line.task.original_due
    return f"（原定{full_date(original)}，经批准延期）" if extended(line) and original else ""


def limit_date(line: TaskLine) -> str:
    """The time limit for a box."""
    task = line.task
    if task.due:
        return full_date(task.due)
    return one_line(task.due_text) or cycle_phrase(task.cycle, task.cycle_day) or "未定时限"


def limit_box(line: TaskLine) -> str:
    """The time limit for a table: under it the original one where it was put off."""
    due, original = line.task.due, line.task.original_due
    before = f"\n（原{short_date(original, due)}）" if extended(line) and original and due else ""
    return limit_date(line) + before


def progress(line: TaskLine) -> str:
    """The clause on progress."""
    if line.done:
        return "已办结"
    if line.task.state is TaskState.CLAIMED_DONE:
        return "已报结待核查"
    done = points(line)
    return UNREPORTED if done is None else f"办理进度为{percent(done)}"


def days_late(line: TaskLine) -> int:
    """Working days past the limit of an overdue matter; 0 also where only days off lie between."""
    return max(-(line.days_left or 0), 0) if line.overdue else 0


def lag(line: TaskLine) -> str:
    """How far the matter is late or behind; empty when it is neither."""
    if line.overdue:
        return f"逾期{days_late(line)}个工作日" if days_late(line) else "已过办理时限"
    return f"落后序时进度{behind(line)}个百分点" if behind(line) else ""


def stand(line: TaskLine) -> str:
    """Progress and lag in one clause."""
    return "，".join(filter(None, (progress(line), lag(line))))


def account(line: TaskLine, today: str) -> str:
    """The matter's story: handed out, limit, how it stands on the day; one too long to be named whole is annexed."""
    task = line.task
    told = (f"{full_date(task.assigned_on)}交办" if task.assigned_on else "", limit(line))
    begun = "，".join(filter(None, (f"{name(task)}事项{'（见附件）' if shortened(task.title) else ''}", *told)))
    return f"{begun}{'。' if any(told) else '，'}截至{today}，{stand(line)}。"


def worst_first(lines: Iterable[TaskLine]) -> list[TaskLine]:
    """The longest overdue first, then the furthest behind."""
    return sorted(lines, key=lambda line: (not line.overdue, -days_late(line), -(line.gap or 0.0), line.task.number))


def earlier_papers(ground: Ground, lines: Sequence[TaskLine]) -> list[Notice]:
    """Papers that chased these matters at the paper's unit and stand in the register, oldest first."""
    tasks = {line.task.id for line in lines}
    unit = ground.unit.id if ground.unit else None
    found = [
        notice
        for notice in ground.notices
        if notice.kind in _CHASING
        and notice.state is NoticeState.ISSUED
        and notice.issued_on <= ground.yardstick.today
        and tasks & set(notice.task_ids)
        and (unit is None or notice.unit_id in (None, unit))
    ]
    return sorted(found, key=lambda notice: (notice.issued_on, notice.id))


def chased(lines: Sequence[TaskLine], papers: Sequence[Notice]) -> list[TaskLine]:
    """Those of the matters that a paper in the register was about."""
    named = {task_id for paper in papers for task_id in paper.task_ids}
    return [line for line in lines if line.task.id in named]


def which(lines: Sequence[TaskLine], told: Sequence[TaskLine], listed: bool) -> str:
    """`上述事项`, or which of these matters are meant: `上述第1、3项`, of a list elsewhere `其中2项`."""
    if len(told) == len(lines):
        return "上述事项"
    places = "、".join(str(at) for at, line in enumerate(lines, 1) if line in told)
    return f"其中{len(told)}项" if listed else f"上述第{places}项"


def quoted_papers(papers: Sequence[Notice]) -> str:
    """The papers by date, kind and number; many are counted, the last one quoted. Empty without papers."""
    if not papers:
        return ""
    last = papers[-1]
    if len(papers) > _QUOTED_AT_MOST:
        counts = Counter(NOTICE_KIND_WORDS[paper.kind] for paper in papers)
        times = "、".join(f"{word}{count}次" for word, count in counts.items())
        latest = f"{full_date(last.issued_on)}发出的{NOTICE_KIND_WORDS[last.kind]}，{last.number}"
        return f"先后发出{times}（最近一次为{latest}）"
    days = [full_date(papers[0].issued_on)]
    days += [short_date(paper.issued_on, before.issued_on) for before, paper in pairwise(papers)]
    return "、".join(f"{day}发出{_named(paper)}" for day, paper in zip(days, papers, strict=True))


def _named(paper: Notice) -> str:
    return f"{NOTICE_KIND_WORDS[paper.kind]}（{paper.number}）"
