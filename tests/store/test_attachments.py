"""Evidence files: kept whole inside the ledger, told by digest, never in the history, given back read-only."""

import hashlib
import json
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from supervisor_app.domain.life.attachment import MEBIBYTE, Attachment, Owner
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.errors import UserError
from supervisor_app.store import evidence, life, life_queries
from supervisor_app.store.attachments import attach, detach, write_out
from supervisor_app.store.check import check_ledger
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.office import read_office, save_office
from supervisor_app.store.tasks import find_task
from supervisor_app.store.undo import redo, undo
from tests.store.conftest import NOW

PROOF = bytes(range(256)) * 40


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """A file as a unit sends it."""
    path = tmp_path / "验收单.pdf"
    path.write_bytes(PROOF)
    return path


def kept(ledger: Ledger) -> list[Attachment]:
    return life_queries.attachments(ledger.db)


def test_a_file_is_kept_whole_and_given_back_read_only(ledger: Ledger, proof: Path, tmp_path: Path) -> None:
    attach(ledger, 1, [proof])
    proof.unlink()
    [one] = kept(ledger)
    assert (one.name, one.size, one.added_on) == ("验收单.pdf", len(PROOF), NOW.date())
    assert one.sha256 == hashlib.sha256(PROOF).hexdigest()
    for _ in range(2):  # also where a copy is there from before
        path = write_out(ledger.db, one, tmp_path)
        assert path.read_bytes() == PROOF
        assert path.suffix == ".pdf"
        assert not path.stat().st_mode & 0o222


def test_the_history_has_the_digest_and_undo_brings_the_content_back(ledger: Ledger, proof: Path) -> None:
    attach(ledger, 1, [proof])
    [one] = kept(ledger)
    changes = json.loads(next(ledger.db.query("SELECT changes FROM history ORDER BY id DESC"))["changes"])
    assert [change["table"] for change in changes] == ["attachment"]
    assert changes[0]["after"]["sha256"] == one.sha256
    assert ledger.db.execute("SELECT max(length(changes)) FROM history").fetchone()[0] < len(PROOF)
    undo(ledger)
    assert kept(ledger) == []
    redo(ledger)
    assert kept(ledger) == [one]
    detach(ledger, one)
    undo(ledger)
    assert b"".join(evidence.pieces(ledger.db, one.sha256)) == PROOF
    assert check_ledger(ledger.path) == []


def test_the_same_content_is_kept_once_and_goes_when_nothing_brings_it_back(
    ledger: Ledger, proof: Path, tmp_path: Path
) -> None:
    other = tmp_path / "另一份.pdf"
    other.write_bytes(PROOF)
    attach(ledger, 1, [proof, other])
    assert ledger.db.execute("SELECT count(*) FROM evidence").fetchone()[0] == 1
    for one in kept(ledger):
        detach(ledger, one)
    proof.write_bytes(b"new")
    attach(ledger, 1, [proof])
    assert ledger.db.execute("SELECT count(*) FROM evidence").fetchone()[0] == 2
    ledger.close()
    again = Ledger.open(ledger.path)
    proof.write_bytes(b"newer")
    attach(again, 1, [proof])
    assert [row[0] for row in again.db.execute("SELECT content FROM evidence ORDER BY id")] == [b"new", b"newer"]
    again.close()
    assert check_ledger(ledger.path) == []


def test_a_file_belongs_to_what_it_proves(ledger: Ledger, proof: Path) -> None:
    task = find_task(ledger, "001")
    step_id = life.claim(ledger, task, Move(StepKind.CLAIM, NOW.date(), "赵"), [proof])
    assert kept(ledger)[0].owner == (Owner.STEP, step_id)
    attach(ledger, task.id, [proof], Owner.STEP, step_id)
    with pytest.raises(UserError, match="不在这个事项里"):
        attach(ledger, find_task(ledger, "002").id, [proof], Owner.STEP, step_id)
    for _ in range(2):
        undo(ledger)
    assert (kept(ledger), find_task(ledger, "001")) == ([], task)


