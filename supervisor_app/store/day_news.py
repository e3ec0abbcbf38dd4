"""The journal of the last working day, read from its end so that its length does not matter."""

import json
from datetime import date

from sqlite_utils import Database

from supervisor_app.domain.today.day_news import DayEntry, DayNews, day_news

_MOST = 2000  # commands told of
_LARGE = 1_000_000  # characters of a command's rows (a large import) beyond which it is named, not counted


def read_day_news(db: Database, since: date, today: date) -> DayNews:
    """What was done from `since` up to the day before `today`, at most the last 2,000 commands of it."""
    ids: list[int] = []
    for history_id, at in db.execute("SELECT id, at FROM history ORDER BY id DESC"):
        if at < since.isoformat() or len(ids) == _MOST:
            break
        if at < today.isoformat():
            ids.append(history_id)
    counted = f"CASE WHEN length(changes) <= {_LARGE} THEN changes ELSE '[]' END"
    chosen = "id IN (SELECT value FROM json_each(?)) ORDER BY id DESC"
    rows = db.execute(f"SELECT at, actor, action, task_id, {counted} FROM history WHERE {chosen}", [json.dumps(ids)])
    entries = (DayEntry(at, actor, action, task, tuple(json.loads(text))) for at, actor, action, task, text in rows)
    return day_news(since, today, entries, cut=len(ids) == _MOST)
