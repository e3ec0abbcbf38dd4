"""From a plan to a registered paper: facts carried over, file delivered, printed again unchanged."""

import errno
import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from supervisor_app.documents.issuing import draft_from, prepare, reprint, stored_paper
from supervisor_app.documents.preview import page_count
from supervisor_app.domain.model import Task, TaskState, Unit
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.content import changes_of
from supervisor_app.domain.papers.drafting import EntryValue, Ground, PaperDraft
from supervisor_app.domain.papers.notice import DocumentNumber, NoticeKind
from supervisor_app.domain.standing import Yardstick, task_line
from supervisor_app.errors import UserError

TODAY = date(2026, 6, 10)
OFFICE = OfficeSettings(
    name="青川市人民政府督查室", document_code="青政督", contact_person="林一", phone="0000-1234567"
)
NUMBER = DocumentNumber("青政督", 2026, 7)
UNIT = Unit(1, "市住建局/城建科")


def draft(*titles: str, unit: Unit = UNIT, **changed: EntryValue) -> PaperDraft:
    """A 督办通知单 on late matters of a unit."""
    tasks = [
        Task(
            number,
            f"2026-{number:03d}",
            title,
            (1,),
            state=TaskState.IN_PROGRESS,
            assigned_on=date(2026, 5, 6),
            original_due=date(2026, 6, 5),
            due=date(2026, 6, 5),
            progress=40,
            problem="资金未到位",
        )
        for number, title in enumerate(titles, start=1)
    ]
    lines = tuple(task_line(task, {1: "市住建局"}, Yardstick(TODAY), source="重点工作推进会") for task in tasks)
    return PaperDraft(NoticeKind.SUPERVISION, Ground(OFFICE, Yardstick(TODAY), unit, lines), changed)


def test_a_paper_is_prepared_delivered_and_printed_again_the_same(tmp_path: Path) -> None:
    paper = prepare(draft("滨河路雨污分流改造", "老旧电梯更新"), NUMBER, tmp_path / "文书")
    target = Path(paper.notice.path)
    assert not target.exists()
    paper.deliver()
    paper.discard()
    assert [item.name for item in target.parent.iterdir()] == ["青政督〔2026〕7号_市住建局_城建科_督办通知单.pdf"]
    assert paper.notice.title == "督办通知单（2 项）"
    assert paper.notice.reply_by == date(2026, 6, 17)
    assert paper.task_numbers == ("2026-001", "2026-002")
    again = tmp_path / "again.pdf"
    reprint(paper.notice, again)
    assert _text(again) == _text(target)
    assert page_count(again) == page_count(target)


def test_the_register_gets_the_facts_of_the_paper(tmp_path: Path) -> None:
    """Fingerprint of the delivered file, addressee, approver, what the officer changed."""
    changed = {"approver": "周明远", "addressee": "市住建局党组"}
    paper = prepare(replace(draft("滨河路雨污分流改造"), changed=changed), NUMBER, tmp_path)
    paper.deliver()
    notice = paper.notice
    assert notice.sha256 == hashlib.sha256(Path(notice.path).read_bytes()).hexdigest()
    assert (notice.addressee, notice.approver) == ("市住建局党组", "周明远")
    assert notice.title == "督办通知单：滨河路雨污分流改造"
    assert changes_of(notice.content) == changed
    assert stored_paper(notice).number == "青政督〔2026〕7号"


def test_a_paper_of_another_title_is_registered_under_it(tmp_path: Path) -> None:
    """And one to many under its addressee."""
    letter = replace(draft("滨河路雨污分流改造"), kind=NoticeKind.REMINDER)
    assert prepare(letter, NUMBER, tmp_path).notice.title == "关于滨河路雨污分流改造工作任务办理时限的提示函"
    many = replace(letter, ground=replace(letter.ground, unit=None)).with_entry("addressee", "各县区、各部门")
    paper = prepare(many, NUMBER, tmp_path)
    assert (paper.notice.unit_id, paper.unit) == (None, "各县区、各部门")
    assert Path(paper.notice.path).name == "青政督〔2026〕7号_各县区、各部门_提示函.pdf"


def test_a_draft_that_is_not_fit_is_refused_in_words(tmp_path: Path) -> None:
    wrong = draft("滨河路雨污分流改造", issued_on=None, signature=" ")
    with pytest.raises(UserError, match="督办通知单（市住建局/城建科）还不能印发：请填成文日期；请填署名"):
        prepare(wrong, NUMBER, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_paper_is_issued_again_with_the_changes_and_fresh_facts(tmp_path: Path) -> None:
    """The officer's words stay; the old paper's days do not."""
    old = draft("滨河路雨污分流改造", issued_on=date(2026, 6, 9), opinion="请抓紧", reply_by=date(2026, 6, 9))
    notice = prepare(old, NUMBER, tmp_path).notice
    later = replace(old.ground, yardstick=Yardstick(date(2026, 6, 15)))
    again = draft_from(notice, later)
    assert again.kind is NoticeKind.SUPERVISION
    assert again.changed == {"opinion": "请抓紧"}
    assert again.ground is later
    ahead = prepare(old.with_entry("reply_by", date(2026, 6, 30)), NUMBER, tmp_path).notice
    assert draft_from(ahead, later).changed["reply_by"] == date(2026, 6, 30)


def _text(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def test_what_was_not_delivered_is_removed(tmp_path: Path) -> None:
    paper = prepare(draft("滨河路雨污分流改造"), NUMBER, tmp_path)
    paper.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_missing_glyph_is_told_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        prepare(draft("办理\U0001f600事项"), NUMBER, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="建不了"):
        prepare(draft("x"), NUMBER, tmp_path / "file" / "sub")


def test_a_name_that_is_taken_is_left_alone(tmp_path: Path) -> None:
    for _ in range(2):
        paper = prepare(draft("滨河路雨污分流改造"), NUMBER, tmp_path)
        paper.deliver()
        paper.discard()
    names = sorted(item.name for item in tmp_path.iterdir())
    assert names == [
        "青政督〔2026〕7号_市住建局_城建科_督办通知单.pdf",
        "青政督〔2026〕7号_市住建局_城建科_督办通知单_2.pdf",
    ]


def test_a_long_name_of_a_unit_fits_the_file_system(tmp_path: Path) -> None:
    paper = prepare(draft("滨河路雨污分流改造", unit=Unit(1, "青川市" * 60)), NUMBER, tmp_path)
    paper.deliver()
    assert len(Path(paper.notice.path).name.encode()) <= 204


def test_signs_no_file_system_takes_are_not_in_the_name(tmp_path: Path) -> None:
    """Nor invisible ones, which would hide what the file is."""
    paper = prepare(draft("滨河路雨污分流改造", unit=Unit(1, '../市\0住建局\u202e<fdp>\x1f|"科"')), NUMBER, tmp_path)
    paper.deliver()
    assert Path(paper.notice.path) == tmp_path.resolve() / "青政督〔2026〕7号_.._市住建局_fdp_科__督办通知单.pdf"


def test_a_full_disk_names_the_paper_and_not_its_passing_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: object, target: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(UserError, match="磁盘空间不足") as told:
        prepare(draft("滨河路雨污分流改造"), NUMBER, tmp_path)
    assert ".part" not in str(told.value)
    assert list(tmp_path.iterdir()) == []
