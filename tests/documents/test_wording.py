"""How papers say things: whole phrases."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.documents import wording

LONG = "加快推进城乡融合发展和产业转型升级重点任务"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("推进“放管服”改革。", "“推进‘放管服’改革”"),
        ("一是完成\n征地；", "“一是完成征地”"),
        ("，防汛：", "“防汛”"),
    ],
)
def test_titles_in_quotation_marks(title: str, expected: str) -> None:
    """Inner marks become single, signs around it go."""
    assert wording.quoted(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (LONG, f"“{LONG}”"),
        (f"完成征地拆迁，{LONG * 5}", "“完成征地拆迁”"),
        (f"完成（一期，二期）征地；{LONG * 5}", "“完成（一期，二期）征地”"),
        (LONG * 6, f"“{(LONG * 6)[:99]}……”"),
        (f"{'推' * 95}（一期和二期）工程", f"“{'推' * 95}……”"),
    ],
)
def test_a_long_title_is_named_by_its_first_clause(title: str, expected: str) -> None:
    """Or by its beginning, no bracket left open."""
    assert wording.named(title) == expected
    assert wording.shortened(title) == (len(title) > 100)


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["清水河综合治理"], "清水河综合治理工作任务"),
        (["老旧小区改造年度任务"], "老旧小区改造年度任务"),
        (["秋粮收购监测工作"], "秋粮收购监测工作任务"),
        (["修路"], "修路工作任务"),
        (["望江新城1,286套安置房交付"], "望江新城1,286套安置房交付工作任务"),
        (["完成征地拆迁，启动主体施工"], "完成征地拆迁等工作任务"),
        ([LONG * 4], "相关工作任务"),
        (["。"], "相关工作任务"),
        (["清水河综合治理", "修路"], "清水河综合治理等2项工作任务"),
        ([LONG * 4, "修路", "架桥"], "3项工作任务"),
        (["推进“放管服”改革。"], "推进“放管服”改革工作任务"),
    ],
)
def test_matters_in_a_title(titles: list[str], expected: str) -> None:
    """No signs in titles, never 等1项, never a title of five lines."""
    assert wording.in_title(titles) == expected


@pytest.mark.parametrize(
    ("addressee", "plain", "polite"),
    [
        ("市财政局", "你单位", "贵单位"),
        ("云安县人民政府", "你县", "贵县"),
        ("城东区政府：", "你区", "贵区"),
        ("双河镇人民政府", "你镇", "贵镇"),
        ("市水务集团有限公司", "你公司", "贵公司"),
        ("城东新区管委会", "你单位", "贵单位"),
        ("各县（市、区）人民政府", "各单位", "各单位"),
        ("市财政局、市水利局", "各单位", "各单位"),
    ],
)
def test_how_a_unit_is_spoken_to(addressee: str, plain: str, polite: str) -> None:
    assert wording.you(addressee) == plain
    assert wording.you(addressee, polite=True) == polite


def test_signers_stand_two_on_a_line() -> None:
    assert wording.signer_rows("周明远，王堃、李文镕") == ["周明远　王堃", "李文镕"]
    assert wording.signer_rows(" ；") == []


def test_dates_names_and_figures() -> None:
    day = date(2026, 11, 5)
    assert wording.full_date(day) == "2026年11月5日"
    assert wording.short_date(day, date(2026, 1, 1)) == "11月5日"
    assert wording.short_date(day, date(2027, 1, 1)) == "2026年11月5日"
    assert [wording.percent(value) for value in (0.0, 40.0, 33.333, 99.96)] == ["0%", "40%", "33.3%", "100%"]
    assert wording.joined(["甲局", "乙局"], 2) == "甲局、乙局"
    assert wording.joined(["甲局", "乙局", "丙局"], 2) == "甲局、乙局等3个单位"


TITLES = st.text(alphabet="推进工程建设任务，。；（）“”《》、12A", max_size=160)


@given(st.lists(TITLES, min_size=1, max_size=8))
def test_titles_are_never_empty_nor_too_long(titles: list[str]) -> None:
    told = wording.in_title(titles)
    assert len(told) <= 52
    assert "等1项" not in told
    assert told.endswith(("任务", "事项"))


@given(TITLES)
def test_names_have_their_marks(title: str) -> None:
    told = wording.named(title)
    assert told.startswith("“")
    assert told.endswith("”")
    assert len(told) <= 104
    assert told.count("“") == told.count("”") == 1
