"""Which kinds of facts a command changed, so that only the views of those look again."""

from enum import Flag, auto


class Changes(Flag):
    """Kinds of facts; combine with |."""

    NONE = 0
    TASKS = auto()
    UNITS = auto()
    REPORTS = auto()
    NOTICES = auto()
    MEETINGS = auto()
    SETTINGS = auto()
    DRAFTS = auto()
    LIFE = auto()  # steps, extensions, verifications, look backs, requests for review
    FILES = auto()
    PROBLEMS = auto()
    PROJECTS = auto()
    CONTACTS = auto()
    ALL = (TASKS | UNITS | REPORTS | NOTICES | MEETINGS | SETTINGS) | (
        DRAFTS | LIFE | FILES | PROBLEMS | PROJECTS | CONTACTS
    )
