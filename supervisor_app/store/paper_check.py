"""Are the PDFs of issued papers those that were issued? By the fingerprints (SHA-256) of the register."""

import hashlib
import json
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from sqlite_utils import Database

from supervisor_app.errors import cause
from supervisor_app.store import queries
from supervisor_app.store.check import read_only
from supervisor_app.store.paper_files import paper_place

_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class PaperFindings:
    """One Chinese sentence each: `faults` of files that are not as issued, `hints` on those that are not found.

    A file that is not there was moved as likely as lost, and can be printed again from the register: no fault.
    """

    faults: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def check_papers(path: Path) -> PaperFindings:
    """What is to be said of the papers of the ledger at `path`, which must be a sound one (`check_ledger`)."""
    with suppress(sqlite3.Error, UnicodeDecodeError), read_only(path) as db:
        return _findings(db, path)
    return PaperFindings()


def _findings(db: Database, ledger: Path) -> PaperFindings:
    if "sha256" not in db.table("notice").columns_dict:  # a ledger of an earlier version, which kept none
        return PaperFindings()
    chosen, faults, hints = _chosen_folder(db), list[str](), list[str]()
    for notice in queries.notices(db, "sha256 <> '' AND path <> ''"):
        place = paper_place(notice.path, ledger, chosen)
        told = notice.number.full
        if not place.is_file():
            hints.append(f"{told} 的 PDF 不在原处（{place}）；移走的请放回，找不到可按登记簿重印")
            continue
        try:
            same = hashlib.sha256(place.read_bytes()).hexdigest() == notice.sha256
        except OSError as error:
            hints.append(f"{told} 的 PDF 读不出（{cause(error)}）：{place}")
            continue
        if not same:
            faults.append(f"{told} 的 PDF 与印发时不一致，被改动过或已损坏：{place}")
    return PaperFindings(tuple(_short(faults)), tuple(_short(hints)))


def _chosen_folder(db: Database) -> str:
    row = db.execute("SELECT value FROM setting WHERE name = 'notice_folder'").fetchone()
    return str(json.loads(row[0])) if row else ""


def _short(sentences: list[str]) -> list[str]:
    rest = len(sentences) - _MOST_NAMED
    return list(chain(sentences[:_MOST_NAMED], [f"另有 {rest} 份同样"] if rest > 0 else []))
