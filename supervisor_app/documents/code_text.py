"""What a paper's QR code says; apart from its drawing, so that a draft in the window needs no reportlab."""

from dataclasses import replace
from hashlib import sha256

from supervisor_app.domain.papers.notice import DocumentNumber
from supervisor_app.domain.papers.paper import Paper, paper_to_json


def code_text(paper: Paper, number: DocumentNumber) -> str:
    """What the code says: number, date, and the first 16 hex digits of the SHA-256 of the paper's text as registered.

    The text is that without a code, so that it can be counted again from the register.
    """
    digest = sha256(paper_to_json(replace(paper, code="")).encode()).hexdigest()
    return f"{number.full} {paper.dated.isoformat()} {digest[:16]}"
