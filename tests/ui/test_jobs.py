"""Long work: one outcome each, on the window's thread, cancelled in order."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from supervisor_app.errors import UserError
from supervisor_app.ui.job_bar import JobBar
from supervisor_app.ui.jobs import Jobs, Progress
from supervisor_app.ui.theme import Theme


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """A queue, closed afterwards."""
    made = Jobs()
    yield made
    made.close()


def count_up(progress: Progress, total: int) -> list[int]:
    """Work that says how far it is."""
    for done in range(1, total + 1):
        progress(done, total)
    return [threading.get_ident()]


def test_success_comes_with_progress_on_this_thread(jobs: Jobs, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []
    threads: list[int] = []
    results: list[list[int]] = []
    job = jobs.start("数数", count_up, 3)
    job.done.connect(results.append)
    job.progressed.connect(lambda done, total: steps.append((done, total)))
    job.progressed.connect(lambda *_: threads.append(threading.get_ident()))
    with qtbot.waitSignals([job.ended, jobs.idle]):
        pass
    assert steps == [(1, 3), (2, 3), (3, 3)]
    assert set(threads) == {threading.get_ident()}
    assert len(results) == 1
    assert results[0] != [threading.get_ident()]
    assert not jobs.busy


def test_failure_is_handed_on_once(jobs: Jobs, qtbot: QtBot) -> None:
    def fail(_: Progress) -> None:
        raise UserError("磁盘已满，请清理后再试")

    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.start("写文件", fail)
    assert str(failed.args[0]) == "磁盘已满，请清理后再试"


def test_a_starter_may_deal_with_failure_itself(jobs: Jobs, qtbot: QtBot) -> None:
    def fail(_: Progress) -> None:
        raise UserError("不行")

    with qtbot.assertNotEmitted(jobs.failed):
        job = jobs.start("写文件", fail)
        job.handled = True
        with qtbot.waitSignal(job.failed):
            pass


def test_cancelling_stops_at_the_next_progress(jobs: Jobs, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    seen: list[int] = []

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(5)
        progress(1, 2)
        seen.append(1)

    job = jobs.start("慢慢来", work)
    begun.wait(5)
    job.cancel()
    go_on.set()
    with qtbot.assertNotEmitted(job.done), qtbot.waitSignal(job.cancelled):
        pass
    assert seen == []


def test_work_waits_its_turn(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[str] = []

    def note(_: Progress, word: str) -> None:
        order.append(word)

    for word in ("甲", "乙", "丙"):
        jobs.start(word, note, word)
    with qtbot.waitSignal(jobs.idle):
        pass
    assert order == ["甲", "乙", "丙"]


def test_closing_cancels_what_is_left(qtbot: QtBot) -> None:
    jobs = Jobs()
    begun = threading.Event()

    def forever(progress: Progress) -> None:
        begun.set()
        while True:
            progress(0, 1)

    jobs.start("没完没了", forever)
    begun.wait(5)
    jobs.close()
    assert not jobs.busy


def test_the_bar_says_how_far_and_cancels(jobs: Jobs, theme: Theme, qtbot: QtBot) -> None:
    bar = JobBar(theme, jobs)
    qtbot.addWidget(bar)
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress(2, 7)
        go_on.wait(5)
        progress(3, 7)

    job = jobs.start("正在生成文书", work)
    with qtbot.waitSignal(job.progressed):
        pass
    assert not bar.isHidden()
    assert bar.text() == "正在生成文书 2 / 7"
    bar.cancel.click()
    assert bar.text() == "正在停止：生成文书"
    with qtbot.waitSignal(jobs.idle):
        go_on.set()
    assert bar.isHidden()


def test_work_of_unknown_length_is_told_without_figures(jobs: Jobs, theme: Theme, qtbot: QtBot) -> None:
    bar = JobBar(theme, jobs)
    qtbot.addWidget(bar)
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress(0, 0)
        go_on.wait(5)

    job = jobs.start("正在读讲话稿", work)
    with qtbot.waitSignal(job.progressed):
        pass
    assert bar.text() == "正在读讲话稿…"
    with qtbot.waitSignal(jobs.idle):
        go_on.set()
