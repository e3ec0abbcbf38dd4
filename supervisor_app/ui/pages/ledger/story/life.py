"""Steps, extensions, checks, files, problems and missing reports of a task as happenings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby

from supervisor_app.domain.life.attachment import Attachment, Owner
from supervisor_app.domain.life.extension import Extension, ExtensionState
from supervisor_app.domain.life.lifecycle import STEP_WORDS, Step, StepKind
from supervisor_app.domain.life.problem import Problem
from supervisor_app.domain.life.verification import DECISION_WORDS, WAY_WORDS, LookBack, ReviewRequest, Verification
from supervisor_app.domain.model import Unit
from supervisor_app.domain.reports.reporting import PeriodStanding, PeriodState
from supervisor_app.ui.pages.ledger.story.days import day_words
from supervisor_app.ui.pages.ledger.story.story import Story

Key = tuple[str, int]
_NEAR = timedelta(days=3)  # before its closing a period without a report is told
Dated = tuple[date, Key, Story]
_MARKS = {
    StepKind.REGISTER: "plus",
    StepKind.ASSIGN: "send",
    StepKind.ACKNOWLEDGE: "signature",
    StepKind.CLAIM: "flag",
    StepKind.RETURN: "corner-up-left",
    StepKind.WITHDRAW: "corner-up-left",
    StepKind.VERIFY: "clipboard-check",
    StepKind.COMPLETE: "check",
    StepKind.CLOSE: "badge-check",
    StepKind.REOPEN: "rotate-ccw",
    StepKind.SUSPEND: "circle-pause",
    StepKind.CANCEL: "circle-x",
    StepKind.MERGE: "git-merge",
    StepKind.CORRECT_DUE: "calendar",
}


@dataclass(frozen=True)
class Life:
    """Everything but reports and papers that is known of a task; `standings`: its reporting periods."""

    steps: Sequence[Step] = ()
    extensions: Sequence[Extension] = ()
    verifications: Sequence[Verification] = ()
    look_backs: Sequence[LookBack] = ()
    reviews: Sequence[ReviewRequest] = ()
    files: Sequence[Attachment] = ()
    problems: Sequence[Problem] = ()
    standings: Sequence[PeriodStanding] = field(default=())

    def files_of(self) -> dict[Key, list[str]]:
        """Names of files by what they belong to."""
        found: dict[Key, list[str]] = {}
        for one in self.files:
            owner, owner_id = one.owner
            found.setdefault((owner.value, owner_id), []).append(one.name)
        return found

    @property
    def late(self) -> Mapping[int, int]:
        """Working days by which a report came late, by its id."""
        late = (one for one in self.standings if one.state is PeriodState.LATE)
        return {one.report.id: one.days_late for one in late if one.report is not None}


def with_files(story: Story, files: Mapping[Key, list[str]]) -> Story:
    """The story with the names of its files."""
    kind, id_ = story.key if isinstance(story.key, tuple) else ("", 0)
    names = files.get((kind, id_), ())
    if not names:
        return story
    return replace(story, foot="\n".join(part for part in (story.foot, f"附件：{'、'.join(names)}") if part))


def life_stories(life: Life, units: Mapping[int, Unit], today: date) -> list[Dated]:
    """All of them, in no order."""
    files = life.files_of()
    told = [
        *_steps(life),
        *_extensions(life.extensions),
        *_verifications(life),
        *_look_backs(life.look_backs),
        *_reviews(life.reviews, units),
        *_problems(life.problems, units, today),
        *_missing(life.standings, today),
    ]
    told += [
        (
            one.added_on,
            ("file", one.id),
            Story(("file", one.id), "", f"附上 {one.name}", mark="paperclip", action="打开"),
        )
        for one in life.files
        if one.owner[0] is Owner.TASK
    ]
    return [(day, key, replace(with_files(story, files), when=day_words(day, today))) for day, key, story in told]


def _steps(life: Life) -> Iterator[Dated]:
    """Those that nothing else tells: a check has its finding, a report its points."""
    told_elsewhere = {found.step_id for found in life.verifications}
    for step in life.steps:
        if step.id in told_elsewhere or (step.report_id is not None and step.kind is StepKind.START):
            continue
        title = STEP_WORDS[step.kind] + (f" · {step.person}" if step.person else "")
        if step.kind is StepKind.CORRECT_DUE:
            title += f"　{step.detail}"
        elif step.kind is StepKind.MERGE:
            title += f"　并入 {step.detail}"
        body = step.reason if step.report_id is None else ""
        foot = f"依据：{step.detail}" if step.kind is StepKind.REGISTER and step.detail else ""
        key = ("step", step.id)
        yield step.day, key, Story(key, "", title, body=body, foot=foot, mark=_MARKS.get(step.kind, "chevron-right"))


def _extensions(extensions: Sequence[Extension]) -> Iterator[Dated]:
    count = 0
    for one in extensions:
        late = "（到期后申请）" if one.asked_late else ""
        key = ("extension", one.id)
        asked = f"申请延期到 {one.wanted_due:%Y-%m-%d}{late}"
        progress = "" if one.progress is None else f"，进度 {one.progress:g}"
        told = Story(key, "", asked, body=one.reason, foot=f"{one.asked_by}{progress}", mark="calendar-plus")
        yield one.asked_on, key, told
        if one.decided_on is None:
            continue
        by = f"{one.approver} 批" + (f"：{one.decision_reason}" if one.decision_reason else "")
        if one.decision is ExtensionState.GRANTED:
            count += 1
            title = f"同意延期：{one.due_before:%m-%d} 改为 {one.new_due or one.wanted_due:%Y-%m-%d}"
            yield one.decided_on, key, Story(key, "", title, foot=f"{by}，第 {count} 次延期", mark="calendar-plus")
        else:
            yield one.decided_on, key, Story(key, "", "不同意延期", foot=by, mark="calendar-off")


def _verifications(life: Life) -> Iterator[Dated]:
    for one in life.verifications:
        key = ("verification", one.id)
        word = "核查通过" if one.passed else "核查退回"
        mark = "clipboard-check" if one.passed else "corner-up-left"
        foot = "" if one.passed else f"退回原因：{one.reason}"
        title = f"{word} · {WAY_WORDS[one.way]} · {one.verifier}"
        yield one.verified_on, key, Story(key, "", title, body=one.finding, foot=foot, mark=mark)


def _look_backs(look_backs: Sequence[LookBack]) -> Iterator[Dated]:
    for one in look_backs:
        if one.done_on is not None:
            key = ("look_back", one.id)
            word = "回头看属实" if one.held else "回头看不实，重新办理"
            yield one.done_on, key, Story(key, "", f"{word} · {one.person}", body=one.finding, mark="eye")


def _reviews(reviews: Sequence[ReviewRequest], units: Mapping[int, Unit]) -> Iterator[Dated]:
    for one in reviews:
        key = ("review", one.id)
        late = "" if one.in_time else "（超过 30 日）"
        title = f"{units[one.unit_id].name} 申请复核{late}"
        yield one.asked_on, key, Story(key, "", title, body=one.reason, mark="scale")
        if one.decided_on is not None:
            title = f"复核{DECISION_WORDS[one.decision]} · {one.decided_by}"
            yield one.decided_on, key, Story(key, "", title, body=one.outcome, mark="scale")


def _files(kept: Sequence[Attachment]) -> Iterator[Dated]:
    """Those of the task itself; the others stand with what they prove."""
    for one in kept:
        if one.owner[0] is Owner.TASK:
            key = ("file", one.id)
            yield one.added_on, key, Story(key, "", f"附上 {one.name}", mark="paperclip", action="打开")


def _problems(problems: Sequence[Problem], units: Mapping[int, Unit], today: date) -> Iterator[Dated]:
    for one in problems:
        key = ("problem", one.id)
        by = f" · {units[one.raised_by].name}" if one.raised_by else ""
        owner = f"由 {units[one.owner_unit].name} 解决" if one.owner_unit else ""
        due = f"{day_words(one.due, today)} 前" if one.due else ""
        foot = "，".join(part for part in (owner, due) if part)
        told = Story(key, "", f"提出问题{by}", body=one.text, foot=foot, mark="message-circle-warning")
        yield one.raised_on, key, told
        if one.closed_on is not None:
            evidence = f"佐证：{one.evidence}"
            yield one.closed_on, key, Story(key, "", "问题销号", body=one.text, foot=evidence, mark="check")


def _missing(standings: Sequence[PeriodStanding], today: date) -> Iterator[Dated]:
    """Periods without a report, those in a row told together under the day of the last; and the one about to close."""
    for late, group in groupby(standings, lambda one: one.state is PeriodState.MISSING):
        row = list(group) if late else []
        if row:
            first, end = row[0].period.closes, row[-1].period.closes
            many = f"漏报 {len(row)} 期，{day_words(first, today)} 起" if len(row) > 1 else "应报进展，未报"
            action = "催办" if row[-1] in standings[-2:] else ""
            key = ("missing", end.toordinal())
            yield end, key, Story(key, "", many, mark="ring", action=action)
    last = standings[-1] if standings else None
    if last is not None and last.state is PeriodState.WAITING and last.period.closes - today <= _NEAR:
        key = ("missing", last.period.closes.toordinal())
        told = "今日应报本期进展" if last.period.closes == today else "应报本期进展"
        yield last.period.closes, key, Story(key, "", told, mark="ring", action="催办")
