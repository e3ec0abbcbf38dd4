"""督查通报, 督查专报 and 会议纪要: figures and facts of the ledger; nobody named without them; one page to leaders."""

from dataclasses import replace
from pathlib import Path

import pytest

from supervisor_app.documents.drafting import faults
from supervisor_app.documents.kinds import briefing, circular, minutes
from supervisor_app.documents.typesetting import write_paper
from supervisor_app.domain.lights import Light
from supervisor_app.domain.papers.drafting import Ground, PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.standing import TaskLine
from tests.documents.kinds.whole import (
    MEETING,
    OFFICE,
    TODAY,
    body,
    done,
    ground,
    huge,
    ledger,
    line,
    meeting_ground,
    paper,
    poor,
    report,
    table,
    task,
)
from tests.documents.samples import read


def whole(*lines: TaskLine) -> Ground:
    """A ground on the whole ledger."""
    return ground((), lines, unit=None)


def test_circular() -> None:
    """Counts, then units with their facts, then what is asked."""
    told = body(circular.FORM, whole(*ledger()))
    assert told[4] == (
        "已办结事项中，按期办结2项，1项未登记办结日期；逾期未办结2项；3个工作日内到期1项；经批准延期2项。"
    )
    assert told[5:7] == [
        "二、取得阶段性成果的单位",
        "（一）城东新区管委会。承办3项，已办结2项，其中按期办结1项；在办1项，按序时推进。",
    ]
    assert told[7:10] == [
        "三、需加快推进的单位",
        "（一）市住房和城乡建设局。承办2项，逾期未办结2项。其中“加快推进城东污水处理厂二期扩建工程”逾期15个工作日、"
        "“完成老旧小区改造任务”逾期5个工作日。",
        "（二）市水利局。承办2项，落后序时进度1项。其中“清水河综合治理”落后序时进度45个百分点。",
    ]
    assert "于2026年11月27日前将整改情况报云河市人民政府督查室" in told[12]


def test_the_table_of_units() -> None:
    """One row a unit, every matter once in the total, joint ones explained."""
    annex = paper(circular.FORM, whole(*ledger())).annexes[0]
    found = table(annex)
    assert annex.landscape
    assert [column.heading for column in found.columns][2:] == [
        *("承办总数", "已办结", "按期办结", "在办", "暂停取消", "临期", "逾期", "延期", "按期办结率")
    ]
    assert found.rows[2][1:] == ("市住房和城乡建设局", "2", "0", "0", "2", "0", "0", "2", "1", "0%")
    assert found.total == ("", "合计", "12", "4", "2", "7", "1", "1", "2", "2", "33.3%")
    assert "1项由多个单位共同牵头" in annex.body[1].text  # type: ignore[union-attr]


def test_a_unit_that_finished_late_is_praised_only_by_hand() -> None:
    """市财政局 has a matter done after its limit: not proposed, but it may be named with its facts."""
    told = body(circular.FORM, whole(*ledger()), praised="市财政局")
    assert "（一）市财政局。承办3项，已办结2项，其中按期办结1项；在办1项，按序时推进。" in told


def test_units_are_named_by_the_entry() -> None:
    """A unit taken off the entry is not named; without any, its section goes."""
    on = whole(*ledger())
    told = body(circular.FORM, on, pressed="市水利局", praised="")
    assert [part for part in told if "、" in part[:2]] == ["一、总体情况", "二、需加快推进的单位", "三、工作要求"]
    assert not any("市住房和城乡建设局" in part for part in told)


@pytest.mark.parametrize(
    ("key", "names"), [("praised", "市水利局"), ("praised", "市气象局"), ("pressed", "市财政局"), ("pressed", "住建局")]
)
def test_nobody_is_named_without_facts(key: str, names: str) -> None:
    """A unit without such facts, or unknown, keeps the circular from being issued, and is not printed."""
    draft = PaperDraft(NoticeKind.CIRCULAR, whole(*ledger()), {"approved_on": TODAY})
    assert faults(circular.FORM, draft) == {}
    assert names in faults(circular.FORM, draft.with_entry(key, names))[key]
    unnamed = "".join(body(circular.FORM, draft.ground, praised="", pressed=""))
    assert "".join(body(circular.FORM, draft.ground, **{"praised": "", "pressed": "", key: names})) == unnamed


