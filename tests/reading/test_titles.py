"""Titles: short, imperative, in the sentence's own words."""

import pytest

from supervisor_app.reading.reader import look_over
from supervisor_app.reading.titles import title_of
from supervisor_app.reading.words import Words

CASES = [
    ("县水利局要在5月底前完成12座水库的除险加固，资金由财政保障。", "完成12座水库的除险加固"),
    ("会后，各乡镇要抓紧制定实施方案。", "制定实施方案"),
    ("对数据不实的单位，要通报批评。", "对数据不实的单位，通报批评"),
    ("河道治理方面，要提高思想认识，年内编制专项规划。", "河道治理：编制专项规划"),
    ("在摸清底数的基础上，各县区要建立问题台账。", "建立问题台账"),
    ("二是要加快推进滨河大道建设。", "加快推进滨河大道建设"),
    ("应急预案要抓紧修订。", "应急预案要抓紧修订"),
]


@pytest.mark.parametrize(("sentence", "title"), CASES)
def test_titles(sentence: str, title: str, words: Words) -> None:
    (seen,) = look_over(sentence, words)
    spans = [*seen.deadlines, *seen.targets, *(span for name, span in seen.cues.items() if name.startswith("make"))]
    assert title_of(sentence, [(unit.start, unit.end) for unit in seen.units], spans) == title


def test_a_long_line_is_cut_at_a_word_s_end() -> None:
    line = "完成东城片区、西城片区、南城片区、北城片区、高新片区和临港片区的全部老旧管网改造任务"
    title = title_of(line, [], [])
    assert len(title) <= 30
    assert line.startswith(title)


@pytest.mark.parametrize("sentence", ["", "。", "，，，", "要", "“”"])
def test_next_to_nothing_has_a_title_without_failing(sentence: str) -> None:
    assert title_of(sentence, [], []) in {sentence, ""}
