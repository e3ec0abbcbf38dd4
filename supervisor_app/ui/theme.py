"""The one source of colours, sizes and fonts while the program runs; handed to whoever paints.

A theme is the shipped roles in one scheme at one scale. The application's theme follows the system's scheme or the
user's choice and says `changed`; painters on pictures use a theme of their own.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

from supervisor_app.domain.light import LIGHT_WORDS, Light
from supervisor_app.ui.contrast import MARK, TEXT, contrast, legible, mixed
from supervisor_app.ui.tokens import load_tokens

TextSize = Literal["small", "body", "title"]
TextWeight = Literal["text", "strong", "title"]
SCALES = (100, 110, 125, 150)


class Mode(StrEnum):
    """Which scheme the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours by role, sizes in device-independent pixels, fonts by size and weight."""

    changed = Signal()

    def __init__(
        self, mode: Mode = Mode.SYSTEM, scale: float = 1.0, family: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tokens = load_tokens()
        self._mode, self._scale = mode, scale
        self._family = family or self._tokens.family
        self._light_colours: dict[Light, str] = {}
        self._own_roles: dict[bool, dict[str, str]] = {}
        self._light_words: dict[Light, str] = dict(LIGHT_WORDS)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def mode(self) -> Mode:
        """What the user chose."""
        return self._mode

    @property
    def scale(self) -> float:
        """1.0 to 1.5 in the window; 2.0 on the wall."""
        return self._scale

    @property
    def dark(self) -> bool:
        """Whether the dark roles are in force."""
        if self._mode is not Mode.SYSTEM:
            return self._mode is Mode.DARK
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @property
    def key(self) -> str:
        """Names scheme and scale: part of every cache key of painted things."""
        own = "".join(self._light_colours.values())
        return f"{'dark' if self.dark else 'light'}@{self._scale:g}{own}"

    def set_lights(self, names: Mapping[Light, str], colours: Mapping[Light, str]) -> None:
        """Take the office's words for lights and its colours (#rrggbb) in place of the shipped ones."""
        if (dict(colours), dict(names)) != (self._light_colours, self._light_words):
            self._light_colours, self._light_words = dict(colours), dict(names)
            self._own_roles = {
                dark: _light_roles(colours, tokens, dark)
                for dark, tokens in ((False, self._tokens.light), (True, self._tokens.dark))
            }
            self.changed.emit()

    def light_word(self, light: Light) -> str:
        """What the office calls a light."""
        return self._light_words[light]

    def color(self, role: str) -> QColor:
        """The colour of a role of theme.toml; KeyError for a role that is not there."""
        own = self._own_roles.get(self.dark, {})
        if role in own:
            return QColor(own[role])
        return QColor((self._tokens.dark if self.dark else self._tokens.light)[role])

    def px(self, pixels: float) -> int:
        """A length given at 100 %, scaled to whole pixels, never less than one."""
        return max(1, round(pixels * self._scale))

    def size(self, name: str) -> int:
        """A measure of theme.toml (`row`, `space_gap`, `radius_card`), scaled."""
        return self.px(self._tokens.measures[name])

    def font(self, size: TextSize = "body", weight: TextWeight = "text") -> QFont:
        """The window's font; one of three sizes and three weights."""
        font = QFont(self._family)
        font.setPixelSize(self.px(self._tokens.text[size]))
        font.setWeight(QFont.Weight(self._tokens.text[f"weight_{weight}"]))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def scaled(self, factor: float) -> "Theme":
        """The same scheme and family at another scale, for the wall and pictures."""
        return Theme(Mode.DARK if self.dark else Mode.LIGHT, factor, self._family)

    def set_mode(self, mode: Mode) -> None:
        """Follow the system or take a scheme."""
        if mode is not self._mode:
            self._mode = mode
            self.changed.emit()

    def set_scale(self, percent: int) -> None:
        """Scale text and measures; kept within 100 and 150 %."""
        scale = min(max(percent, SCALES[0]), SCALES[-1]) / 100
        if scale != self._scale:
            self._scale = scale
            self.changed.emit()

    def _follow_system(self) -> None:
        if self._mode is Mode.SYSTEM:
            self.changed.emit()


def _light_roles(colours: Mapping[Light, str], tokens: Mapping[str, str], dark: bool) -> dict[str, str]:
    """All roles of lights in colours of the office's; they are chosen for light ground, on dark they are lightened."""
    surface, roles = QColor(tokens["surface"]), {}
    for light, name in colours.items():
        colour, role = QColor(name), f"light_{light}"
        fill = legible(colour, surface, MARK) if dark else colour
        roles[role] = fill.name()
        roles[f"{role}_ink"] = legible(colour, surface, TEXT).name()
        on_white, on_black = (contrast(fill, QColor(name)) for name in ("white", "black"))
        roles[f"{role}_on"] = "white" if on_white > on_black else "black"
        roles[f"{role}_soft"] = mixed(surface, colour, 0.14).name()
        if light is Light.YELLOW:
            roles[f"{role}_edge"] = legible(colour, surface, MARK).name()
    return roles