def test_circular_needs_approval() -> None:
    """Approver and date."""
    draft = PaperDraft(NoticeKind.CIRCULAR, replace(whole(*ledger()), office=replace(OFFICE, approver="")))
    assert set(faults(circular.FORM, draft)) == {"approver", "approved_on"}


def test_chosen_matters_choose_the_pressed() -> None:
    """A circular on chosen matters presses their lead units only; its counts stay those of the ledger."""
    on = replace(whole(*ledger()), lines=(ledger()[5],))
    told = "".join(body(circular.FORM, on))
    assert "（一）市水利局。" in told
    assert "市住房和城乡建设局" not in told
    assert "督办事项12项" in told


def test_circular_of_little() -> None:
    """Nothing late: nobody pressed, no talk of rectification; an empty ledger has no sections and no table."""
    told = "".join(body(circular.FORM, whole(line(done(1)), line(done(2)))))
    assert "均已办结" in told
    assert "承办2项，已按期办结2项。" in told
    assert "整改" not in told
    empty = paper(circular.FORM, whole())
    assert body(circular.FORM, whole())[1:] == ["截至2026年11月20日，台账中没有督办事项。"]
    assert empty.annexes == ()


def test_lights_are_called_as_the_office_calls_them() -> None:
    """红 becomes 红灯, a longer name stays."""
    names = dict(OFFICE.light_names) | {Light.RED: "红牌", Light.YELLOW: "橙"}
    on = whole(*ledger())
    told = body(circular.FORM, replace(on, yardstick=replace(on.yardstick, light_names=names)))
    assert told[3] == "在办事项中，绿灯2项、橙灯1项、红牌3项、尚未启动1项。"


def test_briefing() -> None:
    """Totals, the red list worst first, three matters to decide on: those with a known problem first."""
    printed = paper(briefing.FORM, whole(*ledger()))
    assert (printed.number, printed.signer, printed.addressee) == ("第12期", "周明远", "云河市人民政府领导")
    red = table(printed)
    assert red.columns[1].heading == "红灯事项（3项）"
    assert [row[1] for row in red.rows] == [
        "加快推进城东污水处理厂二期扩建工程",
        "完成老旧小区改造任务",
        "清水河综合治理",
    ]
    assert red.rows[0][2:] == ("市住建局", "10月30日", "40%", "逾期15个工作日")
    asked = printed.body[-1].rows  # type: ignore[union-attr]
    assert asked[2] == ("3", "“清水河综合治理”（市水利局）落后序时进度45个百分点，建议听取专题汇报。")


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (poor(),),
        ledger(),
        huge(2),
        huge(60),
        tuple(line(task(at, title="防汛"), report(at)) for at in range(1, 30)),
        tuple(line(task(at, title="防汛，抗旱；救灾、减灾，“双减”" * 4, lead=(4, 5, 1))) for at in range(1, 30)),
    ],
    ids=["empty", "poor", "ledger", "two", "huge", "short titles", "joint and full of signs"],
)
def test_briefing_has_one_page(lines: tuple[TaskLine, ...], tmp_path: Path) -> None:
    """Whatever the ledger holds, with rows of the red list on it where there is red."""
    printed = paper(briefing.FORM, whole(*lines))
    write_paper(printed, tmp_path / "paper.pdf", invariant=True)
    assert len(read(tmp_path / "paper.pdf")) == 1
    if any(one.light is Light.RED for one in lines):
        assert len(table(printed).rows) >= 2


def test_briefing_with_four_signers_and_many_addressees_has_one_page(tmp_path: Path) -> None:
    """Room for the second line of 签发人 and the second of the addressees is taken from the red list."""
    to = "市委、市人大常委会、市政府、市政协领导，市纪委监委、市委组织部主要负责同志，各县（市、区）党政主要负责同志"
    for at_most in range(1, 12):
        lines = tuple(line(task(at, title="清水河综合治理" * (at % 3 + 1)), report(at)) for at in range(1, at_most))
        printed = paper(briefing.FORM, whole(*lines), signer="周明远、王堃、李文镕、陈喆", addressee=to)
        write_paper(printed, tmp_path / "paper.pdf", invariant=True)
        assert len(read(tmp_path / "paper.pdf")) == 1


