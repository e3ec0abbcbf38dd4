"""Titles broken by meaning (7.3.1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.documents.titles import break_title

WIDTH = 19.0
LONG = (
    "关于进一步加强全市老旧小区改造、污水处理厂扩建、城东新区道路交通基础设施配套管网建设和"
    "农村人居环境整治提升等重点民生实事项目推进工作有关事项逾期未办结的预警通知"
)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("督办通知单", ["督办通知单"]),
        ("关于做好防汛工作的通知", ["关于做好防汛工作的通知"]),
        (
            "关于城东污水处理厂二期扩建工程临近办理时限的提示函",
            ["关于城东污水处理厂二期", "扩建工程临近办理时限的提示函"],
        ),
        ("关于印发《云河市重点工作督查考核办法》的通知", ["关于印发", "《云河市重点工作督查考核办法》的通知"]),
        (
            "关于加快推进城乡融合发展和产业转型升级重点任务落实情况的督查通报",
            ["关于加快推进城乡融合发展和产业转型升级", "重点任务落实情况的督查通报"],
        ),
        (
            "云河市人民政府督查室关于2026年第三季度全市重点项目建设进展情况和逾期未办结事项的通报",
            ["云河市人民政府督查室", "关于2026年第三季度全市重点项目", "建设进展情况和逾期未办结事项的通报"],
        ),
        ("关于市住房和城乡建设局有关督办事项的问责建议", ["关于市住房和城乡建设局", "有关督办事项的问责建议"]),
        (
            "关于交办贯彻落实《云河市优化营商环境条例》实施细则工作任务的通知",
            ["关于交办贯彻落实", "《云河市优化营商环境条例》实施细则", "工作任务的通知"],
        ),
        ("关于交办推进“放管服”改革工作任务的通知", ["关于交办推进“放管服”改革", "工作任务的通知"]),
        (
            "关于加快推进城东污水处理厂二期扩建工程工作任务办理情况的提示函",
            ["关于加快推进城东污水处理厂", "二期扩建工程工作任务办理情况的提示函"],
        ),
        ("关于报送材料的函\n（第二次）", ["关于报送材料的函", "（第二次）"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_table(title: str, lines: list[str]) -> None:
    assert list(break_title(title, WIDTH)) == lines


def test_a_title_of_80_characters_is_a_trapezoid_or_a_diamond() -> None:
    """No line ends within a word, before 的 or 、, after 的."""
    assert len(LONG) == 80
    lines = break_title(LONG, WIDTH)
    assert "".join(lines) == LONG
    sizes = [len(line) for line in lines]
    longest = sizes.index(max(sizes))
    assert sizes[: longest + 1] == sorted(sizes[: longest + 1])
    assert sizes[longest:] == sorted(sizes[longest:], reverse=True)
    assert max(sizes) <= WIDTH
    for word in ("关于", "污水处理厂", "基础设施", "人居环境", "重点民生", "的预警通知"):
        assert any(word in line for line in lines), word


def test_a_line_no_word_fits_into_is_cut_all_the_same() -> None:
    assert "".join(break_title("A" * 200, WIDTH)) == "A" * 200
    assert "".join(break_title("《" * 60, WIDTH)) == "《" * 60


PIECES = [
    "关于",
    "推进",
    "的",
    "和",
    "、",
    "《",
    "》",
    "“",
    "”",
    "2026年",
    "污水处理厂",
    "督查室",
    "（",
    "）",
    "项目",
    "鑫",
    "A1",
]


@given(st.lists(st.sampled_from(PIECES), max_size=45).map("".join), st.integers(8, 20))
def test_nothing_is_lost_and_every_line_fits(title: str, width: int) -> None:
    lines = break_title(title, float(width))
    assert "".join(lines) == title
    assert all(sum(0.55 if char.isascii() else 1.0 for char in line) <= width + 0.01 for line in lines)


@given(
    st.lists(st.sampled_from(["推进", "的", "项目", "改造", "工程", "、", "督查"]), min_size=2, max_size=30).map(
        "".join
    )
)
def test_no_line_begins_with_de_or_a_comma_where_words_allow_it(title: str) -> None:
    """Unless 的 or 、 follow one another for a whole line."""
    lines = break_title(title, WIDTH)
    if "的的" not in title and "、、" not in title and "的、" not in title and "、的" not in title:
        assert not any(line[0] in "的、" for line in lines[1:])
        assert not any(line[-1] == "的" for line in lines[:-1])
