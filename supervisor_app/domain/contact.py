"""Whom to reach in a unit (联络员)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """A person of a unit with post and telephone; `remark`: what they are responsible for."""

    id: int
    unit_id: int
    name: str
    post: str = ""
    phone: str = ""
    remark: str = ""
