"""The session's commands on the life of tasks: what changed is told, facts follow, undo has a name."""

from datetime import date
from pathlib import Path

import pytest

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.life.verification import Verification, Way
from supervisor_app.domain.model import TaskState
from supervisor_app.errors import UserError
from supervisor_app.ui.session import Session
from tests.ui.office import TODAY


@pytest.fixture
def session(new_session: Session) -> Session:
    """One task, assigned and due."""
    new_session.add_task(DraftTask("修路", lead=("市住建局",), assigned_on=date(2026, 11, 2), due=date(2026, 11, 30)))
    return new_session


def test_a_step_is_told_and_undone_by_name(session: Session) -> None:
    heard: list[object] = []
    session.changed.connect(heard.append)
    session.said.connect(heard.append)
    [line] = session.facts.lines.values()
    session.life.step(line.task, Move(StepKind.ACKNOWLEDGE, TODAY, "王"))
    [line] = session.facts.lines.values()
    assert line.task.state is TaskState.ACKNOWLEDGED
    assert heard == [Changes.TASKS | Changes.LIFE, f"已签收 {line.task.number}"]
    assert session.undo_stack.undo_name == f"签收 {line.task.number}"
    with pytest.raises(UserError, match="现为已签收，不能签收"):
        session.life.step(line.task, Move(StepKind.ACKNOWLEDGE, TODAY, "王"))


def test_an_extension_and_a_verification_reach_the_facts(session: Session) -> None:
    [line] = session.facts.lines.values()
    asked = session.life.ask_extension(line.task, TODAY, date(2026, 12, 15), "迁改", "市住建局")
    session.life.grant_extension(asked, "王市长", TODAY)
    [line] = session.facts.lines.values()
    assert (line.task.due, line.task.original_due) == (date(2026, 12, 15), date(2026, 11, 30))
    assert session.facts.extensions()[0].new_due == date(2026, 12, 15)
    session.life.claim(line.task, Move(StepKind.CLAIM, TODAY, "王"))
    [line] = session.facts.lines.values()
    session.life.verify(line.task, Verification(0, 0, Way.RECORDS, "孙", TODAY, "资料齐全", passed=True))
    [line] = session.facts.lines.values()
    assert (line.done, line.on_time) == (True, True)
    assert session.facts.verified(line.task.id)


def test_a_file_is_opened_as_a_copy(session: Session, tmp_path: Path) -> None:
    proof = tmp_path / "验收单.txt"
    proof.write_text("已验收", encoding="utf-8")
    [line] = session.facts.lines.values()
    session.life.attach(line.task.id, [proof])
    [kept] = session.facts.attachments(line.task.id)
    for _ in range(2):
        opened = session.life.open_file(kept)
        assert opened != proof
        assert opened.read_text(encoding="utf-8") == "已验收"


def test_the_same_matter_is_found_before_it_is_registered(session: Session) -> None:
    [line] = session.facts.lines.values()
    draft = DraftTask("修路", lead=("市住建局",), due=date(2026, 11, 30))
    assert session.facts.same_task(draft) == line.task.number
    assert session.facts.same_task(DraftTask("修桥", lead=("市住建局",), due=date(2026, 11, 30))) is None
