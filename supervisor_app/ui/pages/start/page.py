"""The first page: put in a speech, a list or a ledger, begin a new one, go on with an old one, look at the sample."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.errors import UserError
from supervisor_app.ui import files
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.page import Page, Shell
from supervisor_app.ui.pages.start.new import NewLedgerPane
from supervisor_app.ui.pages.start.parts import ChoiceCard, RecentList
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.drop_zone import DropZone
from supervisor_app.ui.widgets.labels import label, line

_COLUMN = 864
_STEPS = ("放进讲话稿或清单", "核对后写入台账", "登记进展，自动亮灯", "出督办通知单", "备份留痕")
_PROMISES = (
    ("hard-drive", "数据只在本机的一个文件里，不上网，不用账号"),
    ("archive-restore", "每天自动备份，每份备份都试开过"),
    ("shield-alert", "不得录入涉密信息"),
)


class StartPage(Page):
    """Opens nothing itself: its signals say what the user wants, the composition root does it."""

    ACTIONS = (
        ActionSpec("new", "新建台账", "file-plus", ("Ctrl+N",)),
        ActionSpec("open", "打开台账", "folder-open", ("Ctrl+O",)),
        ActionSpec("sample", "看示例", "graduation-cap"),
    )
    WATCHES = Changes.NONE
    HINTS = (("Ctrl+O", "打开"), ("Ctrl+N", "新建"))

    open_asked = Signal(object)  # Path of a ledger
    new_asked = Signal(object)  # Path of a ledger to be made; afterwards `office` gives what it is to say of the office
    import_asked = Signal(object)  # Path of a sheet or speech a new ledger is to be made from
    sample_asked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setAcceptDrops(True)
        self.drop = DropZone(
            self.theme,
            "把领导讲话稿或任务清单拖到这里",
            f"讲话稿（{' '.join(files.SPEECH_SUFFIXES)}），Excel 或 WPS 表格，或已有台账（.db）",
        )
        self.recent, self.questions = RecentList(self.theme), NewLedgerPane(self.theme)
        self._steps, self._column_box = _steps(self.theme), QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(_scrolled(self._column()))
        self._stack.addWidget(self.questions)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._stack)
        self._connect()
        self.theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def title(self) -> str:
        """In the header."""
        return "督办台账"

    def facts(self) -> str:
        """Under the title."""
        return "尚未打开台账"

    def refresh(self, changes: Changes) -> None:
        """Look again which ledgers are there."""
        paths = self.recent_paths()
        self.recent.show_paths(paths, datetime.now().astimezone())
        self._steps.setVisible(not paths)

    def recent_paths(self) -> list[Path]:
        """The ledgers remembered, the latest first."""
        names = self.shell.memory.value("recent", [])
        return [Path(name) for name in ([names] if isinstance(names, str) else names or [])]

    def office(self, base: OfficeSettings) -> OfficeSettings:
        """`base` with what was answered before `new_asked`; unchanged after 以后再填."""
        return self.questions.office(base)

    def take(self, path: Path) -> None:
        """A file was dropped or chosen: open it or make a ledger from it."""
        if files.is_ledger(path):
            self.open_asked.emit(path)
        elif files.is_sheet(path) or files.is_speech(path):
            self.import_asked.emit(path)
        else:
            suffixes = " ".join((*files.SPEECH_SUFFIXES, *files.SHEET_SUFFIXES, files.LEDGER_SUFFIX))
            raise UserError(f"{path.name} 不是讲话稿、任务清单或台账；请放入 {suffixes} 文件")

    def focus_filter(self) -> None:
        """Ctrl+F: nothing to filter; the first thing to do."""
        self.drop.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _column(self) -> QWidget:
        theme = self.theme
        column = self._column_box
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, theme.px(24), 0, theme.px(8))
        layout.setSpacing(theme.size("space_gap"))
        head = QVBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(label("先放进一份讲话稿或任务清单，台账由程序建好", "title"))
        head.addWidget(label("先看清读到了什么、哪些读不懂，逐条确认之后才列入台账。", "muted"))
        layout.addLayout(head)
        layout.addSpacing(theme.px(4))
        layout.addWidget(self.drop)
        self.choices = {
            "new": ChoiceCard(theme, "file-plus", "新建台账", "从空白开始，逐项登记", "Ctrl+N"),
            "open": ChoiceCard(theme, "database", "打开台账", "接着用已有的台账文件", "Ctrl+O"),
            "sample": ChoiceCard(theme, "graduation-cap", "看示例", "一次推进会，各种亮灯都有"),
        }
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_gap"))
        for card in self.choices.values():
            row.addWidget(card, 1)
        layout.addLayout(row)
        layout.addWidget(self.recent)
        layout.addWidget(self._steps)
        promises = QHBoxLayout()
        promises.setContentsMargins(0, theme.px(8), 0, 0)
        for at, (icon, words) in enumerate(_PROMISES):
            promises.addStretch(1 if at else 0)
            promises.addWidget(_Promise(theme, icon, words))
        layout.addLayout(promises)
        layout.addStretch(1)
        return column

    def _connect(self) -> None:
        self.drop.dropped.connect(self.take)
        self.drop.asked.connect(self._choose)
        for name, card in self.choices.items():
            card.clicked.connect(self.acts[name].trigger)
        self.acts["new"].triggered.connect(self._ask_new)
        self.acts["open"].triggered.connect(self._ask_open)
        self.acts["sample"].triggered.connect(self.sample_asked)
        self.recent.opened.connect(self.open_asked)
        self.recent.removed.connect(self._forget)
        self.questions.made.connect(self._made)
        self.questions.left.connect(lambda: self._stack.setCurrentIndex(0))

    def _take_sizes(self) -> None:
        self._column_box.setFixedWidth(self.theme.px(_COLUMN))
        self.drop.setFixedHeight(self.theme.px(184))

    def _choose(self) -> None:
        path = files.ask_any(self, self.shell.memory)
        if path is not None:
            self.take(path)

    def _ask_open(self) -> None:
        path = files.ask_ledger(self, self.shell.memory)
        if path is not None:
            self.open_asked.emit(path)

    def _ask_new(self) -> None:
        path = files.ask_new_ledger(self, self.shell.memory)
        if path is not None:
            self.questions.ask(path)
            self._stack.setCurrentWidget(self.questions)
            self.questions.begin()

    def _made(self, path: Path) -> None:
        self._stack.setCurrentIndex(0)
        self.new_asked.emit(path)

    def _forget(self, path: Path) -> None:
        kept = [str(other) for other in self.recent_paths() if other != path]
        self.shell.memory.setValue("recent", kept)
        self.refresh(Changes.ALL)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Qt: a file may be dropped anywhere on the page."""
        if files.dropped_file(event.mimeData()) is not None:
            self.drop.set_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Qt: it went away."""
        self.drop.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Qt: the same as on the zone."""
        self.drop.dropEvent(event)


def _scrolled(column: QWidget) -> QScrollArea:
    """The column in the middle of what room there is."""
    room = QWidget()
    room.setProperty("ground", "none")
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(column)
    row.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(room)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _steps(theme: Theme) -> QWidget:
    """What the work is, in five steps."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, theme.px(16), 0, theme.px(8))
    row.setSpacing(theme.px(8))
    for number, word in enumerate(_STEPS, start=1):
        if number > 1:
            row.addWidget(line(), 1)
        row.addWidget(label(str(number), "key"))
        row.addWidget(label(word, "strong" if number == 1 else "muted"))
    return box


class _Promise(QWidget):
    """One thing the office may rely on."""

    def __init__(self, theme: Theme, icon: str, words: str) -> None:
        super().__init__()
        self._theme, self._icon, self._picture = theme, icon, QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._picture)
        row.addWidget(label(words, "small"))
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(icon_pixmap(self._theme, self._icon))
