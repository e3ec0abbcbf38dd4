"""The small QR code of a paper, outside the type area at the lower left of page one (custom, 14 mm)."""

from itertools import groupby

from supervisor_app.documents.sheet import BOTTOM, LEFT, MM, Sheet
from supervisor_app.errors import UserError

_SIZE, _BELOW = 14 * MM, 3 * MM
_LETTER_SIZE, _LETTER_BELOW = 12 * MM, 1 * MM  # between the type area and the double rule of a letter
_MOST = 300  # bytes; more could not be read at this size


def draw_code(sheet: Sheet, text: str, *, letter: bool) -> None:
    """Draw what the code says on the present page; nothing for no text, UserError when it is too long to be read."""
    if not text:
        return
    # Half of what the first paper of a start waits for; most offices use no code.
    from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

    data = text.encode()
    if len(data) > _MOST:
        raise UserError(f"二维码的内容有 {len(data)} 个字节，超过 {_MOST} 个，印出来扫不清；请缩短二维码的内容")
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(data))
    code.make()
    size, top = (_LETTER_SIZE, BOTTOM + _LETTER_BELOW) if letter else (_SIZE, BOTTOM + _BELOW)
    module = size / code.getModuleCount()
    for row, modules in enumerate(code.modules):
        for dark, run in groupby(enumerate(modules), lambda item: bool(item[1])):
            columns = [column for column, _ in run]
            if dark:
                sheet.box(LEFT + columns[0] * module, top + row * module, len(columns) * module, module)
