"""Tab 附件: the files kept with a task, whatever they prove; added by button or drop, opened, copied out, removed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.domain.life.attachment import OWNER_WORDS, Attachment, size_words
from supervisor_app.domain.standing import TaskLine
from supervisor_app.errors import UserError, cause
from supervisor_app.ui.columns import Column, muted
from supervisor_app.ui.files import dropped_files
from supervisor_app.ui.icons import set_icon
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.files.opening import open_attachment
from supervisor_app.ui.pages.ledger.pane.tab import PaneTab
from supervisor_app.ui.pages.ledger.story.days import day_words
from supervisor_app.ui.session import Session
from supervisor_app.ui.table import Table
from supervisor_app.ui.widgets.buttons import button, tool_button
from supervisor_app.ui.widgets.drop_zone import DropZone
from supervisor_app.ui.widgets.labels import ElidedLabel, line


class FilesTab(PaneTab):
    """Enter or a double click opens; Delete removes, which can be undone."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        theme = self.theme
        self.setAcceptDrops(True)
        self.table: Table[Attachment] = Table(theme, self._columns(), lambda one: one.id, shell.memory, "task_files")
        limit = f"每个不超过 {session.facts.office.attachment_mb} MB，存在台账里；不得放入涉密文件"
        self.zone = DropZone(theme, "把文件拖到这里", limit)
        set_icon(self.zone.button, theme, "folder-open", role="text")
        self.zone.button.setProperty("kind", "second")  # the page has its primary action in the head
        self.zone.asked.connect(self.choose)
        self.zone.dropped.connect(lambda path: self.attach([path]))
        room = QWidget()
        around = QVBoxLayout(room)
        edge = theme.size("space_gap")
        around.setContentsMargins(edge, edge, edge, edge)
        around.addWidget(self.zone)
        self.table.set_empty(room)
        self.add = button(theme, "添加附件", "paperclip")
        self.show_button, self.copy = button(theme, "打开"), button(theme, "另存为")
        self.gone, self.sum = tool_button(theme, "trash-2", "移除附件（Delete），可以撤销"), ElidedLabel("", "small")
        self.add.clicked.connect(self.choose)
        self.show_button.clicked.connect(lambda: self._with_chosen(self.show_file))
        self.copy.clicked.connect(lambda: self._with_chosen(self.save_copy))
        self.gone.clicked.connect(lambda: self._with_chosen(self.session.life.detach))
        self.table.opened.connect(self.show_file)
        self.table.chosen.connect(lambda _: self._dress())
        self._build()

    def _build(self) -> None:
        gap, unit = self.theme.size("space_gap"), self.theme.size("space_unit")
        foot = QHBoxLayout()
        foot.setContentsMargins(gap, unit, gap, unit)
        foot.setSpacing(unit)
        foot.addWidget(self.sum, 1)
        for part in (self.gone, self.copy, self.show_button, self.add):
            foot.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(line())
        self.body.addLayout(foot)

    def show_line(self, line: TaskLine) -> None:
        """Read the entries."""
        self.line = line
        kept = self.session.facts.attachments(line.task.id)
        self.table.set_rows(list(reversed(kept)))
        if kept and self.table.chosen_row() is None:
            self.table.choose(kept[-1].id)
        total = size_words(sum(one.size for one in kept))
        self.sum.set_whole(f"{len(kept)} 个，{total}" if kept else "")
        self._dress()

    def choose(self) -> None:
        """Ask for files to add."""
        chosen, _ = QFileDialog.getOpenFileNames(self, "选择附件")
        self.attach([Path(path) for path in chosen])

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep these with the task."""
        if self.line is not None and paths:
            kept = self.session.life.attach(self.line.task.id, paths)
            self.table.choose(kept[-1])

    def show_file(self, attachment: Attachment) -> None:
        """Open a read-only copy in the system's program."""
        open_attachment(self.session, attachment)

    def save_copy(self, attachment: Attachment) -> None:
        """Copy a file out to where the user says."""
        chosen, _ = QFileDialog.getSaveFileName(self, "另存为", str(Path.home() / attachment.name))
        if not chosen:
            return
        source = self.session.life.open_file(attachment)
        try:
            Path(chosen).write_bytes(source.read_bytes())
        except OSError as error:
            raise UserError(f"没有存到 {chosen}（{cause(error)}）；请换一个文件夹") from None
        self.shell.say(f"已另存为 {chosen}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Qt: local files are taken."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Qt: they were let go."""
        event.acceptProposedAction()
        self.attach(dropped_files(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Delete removes the chosen file."""
        chosen = self.table.chosen_row()
        if event.key() == Qt.Key.Key_Delete and chosen is not None:
            self.session.life.detach(chosen)
        else:
            super().keyPressEvent(event)

    def _with_chosen(self, run: Callable[[Attachment], object]) -> None:
        chosen = self.table.chosen_row()
        if chosen is not None:
            run(chosen)

    def _dress(self) -> None:
        for part in (self.show_button, self.copy, self.gone):
            part.setVisible(self.table.chosen_row() is not None)

    def _columns(self) -> tuple[Column[Attachment], ...]:
        today = self.session.facts.today
        return (
            Column(key="name", title="文件", text=lambda one: one.name, tooltip=lambda one: f"SHA-256 {one.sha256}"),
            Column(key="owner", title="属于", width=52, text=lambda one: OWNER_WORDS[one.owner[0]], ink=muted),
            Column(
                key="size",
                title="大小",
                width=64,
                gap=16,
                align="right",
                text=lambda one: size_words(one.size),
                sort=lambda one: one.size,
                ink=muted,
            ),
            Column(
                key="added",
                title="存入",
                width=52,
                text=lambda one: day_words(one.added_on, today),
                sort=lambda one: one.added_on,
                ink=muted,
            ),
        )
