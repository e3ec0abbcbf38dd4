"""What papers to one unit say when they hand out and chase matters: mandate, limits, standing, what is asked.

Sentences are templates: {basis}, {reply_by} … stand for the entries of those keys. Days are counted to the day of
issue, in working days.
"""

from collections.abc import Sequence

from supervisor_app.documents.drafting import Values
from supervisor_app.documents.kinds.case import Case, behind, points
from supervisor_app.documents.kinds.matters import UNREPORTED, limit_box, name, phrase, progress, titled
from supervisor_app.documents.wording import full_date, percent, short_date, shortened
from supervisor_app.domain.model import IMPORTED, Cycle, Task
from supervisor_app.domain.papers.drafting import Ground
from supervisor_app.domain.papers.paper import Annex, ListColumn, ListTable
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import cycle_phrase

REPORT = "办理情况（含佐证材料，经主要负责人审签、加盖公章）"
NAMED_AT_MOST = 5  # matters told one by one in the text; more stand in the list
_MANDATE_WORDS = ("要求", "部署", "精神", "批示", "指示", "意见", "决定", "安排")
_SOURCES_AT_MOST = 3
_ALL_NAMES = 90  # characters that the quoted names of all matters may take in a sentence
_LONGEST_NEWS = 120
_GENERAL_BASIS = "有关工作部署要求"
_COLUMNS = (
    ListColumn("序号", 11, "center"),
    ListColumn("事项（编号）", 51),
    ListColumn("交办日期", 30, "center"),
    ListColumn("办理时限", 30, "center"),
    ListColumn("进展情况", 34, "center"),
)


def linked(given: Values, key: str) -> str:
    """`{key}`, or its text where that cannot stand within a sentence as it is; empty without one."""
    text = given.text(key)
    return f"{{{key}}}" if text and phrase(text) == text else phrase(text)


def basis(ground: Ground) -> str:
    """What gives the mandate, as the ledger says: one source for all matters, or up to three; empty when not told."""
    sources = list(dict.fromkeys(_source(line, ground) for line in ground.lines))
    return "、".join(sources) if all(sources) and len(sources) <= _SOURCES_AT_MOST else ""


def _source(line: TaskLine, ground: Ground) -> str:
    meeting = ground.meetings.get(line.task.meeting_id or 0)
    given = phrase(line.task.basis or line.source)
    if line.task.basis or meeting is None or meeting.held_on is None or "月" in given:
        return given
    return f"{short_date(meeting.held_on, ground.yardstick.today)}{given}" if given else ""


def mandate(case: Case) -> str:
    """On whose word: `按照…部署要求，经…同意，`."""
    plain, approver = phrase(case.given.text("basis")), linked(case.given, "approver")
    suffix = "" if plain.endswith(_MANDATE_WORDS) else "要求" if plain.endswith(("》", "讲话")) else "部署要求"
    said = f"{linked(case.given, 'basis')}{suffix}" if plain else _GENERAL_BASIS
    return f"按照{said}，" + (f"经{approver}同意，" if approver else "")


def matters(case: Case, where: str = "", each: bool = True) -> str:
    """The matters in a sentence: one, all of a few short ones, or the first and how many; `where` they are listed.

    Without `each`, only the first is named: the sentence goes on to name others.
    """
    names = [name(line.task) for line in case.lines]
    count, listed = len(names), f"（{where}）" if where else ""
    if count == 1:
        return f"{names[0]}事项{listed}"
    if each and count <= NAMED_AT_MOST and sum(map(len, names)) <= _ALL_NAMES:
        return f"{''.join(names)}{count}项工作任务{listed}"
    return f"{names[0]}等{count}项工作任务{listed}"


def has_list(case: Case) -> bool:
    """Whether the matters are too many or too long for the text."""
    return len(case.lines) > NAMED_AT_MOST or any(shortened(line.task.title) for line in case.lines)


def counts(case: Case, late_words: str) -> str:
    """How many are late, behind, silent and under way: parts that sum to the number of matters."""
    late, slow, others = case.parted()
    silent = [line for line in others if progress(line) == UNREPORTED]
    rest = len(others) - len(silent)
    groups = ((len(late), late_words), (len(slow), "落后序时进度"), (len(silent), UNREPORTED), (rest, "正在办理"))
    told = [(count, words) for count, words in groups if count]
    if len(told) == 1:
        return "均未办结" if rest else f"{told[0][0]}项均{told[0][1]}"
    return f"其中{'、'.join(f'{count}项{words}' for count, words in told)}"


