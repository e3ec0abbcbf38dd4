"""One start of the program up to its first painted window."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def main(path: str) -> None:
    """Open the window on a ledger, paint it, leave."""
    from supervisor_app.app.window_program import Program
    from supervisor_app.ui.memory import Forgetful

    app = QApplication([])
    program = Program(app, Forgetful())
    program.start(Path(path))
    program.window.repaint()
    QTimer.singleShot(0, app.quit)
    app.exec()
    program.jobs.close()
