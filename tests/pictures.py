"""Pictures of every registered scene: `python -m tests.pictures OUT [WORD]`; WORD keeps scenes with it in their name.

Each scene is drawn light and dark at 1280×720 and 1920×1080, and light at 150 % on 1920×1080, without a screen.
"""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from supervisor_app.ui.dress import Dresser
from supervisor_app.ui.fonts import install_fonts
from supervisor_app.ui.theme import Mode, Theme
from supervisor_app.ui.widgets.buttons import FocusRing
from tests.scenes import SCENES, Scene, load_scenes

SIZES = (QSize(1280, 720), QSize(1920, 1080))


def grab(scene: Scene, theme: Theme, size: QSize, path: Path) -> None:
    """One scene to one PNG."""
    widget = scene(theme)
    widget.resize(size)
    widget.show()
    widget.activateWindow()
    QTest.qWaitForWindowActive(widget)
    for _ in range(3):  # a layout within a layout settles one round later
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))
    widget.hide()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _heard(_: QtMsgType, __: QMessageLogContext, text: str) -> None:
    """Everything Qt warns of, but what a platform without screens always says."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(text + "\n")


def main(folder: Path, word: str = "") -> int:
    """Draw all scenes; gives the number of pictures."""
    qInstallMessageHandler(_heard)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(Mode.LIGHT, family=install_fonts(prefer_shipped=True))
    Dresser(app, theme)
    FocusRing(app, theme)
    load_scenes()
    count = 0
    for name, scene in SCENES.items():
        if word not in name:
            continue
        for mode in (Mode.LIGHT, Mode.DARK):
            theme.set_mode(mode)
            for size in SIZES:
                grab(scene, theme, size, folder / f"{name}-{size.width()}-{mode}.png")
                count += 1
        theme.set_mode(Mode.LIGHT)
        theme.set_scale(150)
        grab(scene, theme, SIZES[1], folder / f"{name}-1920-150.png")
        theme.set_scale(100)
        count += 1
    return count


if __name__ == "__main__":
    wanted = ArgumentParser(
        prog="python -m tests.pictures", description="Pictures of the window, drawn without a screen."
    )
    wanted.add_argument("out", type=Path, help="folder for the pictures")
    wanted.add_argument("word", nargs="?", default="", help="only scenes with it in their name")
    chosen = wanted.parse_args()
    sys.stdout.write(f"{main(chosen.out, chosen.word)} pictures\n")
