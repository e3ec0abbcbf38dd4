"""备份: where they are, which there are, making one now, putting one back."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.words import WEEKDAYS
from supervisor_app.ui.columns import Column, Kind, muted
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.settings.folder import FolderEdit
from supervisor_app.ui.pages.settings.section import OfficeSection, hint
from supervisor_app.ui.session import Session
from supervisor_app.ui.table import Table
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from supervisor_app.ui.session import Backup

_FEW = 6  # rows shown before 显示全部


def size_words(size: int) -> str:
    """Bytes in KB or MB."""
    return f"{size / 1024:.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def moment(backup: "Backup") -> str:
    """Day, weekday and time of a backup, by the clock of this place."""
    at = backup.at.astimezone()
    return f"{at:%Y-%m-%d} 周{WEEKDAYS[at.weekday()]} {at:%H:%M}"


COLUMNS: tuple[Column[Any], ...] = (
    Column(key="at", title="时间", text=moment, sort=lambda backup: backup.at),
    Column(key="reason", title="缘由", width=88, text=lambda backup: backup.reason, ink=muted),
    Column(
        key="sound",
        title="检查",
        width=88,
        text=lambda backup: "完好" if backup.sound else "不能用",
        strong=lambda backup: not backup.sound,
        ink=lambda backup: "text_muted" if backup.sound else "text",
    ),
    Column(
        key="tasks",
        title="事项",
        width=64,
        align="right",
        text=lambda backup: "–" if backup.tasks is None else str(backup.tasks),
        sort=lambda backup: backup.tasks or 0,
    ),
    Column(
        key="size",
        title="大小",
        width=88,
        align="right",
        text=lambda backup: size_words(backup.size),
        sort=lambda backup: backup.size,
        ink=muted,
    ),
    Column(key="restore", title="", kind=Kind.ACTION, width=100, text=lambda backup: "恢复" if backup.sound else ""),
)


class BackupSection(OfficeSection):
    """The list is read on the worker: every backup is opened and checked for it."""

    id, word = "backup", "备份"

    def __init__(self, shell: Shell, session: Session, usual: Path) -> None:
        super().__init__(shell.theme)
        self._shell, self._session = shell, session
        self.folder = FolderEdit(self.theme, "备份文件夹", usual)
        self.table = Table(self.theme, COLUMNS, lambda backup: backup.path, shell.memory, "settings/backups")
        self._empty = EmptyState(self.theme, "还没有备份", "每天第一次打开、导入前和关闭时会自动备份，也可以现在备份")
        self.table.set_empty(self._empty)
        self.more = button(self.theme, "", rank="link", small=True)
        self._found: list[Backup] = []
        self._all = False
        self._wanted: Backup | None = None
        self._build()

    def _build(self) -> None:
        theme = self.theme
        self.now = button(theme, "立即备份", "archive-restore", small=True)
        self.now.clicked.connect(self._back_up)
        self.head.addWidget(self.now)
        self.folder.changed.connect(self.told)
        self.more.clicked.connect(self._show_all)
        self.table.acted.connect(self._ask)
        self.body.addWidget(
            hint("只在有改动时备份；每份都试着打开、逐项核对过才算数；近两天全留，再早的按日、周、月各留一份。")
        )
        self.body.addWidget(self.table)
        self.body.addWidget(self.more)
        self.body.addWidget(self._build_question())
        self.body.addWidget(self.folder)

    def _build_question(self) -> QFrame:
        """Asked in place before a backup is put back."""
        theme = self.theme
        self.question = QFrame()
        self.question.setProperty("part", "message")
        self._asked, told = label("", "strong"), hint("")
        self._asked.setWordWrap(True)
        self._told = told
        self.yes, self.no = button(theme, "恢复这份备份"), button(theme, "不恢复", rank="link")
        self.yes.clicked.connect(self._restore)
        self.no.clicked.connect(self._close_question)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size("space_unit"))
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch(1)
        column = QVBoxLayout(self.question)
        column.setSpacing(theme.size("space_unit"))
        for part in (self._asked, told):
            column.addWidget(part)
        column.addLayout(buttons)
        self.question.hide()
        return self.question

    def refresh(self) -> None:
        """Read the list again, on the worker."""
        read = self._session.vault.reader()
        job = self._shell.jobs.start("正在查看备份", lambda _: read())
        job.done.connect(self._show)

    def show_office(self, office: OfficeSettings) -> None:
        """The folder."""
        if office.backup_folder != self._base.backup_folder or not self._found:
            self.refresh()
        self.folder.set_text(office.backup_folder)

    def faults(self) -> list[str]:
        """Of the folder."""
        return [fault] if (fault := self.folder.fault()) else []

    def show_faults(self) -> None:
        """Beside the folder."""
        self.folder.tell()

    def apply(self, office: OfficeSettings) -> OfficeSettings:
        """The folder."""
        return replace(office, backup_folder=self.folder.text())

    def _show(self, found: "list[Backup]") -> None:
        self._found = found
        shown = found if self._all else found[:_FEW]
        self.table.set_rows(shown)
        rows = len(shown) or 4  # room for what the empty list says
        height = self.theme.size("table_head") + rows * self.theme.size("row") + self.theme.px(2)
        self.table.setFixedHeight(height)
        self.more.setText(f"显示全部 {len(found)} 份")
        self.more.setVisible(len(shown) < len(found))
        bad = sum(not backup.sound for backup in found)
        self.set_title(self.word, f"{len(found)} 份" + (f"，{bad} 份不能用" if bad else ""))

    def _show_all(self) -> None:
        self._all = True
        self._show(self._found)

    def _back_up(self) -> None:
        made = self._session.vault.back_up()
        self.refresh()
        if made is None:
            self._shell.say("上次备份以后没有改动，不用再备份")
        else:
            self._shell.say(f"已备份 {made.tasks} 项事项到 {made.path.parent}，并已试着打开核对")

    def _ask(self, backup: "Backup") -> None:
        if not backup.sound:
            return
        self._wanted = backup
        now = len(self._session.facts.lines)
        self._asked.setText(f"用 {moment(backup)} 的备份（{backup.tasks} 项）恢复台账？")
        self._told.setText(
            f"现在的台账（{now} 项）会原样另存在旁边，不会删除；那以后登记的内容不在这份备份里，恢复后看不到。"
        )
        self.question.show()
        self.yes.setFocus()

    def _close_question(self) -> None:
        self._wanted = None
        self.question.hide()
        self.table.setFocus()

    def _restore(self) -> None:
        backup = self._wanted
        if backup is None:
            return
        self._close_question()
        aside = self._session.vault.restore(backup.path)
        self.refresh()
        kept = f"；原来的台账另存为 {aside.name}" if aside else ""
        self._shell.say(f"已恢复到 {moment(backup)}，{len(self._session.facts.lines)} 项{kept}")
