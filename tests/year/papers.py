"""Writing the year's papers as PDFs; slow, so only when asked for."""

from pathlib import Path

from supervisor_app.domain.notice import Notice
from tests.year.office import Deliver


def writer(folder: Path) -> Deliver:
    """Puts the PDF of each paper into `folder`."""

    def deliver(notice: Notice) -> None:
        raise NotImplementedError

    return deliver
