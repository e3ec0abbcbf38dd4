"""督查通报: how the whole ledger stands, which units got on and which must hurry, each with its facts; custom wording.

Praise and criticism are suggestions that need approval (《政府督查工作条例》 art. 21).
"""

from collections.abc import Callable, Mapping
from functools import partial

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.counting import overall
from supervisor_app.documents.kinds.matters import chinese, lag, name, worst_first
from supervisor_app.documents.kinds.summary import summary_annex
from supervisor_app.documents.kinds.totals import Totals, by_unit
from supervisor_app.documents.wording import apart
from supervisor_app.domain.model import Unit
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import Annex, PaperFormat
from supervisor_app.domain.standing import TaskLine

_NAMED_AT_MOST = 5  # units named by default on either side
_MATTERS_AT_MOST = 3  # matters named of a unit
_RESPONSIBILITY = "压实工作责任。各牵头单位主要负责人要亲自过问，对照台账逐项明确责任人和时间表，配合单位主动做好协同。"
_HURRY = "加快滞后事项。需加快推进的单位要查明原因、倒排工期，{deadline}；确需延期的，按规定提前申请。"
_PACE = "把握时间节点。在办事项要对照时限倒排工期、按节点推进；确需延期的，按规定提前申请。"
_TRUTH = "如实报送进展。办理情况经主要负责人审核后按期报送，做到数据真实、材料齐全，不以文件代替落实。"

_Counted = tuple[Unit, list[TaskLine], Totals]


def _entries(ground: Ground) -> tuple[Entry, ...]:
    today, counted = ground.yardstick.today, _counted(ground)
    hint = "以顿号分隔；只能是有相应事实的单位"
    return (
        Entry("mark", "版头名称", EntryType.LINE, "督查通报", needed=True),
        Entry("period", "通报时段", EntryType.LINE, f"{today.year}年{today.month}月"),
        Entry("addressee", "主送", EntryType.LINE, "各有关单位"),
        Entry("praised", "取得成果的单位", EntryType.LINE, _names(_ahead(counted)), hint=hint),
        Entry("pressed", "需加快推进的单位", EntryType.LINE, _names(_behind(ground, counted)), hint=hint),
        *common_entries(ground, "issued_on", "reply_by", "approver", "approved_on", "signature"),
        *common_entries(ground, "contact_person", "phone", "copy_to", "printed_by"),
    )


def _counted(ground: Ground) -> list[_Counted]:
    return by_unit(ground, ground.yardstick.rule.near_days)


def _ahead(counted: list[_Counted]) -> list[_Counted]:
    """Units that got some done, none of it late, with no late or red matter left: the most done on time first."""
    good = [one for one in counted if _may_be_praised(one[2]) and _spotless(one[2])]
    return sorted(good, key=lambda one: (-one[2].on_time, -one[2].done, one[0].name))


def _spotless(counts: Totals) -> bool:
    return counts.on_time + counts.undated == counts.done and not counts.late and not counts.red


def _behind(ground: Ground, counted: list[_Counted]) -> list[_Counted]:
    """Units with late or red matters, the most of them first; of chosen matters, only their lead units."""
    chosen = {unit_id for line in ground.lines for unit_id in line.task.lead}
    bad = [one for one in counted if (one[2].late or one[2].red) and (not chosen or one[0].id in chosen)]
    return sorted(bad, key=lambda one: (-one[2].late, -one[2].red, one[0].name))


def _may_be_praised(counts: Totals) -> bool:
    return counts.done > 0


def _may_be_pressed(counts: Totals) -> bool:
    return counts.late + counts.red + counts.yellow > 0


def _names(units: list[_Counted]) -> str:
    return "、".join(unit.name for unit, _, _ in units[:_NAMED_AT_MOST])


