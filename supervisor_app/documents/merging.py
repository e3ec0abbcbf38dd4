"""Several papers as one PDF, for printing."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2

from supervisor_app.documents.pdfium import PDFIUM
from supervisor_app.errors import UserError
from supervisor_app.files import write_whole


def merge_papers(papers: Sequence[Path], target: Path) -> int:
    """Write every page of `papers`, in order, to `target`, whole or not at all; gives the number of pages.

    An empty page follows a paper of an odd number of pages that is not the last, so that of sheets printed on both
    sides (GB/T 9704—2012, 6.2) each belongs to one paper. `UserError` names a file that cannot be read, or `target`.
    """
    with PDFIUM:
        whole = pypdfium2.PdfDocument.new()
    try:
        for paper in papers:  # between two papers the preview may have its turn
            with PDFIUM:
                _append(whole, paper)
        with PDFIUM:
            count, content = len(whole), BytesIO()
            whole.save(content)
    finally:
        with PDFIUM:
            whole.close()
    write_whole(target, content.getvalue())
    return count


def _append(whole: pypdfium2.PdfDocument, paper: Path) -> None:
    if len(whole) % 2:
        whole.new_page(*whole[len(whole) - 1].get_size())
    try:
        part = pypdfium2.PdfDocument(paper)
    except (pypdfium2.PdfiumError, OSError):
        raise UserError(f"{paper} 读不出，没有合并；请检查文件，或按登记簿重印") from None
    try:
        whole.import_pages(part)
    finally:
        part.close()