def goal(case: Case) -> str:
    """What is to be reached."""
    late = len(case.latest_first())
    if late:
        return "尽快办结" if late == len(case.lines) else "逾期事项尽快办结，其余事项按期办结"
    return "确保按期办结" if any(line.task.due for line in case.lines) else "抓好落实"


def reporting(case: Case, verb: str = "报", joint: str = "并", *, dated: bool = True) -> str:
    """When and to whom the unit reports: `并于…前将办理情况（…）报…`; not `dated` where the day was just said."""
    when = "于{reply_by}前" if case.given.day("reply_by") else "及时"
    return f"{joint}{when if dated else ''}将{REPORT}{verb}{linked(case.given, 'signature')}"


def extension(case: Case) -> tuple[str, ...]:
    """How to ask for an extension; nothing where every limit is past or there is none.

    Where the days in which it must be asked have begun, it is asked before the limit.
    """
    left = [days for line in case.lines if not line.done and (days := case.days_left(line)) is not None]
    if not left:
        return ()
    days = case.ground.office.extension_days
    when = f"到期前{days}个工作日" if 0 < days < min(left) else "到期前"
    who = "确需延期的" if case.polite else "无法按期办结的"
    return (f"{who}，请于{when}书面申请延期，说明原因、目前进展和拟完成时间。",)


def report_rhythm(task: Task) -> str:
    """How often the unit reports, as a demand: `请于每月5日前报送进展情况`; empty for a matter reported once."""
    if task.cycle is Cycle.ONCE:
        return ""
    often = cycle_phrase(task.cycle, task.cycle_day)
    if task.cycle_day is None:
        return f"请{often}报送一次进展情况"
    return f"请于{often if often.endswith('前') else f'{often}前'}报送进展情况"


def lag(case: Case, line: TaskLine) -> str:
    """How late or far behind the matter is, as a clause; empty when it is neither."""
    if case.late(line):
        days = case.days_late(line)
        return f"已逾期{days}个工作日" if days else "已超过办理时限"
    return f"落后序时进度{behind(line)}个百分点" if behind(line) else ""


def remaining(case: Case, line: TaskLine) -> str:
    """What is left of the time limit, or how late it is."""
    days = case.days_left(line)
    if days is None:
        return lag(case, line) if case.late(line) else ""
    if line.task.due == case.day:
        return "今日到期"
    return f"距办理时限还有{days}个工作日" if days else "即将到期"


def news(case: Case, line: TaskLine) -> str:
    """What the unit said last, as a sentence; empty when it said nothing or too much for a sentence."""
    latest = line.latest
    said = phrase(latest.text) if latest else ""
    if latest is None or not said or len(said) > _LONGEST_NEWS:
        return ""
    said = said.replace("“", "‘").replace("”", "’")
    when = "台账登记" if latest.channel == IMPORTED else f"{short_date(latest.reported_on, case.day)}报送"
    return f"{when}的最新进展为“{said}”。"


def told_apart(items: Sequence[str]) -> tuple[str, ...]:
    """Items of a list in the text, each a paragraph: `1.…。`."""
    return tuple(f"{at}.{item}。" for at, item in enumerate(items, 1))


def state_box(case: Case, line: TaskLine) -> str:
    """Progress, 序时进度 and lag, or the days left, for a narrow column."""
    done, days = points(line), case.days_left(line)
    told = progress(line) if done is None or not progress(line).startswith("办理") else f"进度{percent(done)}"
    expected = "" if line.expected is None or line.done else f"序时进度{percent(line.expected)}"
    left = f"剩{days}个工作日" if days is not None and not line.done else ""
    behindhand = lag(case, line).removeprefix("已").replace("序时进度", "")
    return "\n".join(filter(None, (told, expected, behindhand or left)))


def standing_list(case: Case, title: str) -> tuple[Annex, ...]:
    """The annexed list of matters that are too many or too long for the text."""
    if not has_list(case):
        return ()
    rows = tuple(
        (
            str(at),
            titled(line.task),
            full_date(line.task.assigned_on) if line.task.assigned_on else "",
            limit_box(line),
            state_box(case, line),
        )
        for at, line in enumerate(case.lines, 1)
    )
    return (Annex(title, (ListTable(_COLUMNS, rows),)),)
