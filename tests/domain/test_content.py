"""What the register keeps of a paper comes back as it was."""

from datetime import date

import pytest

from supervisor_app.domain.papers.content import changes_of, content_of, paper_of
from supervisor_app.domain.papers.drafting import EntryValue
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import (
    Annex,
    Form,
    FormField,
    FormRow,
    Heading,
    ListColumn,
    ListTable,
    Paper,
    PaperFormat,
    Paragraph,
    Receipt,
)

LIST = ListTable((ListColumn("序号", 11, "center"),), (("1",), ("2",)), "清单", ("合计",))
PAPER = Paper(
    NoticeKind.SUPERVISION,
    PaperFormat.GENERAL,
    "云河市人民政府督查室",
    "督办通知单",
    date(2026, 11, 20),
    number="云政督〔2026〕12号",
    body=(
        Heading("一、情况"),
        Paragraph("办结。", "（一）", 2),
        Form((FormRow((FormField("督办编号", "1"),), 15.0),)),
        LIST,
    ),
    signed=("云河市人民政府督查室",),
    annexes=(Annex("清单", (LIST,), landscape=True),),
    receipt=Receipt("回执", "督查室", "收悉。"),
)
CHANGED: dict[str, EntryValue] = {
    "reply_by": date(2026, 12, 1),
    "sealed": False,
    "body": "请办结。",
    "approved_on": None,
}


def test_paper_and_changes_come_back() -> None:
    kept = content_of(PAPER, CHANGED)
    assert paper_of(kept) == PAPER
    assert changes_of(kept) == CHANGED


@pytest.mark.parametrize("content", ["", "null", "[]", "{}", '{"changed": 3}', '{"changed": {"a": {}}}'])
def test_other_contents_have_no_changes(content: str) -> None:
    assert changes_of(content) == {}


@pytest.mark.parametrize(
    "content", ["", "null", "[]", "{}", '{"paper": null}', '{"paper": {"is": "Form", "rows": []}}']
)
def test_other_contents_are_no_paper(content: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        paper_of(content)
