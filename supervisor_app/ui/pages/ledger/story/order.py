"""In which order the happenings of one day were entered, by the journal of the task."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

Key = tuple[str, int]
_TABLES = {"review": "review_request", "file": "attachment"}


def order_given(journal: Sequence[Mapping[str, Any]], keys: Sequence[Key]) -> list[int]:
    """A number for each happening, higher for what was entered later; `journal` newest first.

    A key that stands twice was asked and then decided. What was entered for many tasks at once is not in the journal
    of one: it counts as entered first, a decision as taken last. A period without a report ends with its day.
    """
    entered: dict[Key, int] = {}
    changed: dict[Key, int] = {}
    for at, row in enumerate(reversed(journal), start=1):
        for change in json.loads(row["changes"]):
            key = change["table"], change["id"]
            (entered if change["before"] is None else changed)[key] = at
    rows = {row["id"]: at for at, row in enumerate(reversed(journal), start=1)}
    last, seen, found = len(journal) + 1, set[Key](), []
    for kind, number in keys:
        key = _TABLES.get(kind, kind), number
        if kind == "moved":
            found.append(rows.get(number, 0))
        elif kind == "missing":
            found.append(last if journal else 0)
        elif key in seen or kind == "look_back":  # planned before
            found.append(changed.get(key, last if journal else 0))
        else:
            found.append(entered.get(key, 0))
        seen.add(key)
    return found
