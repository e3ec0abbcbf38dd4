"""Boxes of forms: filled from the ledger or left to the pen."""

from supervisor_app.domain.papers.paper import FormField, FormRow

ROW = 8.5  # mm, a box of one line
OPINION = 26.0  # mm, an opinion written by hand with its signature
BLANK_DATE = "　　年　　月　　日"
_SIGNATURE = "　　　　　　签字：　　　　　　　　　　年　　月　　日"


def one(label: str, value: str, least: float = ROW) -> FormRow:
    """A row of one box."""
    return FormRow((FormField(label, value),), least)


def pair(label: str, value: str, other: str, beside: str, least: float = ROW) -> FormRow:
    """A row of two boxes."""
    return FormRow((FormField(label, value), FormField(other, beside)), least)


def opinion(label: str, value: str) -> FormRow:
    """A box for somebody's opinion with a line to sign and date it."""
    return FormRow((FormField(label, f"{value}\n{_SIGNATURE}" if value else f"　\n　\n{_SIGNATURE}"),), OPINION)
