"""How the whole ledger stands, in sentences whose figures add up."""

from supervisor_app.documents.kinds.totals import Totals, rate, shares, totals
from supervisor_app.documents.wording import full_date
from supervisor_app.domain.lights import Light
from supervisor_app.domain.papers.drafting import Ground

_ALONE = {"已办结": "已办结", "在办": "正在办理", "暂停或者取消": "已暂停或者取消"}
_ALL = {"已办结": "均已办结", "在办": "均在办理", "暂停或者取消": "均已暂停或者取消"}
_WAITING = "尚未启动"


def overall(ground: Ground) -> tuple[str, ...]:
    """总体情况: matters by state with their shares, those under way by light, those past and near their limits."""
    near_days = ground.yardstick.rule.near_days
    counts = totals(ground.every_line, near_days)
    today = full_date(ground.yardstick.today)
    if not counts.total:
        return (f"截至{today}，台账中没有督办事项。",)
    return tuple(filter(None, (_states(ground, counts, today), _lights(ground, counts), _limits(counts, near_days))))


def _states(ground: Ground, counts: Totals, today: str) -> str:
    units = len({unit for line in ground.every_line for unit in line.task.lead})
    led = f"，涉及牵头单位{units}个" if units else ""
    return f"截至{today}，台账共有督办事项{counts.total}项{led}，{states(counts)}。"


def states(counts: Totals) -> str:
    """Matters by state with shares that sum to the whole; of one state, that all are in it."""
    parts = {"已办结": counts.done, "在办": counts.open, "暂停或者取消": counts.resting}
    told = [
        (word, count, share)
        for (word, count), share in zip(parts.items(), shares(list(parts.values())), strict=True)
        if count
    ]
    if len(told) == 1:
        return (_ALL if counts.total > 1 else _ALONE)[told[0][0]]
    return "其中" + "、".join(f"{word}{count}项（占{share}）" for word, count, share in told)


def _lights(ground: Ground, counts: Totals) -> str:
    return f"{lights(ground, counts)}。" if counts.open else ""


def lights(ground: Ground, counts: Totals) -> str:
    """Matters under way by light, in the office's words; of one light, that all have it."""
    parts = (
        (lamp(ground, Light.GREEN), counts.green),
        (lamp(ground, Light.YELLOW), counts.yellow),
        (lamp(ground, Light.RED), counts.red),
        (_WAITING, counts.waiting),
    )
    told = [(word, count) for word, count in parts if count]
    if len(told) == 1:
        return f"在办事项{'均' if counts.open > 1 else ''}{'' if told[0][0] == _WAITING else '亮'}{told[0][0]}"
    return "在办事项中，" + "、".join(f"{word}{count}项" for word, count in told)


def _limits(counts: Totals, near_days: int) -> str:
    told = []
    if counts.done and counts.undated < counts.done:
        unknown = f"，{counts.undated}项未登记办结日期" if counts.undated else ""
        told.append(f"已办结事项中，按期办结{counts.on_time}项{unknown}")
    if counts.late:
        told.append(f"逾期未办结{counts.late}项")
    if counts.near:
        told.append(f"{near_days}个工作日内到期{counts.near}项")
    if counts.postponed:
        told.append(f"经批准延期{counts.postponed}项")
    if counts.on_time_rate is not None and not counts.undated:
        told.append(f"按期办结率为{rate(counts.on_time_rate)}")
    return "；".join(told) + "。" if told else ""


def lamp(ground: Ground, light: Light) -> str:
    """What the office calls a light, as papers say it: 红 becomes 红灯."""
    name = ground.yardstick.light_names[light]
    return f"{name}灯" if len(name) == 1 else name
