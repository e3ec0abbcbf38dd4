"""Sentences out of text as files have it; every place is that of the raw text."""

from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.reading.text import sentences


def raw(text: str) -> list[str]:
    """The sentences as they stand in the text."""
    return [text[sentence.start : sentence.end] for sentence in sentences(text)]


def test_stops_and_line_breaks_part_sentences() -> None:
    text = "一、抓项目\n要加快进度；要保证质量。谁来抓？各单位抓！"
    assert raw(text) == ["一、抓项目", "要加快进度；", "要保证质量。", "谁来抓？", "各单位抓！"]


def test_a_closing_quote_belongs_to_its_sentence() -> None:
    assert raw("他说：“要落实。”大家鼓掌。") == ["他说：“要落实。”", "大家鼓掌。"]


def test_a_page_break_inside_a_sentence_is_mended() -> None:
    broken = "各乡镇要按照既定的时间表和路线图，把今年确定下来的十二项民生实事逐项分解到村到组，并且明确专人负"
    broken += "\n- 7 -\n责，年底前全部完成。"
    found = sentences(broken)
    assert [sentence.text for sentence in found] == [broken.replace("\n- 7 -\n", "")]
    assert (found[0].start, found[0].end) == (0, len(broken))


def test_a_wrapped_text_is_joined_and_its_headings_stay() -> None:
    body = "要坚持问题导向，把各项措施落细落小，抓紧完善方案并尽快组织实施，确保年底之前见到成效。" * 3
    lines = [body[at : at + 30] for at in range(0, len(body), 30)]
    text = "\n".join(["一、总的要求", *lines, "二、重点工作", *lines])
    assert [sentence.text for sentence in sentences(text)] == [
        "一、总的要求",
        *[body[: len(body) // 3]] * 3,
        "二、重点工作",
        *[body[: len(body) // 3]] * 3,
    ]


def test_blanks_inside_words_are_no_part_of_them() -> None:
    (sentence,) = sentences("要推进招商引 资工作，Smart City 项目１２个。")
    assert sentence.text == "要推进招商引资工作，Smart City项目12个。"
    assert sentence.raw((4, 8)) == (4, 9)


def test_cells_of_a_row_are_parted() -> None:
    (sentence,) = sentences("1\t清理河道\t市水利局\t7月底")
    assert sentence.text == "1，清理河道，市水利局，7月底"


def test_traditional_characters_read_as_simplified() -> None:
    (sentence,) = sentences("財政局要儘快撥付資金，確保項目開工。")
    assert sentence.text == "财政局要尽快拨付资金，确保项目开工。"


def test_a_sentence_without_end_is_cut() -> None:
    assert max(len(sentence.text) for sentence in sentences("抓落实" * 5000)) <= 2000


@given(st.text(alphabet="要完成项目6月底前。；！\n \t“”，、X1-ａ\u3000\r財政\0", max_size=200))
def test_any_text_gives_places_in_order_inside_it(text: str) -> None:
    last = 0
    for sentence in sentences(text):
        assert len(sentence.text) == len(sentence.places)
        assert last <= sentence.start < sentence.end <= len(text)
        last = sentence.end
