"""Keeping the ledger of the window: locked, opened, backed up daily and on closing, changed for another."""

from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent

from supervisor_app.app.news import News
from supervisor_app.app.recent import remember_ledger
from supervisor_app.domain.changes import Changes
from supervisor_app.errors import UserError, cause
from supervisor_app.paths import user_data_dir
from supervisor_app.store.backup import Reason, list_backups, make_backup
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.lock import LedgerLock, ReadOnlyPlaceError
from supervisor_app.store.paper_files import notice_folder
from supervisor_app.store.place import free_space_warning, place_warning
from supervisor_app.store.queries import journal, notices
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.ui.jobs import Progress
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.reminding import Reminder
from supervisor_app.ui.session import Session
from supervisor_app.ui.window import Window

PROGRAM = "督办台账"
_MINUTE = 60_000
_ONCE = Qt.ConnectionType(Qt.ConnectionType.QueuedConnection.value | Qt.ConnectionType.SingleShotConnection.value)
_SPACE = 200 * 1024 * 1024  # bytes: a ledger, its backup and a batch of papers fit well within


def _now() -> datetime:
    return datetime.now().astimezone()


class Keeper(QObject):
    """Opens and closes ledgers for a window; every failure is a `UserError` and leaves the present ledger open."""

    def __init__(self, window: Window, memory: Memory) -> None:
        super().__init__(window)
        self._window, self._memory = window, memory
        self._lock: LedgerLock | None = None
        self.session: Session | None = None
        window.closing.connect(self._closing)
        self._news, self._reminder = News(window), Reminder(window, memory)
        self._clock = QTimer(self, interval=_MINUTE)
        self._clock.timeout.connect(self._tick)

    def open(self, path: Path, create: bool = False) -> None:
        """Open a ledger in place of the present one, which is backed up and closed first."""
        path = path.resolve()
        if self.session is not None and self.session.path == path:
            return
        if not create and not path.is_file():
            raise UserError(f"找不到台账 {path}；请检查文件名和位置")
        if self.session is not None and self._window.jobs.busy:
            raise UserError("还有工作没有做完；请等它做完，或先取消，再换台账")
        lock = _locked(path)
        try:
            session = self._begun(path, create)
        except BaseException:
            if lock:
                lock.release()
            raise
        self._lock = lock
        if lock:
            session.register.settle()
        self._show(session)
        self._tell_of_place(path, lock is None)

    def _begun(self, path: Path, create: bool) -> Session:
        """A session on the ledger, read for the first time, once the present one is backed up and closed."""
        ledger = Ledger.open(path, create)
        try:
            session = Session(ledger, _now().date(), self)
            _ = session.facts.todo  # what the first page shows: read while there is a way back
            self._let_go(Reason.CLOSE)
        except BaseException:
            ledger.close()
            if create:
                path.unlink(missing_ok=True)
            raise
        return session

    def create(self, path: Path) -> None:
        """Make a new, empty ledger and open it."""
        if path.exists():
            raise UserError(f"{path.name} 已经存在；请换一个文件名，或选“打开台账”")
        self.open(path, create=True)

    def open_sample(self) -> None:
        """Open the sample ledger; one nobody has worked in is made anew, so that its dates are around today."""
        path = user_data_dir() / "示例台账.db"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"文件夹 {path.parent} 建不了（{cause(error)}）；请检查磁盘和权限") from None
        if self.session is None or self.session.path != path.resolve():
            with LedgerLock(path, PROGRAM, _now()):
                _make_sample(path)
        self.open(path)

    def _show(self, session: Session) -> None:
        self.session = session
        self._news.follow(session)
        session.changed.connect(self._dress)
        remember_ledger(self._memory, session.path)
        self._dress(Changes.SETTINGS)
        self._window.show_session(session)
        self._reminder.follow(session)
        self._clock.start()
        QTimer.singleShot(0, self._back_up_daily)

    def _dress(self, changes: Changes) -> None:
        """The office's words and colours for lights."""
        if self.session is not None and changes & Changes.SETTINGS:
            office = self.session.facts.office
            self._window.theme.set_lights(office.light_names, office.light_colours)

    def _let_go(self, reason: Reason) -> None:
        """Back the present ledger up and close it; `UserError` when the backup fails, and it stays open then."""
        if self.session is None:
            return
        if self._lock is not None:
            self.session.vault.back_up(reason)
        self._drop()

    def _drop(self) -> None:
        if self.session is not None:
            self.session.ledger.close()
            self.session.deleteLater()
        if self._lock is not None:
            self._lock.release()
        self.session = self._lock = None
        self._clock.stop()

    def _closing(self, event: QCloseEvent) -> None:
        jobs = self._window.jobs
        if jobs.busy:
            event.ignore()
            jobs.idle.connect(self._window.close, _ONCE)
            self._window.warn("还有工作没有做完，做完后自动关闭", "停下并关闭", jobs.cancel_all)
            return
        try:
            self._let_go(Reason.CLOSE)
        except UserError as error:
            event.ignore()
            self._window.warn(f"没有关闭：{error}", "不备份，直接关闭", self._close_anyway)

    def _close_anyway(self) -> None:
        self._drop()
        self._window.close()

    def _back_up_daily(self) -> None:
        """The day's first backup, on the worker: it is given paths, never a connection."""
        session = self.session
        if session is not None and self._lock is not None:
            job = self._window.jobs.start("每日备份", _back_up, session.path, session.vault.folder)
            job.done.connect(self._news.backed_up)

    def _tick(self) -> None:
        if self.session is not None and self.session.facts.today != _now().date():
            self.session.turn_to(_now().date())
            self._back_up_daily()
        self._reminder.tick(_now())

    def _tell_of_place(self, path: Path, read_only: bool) -> None:
        if read_only:
            self._window.warn(f"{path.name} 所在的文件夹不能写，台账只能查看；要修改请先复制到本机的文件夹")
            return
        told = free_space_warning(path, _SPACE) or place_warning(path)
        if told:
            self._window.warn(told)


def _make_sample(path: Path) -> None:
    from supervisor_app.app.sample import fill  # seldom wanted, and opening shall be quick

    if path.exists():
        with closing(Ledger.open(path)) as ledger:
            worked_in = len(journal(ledger.db, limit=2)) > 1
            papers = [Path(notice.path) for notice in notices(ledger.db) if notice.path]
        if worked_in:
            return
        for paper in papers:  # only its own, and only while their ledger is there
            if paper.parent == notice_folder(path).resolve():
                with suppress(OSError):  # open in another program: the new one gets another name
                    paper.unlink(missing_ok=True)
        path.unlink()
    with closing(Ledger.open(path, create=True)) as ledger:
        fill(Snapshot(ledger, _now().date()))


def _locked(path: Path) -> LedgerLock | None:
    """The lock, taken; None where the folder cannot be written, so that the ledger can only be read."""
    lock = LedgerLock(path, PROGRAM, _now())
    try:
        lock.take()
    except ReadOnlyPlaceError:
        return None
    return lock


def _back_up(_: Progress, path: Path, folder: Path) -> datetime | None:
    """Back up unless today has a backup already; gives when the last one was made."""
    now = _now()
    latest = max((item.at for item in list_backups(folder)), default=None) if folder.is_dir() else None
    if latest is not None and latest.astimezone().date() == now.date():
        return latest
    made = make_backup(path, folder, Reason.DAILY, now)
    return made.at if made else latest