def test_a_claim_with_files_attached_later_is_not_taken_back_from_under_them(ledger: Ledger, proof: Path) -> None:
    task = find_task(ledger, "001")
    step_id = life.claim(ledger, task, Move(StepKind.CLAIM, NOW.date(), "赵"))
    attach(ledger, task.id, [proof], Owner.STEP, step_id)
    ledger.undoable.pop()
    with pytest.raises(UserError, match="不能撤销"):
        undo(ledger)


def test_an_empty_file_and_one_of_many_pieces(ledger: Ledger, tmp_path: Path) -> None:
    empty, large = tmp_path / "空.txt", tmp_path / "大.bin"
    empty.write_bytes(b"")
    large.write_bytes(PROOF * 250)
    attach(ledger, 1, [empty, large])
    assert [write_out(ledger.db, one, tmp_path).stat().st_size for one in kept(ledger)] == [0, len(PROOF) * 250]


def test_a_file_over_the_limit_is_refused_with_all_that_came_with_it(ledger: Ledger, proof: Path) -> None:
    save_office(ledger, replace(read_office(ledger.db), attachment_mb=1))
    large = proof.with_name("录像.mp4")
    with large.open("wb") as file:
        file.truncate(MEBIBYTE + 1)
    with pytest.raises(UserError, match=r"“录像\.mp4”有 1\.0 MB，超过每个附件 1 MB 的上限"):
        attach(ledger, 1, [proof, large])
    assert kept(ledger) == []
    assert ledger.db.execute("SELECT count(*) FROM evidence").fetchone()[0] == 0


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE evidence SET content = CAST(x'00' || substr(content, 2) AS BLOB)",
        "UPDATE evidence SET content = substr(content, 2)",
        "PRAGMA foreign_keys=OFF; DELETE FROM evidence",
    ],
)
def test_the_check_names_a_damaged_file(ledger: Ledger, proof: Path, tmp_path: Path, spoil: str) -> None:
    proof.write_bytes(b"\x01" + PROOF)
    attach(ledger, 1, [proof])
    ledger.close()
    db = sqlite3.connect(ledger.path)
    db.executescript(spoil)
    db.close()
    faults = check_ledger(ledger.path)
    if "DELETE" in spoil:
        assert faults == ["表 attachment 第 1 行指向的 evidence 已不存在"]
        return
    assert faults == ["2026-001 的附件“验收单.pdf”已损坏，内容与登记的 SHA-256 不一致"]
    again = Ledger.open(ledger.path)
    with pytest.raises(UserError, match="已损坏"):
        write_out(again.db, kept(again)[0], tmp_path)
    assert list(tmp_path.glob("*-验收单.pdf")) == []
    again.close()


def test_names_from_other_systems_are_written_safely(ledger: Ledger, proof: Path, tmp_path: Path) -> None:
    attach(ledger, 1, [proof])
    [one] = kept(ledger)
    for name in ("../x.txt", "a:b?.txt", "长" * 300 + ".txt", "..", "CON"):
        path = write_out(ledger.db, replace(one, name=name), tmp_path)
        assert path.parent == tmp_path
        assert len(path.name.encode()) < 255


_KILLED = """
import os, signal, sys
from pathlib import Path
from supervisor_app.store.attachments import keep
from supervisor_app.domain.life.attachment import Owner
from supervisor_app.store.ledger import Ledger
ledger = Ledger.open(Path(sys.argv[1]))
ledger.db.execute("PRAGMA cache_size=1")
with ledger.command("附上", 1) as work:
    keep(work, 1, [Path(sys.argv[2])], Owner.TASK, None)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_kill_while_a_file_is_written_leaves_nothing_of_it(ledger: Ledger, proof: Path) -> None:
    ledger.close()
    proof.write_bytes(PROOF * 100)
    done = subprocess.run([sys.executable, "-c", _KILLED, str(ledger.path), str(proof)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert check_ledger(ledger.path) == []
    again = Ledger.open(ledger.path)
    assert (kept(again), again.db.execute("SELECT count(*) FROM evidence").fetchone()[0]) == ([], 0)
    again.close()
