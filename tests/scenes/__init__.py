"""Scenes: widgets in a state worth a picture. Every module of this folder registers its own with `@scene(name)`."""

import importlib
import pkgutil
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from supervisor_app.ui.theme import Theme

Scene = Callable[[Theme], QWidget]
SCENES: dict[str, Scene] = {}


def scene(name: str) -> Callable[[Scene], Scene]:
    """Register a function that builds a top-level widget; the name becomes part of the file's name."""

    def register(build: Scene) -> Scene:
        SCENES[name] = build
        return build

    return register


def load_scenes() -> None:
    """Import every module of this folder, so that its scenes are registered."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
