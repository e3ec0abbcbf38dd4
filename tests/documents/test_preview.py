"""Pictures of PDFs for the window."""

from pathlib import Path

import pytest

from supervisor_app.documents.preview import page_count, page_size_mm, render_page
from supervisor_app.errors import UserError
from tests.documents.samples import notice, write


def test_pages_are_counted_measured_and_drawn(tmp_path: Path) -> None:
    """A4, two pages, a white ground with red ink of the mark on it."""
    path = tmp_path / "单.pdf"
    write(notice(), path)
    assert page_count(path) == 2
    assert page_size_mm(path) == pytest.approx((210, 297), abs=0.1)
    width, height, stride, pixels = render_page(path, 0, 1.0)
    assert (width, height) == (596, 842)
    assert stride >= width * 4
    assert len(pixels) == stride * height
    colours = {pixels[at : at + 3] for at in range(0, len(pixels), 4)}
    assert b"\xff\xff\xff" in colours
    assert b"\x00\x00\xff" in colours


@pytest.mark.parametrize("data", [None, b"", b"%PDF-1.4 broken"])
def test_a_missing_or_damaged_file_is_told(data: bytes | None, tmp_path: Path) -> None:
    """One sentence with the file's name."""
    path = tmp_path / "坏.pdf"
    if data is not None:
        path.write_bytes(data)
    for look in (page_count, page_size_mm, lambda path: render_page(path, 0, 1.0)):
        with pytest.raises(UserError, match=r"打不开文书“坏\.pdf”"):
            look(path)
