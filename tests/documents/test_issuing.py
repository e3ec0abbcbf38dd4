"""From a plan to a registered paper: facts carried over, file delivered, printed again unchanged."""

import errno
from datetime import date
from pathlib import Path

import pytest

from supervisor_app.documents.issuing import prepare, reprint
from supervisor_app.documents.preview import page_count
from supervisor_app.domain.drafting import EntryValue, Ground, PaperDraft
from supervisor_app.domain.model import Task, TaskState, Unit
from supervisor_app.domain.notice import DocumentNumber, NoticeKind
from supervisor_app.domain.office import OfficeSettings
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


def test_a_full_disk_names_the_paper_and_not_its_passing_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: object, target: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(UserError, match="磁盘空间不足") as told:
        prepare(draft("滨河路雨污分流改造"), NUMBER, tmp_path)
    assert ".part" not in str(told.value)
    assert list(tmp_path.iterdir()) == []
