"""One start of the program up to its first painted window, or on to the ledger shown in it."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def main(path: str, whole: bool) -> None:
    """Paint the window; `whole`: open the ledger, too, and paint its page; then leave."""
    from supervisor_app.app.window_program import Program
    from supervisor_app.ui.memory import Forgetful

    app = QApplication([])
    program = Program(app, Forgetful())
    program.start(Path(path))
    if whole:
        QTimer.singleShot(0, app.quit)
        app.exec()
        program.window.repaint()
    program.jobs.close()
