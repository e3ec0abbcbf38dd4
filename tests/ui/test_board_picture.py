"""The board as a picture, and the sums under it."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from supervisor_app.domain.lights import Light
from supervisor_app.errors import UserError
from supervisor_app.ui.board_painter import legend_counts, total_line
from supervisor_app.ui.board_picture import board_image, save_board
from tests.scenes.facts import TODAY, unit_lines

_ALONE = """
import sys
from pathlib import Path
from supervisor_app.ui.board_picture import save_board
from tests.scenes.facts import TODAY, unit_lines
save_board(unit_lines(), TODAY, Path(sys.argv[1]))
"""


def test_the_total_adds_the_columns_up() -> None:
    """Counts are sums, means are weighted by tasks, the light is the worst one."""
    few, many = replace(unit_lines()[0], total=1, grey=0, progress=0.0, expected=None), unit_lines()[-1]
    whole = total_line([few, replace(many, total=3, grey=0, progress=80.0, expected=50.0)])
    assert (whole.total, whole.red, whole.done) == (4, few.red + many.red, few.done + many.done)
    assert (whole.progress, whole.expected, whole.worst) == (60.0, 50.0, Light.RED)
    assert total_line([]).progress is None
    assert legend_counts(unit_lines()) == {
        Light.RED: 8,
        Light.YELLOW: 12,
        Light.GREEN: 44,
        Light.GREY: 4,
        Light.DONE: 27,
    }


@pytest.mark.usefixtures("qapp")
def test_the_picture_grows_with_the_units(tmp_path: Path) -> None:
    """A row more is 36 pixels more, twice sharp; an empty board says so instead of summing nothing."""
    path = tmp_path / "各单位进度.png"
    save_board(unit_lines(), TODAY, path)
    image, shorter = QImage(str(path)), board_image(unit_lines()[:-1], TODAY, "各单位进度")
    assert image.width() == 1920
    assert image.height() - shorter.height() == 72
    assert board_image([], TODAY, "各单位进度").height() < shorter.height()


@pytest.mark.usefixtures("qapp")
def test_the_picture_shows_the_lights(tmp_path: Path) -> None:
    """The red of the red light is on it, and gone where no unit has one."""

    def colours(lines: int) -> set[int]:
        image = board_image(unit_lines()[lines:], TODAY, "甲")
        row = 84 + 32 + 18
        return {image.pixelColor(x, 2 * row).rgb() & 0xFFFFFF for x in range(image.width())}

    assert 0xC8302B in colours(0)
    assert 0xC8302B not in colours(-1)


@pytest.mark.usefixtures("qapp")
def test_a_place_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    """Nothing is left behind."""
    with pytest.raises(UserError, match="请换一个位置"):
        save_board(unit_lines(), TODAY, tmp_path / "没有" / "图.png")
    assert list(tmp_path.iterdir()) == []


def test_a_picture_without_display_and_application(tmp_path: Path) -> None:
    """As the command line makes it."""
    bare = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    path = tmp_path / "图.png"
    done = subprocess.run(
        [sys.executable, "-c", _ALONE, str(path)], env=bare, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes().startswith(b"\x89PNG")
