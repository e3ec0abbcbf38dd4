"""The words and weights that ship with the program."""

import pytest

from supervisor_app.paths import resource
from supervisor_app.reading.words import Words, load_words


@pytest.fixture(scope="session")
def words() -> Words:
    """The reader's words and weights."""
    return load_words(resource("reading"))
