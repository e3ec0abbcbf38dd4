"""Whether Qt can be loaded here, and a window seen, told in a sentence before it is tried in earnest.

Qt ends the whole process where its platform plugin does not load or the X server does not answer.
"""

import ctypes
import os
import sys
from pathlib import Path

_PACKAGES = "libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1"
_WINDOW_PACKAGES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
_UNSEEN = {"offscreen", "minimal"}
_PLUGIN = "Qt/plugins/platforms/libqxcb.so"  # beside PySide6's modules


def missing_libraries(to_draw: bool = False) -> str | None:
    """A sentence on what to install, or None when Qt loads; only Linux leaves it to the system.

    `to_draw`: a picture is wanted and no window, which needs fewer of them.
    """
    try:
        from PySide6 import QtWidgets

        plugin = Path(QtWidgets.__file__).parent / _PLUGIN
        if not to_draw and _uses_x() and plugin.exists():
            ctypes.CDLL(str(plugin))
    except (ImportError, OSError) as error:
        lacking = str(error).split(":")[0]
        if sys.platform != "linux":
            return f"窗口打不开：{lacking}；请重新安装本程序"
        return (
            f"窗口打不开：缺少系统库 {lacking}；请执行 sudo apt-get install {_PACKAGES} {_WINDOW_PACKAGES} 后再试"
            "（不用窗口的命令不受影响）"
        )
    return None


def has_display() -> bool:
    """Whether a window can be seen here; not where Qt is told to draw without a screen."""
    if sys.platform in {"win32", "darwin"}:
        return True
    if _uses_x():
        return _x_answers()
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return platform not in _UNSEEN if platform else bool(os.environ.get("WAYLAND_DISPLAY"))


def draw_unseen() -> None:
    """Let Qt draw pictures where no window can be; it keeps a platform chosen from outside."""
    if missing_libraries() or not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def told_to_draw_unseen() -> bool:
    """Whether whoever started the program wants its window without a screen, as tests do."""
    return os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _UNSEEN


def _uses_x() -> bool:
    """Whether Qt will open its window on the X server that DISPLAY names."""
    others = (os.environ.get(name) for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return sys.platform == "linux" and bool(os.environ.get("DISPLAY")) and not any(others)


def _x_answers() -> bool:
    """Whether the X server takes connections; True where only Qt itself can tell."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers: bool = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers
