"""会议纪要 in minutes format (GB/T 9704—2012, 10.3): the meeting, its decisions, lead units and dates, who was there.

The decisions are the matters that came out of the meeting; the wording is custom.
"""

import re

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.matters import chinese, limit_words, numbered, phrase, sentence
from supervisor_app.documents.text import one_line
from supervisor_app.documents.wording import full_date
from supervisor_app.domain.model import Meeting
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import PaperFormat
from supervisor_app.domain.standing import TaskLine

_CHINESE_AT_MOST = 20  # decisions numbered 一、; more take figures
# A meeting is registered under the title of the speech it comes from: 在全市…推进会上的讲话.
_SPEECH = re.compile(r"在(?P<meeting>.*会议?)上的(?:重要|主持|总结|动员)?(?:讲话|发言|致辞)(?:[（(].*)?")
_PRESENT = (("attending", "出席"), ("absent", "请假"), ("observing", "列席"), ("recorder", "记录"))


def _entries(ground: Ground) -> tuple[Entry, ...]:
    meeting = ground.meeting
    names = "姓名，用空格或者顿号分开"
    return (
        Entry("mark", "纪要标志", EntryType.LINE, "会议纪要", needed=True, hint="如：××市人民政府专题会议纪要"),
        Entry("meeting", "会议名称", EntryType.LINE, _called(meeting), needed=True),
        Entry("held_on", "时间", EntryType.DATE, meeting.held_on if meeting else None),
        Entry("place", "地点", EntryType.LINE, ""),
        Entry("host", "主持", EntryType.LINE, ""),
        Entry("speaker", "讲话", EntryType.LINE, one_line(meeting.speaker) if meeting else ""),
        Entry("attending", "出席", EntryType.TEXT, "", hint=names),
        Entry("absent", "请假", EntryType.TEXT, "", hint=names),
        Entry("observing", "列席", EntryType.TEXT, "", hint=names),
        Entry("recorder", "记录", EntryType.LINE, ground.office.officer),
        *common_entries(ground, "issued_on", "signature", "copy_to", "printed_by"),
    )


def _called(meeting: Meeting | None) -> str:
    title = one_line(meeting.title) if meeting else ""
    speech = _SPEECH.search(title)
    return speech["meeting"] if speech else title


def _title(ground: Ground, given: Values) -> str:
    meeting = given.text("meeting")
    return "{meeting}" if meeting.endswith("纪要") else "{meeting}纪要" if meeting else "会议纪要"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    lines = ground.lines
    return (
        _opening(given) + _announced(len(lines)),
        *(_decision(at, line, len(lines) > _CHINESE_AT_MOST) for at, line in enumerate(lines, 1)),
        *(f"{label}：{{{key}}}" for key, label in _PRESENT if given.text(key)),
    )


def _opening(given: Values) -> str:
    """When and where it met, who presided and spoke; what is not filled in is left out."""
    when = "{held_on}，" if given.day("held_on") else ""
    where = "在{place}" if given.text("place") else ""
    name = "{meeting}" if given.text("meeting") else "会议"
    host, speaker = given.text("host"), given.text("speaker")
    if not (when or where or host or speaker or given.text("meeting")):
        return ""
    if host and host == speaker:
        people = "，{host}主持会议并讲话"
    else:
        people = ("，{host}主持会议" if host else "") + ("，{speaker}讲话" if speaker else "")
    return f"{when}{name}{where}召开{people}。"


def _announced(count: int) -> str:
    return f"会议议定以下{count}个事项：" if count > 1 else "会议议定以下事项：" if count else "会议未议定督办事项。"


def _decision(at: int, line: TaskLine, many: bool) -> str:
    """The matter, what it shall reach, who does it, by when."""
    title = sentence(line.task.title) or "未命名事项。"
    goal = sentence(line.task.target) if phrase(line.task.target) != phrase(line.task.title) else ""
    lead = "、".join(line.lead)
    partners = "、".join(name for name in line.cooperating if name not in line.lead)
    done_by = [f"由{lead}牵头" if lead else "", f"{partners}配合" if partners else "", _by(line)]
    duty = "，".join(filter(None, done_by))
    text = title + goal + (f"{duty}。" if duty else "")
    return numbered(at, text) if many else f"{chinese(at)}、{text}"


def _by(line: TaskLine) -> str:
    """The limit the meeting set, not one granted later."""
    due = line.task.original_due or line.task.due
    if due:
        return f"{full_date(due)}前完成"
    return f"完成时限为“{limit_words(line.task)}”" if limit_words(line.task) else ""


FORM = KindForm(NoticeKind.MINUTES, PaperFormat.MINUTES, _entries, _title, _body, signs=False)
