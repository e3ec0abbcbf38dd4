"""Whether Qt can be loaded here, told in a sentence before it is tried in earnest."""

import os
import sys

_PACKAGES = "libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1"
_WINDOW_PACKAGES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"


def missing_libraries() -> str | None:
    """A sentence on what to install, or None when Qt loads; only Linux leaves it to the system."""
    try:
        from PySide6 import QtWidgets  # noqa: F401
    except ImportError as error:
        lacking = str(error).split(":")[0]
        if sys.platform != "linux":
            return f"窗口打不开：{lacking}；请重新安装本程序"
        return (
            f"窗口打不开：缺少系统库 {lacking}；请执行 sudo apt-get install {_PACKAGES} {_WINDOW_PACKAGES} 后再试"
            "（不用窗口的命令不受影响）"
        )
    return None


def has_display() -> bool:
    """Whether a window can be seen here, or Qt is told to do without a screen."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
