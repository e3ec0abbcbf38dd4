"""What was done since the last working day, told each morning in one line (昨日：登记进展 5 条，发文 3 份…)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from supervisor_app.domain.model import DONE_STATES, IMPORTED


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One command of the journal: `at` as written (ISO), `changes` its rows before and after."""

    at: str
    actor: str
    action: str
    task_id: int | None = None
    changes: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class DayNews:
    """Net counts of what was done from `since` up to the day before `today`; what was undone does not count.

    `entries`: the commands, newest first; `cut`: there were more of them than are read.
    """

    since: date
    today: date
    added: int = 0
    reports: int = 0
    papers: int = 0
    done: int = 0
    extensions: int = 0
    entries: tuple[DayEntry, ...] = ()
    cut: bool = False

    @property
    def words(self) -> str:
        """`昨日：登记进展 5 条，发文 3 份，办结 2 项，延期 1 项`."""
        counts = (
            ("新增事项", self.added, "项"),
            ("登记进展", self.reports, "条"),
            ("发文", self.papers, "份"),
            ("办结", self.done, "项"),
            ("延期", self.extensions, "项"),
        )
        told = [f"{word} {count} {measure}" for word, count, measure in counts if count]
        if not told and self.entries:
            told = [f"其他操作 {len(self.entries)} 次"]
        return f"{self._when}：{'至少' if self.cut else ''}{'，'.join(told) or '没有变动'}"

    @property
    def _when(self) -> str:
        yesterday = self.since == self.today - timedelta(days=1)
        return "昨日" if yesterday else f"{self.since.month}月{self.since.day}日至昨日"


def day_news(since: date, today: date, entries: Iterable[DayEntry], cut: bool = False) -> DayNews:
    """Count what the commands did, given newest first; progress brought along by an import counts as no report."""
    listed = tuple(entries)
    found: dict[str, set[int]] = {"task": set(), "report": set(), "notice": set(), "done": set(), "extension": set()}
    for entry in reversed(listed):
        for change in entry.changes:
            _count(change, found)
    added, reports, papers, done, extensions = (len(ids) for ids in found.values())
    return DayNews(since, today, added, reports, papers, done, extensions, listed, cut)


def _count(change: Mapping[str, Any], found: Mapping[str, set[int]]) -> None:
    table, row_id, before, after = change["table"], change["id"], change["before"], change["after"]
    if table in ("task", "report", "notice"):
        if before is None and not (table == "report" and after["channel"] == IMPORTED):
            found[table].add(row_id)
        elif after is None:
            found[table].discard(row_id)
    if table == "task" and before and after and "state" in after:
        _note(found["done"], row_id, before["state"] in DONE_STATES, after["state"] in DONE_STATES)
    if table == "extension" and before and after and "decision" in after:
        _note(found["extension"], row_id, before["decision"] == "granted", after["decision"] == "granted")


def _note(found: set[int], row_id: int, was: bool, now: bool) -> None:
    if now and not was:
        found.add(row_id)
    elif was and not now:
        found.discard(row_id)
