"""Making very many objects."""

import gc

import pytest

from supervisor_app.store import rows
from supervisor_app.store.rows import give_up_many, making_many


def test_very_many_objects_are_left_out_of_later_collections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until they are given up, when what nothing holds is collected."""
    monkeypatch.setattr(rows, "_VERY_MANY", 1000)
    with making_many():
        kept = [[number] for number in range(5000)]
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(kept)
    give_up_many()
    assert gc.get_freeze_count() == 0


def test_few_objects_are_collected_as_ever() -> None:
    with pytest.raises(ValueError, match="unreadable"), making_many():
        raise ValueError("unreadable")
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