def _title(ground: Ground, given: Values) -> str:
    return "关于{period}督办事项办理情况的通报" if given.text("period") else "关于督办事项办理情况的通报"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    approved = "经{approver}同意，" if given.text("approver") else ""
    opening = f"{approved}现将督办事项办理情况通报如下。"
    counted = _counted(ground)
    if not counted:
        return (opening, *overall(ground))
    pressed = _facts(counted, given.text("pressed"), _may_be_pressed, partial(_lags_of, ground))
    sections = (
        ("总体情况", overall(ground)),
        ("取得阶段性成果的单位", _facts(counted, given.text("praised"), _may_be_praised, _progress_of)),
        ("需加快推进的单位", pressed),
        ("工作要求", _demands(given, bool(pressed))),
    )
    told = [(heading, paragraphs) for heading, paragraphs in sections if paragraphs]
    return (
        opening,
        *(
            paragraph
            for at, (heading, paragraphs) in enumerate(told, 1)
            for paragraph in (f"{chinese(at)}、{heading}", *paragraphs)
        ),
    )


def _facts(
    counted: list[_Counted], names: str, fits: Callable[[Totals], bool], say: Callable[[_Counted], str]
) -> tuple[str, ...]:
    """One numbered paragraph a named unit; a unit without facts of this kind is not named."""
    by_name = {unit.name: (unit, lines, counts) for unit, lines, counts in counted if fits(counts)}
    found = [by_name[name] for name in dict.fromkeys(apart(names)) if name in by_name]
    return tuple(f"（{chinese(at)}）{one[0].name}。{say(one)}" for at, one in enumerate(found, 1))


def _progress_of(one: _Counted) -> str:
    _, _, counts = one
    if counts.on_time == counts.done:
        finished = f"已按期办结{counts.done}项"
    else:
        finished = f"已办结{counts.done}项" + (f"，其中按期办结{counts.on_time}项" if counts.on_time else "")
    steady = f"，{'均' if counts.open > 1 else ''}按序时推进" if counts.green == counts.open else ""
    rest = f"；在办{counts.open}项{steady}" if counts.open else ""
    return f"承办{counts.total}项，{finished}{rest}。"


def _lags_of(ground: Ground, one: _Counted) -> str:
    """The unit's counts and its worst matters by name."""
    _, lines, counts = one
    least = ground.yardstick.rule.yellow_gap
    slow = [line for line in worst_first(lines) if line.overdue or (line.gap or 0.0) >= least]
    counted = [f"承办{counts.total}项", f"逾期未办结{counts.late}项" if counts.late else ""]
    behind = sum(not line.overdue for line in slow)
    counted += [f"落后序时进度{behind}项" if behind else ""]
    if not slow:
        counted += [f"临期或者未按期报送进展{counts.yellow}项"]
    named = "、".join(f"{name(line.task)}{lag(line)}" for line in slow[:_MATTERS_AT_MOST])
    more = "等" if len(slow) > _MATTERS_AT_MOST else ""
    return "，".join(filter(None, counted)) + (f"。其中{named}{more}。" if named else "。")


def _demands(given: Values, hurry: bool) -> tuple[str, ...]:
    deadline = "于{reply_by}前将整改情况报{signature}" if given.day("reply_by") else "及时将整改情况报{signature}"
    second = _HURRY.replace("{deadline}", deadline) if hurry else _PACE
    return tuple(f"（{chinese(at)}）{text}" for at, text in enumerate((_RESPONSIBILITY, second, _TRUTH), 1))


def _annexes(ground: Ground, given: Values) -> tuple[Annex, ...]:
    return (summary_annex(ground),) if ground.every_line else ()


def _checks(ground: Ground, given: Values) -> Mapping[str, str]:
    counted = {unit.name: counts for unit, _, counts in _counted(ground)}
    rules = (("praised", _may_be_praised, "办结事项"), ("pressed", _may_be_pressed, "逾期、滞后或者临期事项"))
    found = {}
    for key, fits, facts in rules:
        names = apart(given.text(key))
        wrong = [name for name in names if name not in counted or not fits(counted[name])]
        if wrong:
            found[key] = f"台账里没有{'、'.join(f'“{name}”' for name in wrong)}的{facts}，不能点名"
    return found


FORM = KindForm(
    NoticeKind.CIRCULAR, PaperFormat.BULLETIN, _entries, _title, _body, annexes=_annexes, signs=False, checks=_checks
)