def test_one_matter_is_not_all() -> None:
    assert "督办事项1项，涉及牵头单位1个，正在办理。" in body(circular.FORM, whole(line(task())))[2]
    assert body(circular.FORM, whole(line(task())))[3] == "在办事项亮红灯。"


def test_briefing_without_red() -> None:
    """No list, nothing to decide."""
    assert paper(briefing.FORM, whole(line(done(1)))).body[1:] == ()
    assert body(briefing.FORM, whole(line(done(1)))) == [
        "截至2026年11月20日，共有督办事项1项，已办结。按期办结率100%。"
    ]


@pytest.mark.parametrize(
    ("office", "body_above"),
    [
        ("云河市人民政府督查室", "云河市人民政府"),
        ("云河市人民政府办公室督查科", "云河市人民政府"),
        ("政府督查室", "政府"),
        ("督查室", "本级"),
    ],
)
def test_whose_leaders(office: str, body_above: str) -> None:
    """As the office's name tells."""
    assert briefing.superior(office) == body_above


def test_minutes() -> None:
    """When, where, who; every decision with its lead unit and the limit the meeting set; who was there."""
    on = meeting_ground(*ledger()[:2])
    told = body(minutes.FORM, on, host="王堃", place="第一会议室", attending="赵刚 孙丽", absent="李洪（出差）")
    assert told == [
        "2026年9月1日，全市重点项目推进会在第一会议室召开，王堃主持会议，周明远讲话。会议议定以下2个事项：",
        "一、加快推进城东污水处理厂二期扩建工程。10月底前完成主体结构封顶，配套管网建成15.6公里。"
        "由市住房和城乡建设局牵头，市财政局、城东新区管委会配合，2026年10月30日前完成。",
        "二、完成老旧小区改造任务。10月底前完成主体结构封顶，配套管网建成15.6公里。"
        "由市住房和城乡建设局牵头，市财政局、城东新区管委会配合，2026年9月30日前完成。",
        "出席：赵刚 孙丽",
        "请假：李洪（出差）",
        "记录：陈喆",
    ]
    printed = paper(minutes.FORM, on)
    assert (printed.title, printed.number, printed.signed, printed.sealed) == (
        "全市重点项目推进会纪要",
        "第12期",
        (),
        False,
    )


def test_minutes_of_little() -> None:
    """No date, no meeting, no decision, a limit in words, a target that repeats the title."""
    undated = meeting_ground(poor(), meeting=replace(MEETING, held_on=None, speaker=""))
    assert body(minutes.FORM, undated)[0] == "全市重点项目推进会召开。会议议定以下事项："
    assert body(minutes.FORM, meeting_ground(meeting=None))[0] == "会议未议定督办事项。"
    for title in ("在全市重点项目推进会上的讲话", "市长在全市重点项目推进会上的总结讲话（2026年9月1日）"):
        spoken = meeting_ground(meeting=replace(MEETING, title=title, speaker=""))
        assert "全市重点项目推进会召开。" in body(minutes.FORM, spoken)[0]
        assert paper(minutes.FORM, spoken).title == "全市重点项目推进会纪要"
    always = line(
        task(1, title="防汛", target="防汛。", due=None, original_due=None, due_text="长期坚持。", cooperating=())
    )
    assert body(minutes.FORM, meeting_ground(always))[1] == (
        "一、防汛。由市住房和城乡建设局牵头，完成时限为“长期坚持”。"
    )


def test_minutes_of_many_decisions() -> None:
    """Figures number what Chinese numbers would lengthen; a figure at a title's start stands apart."""
    told = body(minutes.FORM, meeting_ground(*(line(task(at, title=f"{at}号地块出让")) for at in range(1, 22))))
    assert told[1].startswith("1. 1号地块出让。")
    assert told[21].startswith("21. 21号地块出让。")


def test_host_who_speaks() -> None:
    """Is named once."""
    assert "周明远主持会议并讲话。" in body(minutes.FORM, meeting_ground(), host="周明远")[0].replace(
        "{host}", "周明远"
    )
