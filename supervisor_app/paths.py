"""Where the program's own files and the user's folders are, without Qt."""

import os
import sys
from pathlib import Path

from supervisor_app.errors import UserError

_FOLDER = "supervisor-app"
_PACKAGE = Path(__file__).parent
_RESOURCE_ROOTS = (_PACKAGE / "resources", _PACKAGE.parent / "resources")  # installed, then a checkout


def resource(*parts: str) -> Path:
    """The path of a file or folder under `resources`; UserError when the installation lacks it."""
    for root in _RESOURCE_ROOTS:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise UserError(f"程序缺少自带文件 resources/{'/'.join(parts)}，请重新安装本程序")


def user_data_dir() -> Path:
    """The folder for the user's data of this program; it may not exist yet."""
    if sys.platform == "win32":
        return _windows("LOCALAPPDATA", "Local")
    return _xdg_or_library("XDG_DATA_HOME", ".local/share")


def user_config_dir() -> Path:
    """The folder for the user's settings of this program; it may not exist yet."""
    if sys.platform == "win32":
        return _windows("APPDATA", "Roaming")
    return _xdg_or_library("XDG_CONFIG_HOME", ".config")


def _windows(variable: str, folder: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / "AppData" / folder) / _FOLDER


def _xdg_or_library(variable: str, default: str) -> Path:
    """XDG base directory (a relative value counts as unset, as the specification says); ~/Library on macOS."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _FOLDER
    base = Path(os.environ.get(variable, ""))
    return (base if base.is_absolute() else Path.home() / default) / _FOLDER
