"""The sentences of 督办通知单 as versions 1 and 2 wrote them; they never change."""

from supervisor_app.documents.former.facts import NoticeTask, SupervisionNotice
from supervisor_app.documents.text import one_line
from supervisor_app.documents.wording import full_date, percent, quoted
from supervisor_app.domain.papers.notice import NoticeKind

_REPORT = "办理情况（含佐证材料，经主要负责人审签、加盖公章）"
_NAMED_AT_MOST = 5  # late tasks named in the text; more are read more easily in the table
_MANDATE_WORDS = ("要求", "部署", "精神", "批示", "指示", "意见", "决定", "安排")


def due_words(task: NoticeTask) -> str:
    """The time limit as a field says it; an extended one with its original."""
    if task.due is None:
        return one_line(task.due_text) or "未定时限"
    return full_date(task.due) + _extended(task)


def due_lines(task: NoticeTask) -> list[str]:
    """The time limit for a narrow column: the limit, and under it the original one where it was extended."""
    if task.due is None or task.original_due is None or task.original_due == task.due:
        return [due_words(task)]
    original = full_date(task.original_due)
    if task.original_due.year == task.due.year:
        original = original.partition("年")[2]
    return [full_date(task.due), f"（原{original}）"]


def behind(task: NoticeTask) -> int:
    """Whole percentage points the task is behind 序时进度; 0 when it is not or nobody knows."""
    if task.progress is None or task.expected is None:
        return 0
    return max(round(task.expected - task.progress), 0)


def standing(task: NoticeTask) -> str:
    """How the task stands against its limit, in words."""
    if task.overdue_days:
        return f"逾期{task.overdue_days}个工作日"
    if behind(task):
        return f"落后序时进度{behind(task)}个百分点"
    return one_line(task.light_word)


def progress_words(task: NoticeTask) -> str:
    """Progress and 序时进度 as a field says them."""
    if task.progress is None:
        return "未报进展"
    expected = f"（序时进度{percent(task.expected)}）" if task.expected is not None else ""
    return percent(task.progress) + expected


def body(notice: SupervisionNotice) -> list[str]:
    """The paragraphs between addressee and table."""
    single = len(notice.tasks) == 1
    if notice.kind is NoticeKind.ASSIGNMENT:
        first = _assigned(notice) + _reporting(notice, "并") + "。"
        return [first, *_extension(notice)]
    stand = _single_standing(notice) if single else _standings(notice)
    return [stand, _demand(notice), *_extension(notice)]


def note(notice: SupervisionNotice) -> str:
    """Whom to ask (附注); empty where the form of a single task says it, or nobody is named."""
    pairs = (("联系人", notice.issuer.contact_person), ("联系电话", notice.issuer.phone))
    named = "，".join(f"{label}：{one_line(value)}" for label, value in pairs if one_line(value))
    return named if len(notice.tasks) > 1 else ""


def receipt(notice: SupervisionNotice) -> str:
    """What the unit signs on the receipt."""
    number = one_line(notice.document_number)
    matters = f"{len(notice.tasks)}项事项均" if len(notice.tasks) > 1 else "所列事项"
    return f"《督办通知单》{f'（{number}）' if number else ''}收悉，{matters}已安排办理。"


def _extended(task: NoticeTask) -> str:
    if task.due is None or task.original_due is None or task.original_due == task.due:
        return ""
    return f"（原定{full_date(task.original_due)}，经批准延期）"


def _mandate(notice: SupervisionNotice) -> str:
    basis = one_line(notice.basis).rstrip("，。 ")
    if not basis:
        basis = "有关工作部署要求"
    elif not basis.endswith(_MANDATE_WORDS):
        basis += "部署要求"
    approver = one_line(notice.approver)
    return f"按照{basis}，" + (f"经{approver}同意，" if approver else "")


def _matters(notice: SupervisionNotice) -> str:
    first = quoted(notice.tasks[0].title)
    return f"{first}事项" if len(notice.tasks) == 1 else f"{first}等{len(notice.tasks)}项事项（见清单）"


def _assigned(notice: SupervisionNotice) -> str:
    return f"{_mandate(notice)}现将{_matters(notice)}交由你单位牵头办理，{_time_limit(notice)}，"


def _time_limit(notice: SupervisionNotice) -> str:
    dues = {task.due for task in notice.tasks}
    if len(dues) > 1:
        return "请按清单所列时限办结"
    due = dues.pop()
    if due is not None:
        return f"请于{full_date(due)}前{'办结' if len(notice.tasks) == 1 else '全部办结'}"
    words = {one_line(task.due_text) for task in notice.tasks}
    text = words.pop() if len(words) == 1 else ""
    return f"请按“{text}”的时限要求推进" if text else "请抓紧办理"


def _reporting(notice: SupervisionNotice, joint: str) -> str:
    when = f"于{full_date(notice.reply_by)}前" if notice.reply_by else "及时"
    return f"{joint}{when}将{_REPORT}报{one_line(notice.issuer.name)}"


def _extension(notice: SupervisionNotice) -> list[str]:
    """How to ask for an extension; nothing where every limit is past or there is none."""
    if not any(task.due and not task.overdue_days for task in notice.tasks):
        return []
    days = notice.extension_days
    return [f"无法按期办结的，请于到期前{days}个工作日书面申请延期，说明原因、目前进展和拟完成时间。"]


def _single_standing(notice: SupervisionNotice) -> str:
    task = notice.tasks[0]
    limit = f"，应于{full_date(task.due)}前办结" if task.due else ""
    progress = "尚未报送进展" if task.progress is None else f"完成进度为{percent(task.progress)}"
    late = f"，已逾期{task.overdue_days}个工作日，仍未办结" if task.overdue_days else ""
    slow = f"，{standing(task)}" if not late and behind(task) else ""
    stand = f"截至{full_date(notice.issued_on)}，该事项{progress}{late}{slow}。"
    return f"{_mandate(notice)}{_matters(notice)}由你单位牵头办理{limit}{_extended(task)}。{stand}"


def _standings(notice: SupervisionNotice) -> str:
    late = sorted((task for task in notice.tasks if task.overdue_days), key=lambda task: -task.overdue_days)
    slow = sum(1 for task in notice.tasks if not task.overdue_days and behind(task))
    counts = [f"{len(late)}项已逾期（{_named(late)}）"] if late else []
    counts += [f"{slow}项落后序时进度"] if slow else []
    stand = f"其中{'、'.join(counts)}" if counts else "均未办结"
    return f"{_mandate(notice)}{_matters(notice)}由你单位牵头办理。截至{full_date(notice.issued_on)}，{stand}。"


def _named(late: list[NoticeTask]) -> str:
    if len(late) > _NAMED_AT_MOST:
        return f"最长的已{standing(late[0])}"
    return "，".join(f"{quoted(task.title)}{standing(task)}" for task in late)


def _demand(notice: SupervisionNotice) -> str:
    late = sum(1 for task in notice.tasks if task.overdue_days)
    if not late:
        return f"请你单位对照时限要求，找准滞后原因，加快推进，{_reporting(notice, '并')}。"
    goal = "尽快办结" if late == len(notice.tasks) else "逾期事项尽快办结，其余事项按期办结"
    explain = "同时书面说明逾期原因和拟完成时间"
    return f"请你单位高度重视，查明原因、明确责任、倒排工期，{goal}，{_reporting(notice, '并')}，{explain}。"
