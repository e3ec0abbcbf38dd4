"""From a speech to its drafts: what is offered, with what, and what is left out."""

from datetime import date

import pytest

from supervisor_app.domain.model import Cycle
from supervisor_app.reading.drafts import Draft
from supervisor_app.reading.reader import read_speech
from supervisor_app.reading.words import Words

HELD_ON = date(2025, 3, 3)
SPEECH = """在全县水利工作会议上的讲话
（2025年3月3日）
县长 某某
同志们：
水利是农业的命脉，大家一定要提高认识，增强责任感和紧迫感。
去年，全县完成水利投资3.2亿元，同比增长18%，成绩值得充分肯定。
一、抓好除险加固
县水利局要在5月底前完成12座小型水库的除险加固，每月10日前向县政府报告进展；
对进度滞后的项目，由县政府督查室下发督办通知，并在全县通报。
二、抓好节水灌溉
由县农业农村局牵头，县财政局配合，年内新增高效节水灌溉面积3万亩以上。
同志们，让我们携手奋进，谱写水利事业新篇章！
"""


def drafts(text: str, words: Words, held_on: date | None = HELD_ON) -> list[Draft]:
    """All drafts of a text."""
    return [draft for speech in read_speech(text, words, held_on) for draft in speech.drafts]


def test_orders_are_offered_and_exhortation_is_not(words: Words) -> None:
    found = drafts(SPEECH, words)
    assert [draft.text[:6] for draft in found] == ["县水利局要在", "对进度滞后的", "由县农业农村"]


def test_a_draft_has_everything_the_sentence_says(words: Words) -> None:
    first, second, third = drafts(SPEECH, words)
    assert (first.units, first.deadlines, first.due, first.cycle) == (
        ("县水利局",),
        ("5月底前", "每月10日前"),
        date(2025, 5, 31),
        Cycle.MONTHLY,
    )
    assert first.targets == ("12座小型水库的除险加固",)
    assert second.units == ("县政府督查室",)
    assert (third.units, third.cooperating) == (("县农业农村局", "县财政局"), ("县财政局",))
    assert third.due == date(2025, 12, 31)
    assert {hook.kind for hook in third.hooks} >= {"分工", "责任单位", "时限", "指标"}
    assert third.carried.topic == "二、抓好节水灌溉"


def test_title_day_and_speaker_are_found(words: Words) -> None:
    (speech,) = read_speech(SPEECH, words)
    assert (speech.title, speech.held_on, speech.speaker) == ("在全县水利工作会议上的讲话", HELD_ON, "县长某某")


def test_without_a_day_of_meeting_no_due_date_is_made_up(words: Words) -> None:
    (draft,) = drafts("市教育局要在9月底前完成校舍加固。", words, None)
    assert (draft.deadlines, draft.due) == (("9月底前",), None)


def test_a_masked_month_is_kept_as_said(words: Words) -> None:
    (draft,) = drafts("市教育局要在X月底前完成XX所学校的校舍加固。", words)
    assert (draft.deadlines, draft.due) == (("X月底前",), None)


def test_what_an_earlier_sentence_said_is_carried_apart(words: Words) -> None:
    _, second = drafts("县住建局要在6月底前完成管网普查；建立台账，新增管网20公里以上。", words)
    assert second.units == ()
    assert (second.carried.units, second.carried.deadlines) == (("县住建局",), ("6月底前",))


def test_a_passage_that_stands_twice_is_one_draft_with_both_places(words: Words) -> None:
    order = "县交通局要在10月底前完成120公里农村公路改造。"
    text = f"{order}\n这项工作意义重大。\n{order}"
    (draft,) = drafts(text, words)
    assert (draft.start, draft.places) == (0, ((text.rindex(order), len(text)),))


def test_several_speeches_in_one_file_keep_title_and_day(words: Words) -> None:
    text = SPEECH + "\n第二篇：在全县教育工作会议上的讲话\n2025年4月1日\n县教育局要在一周内公布招生方案。\n"
    first, second = read_speech(text, words)
    assert (first.title, second.title) == ("在全县水利工作会议上的讲话", "在全县教育工作会议上的讲话")
    assert second.held_on == date(2025, 4, 1)
    assert [draft.due for draft in second.drafts] == [date(2025, 4, 8)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\r\n",
        "。。。",
        "县财政局要在6月底前拨付资金2000万元",
        "The office reports by June.",
        "要" * 3000,
        "\0\0县财政局\0要报告。",
        "“" * 50,
    ],
)
def test_odd_input_is_read_and_places_are_exact(text: str, words: Words) -> None:
    for draft in drafts(text, words):
        assert text[draft.start : draft.end] == draft.text
        assert all(text[hook.start : hook.end] == hook.text for hook in draft.hooks)


def test_the_same_text_gives_the_same_drafts(words: Words) -> None:
    assert drafts(SPEECH, words) == drafts(SPEECH, words)
