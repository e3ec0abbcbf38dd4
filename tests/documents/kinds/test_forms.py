"""延期审批单 and 销号单: the ledger's facts in their boxes, the rest left to the pen."""

from datetime import date

import pytest

from supervisor_app.documents.drafting import entries, faults
from supervisor_app.documents.kinds import closure, extension
from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind
from tests.documents.kinds.whole import (
    PAPERS,
    boxes,
    done,
    ground,
    huge,
    ledger,
    line,
    notice,
    paper,
    poor,
    report,
    task,
)

OPEN = task(1, due=date(2026, 12, 31), original_due=date(2026, 10, 30), contact="刘工 13800000000")


def test_extension() -> None:
    """Original and present limit, what was asked, how often before."""
    found = boxes(paper(extension.FORM, ground([line(OPEN)]), wanted_due=date(2027, 1, 15), reason="管网过路段受阻。"))
    assert found["申请单位"] == "市住房和城乡建设局"
    assert (found["原定时限"], found["现定时限"], found["拟延至"]) == (
        "2026年10月30日",
        "2026年12月31日",
        "2027年1月15日",
    )
    assert (found["申请日期"], found["此前延期"]) == ("2026年11月20日", "1次")
    assert (found["延期原因"], found["目前进展"], found["联系人"]) == (
        "管网过路段受阻。",
        "办理进度为40%",
        "刘工 13800000000",
    )
    assert all("签字：" in found[label] for label in ("承办单位意见", "督查室意见", "分管领导意见"))


@pytest.mark.parametrize(
    ("asked", "words"), [(date(2026, 10, 30), "2026年10月30日"), (date(2026, 10, 31), "2026年10月31日\n（到期后申请）")]
)
def test_asked_after_the_limit(asked: date, words: str) -> None:
    """Marked from the day after the limit on."""
    assert boxes(paper(extension.FORM, ground(ledger()[:1]), asked_on=asked))["申请日期"] == words


def test_how_often_it_was_put_off() -> None:
    """By the forms of the register, at least once where the limit was moved."""
    forms = [notice(at, NoticeKind.EXTENSION, date(2026, 10, at)) for at in (1, 2)]
    assert boxes(paper(extension.FORM, ground([line(OPEN)], notices=(*forms, *PAPERS))))["此前延期"] == "2次"
    assert boxes(paper(extension.FORM, ground(ledger()[:1])))["此前延期"] == "无"


def test_a_wanted_day_must_be_later() -> None:
    """Than the present limit."""
    draft = PaperDraft(NoticeKind.EXTENSION, ground([line(OPEN)]), {"wanted_due": date(2026, 12, 31)})
    assert set(faults(extension.FORM, draft)) == {"wanted_due"}
    assert faults(extension.FORM, draft.with_entry("wanted_due", date(2027, 1, 1))) == {}


def test_closure() -> None:
    """What was done, by what evidence, checked how and by whom."""
    one = line(done(3), report(3, text="已竣工验收。", evidence="竣工验收报告；现场照片"))
    found = boxes(paper(closure.FORM, ground([one]), way="检查访谈暗访", closed_on=date(2026, 11, 20)))
    assert (found["督办编号"], found["办理时限"]) == ("2026-0003", "2026年10月30日")
    assert found["办结日期"] == "2026年10月20日\n（按期）"
    assert (found["办结情况"], found["佐证材料"]) == ("已竣工验收。", "竣工验收报告；现场照片")
    assert (found["核查方式"], found["核查人"], found["销号日期"]) == ("检查访谈暗访", "陈喆", "2026年11月20日")


def test_the_eight_ways() -> None:
    """《政府督查工作条例》 art. 12, and none yet."""
    way = next(
        entry
        for entry in entries(closure.FORM, PaperDraft(NoticeKind.CLOSURE, ground(ledger()[:1])))
        if entry.key == "way"
    )
    assert len(way.choices) == 9
    assert way.choices[0] == way.value == ""


def test_done_late_and_closed_too_early() -> None:
    """Said on the form; refused before issue."""
    late = line(done(3, completed_on=date(2026, 11, 2)))
    assert boxes(paper(closure.FORM, ground([late])))["办结日期"] == "2026年11月2日\n（逾期）"
    draft = PaperDraft(NoticeKind.CLOSURE, ground([late]), {"closed_on": date(2026, 11, 1)})
    assert set(faults(closure.FORM, draft)) == {"closed_on"}


def test_several_and_many_matters() -> None:
    """Few are told line by line, many in an annexed list."""
    few = boxes(paper(extension.FORM, ground(ledger()[:2])))
    assert few["督办编号"] == "1. 2026-0001\n2. 2026-0002"
    assert few["督办事项"] == "1.加快推进城东污水处理厂二期扩建工程\n2.完成老旧小区改造任务"
    printed = paper(extension.FORM, ground(huge(4)))
    assert boxes(printed)["督办事项"].endswith("等4项（见附件）")
    assert boxes(printed)["原定时限"] == "见附件"
    assert [annex.title for annex in printed.annexes] == ["申请延期事项清单"]


def test_a_matter_of_which_little_is_known() -> None:
    """Its boxes say so or stay empty."""
    found = boxes(paper(extension.FORM, ground([poor()], notices=())))
    assert (found["督办编号"], found["原定时限"], found["目前进展"]) == ("", "未定时限", "尚未报送进展")
    assert boxes(paper(closure.FORM, ground([poor()], notices=())))["佐证材料"] == ""
