"""The two kinds of failure: what the user can mend, and our own bugs (every other exception)."""


class UserError(Exception):
    """Something the user can mend; its text is one sentence: what is wrong, where, what to do."""
