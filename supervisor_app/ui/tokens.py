"""The design tokens of `resources/theme.toml`: colours as roles, and sizes in pixels at 100 %."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from supervisor_app.paths import resource


@dataclass(frozen=True, slots=True)
class Tokens:
    """Roles of both schemes (#RRGGBB) and every measure by name; weights and sizes are whole numbers."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    family: str
    text: Mapping[str, int]
    measures: Mapping[str, int]


@cache
def load_tokens() -> Tokens:
    """The tokens shipped with the program; measures are named `row`, `space_gap`, `radius_card`."""
    raw = tomllib.loads(resource("theme.toml").read_text(encoding="utf-8"))
    measures = dict(raw["size"])
    measures |= {f"space_{name}": value for name, value in raw["space"].items()}
    measures |= {f"radius_{name}": value for name, value in raw["radius"].items()}
    text = {name: value for name, value in raw["font"].items() if isinstance(value, int)}
    return Tokens(raw["light"], raw["dark"], raw["font"]["family"], text, measures)
