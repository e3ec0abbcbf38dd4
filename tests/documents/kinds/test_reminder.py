"""提示函: what is due when, how it stands, politely asked."""

from dataclasses import replace
from datetime import date

from supervisor_app.documents.drafting import values
from supervisor_app.documents.kinds.reminder import FORM
from supervisor_app.domain.model import IMPORTED, Cycle
from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import ListTable, PaperFormat
from tests.documents.kinds.ladder import FAR, LONG, NEAR, RIVER, UNDATED, WORKS, matter, on, several
from tests.documents.kinds.whole import TODAY, body, paper, report

LATE_ASKED = "确需延期的，请于到期前书面申请延期，说明原因、目前进展和拟完成时间。"


def test_one_matter() -> None:
    """Handed out, limit, days left, what the ledger says, what the unit said last."""
    printed = paper(FORM, on(matter(**NEAR)))
    assert body(FORM, on(matter(**NEAR))) == [
        f"贵单位牵头办理的“{WORKS}”事项，9月1日交办，应于2026年11月24日前办结，距办理时限还有2个工作日。截至2026年11月20日，"
        "台账登记的办理进度为40%，序时进度为96.4%。11月5日报送的最新进展为“主体结构完成至二层，配套管网完成6.2公里”。",
        "请贵单位加快推进，确保按期办结，并于2026年11月24日前将办理情况反馈至云河市人民政府督查室。" + LATE_ASKED,
        "特此函告。",
    ]
    assert printed.title == f"关于{WORKS}工作任务临近办理时限的提示函"
    assert printed.format is PaperFormat.LETTER
    assert printed.receipt is None


def test_the_answer_is_asked_before_the_limit() -> None:
    """At most the office's reply days, and no later than the first limit ahead."""
    for lines, expected in (
        ([matter(**NEAR)], date(2026, 11, 24)),
        ([matter(**FAR)], date(2026, 11, 27)),
        ([matter(due=TODAY)], date(2026, 11, 27)),
    ):
        draft = PaperDraft(NoticeKind.REMINDER, on(*lines))
        assert values(FORM, draft).day("reply_by") == expected


def test_a_few_matters_are_told_one_by_one() -> None:
    lines = [matter(1, **NEAR), matter(2, title=RIVER, progress=None, told=False, **NEAR)]
    opening, first, second, *_ = body(FORM, on(*lines))
    assert opening == "贵单位牵头办理的以下2项工作任务临近办理时限，现将有关情况函告如下（进展截至2026年11月20日）："
    assert first.startswith(f"1.“{WORKS}”，9月1日交办，应于2026年11月24日前办结，")
    assert second == f"2.“{RIVER}”，9月1日交办，应于2026年11月24日前办结，距办理时限还有2个工作日，尚未报送进展。"
    assert paper(FORM, on(*lines)).annexes == ()


def test_many_matters_stand_in_an_annex() -> None:
    lines = [*several(6, **NEAR), matter(7, title=RIVER, progress=None, told=False, **FAR)]
    printed = paper(FORM, on(*lines))
    assert body(FORM, on(*lines))[0] == (
        "贵单位牵头办理的“第1号泵站改造”等7项工作任务（见附件）需按期办结，最早的应于2026年11月24日前办结。"
        "截至2026年11月20日，各项进展见附件，其中1项尚未报送进展。"
    )
    (table,) = printed.annexes[0].body
    assert isinstance(table, ListTable)
    assert len(table.rows) == 7
    assert table.rows[0] == (
        "1",
        "第1号泵站改造\n（2026-0001）",
        "2026年9月1日",
        "2026年11月24日",
        "进度40%\n序时进度96.4%\n落后56个百分点",
    )


def test_a_long_title_stands_whole_in_the_annex() -> None:
    printed = paper(FORM, on(matter(title=LONG, **NEAR)))
    (table,) = printed.annexes[0].body
    assert isinstance(table, ListTable)
    assert LONG in table.rows[0][1]
    assert "事项（见附件），9月1日交办" in body(FORM, on(matter(title=LONG, **NEAR)))[0]


def test_days_that_are_left_or_not() -> None:
    """On the day itself, on days off before it, past it, far from it, without one."""
    assert "前办结，今日到期。" in body(FORM, on(matter(due=TODAY, original_due=TODAY)))[0]
    weekend = date(2026, 11, 22)
    assert "前办结，即将到期。" in body(FORM, on(matter(due=weekend, original_due=weekend)))[0]
    sunday = date(2026, 11, 15)
    late = body(FORM, on(matter(due=sunday, original_due=sunday)), issued_on=date(2026, 11, 15))
    assert "今日到期" in late[0]
    saturday = date(2026, 11, 14)
    late = body(FORM, on(matter(due=saturday, original_due=saturday)), issued_on=date(2026, 11, 15))
    assert "前办结，已超过办理时限。" in late[0]
    assert paper(FORM, on(matter(**FAR))).title == f"关于{WORKS}工作任务办理时限的提示函"
    assert paper(FORM, on(matter(**UNDATED))).title == f"关于{WORKS}工作任务办理情况的提示函"


def test_what_is_not_known_is_not_told() -> None:
    """No limit, no day of assignment, no report, a list's progress, a speech instead of a report."""
    bare = matter(assigned_on=None, progress=None, told=False, **UNDATED)
    told = "尚未收到贵单位报送的进展情况。"
    assert body(FORM, on(bare))[0] == f"贵单位牵头办理的“{WORKS}”事项，截至2026年11月20日，{told}"
    rhythm = matter(cycle=Cycle.MONTHLY, cycle_day=5, **UNDATED)
    assert "9月1日交办，应于每月5日前报送进展情况。" in body(FORM, on(rhythm))[0]
    from_list = matter(told=False, **NEAR)
    assert "最新进展" not in body(FORM, on(from_list))[0]
    for latest, expected in (
        (report(1, channel=IMPORTED), "台账登记的最新进展为“主体"),
        (report(1, text="已" * 121), "96.4%。"),
    ):
        assert expected in body(FORM, on(replace(from_list, latest=latest)))[0]


def test_nobody_is_commanded() -> None:
    """贵单位 throughout; no 你单位, no 务必."""
    for lines in ([matter()], several(3), several(9)):
        text = "".join(body(FORM, on(*lines)))
        assert "贵单位" in text
        assert "你单位" not in text
