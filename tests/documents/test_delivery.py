"""A finished paper gets its name, never over another file, with links and without."""

import errno
import os
from pathlib import Path

import pytest

from supervisor_app.documents.delivery import put_in_place


def no_links(source: object, target: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("links", [True, False])
def test_both_names_stand_until_the_passing_one_goes(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    part, path = tmp_path / ".1.pdf.ab.part", tmp_path / "1.pdf"
    part.write_bytes(b"%PDF")
    put_in_place(part, path)
    assert sorted(tmp_path.iterdir()) == [part, path]
    part.unlink()
    assert path.read_bytes() == b"%PDF"


@pytest.mark.parametrize("links", [True, False])
def test_a_file_of_that_name_is_not_replaced(links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    part, path = tmp_path / ".1.pdf.ab.part", tmp_path / "1.pdf"
    part.write_bytes(b"new")
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        put_in_place(part, path)
    assert (path.read_bytes(), part.read_bytes()) == (b"old", b"new")
    assert sorted(tmp_path.iterdir()) == [part, path]
