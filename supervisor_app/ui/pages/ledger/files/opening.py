"""Opening a file kept in the ledger."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from supervisor_app.domain.life.attachment import Attachment
from supervisor_app.errors import UserError
from supervisor_app.ui.session import Session


def open_attachment(session: Session, attachment: Attachment) -> None:
    """Open a read-only copy in the system's program for it."""
    path = session.life.open_file(attachment)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise UserError(f"系统没有能打开“{attachment.name}”的程序；请另存后再打开")
