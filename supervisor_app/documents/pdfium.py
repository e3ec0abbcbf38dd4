"""One caller at a time: PDFium is not safe to be used by several threads, not even on different files."""

from threading import RLock

PDFIUM = RLock()
