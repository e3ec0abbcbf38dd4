"""The log file: written, bounded, and silent about tasks."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from supervisor_app import log

LOGGER = logging.getLogger("supervisor_app.tests")


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    log.stop_log()


def test_an_error_is_logged_without_what_the_task_says(tmp_path: Path) -> None:
    """The place and kind of an error stay; Chinese and telephone numbers do not."""
    path = log.start_log(tmp_path / "new" / "folder")
    assert path is not None
    try:
        raise ValueError("滨河路改造（联系人13800001234）: bad progress 120")
    except ValueError:
        LOGGER.exception("report of task %d failed", 17)
    text = path.read_text(encoding="utf-8")
    assert "ERROR supervisor_app.tests: report of task 17 failed" in text
    assert "test_log.py" in text
    assert "ValueError: …" in text
    assert "bad progress 120" in text
    assert not any(word in text.splitlines()[-1] for word in ("滨河路", "联系人", "138"))


def test_started_twice_it_writes_once(tmp_path: Path) -> None:
    """To the second place."""
    first = log.start_log(tmp_path / "1")
    second = log.start_log(tmp_path / "2")
    LOGGER.info("hello")
    assert first is not None
    assert second is not None
    assert "hello" not in first.read_text(encoding="utf-8")
    assert second.read_text(encoding="utf-8").count("hello") == 1


def test_it_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Old lines go."""
    monkeypatch.setattr(log, "_BYTES", 2000)
    log.start_log(tmp_path)
    for number in range(1000):
        LOGGER.info("line %d", number)
    files = list(tmp_path.iterdir())
    assert len(files) == 5
    assert sum(path.stat().st_size for path in files) <= 10_000
    assert "line 999" in (tmp_path / "supervisor.log").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """The program goes on without."""
    (tmp_path / "file").touch()
    assert log.start_log(tmp_path / "file") is None
    LOGGER.info("nobody hears")
