"""What versions 1 and 2 registered is printed again with the text it was issued with."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.documents.former.paper import former_paper
from supervisor_app.documents.issuing import reprint, stored_paper
from supervisor_app.domain.papers.notice import DocumentNumber, Notice, NoticeKind
from supervisor_app.domain.papers.paper import Form, ListTable, Paragraph
from supervisor_app.errors import UserError
from tests.documents.samples import read

# Contents, sentences and whole pages as those versions wrote them.
CASES: dict[str, Any] = json.loads((Path(__file__).parent / "contents.json").read_text(encoding="utf-8"))


def _notice(content: str) -> Notice:
    number = DocumentNumber("云政督", 2026, 12)
    return Notice(1, NoticeKind.SUPERVISION, number, 1, "督办通知单", date(2026, 11, 20), content=content)


@pytest.mark.parametrize("name", CASES)
def test_the_text_is_the_one_that_was_issued(name: str) -> None:
    case = CASES[name]
    paper = former_paper(json.dumps(case["content"]))
    assert [block.text for block in paper.body if isinstance(block, Paragraph)] == case["body"]
    assert paper.note == case["note"]
    assert paper.receipt is not None
    assert paper.receipt.text == case["receipt"]
    assert sum(isinstance(block, Form | ListTable) for block in paper.body) == 1


@pytest.mark.parametrize("name", CASES)
def test_every_character_is_printed_again(name: str, tmp_path: Path) -> None:
    case, path = CASES[name], tmp_path / "again.pdf"
    reprint(_notice(json.dumps(case["content"])), path)
    again = "".join(page.text for page in read(path))
    assert sorted(_words(again)) == sorted(_words(case["printed"]))


def _words(text: str) -> str:
    """The characters without what comes and goes with the pages: their numbers, heads of lists, blanks."""
    words = "".join(char for char in text if char.strip() and char not in "—0123456789")
    return words.replace("序号督办事项（编号）配合单位完成时限进展情况", "")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"kind": "supervision"}', '{"paper": {}}', "null"])
def test_a_paper_without_text_is_told(content: str) -> None:
    """Ledgers of version 1 may hold notices that were registered without their text."""
    with pytest.raises(UserError, match="云政督〔2026〕12号 登记时没有留存正文"):
        stored_paper(_notice(content))
