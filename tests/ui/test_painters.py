"""What the painters put on the picture, pixel by pixel where it carries meaning."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from supervisor_app.domain.lights import Light
from supervisor_app.ui.chart import ProgressLine, paint_progress_chart
from supervisor_app.ui.painters import Bar, Stack, light_pixmap, paint_progress, paint_stack
from supervisor_app.ui.theme import Theme

AREA = QRect(0, 0, 100, 24)


def picture(paint: Callable[[QPainter], object], area: QRect = AREA) -> QImage:
    """What is painted on white."""
    image = QImage(area.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def column(image: QImage, x: int) -> list[str]:
    """The colours of a column of pixels that are not white, top down."""
    colours = [image.pixelColor(x, y).name() for y in range(image.height())]
    return [colour for colour in colours if colour != "#ffffff"]


def test_lights_differ_without_colour(theme: Theme) -> None:
    """In black and white every light still has a silhouette of its own."""
    shapes = set()
    for light in Light:
        mask = light_pixmap(light, theme, 16).toImage()
        inked = frozenset((x, y) for x in range(16) for y in range(16) if mask.pixelColor(x, y).alpha() > 127)
        assert len(inked) > 20
        shapes.add(inked)
    assert len(shapes) == len(Light)


def test_lights_are_sharp_on_fine_screens(theme: Theme) -> None:
    assert light_pixmap(Light.RED, theme, 16, 2.0).size().width() == 32
    assert light_pixmap(Light.RED, theme, 16, 2.0).deviceIndependentSize().width() == 16


def test_a_name_read_through_qt_still_has_its_shape(theme: Theme) -> None:
    plain: Light = "red"  # type: ignore[assignment]  # what QVariant makes of a StrEnum
    assert light_pixmap(plain, theme, 20).toImage() == light_pixmap(Light.RED, theme, 20).toImage()


def test_the_worse_the_taller_and_to_the_left(theme: Theme) -> None:
    stack = Stack({Light.DONE: 2, Light.GREY: 2, Light.GREEN: 2, Light.YELLOW: 2, Light.RED: 2}, 10)
    image = picture(lambda painter: paint_stack(painter, AREA, stack, theme))
    heights = [len(column(image, x)) for x in (10, 30, 50, 60, 90)]
    assert heights == [16, 12, 8, 8, 4]
    assert column(image, 10)[0] == theme.color("light_red").name()
    assert column(image, 19) == []  # a gap of one pixel
    assert len(column(image, 70)) == 2  # grey is an outline


def test_all_stacks_share_a_scale_and_one_task_can_be_seen(theme: Theme) -> None:
    half = picture(lambda painter: paint_stack(painter, AREA, Stack({Light.GREEN: 5}, 10), theme))
    assert (column(half, 48) != [], column(half, 50)) == (True, [])
    tiny = picture(lambda painter: paint_stack(painter, AREA, Stack({Light.RED: 1}, 1000), theme))
    assert [len(column(tiny, x)) for x in range(3)] == [16, 16, 0]


@pytest.mark.parametrize(
    ("bar", "at_missing"),
    [
        (Bar(30, 62, Light.RED), "light_red"),
        (Bar(48, 62, Light.YELLOW), "light_yellow"),
        (Bar(55, 62, Light.GREEN), "track"),
        (Bar(55, None, Light.GREY), "track"),
    ],
)
def test_what_is_missing_takes_the_lights_colour(theme: Theme, bar: Bar, at_missing: str) -> None:
    ground = theme.color("surface")
    image = picture(lambda painter: paint_progress(painter, AREA, bar, theme, ground))
    middle = AREA.center().y() + 1
    assert image.pixelColor(58, middle).name() == theme.color(at_missing).name()
    assert image.pixelColor(10, middle).name() == theme.color("progress").name()


def test_the_mark_stands_off_the_bar(theme: Theme) -> None:
    ground = theme.color("surface")
    image = picture(lambda painter: paint_progress(painter, AREA, Bar(80, 50), theme, ground))
    middle = AREA.center().y() + 1
    row = [image.pixelColor(x, middle).name() for x in range(48, 52)]
    mark = theme.color("text").name()
    assert row == [ground.name(), mark, mark, ground.name()]
    assert column(image, 49).count(mark) == 14


def test_done_and_undated_bars_have_no_mark(theme: Theme) -> None:
    image = picture(
        lambda painter: paint_progress(painter, AREA, Bar(100, None, Light.DONE), theme, theme.color("surface"))
    )
    assert all(theme.color("text").name() not in column(image, x) for x in range(100))
    assert theme.color("light_done").name() in column(image, 50)


def test_the_chart_steps_at_reports_and_reddens_late_days(theme: Theme) -> None:
    area = QRect(0, 0, 390, 104)
    start, due, today = date(2026, 9, 4), date(2026, 11, 6), date(2026, 11, 19)
    line = ProgressLine(start, today, [(date(2026, 10, 9), 40.0)], [(start, 0.0), (due, 100.0)], due)
    image = picture(lambda painter: paint_progress_chart(painter, area, line, theme), area)
    accent, late = theme.color("accent").name(), theme.color("light_red_soft").name()
    step = 30 + 356 * (date(2026, 10, 9) - start).days // (today - start).days
    assert column(image, step).count(accent) > 20  # upright at the report
    assert column(image, step - 40).count(accent) <= 3
    assert late in column(image, 380)
    assert late not in column(image, 200)


def test_a_chart_of_a_single_day_is_painted(theme: Theme) -> None:
    day = date(2026, 11, 19)
    area = QRect(0, 0, 200, 104)
    image = picture(lambda painter: paint_progress_chart(painter, area, ProgressLine(day, day, []), theme), area)
    assert theme.color("border").name() in column(image, 100)
