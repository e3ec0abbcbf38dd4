"""Whatever the matters, papers of the ladder read like papers: nothing empty, nothing doubled, counts that add up."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.documents.drafting import faults
from supervisor_app.documents.fonts import font_set
from supervisor_app.documents.kinds import FORMS
from supervisor_app.documents.typesetting import write_paper
from supervisor_app.domain.model import Cycle, TaskState, Unit
from supervisor_app.domain.papers.drafting import Ground, PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind, NoticeState
from supervisor_app.domain.standing import TaskLine
from tests.documents.kinds.ladder import matter, on, several
from tests.documents.kinds.whole import OFFICE, PAPERS, TODAY, body, notice, paper, words
from tests.documents.samples import read

LADDER = (
    NoticeKind.ASSIGNMENT,
    NoticeKind.REMINDER,
    NoticeKind.URGING,
    NoticeKind.SUPERVISION,
    NoticeKind.SUPERVISION_LETTER,
    NoticeKind.WARNING,
)
PLAIN = "推进城乡工程建设资金管网改造2026ABC%"
TEXTS = st.text(PLAIN, max_size=30) | st.builds(
    "{}，{}。".format, st.text(PLAIN, min_size=1, max_size=60), st.text(PLAIN, min_size=1, max_size=60)
)
TITLES = st.text(PLAIN, min_size=1, max_size=150) | st.builds("推进“{}”；".format, st.text(PLAIN, min_size=1))
DAYS = st.none() | st.dates(TODAY - timedelta(120), TODAY + timedelta(120))
DOUBLED = re.compile(r"[，。；：、][，。；：、]|“”|（）|《》|None|\{\w+\}|等1项")


@st.composite
def lines(draw: st.DrawFn) -> TaskLine:
    """A matter of any standing."""
    due = draw(DAYS)
    return matter(
        told=draw(st.booleans()),
        missing=draw(st.booleans()),
        title=draw(TITLES),
        number=draw(st.sampled_from(["2026-001", ""])),
        lead=draw(st.sampled_from([(1,), (1, 2), (2, 1, 3)])),
        cooperating=draw(st.sampled_from([(), (4,), (2, 3, 4, 5)])),
        state=draw(st.sampled_from([TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.CLAIMED_DONE])),
        assigned_on=draw(DAYS),
        due=due,
        original_due=draw(st.sampled_from([due, due and due - timedelta(30)])),
        due_text=draw(st.sampled_from(["", "长期坚持。", "每月5日前"])),
        cycle=draw(st.sampled_from(Cycle)),
        cycle_day=draw(st.sampled_from([None, 5])),
        target=draw(TEXTS),
        measures=draw(TEXTS),
        progress=draw(st.none() | st.floats(0, 100)),
        basis=draw(st.sampled_from(["", "市长批示。", "《重点工作要点》"])),
        problem=draw(TEXTS),
    )


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    """Up to eight of them, of any unit, with or without papers out and an office that says who it is."""
    found = draw(st.lists(lines(), min_size=1, max_size=8))
    numbered = [replace(one, task=replace(one.task, id=at)) for at, one in enumerate(found, 1)]
    unanswered = (*PAPERS, notice(30, NoticeKind.REMINDER, date(2026, 11, 2), reply_by=date(2026, 11, 9)))
    bare = replace(OFFICE, approver="", contact_person="", phone="")
    return on(
        *numbered,
        unit=Unit(1, draw(st.sampled_from(["市住房和城乡建设局", "云安县人民政府", "各县（市、区）人民政府"]))),
        notices=draw(st.sampled_from([(), PAPERS, unanswered])),
        office=draw(st.sampled_from([OFFICE, bare])),
    )


@pytest.mark.parametrize("kind", LADDER)
@settings(max_examples=25)
@given(on_what=grounds())
def test_sentences_are_whole(kind: NoticeKind, on_what: Ground) -> None:
    """Nothing empty, doubled or left open; every paragraph ends as one; the paper may be issued."""
    form = FORMS[kind]
    printed, text = paper(form, on_what), body(form, on_what)
    assert DOUBLED.search("\n".join([printed.title, *text, printed.note])) is None
    assert all(paragraph.endswith(("。", "：")) for paragraph in text)
    assert all(paragraph.count("“") == paragraph.count("”") for paragraph in text)
    assert not printed.title.endswith("。")
    assert faults(form, PaperDraft(kind, on_what)) == {}
    assert "None" not in words(printed)


COUNTED = re.compile(r"其中([^。]*)")


@pytest.mark.parametrize("kind", [NoticeKind.SUPERVISION, NoticeKind.SUPERVISION_LETTER, NoticeKind.WARNING])
@settings(max_examples=25)
@given(found=st.lists(lines(), min_size=6, max_size=12))
def test_counts_add_up(kind: NoticeKind, found: list[TaskLine]) -> None:
    """The parts of 其中 sum to the whole."""
    text = body(FORMS[kind], on(*found))[0]
    told = COUNTED.search(text)
    assert f"等{len(found)}项工作任务" in text
    if told:
        parts = re.sub(r"（[^）]*）", "", re.sub(r"“[^”]*”", "", told[1]))
        assert sum(map(int, re.findall(r"(\d+)项", parts))) == len(found)


@pytest.mark.parametrize("kind", LADDER)
def test_a_huge_paper(kind: NoticeKind) -> None:
    """Sixty matters, each told once."""
    printed = words(paper(FORMS[kind], on(*several(60))))
    assert [at for at in range(1, 61) if printed.count(f"（2026-{at:04d}）") != 1] == []


@pytest.mark.parametrize("kind", LADDER)
def test_only_standing_papers_of_the_unit_are_spoken_of(kind: NoticeKind) -> None:
    void = notice(77, NoticeKind.SUPERVISION, date(2026, 11, 2), reply_by=date(2026, 11, 9), state=NoticeState.VOID)
    assert "77号" not in words(paper(FORMS[kind], on(matter(), notices=(void,))))


@pytest.mark.parametrize("kind", [NoticeKind.ASSIGNMENT, NoticeKind.SUPERVISION])
def test_a_matter_of_3000_characters_is_printed_whole(kind: NoticeKind, tmp_path: Path) -> None:
    """Over the pages of the list or the form, rare characters too."""
    long = "".join(f"第{at}处堃喆桥墩，" for at in range(300))
    write_paper(
        paper(FORMS[kind], on(matter(target=long))), tmp_path / "长.pdf", fonts=font_set(use_system_fonts=False)
    )
    text = "".join(page.text for page in read(tmp_path / "长.pdf"))
    assert {char: text.count(char) for char in "堃喆桥墩"} == dict.fromkeys("堃喆桥墩", 300)
