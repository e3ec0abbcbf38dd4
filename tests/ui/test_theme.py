"""The theme: both schemes complete, every pair of ink and ground legible, one scale for all measures."""

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.domain.lights import Light
from supervisor_app.paths import resource
from supervisor_app.ui.dress import palette, style_sheet
from supervisor_app.ui.icons import icon_pixmap, set_icon
from supervisor_app.ui.theme import Mode, Theme
from supervisor_app.ui.tokens import load_tokens
from supervisor_app.ui.widgets.buttons import button

MODES = (Mode.LIGHT, Mode.DARK)
# Text needs 4.5 on every ground it is written on, marks and edges of inputs 3 (WCAG 2, 1.4.3 and 1.4.11).
_TEXT = [
    *product(("text", "text_muted"), ("window", "surface", "surface_alt", "hover", "selection")),
    *product(("accent",), ("surface", "selection", "accent_soft", "hover")),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    *((f"light_{light}_ink", ground) for light in Light for ground in ("surface", "selection", "hover")),
    *((f"light_{light}_ink", f"light_{light}_soft") for light in Light),
    *((f"light_{light}_on", f"light_{light}") for light in (Light.RED, Light.YELLOW, Light.GREEN)),
]
_MARKS = [
    *((f"light_{light}", "surface") for light in Light if light is not Light.YELLOW),
    *((f"light_{light}", "selection") for light in (Light.RED, Light.GREEN, Light.DONE)),
    ("light_yellow_edge", "surface"),
    ("border_control", "surface"),
    ("accent", "surface"),
    ("progress", "surface"),
]


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of WCAG 2, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_both_schemes_hold_the_same_roles() -> None:
    tokens = load_tokens()
    assert tokens.light.keys() == tokens.dark.keys()
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in (*tokens.light.values(), *tokens.dark.values()))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "ground", "least"), [(*p, 4.5) for p in _TEXT] + [(*p, 3.0) for p in _MARKS])
def test_contrast(qapp: QApplication, mode: Mode, ink: str, ground: str, least: float) -> None:
    theme = Theme(mode)
    assert contrast(theme.color(ink), theme.color(ground)) >= least


def test_every_role_is_used() -> None:
    """A role nobody paints with is removed, not kept."""
    sources = [resource("window.qss").read_text(encoding="utf-8")]
    package = resource("theme.toml").parents[1] / "supervisor_app"
    sources += [path.read_text(encoding="utf-8") for path in (package / "ui").rglob("*.py")]
    text = "\n".join(sources)
    lights = {f"light_{light}{part}" for light in Light for part in ("", "_ink", "_on", "_soft")}
    unused = {role for role in load_tokens().light if role not in lights and not re.search(rf"\b{role}\b", text)}
    assert unused <= {"paper", "paper_ink", "paper_red", "desk"}


def test_an_unknown_role_is_an_error(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.color("crimson")


def test_sizes_and_fonts_scale(qapp: QApplication) -> None:
    theme = Theme(Mode.LIGHT, 1.5)
    assert (theme.px(12), theme.px(0.1), theme.size("row"), theme.size("space_gap")) == (18, 1, 54, 24)
    font = theme.font("title", "title")
    assert (font.pixelSize(), int(font.weight())) == (30, 700)
    assert theme.scaled(2.0).size("row") == 72


def test_scale_is_kept_within_bounds_and_said_once(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(Mode.LIGHT)
    with qtbot.waitSignal(theme.changed):
        theme.set_scale(400)
    assert theme.scale == 1.5
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_scale(150)


def test_sheet_has_no_colour_of_its_own() -> None:
    source = resource("window.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", source)
    assert "setStyleSheet" not in "".join(
        path.read_text(encoding="utf-8")
        for path in (resource("theme.toml").parents[1] / "supervisor_app" / "ui").rglob("*.py")
        if path.name != "dress.py"
    )


def test_sheet_is_filled_and_scaled(qapp: QApplication, tmp_path: Path) -> None:
    sheet = style_sheet(Theme(Mode.DARK, 1.5), tmp_path)
    assert "$" not in sheet
    assert "font-size: 21px" in sheet
    assert len(list(tmp_path.glob("*.svg"))) == 3


@pytest.mark.parametrize("mode", MODES)
def test_placeholder_is_legible(qapp: QApplication, mode: Mode) -> None:
    theme = Theme(mode)
    colours = palette(theme)
    assert colours.placeholderText().color().alpha() == 255
    assert contrast(colours.placeholderText().color(), colours.base().color()) >= 4.5


def test_icons_take_the_colour_of_their_role(theme: Theme) -> None:
    image = icon_pixmap(theme, "check", "accent", 16, 2.0).toImage()
    inked = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255]
    assert image.width() == 32
    assert {colour.name() for colour in inked} == {theme.color("accent").name()}


def test_icons_follow_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(Mode.LIGHT)
    made = button(theme, "打印", "printer")
    qtbot.addWidget(made)
    before = made.icon().pixmap(16).toImage()
    theme.set_mode(Mode.DARK)
    assert made.icon().pixmap(16).toImage() != before
    set_icon(made, theme, "save", role="accent")
    assert made.icon().pixmap(16).toImage() == icon_pixmap(theme, "save", "accent").toImage()
