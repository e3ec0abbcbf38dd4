"""Units and people as offices write them into one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.exchange.units import read_units

LISTS = {
    "县发改局、县财政局": ["县发改局", "县财政局"],
    "市发改委 市工信局\n市商务局": ["市发改委", "市工信局", "市商务局"],
    "1.市发改委\n2.市财政局": ["市发改委", "市财政局"],
    "①市发改委②市财政局": ["市发改委", "市财政局"],
    "市公安局，市交通局；各县（市、区）政府": ["市公安局", "市交通局", "各县（市、区）政府"],
    "市住房和城乡建设局和市财政局": ["市住房和城乡建设局", "市财政局"],
    "市人力资源和社会保障局与市文化和旅游局": ["市人力资源和社会保障局", "市文化和旅游局"],
    "各县区及开发区管委会": ["各县区", "开发区管委会"],
    "财 政 局": ["财政局"],
    "县 财政局": ["县财政局"],
    "市发展和改革\n委员会": ["市发展和改革委员会"],
    "市住建局负责": ["市住建局"],
    "市直有关部门按职责分工负责": ["市直有关部门"],
    "市政府办公室(督查室)": ["市政府办公室（督查室）"],
    "无": [],
    "/": [],
    "": [],
}
ROLES = [
    ("县发改局（牵头）\n县财政局", "", ["县发改局"], ["县财政局"]),
    ("县发改局\n（牵头）\n县财政局", "", ["县发改局"], ["县财政局"]),
    ("县发改局【牵头】、县财政局", "", ["县发改局"], ["县财政局"]),
    ("（牵头）县发改局、（配合）县财政局", "", ["县发改局"], ["县财政局"]),
    ("县发改局牵头，县财政局配合", "", ["县发改局"], ["县财政局"]),
    ("县发改局、县水利局牵头，县财政局、县住建局配合", "", ["县发改局", "县水利局"], ["县财政局", "县住建局"]),
    ("由县发改局牵头，会同县财政局办理", "", ["县发改局"], ["县财政局"]),
    ("县发改局会同县财政局", "", ["县发改局"], ["县财政局"]),
    ("牵头单位：县发改局 配合单位：县财政局；县水利局", "", ["县发改局"], ["县财政局", "县水利局"]),
    ("牵头单位\n县发改局\n配合单位\n县财政局", "", ["县发改局"], ["县财政局"]),
    ("各县（市、区）政府", "县财政局/县水利局", ["各县（市、区）政府"], ["县财政局", "县水利局"]),
    ("县发改局", "县发改局,县财政局", ["县发改局"], ["县财政局"]),
    ("县财政局", "县水利局（牵头）", ["县财政局", "县水利局"], []),
]
PEOPLE = [
    ("李副市长、市住建局", ["市住建局"], ["李副市长"], []),
    ("王建国、市住建局", ["市住建局"], [], ["王建国"]),
    ("市住建局（王明）", ["市住建局"], [], ["王明"]),
    ("市住建局（局长张三）", ["市住建局"], [], ["局长张三"]),
    ("责任单位：市住建局 责任人：张三", ["市住建局"], [], ["张三"]),
    ("市住建局 张三 13800000000", ["市住建局"], [], ["张三", "13800000000"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS.items(), ids=range(len(LISTS)))
def test_a_list_of_units(text: str, expected: list[str]) -> None:
    """Each name once, whole, without what surrounds it; no doubt where there is none."""
    reading = read_units(text, "")
    assert (reading.lead, reading.cooperating, reading.lead_doubts) == (expected, [], [])
    assert read_units("甲局", text).cooperating == expected


@pytest.mark.parametrize(("lead", "helping", "leads", "helps"), ROLES)
def test_roles(lead: str, helping: str, leads: list[str], helps: list[str]) -> None:
    """Marks and words overrule the column; 牵头 and 配合 at the end of a list reach back over it."""
    reading = read_units(lead, helping)
    assert (reading.lead, reading.cooperating) == (leads, helps)


@pytest.mark.parametrize(("text", "units", "leaders", "people"), PEOPLE)
def test_people_among_units(text: str, units: list[str], leaders: list[str], people: list[str]) -> None:
    """Leaders and contacts are no units."""
    reading = read_units(text, "")
    assert (reading.lead, reading.leaders, reading.people) == (units, leaders, people)


@pytest.mark.parametrize(
    ("text", "units", "doubt"),
    [
        ("市发改委等", ["市发改委"], "名单可能不全"),
        ("市财政局、市水利局等部门", ["市财政局", "市水利局"], "名单可能不全"),
        ("待定", [], "没有确定"),
        ("3", [], "不像单位名称"),
        ("该项工作涉及面广" * 6, [], "不像单位名称"),
        ("王建国、市住建局", ["市住建局"], "像是人名"),
    ],
)
def test_doubts(text: str, units: list[str], doubt: str) -> None:
    """What was left out or may be missing is told."""
    reading = read_units(text, "")
    assert reading.lead == units
    assert doubt in "".join(reading.lead_doubts)


@given(st.text(max_size=60), st.text("市县局委、，；（）() \n牵头配合单位：等和与1", max_size=40))
def test_any_text_is_answered(one: str, other: str) -> None:
    """Nothing raises; no unit leads and helps at once."""
    reading = read_units(one, other)
    assert not set(reading.lead) & set(reading.cooperating)
