"""Qt would end the process where no window can be; it is found out before."""

import ctypes
import sys
from ctypes.util import find_library
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.app.qt_check import has_display, missing_libraries
from supervisor_app.cli import main

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X is Linux's")


@pytest.fixture(autouse=True)
def _no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_where_a_window_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not has_display()
    for platform, seen in (("offscreen", False), ("minimal:enable_fonts", False), ("xcb", True)):
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
        assert has_display() is seen
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_display()


@pytest.mark.skipif(find_library("xcb") is None, reason="no libxcb")
def test_a_screen_that_is_gone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """As left over in a terminal of a session that ended."""
    monkeypatch.setenv("DISPLAY", ":40993")
    assert not has_display()
    assert main([]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("screen", [{}, {"QT_QPA_PLATFORM": "offscreen"}, {"DISPLAY": ":40993"}])
def test_the_demo_ends_where_no_window_can_be_seen(
    screen: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It draws its picture, and does not wait for a window nobody can close."""
    for name, value in screen.items():
        monkeypatch.setenv(name, value)
    opened: list[Path] = []
    monkeypatch.setattr("supervisor_app.app.window_program.run", opened.append)
    assert main(["demo", str(tmp_path / "demo")]) == 0
    assert opened == []
    assert (tmp_path / "demo" / "各单位进度.png").stat().st_size > 0


def test_a_library_only_the_window_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacks(name: str, *_: Any) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", lacks)
    assert missing_libraries() is None
    monkeypatch.setenv("DISPLAY", ":1")
    assert "缺少系统库 libxcb-cursor.so.0" in str(missing_libraries())
    assert missing_libraries(to_draw=True) is None
