"""Papers in one file for printing: every page, in order, each paper on sheets of its own."""

from pathlib import Path

import pypdfium2
import pytest

from supervisor_app.documents.merging import merge_papers
from supervisor_app.errors import UserError


def pdf(path: Path, *widths: int) -> Path:
    """A file of pages told apart by their width."""
    made = pypdfium2.PdfDocument.new()
    for width in widths:
        made.new_page(width, 842)
    made.save(path)
    made.close()
    return path


def widths(path: Path) -> list[float]:
    """The pages' widths."""
    found = pypdfium2.PdfDocument(path)
    try:
        return [page.get_width() for page in found]
    finally:
        found.close()


def test_every_paper_begins_a_sheet(tmp_path: Path) -> None:
    papers = [pdf(tmp_path / "1.pdf", 501), pdf(tmp_path / "2.pdf", 502, 503), pdf(tmp_path / "3.pdf", 504)]
    assert merge_papers(papers, tmp_path / "all.pdf") == 5
    assert widths(tmp_path / "all.pdf") == [501, 501, 502, 503, 504]
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_file_that_is_no_pdf_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "2.pdf"
    wrong.write_bytes(b"")
    with pytest.raises(UserError, match=r"2\.pdf 读不出"):
        merge_papers([pdf(tmp_path / "1.pdf", 500), wrong], tmp_path / "all.pdf")
    with pytest.raises(UserError, match="没有合并"):
        merge_papers([tmp_path / "none.pdf"], tmp_path / "all.pdf")
    assert not (tmp_path / "all.pdf").exists()
    with pytest.raises(UserError, match="不存在"):
        merge_papers([tmp_path / "1.pdf"], tmp_path / "none" / "all.pdf")
