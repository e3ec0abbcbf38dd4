"""Several papers as one PDF, for printing."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2

from supervisor_app.errors import UserError
from supervisor_app.files import write_whole


def merge_papers(papers: Sequence[Path], target: Path) -> int:
    """Write every page of `papers`, in order, to `target`, whole or not at all; gives the number of pages.

    An empty page follows a paper of an odd number of pages that is not the last, so that of sheets printed on both
    sides (GB/T 9704—2012, 6.2) each belongs to one paper. `UserError` names a file that cannot be read, or `target`.
    """
    whole = pypdfium2.PdfDocument.new()
    try:
        for paper in papers:
            if len(whole) % 2:
                whole.new_page(*whole[len(whole) - 1].get_size())
            _append(whole, paper)
        count, content = len(whole), BytesIO()
        whole.save(content)
    finally:
        whole.close()
    write_whole(target, content.getvalue())
    return count


def _append(whole: pypdfium2.PdfDocument, paper: Path) -> None:
    try:
        part = pypdfium2.PdfDocument(paper)
    except (pypdfium2.PdfiumError, OSError):
        raise UserError(f"{paper} 读不出，没有合并；请检查文件，或按登记簿重印") from None
    try:
        whole.import_pages(part)
    finally:
        part.close()
