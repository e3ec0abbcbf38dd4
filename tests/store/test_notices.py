"""The register of papers: two numberers, approval, steps, voiding and issuing anew, all undone but the issue."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.domain.papers.notice import DocumentNumber, Notice, NoticeKind, NoticeState
from supervisor_app.errors import UserError
from supervisor_app.store import queries
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.notices import find_notice, issue_notice, move_reply_due, register_steps, void_notice
from supervisor_app.store.office import save_office
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import find_task
from supervisor_app.store.undo import redo, undo, undo_name

TODAY = date(2026, 6, 10)


def issue(ledger: Ledger, kind: NoticeKind = NoticeKind.SUPERVISION, on: date = TODAY, **more: Any) -> Notice:
    """Issue a paper under the next number of its kind; as the register has it."""
    task = find_task(ledger, "001")
    number = Snapshot(ledger, TODAY).next_number(kind, on)
    notice = Notice(0, kind, number, task.lead[0], "文书", on, task_ids=(task.id,))
    notice_id = issue_notice(ledger, replace(notice, **more), lambda: None)
    return stored(ledger, notice_id)


def stored(ledger: Ledger, notice_id: int) -> Notice:
    """The paper as the register has it."""
    [found] = queries.notices(ledger.db, "id = ?", notice_id)
    return found


def test_every_kind_counts_in_its_own_series_and_year(ledger: Ledger) -> None:
    save_office(ledger, replace(Snapshot(ledger, TODAY).office, document_codes={NoticeKind.WARNING: "政督警"}))
    approved: dict[str, Any] = {"approver": "李市长", "approved_on": TODAY}
    kinds = NoticeKind
    told: list[tuple[NoticeKind, date, dict[str, Any], str]] = [
        (kinds.SUPERVISION, TODAY, {}, "政督〔2026〕1号"),
        (kinds.REMINDER, TODAY, {}, "政督函〔2026〕1号"),
        (kinds.URGING, TODAY, {}, "政督〔2026〕2号"),
        (kinds.SUPERVISION_LETTER, TODAY, {}, "政督函〔2026〕2号"),
        (kinds.WARNING, TODAY, {}, "政督警〔2026〕1号"),
        (kinds.CIRCULAR, TODAY, approved, "督查通报2026年第1期"),
        (kinds.MINUTES, TODAY, {"unit_id": None, "addressee": "各有关单位"}, "会议纪要2026年第1期"),
        (kinds.CLOSURE, TODAY, {}, "销号单2026—001"),
        (kinds.CLOSURE, TODAY, {}, "销号单2026—002"),
        (kinds.SUPERVISION, date(2027, 1, 4), {}, "政督〔2027〕1号"),
        (kinds.SUPERVISION, TODAY, {}, "政督〔2026〕3号"),
    ]
    assert [issue(ledger, kind, on, **more).number.full for kind, on, more, _ in told] == [row[-1] for row in told]
    assert find_notice(ledger, "政督(2026) 3号").kind is kinds.SUPERVISION
    with pytest.raises(UserError, match="2026年第1期 有几份：会议纪要2026年第1期、督查通报2026年第1期"):
        find_notice(ledger, "2026年第1期")
    assert find_notice(ledger, "2026年第1期", "minutes").addressee == "各有关单位"
    assert find_notice(ledger, "督查通报2026年第1期").approver == "李市长"
    with pytest.raises(UserError, match="没有 政督〔2026〕9号"):
        find_notice(ledger, "政督〔2026〕9号")


@pytest.mark.parametrize("kind", [NoticeKind.CIRCULAR, NoticeKind.ACCOUNTABILITY])
def test_suggestions_need_an_approver_and_a_day(ledger: Ledger, kind: NoticeKind) -> None:
    for more in ({}, {"approver": "李市长"}, {"approved_on": TODAY}, {"approver": " ", "approved_on": TODAY}):
        with pytest.raises(UserError, match="须经批准"):
            issue(ledger, kind, **more)
    with pytest.raises(UserError, match="晚于成文日期"):
        issue(ledger, kind, approver="李市长", approved_on=date(2026, 6, 11))
    assert queries.notices(ledger.db) == []
    assert issue(ledger, kind, approver="李市长", approved_on=TODAY).number.serial == 1


def test_a_number_of_another_kind_or_year_is_refused(ledger: Ledger) -> None:
    number = Snapshot(ledger, TODAY).next_number(NoticeKind.CLOSURE)
    with pytest.raises(ValueError, match="is no number of"):
        issue(ledger, number=number)
    with pytest.raises(ValueError, match="is no number of"):
        issue(ledger, number=DocumentNumber("督查通报", 2026, 1))
    with pytest.raises(UserError, match="年份不符"):
        issue(ledger, issued_on=date(2027, 1, 4))
    with pytest.raises(UserError, match="已被占用"):
        issue(ledger, number=DocumentNumber("政督", 2026, 2))


def test_steps_are_registered_named_and_undone(ledger: Ledger) -> None:
    paper = issue(ledger, reply_by=date(2026, 6, 17))
    steps = [
        ({"sent_on": TODAY}, "登记送达"),
        ({"signed_by": "办公室 李 ", "signed_on": date(2026, 6, 11)}, "登记签收"),
        ({"replied_on": date(2026, 6, 16), "reply": "已完成管网铺设\n请求销号 "}, "登记回复"),
        ({"replied_on": None, "reply": ""}, "登记回复"),
    ]
    before = [paper]
    for step, name in steps:
        register_steps(ledger, replace(before[-1], **step))  # type: ignore[arg-type]
        before.append(stored(ledger, paper.id))
        assert undo_name(ledger) == f"{name} 政督〔2026〕1号"
    assert (before[2].signed_by, before[3].reply) == ("办公室 李", "已完成管网铺设\n请求销号")
    assert before[4] == before[2]
    for earlier in reversed(before[:-1]):
        undo(ledger)
        assert stored(ledger, paper.id) == earlier
    redo(ledger)
    assert stored(ledger, paper.id).sent_on == TODAY


@pytest.mark.parametrize(
    ("step", "why"),
    [
        ({"sent_on": date(2026, 6, 9)}, "早于发文日期"),
        ({"signed_on": date(2026, 6, 9)}, "早于发文日期"),
        ({"replied_on": date(2026, 6, 9)}, "早于发文日期"),
        ({"sent_on": date(2026, 6, 12), "signed_on": date(2026, 6, 11)}, "早于送达日期"),
        ({"reply": "已办"}, "没有回复日期"),
        ({"signed_by": "李"}, "没有签收日期"),
    ],
)
def test_impossible_steps_are_refused(ledger: Ledger, step: dict[str, Any], why: str) -> None:
    paper = issue(ledger)
    with pytest.raises(UserError, match=why):
        register_steps(ledger, replace(paper, **step))
    assert stored(ledger, paper.id) == paper


def test_another_day_to_reply_by_needs_a_reason(ledger: Ledger) -> None:
    paper = issue(ledger, reply_by=date(2026, 6, 17))
    with pytest.raises(UserError, match="原因"):
        move_reply_due(ledger, paper, date(2026, 6, 24), " ")
    with pytest.raises(UserError, match="早于发文日期"):
        move_reply_due(ledger, paper, date(2026, 6, 1), "防汛")
    move_reply_due(ledger, paper, date(2026, 6, 24), "防汛值守")
    assert stored(ledger, paper.id).reply_by == date(2026, 6, 24)
    assert undo(ledger) == "把 政督〔2026〕1号 回复期限改为 2026-06-24：防汛值守"
    assert stored(ledger, paper.id) == paper


def test_only_a_void_paper_is_issued_anew_and_once(ledger: Ledger) -> None:
    first = issue(ledger)
    with pytest.raises(UserError, match="没有作废"):
        issue(ledger, replaces_id=first.id)
    with pytest.raises(UserError, match="作废原因"):
        void_notice(ledger, first, " ")
    void_notice(ledger, first, "主送单位有误")
    second = issue(ledger, replaces_id=first.id)
    assert (second.number.serial, second.replaces_id) == (2, first.id)
    with pytest.raises(UserError, match="已由 政督〔2026〕2号 重新印发过"):
        issue(ledger, replaces_id=first.id)
    assert undo_name(ledger) == "作废 政督〔2026〕1号"
    with pytest.raises(UserError, match="不能撤销"):
        undo(ledger)
    assert stored(ledger, first.id).state is NoticeState.VOID
    void_notice(ledger, second, "日期有误")
    assert issue(ledger, replaces_id=second.id).number.serial == 3
    for change in (register_steps, lambda ledger, paper: move_reply_due(ledger, paper, TODAY, "误")):
        with pytest.raises(UserError, match="已作废"):
            change(ledger, stored(ledger, first.id))


def test_voiding_is_undone_while_nothing_replaces_the_paper(ledger: Ledger) -> None:
    paper = issue(ledger)
    void_notice(ledger, paper, "重复")
    with pytest.raises(UserError, match="已经作废过"):
        void_notice(ledger, stored(ledger, paper.id), "再次")
    undo(ledger)
    assert stored(ledger, paper.id) == paper


def test_codes_are_those_of_no_series_and_no_number(ledger: Ledger, tmp_path: Path) -> None:
    office = Snapshot(ledger, TODAY).office
    for code in ("销号单", "政督〔2026〕", "政 督"):
        with pytest.raises(UserError, match="机关代字"):
            save_office(ledger, replace(office, document_codes={NoticeKind.URGING: code}))
    mended = replace(
        office, document_codes={NoticeKind.URGING: "政督催"}, copy_to="市委办。", letter_mark="督查室", sealed=False
    )
    save_office(ledger, mended)
    assert Snapshot(ledger, TODAY).office == mended
    assert str(Snapshot(ledger, TODAY).next_number(NoticeKind.URGING)) == "政督催〔2026〕1号"
