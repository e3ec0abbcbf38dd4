"""The right half of the page: the chosen paper as it was issued, what can be done with it, and its proof."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from supervisor_app.domain.papers.notice import Notice
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.pages.notice.paper.fingerprint import Proof, Prover
from supervisor_app.ui.pages.notice.paper.pane import PaperPane
from supervisor_app.ui.pages.notice.register.rows import short_number
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button, tool_button
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import ElidedLabel, line

_NONE = "选择一份文书，在这里预览"
_MARKS = {Proof.SAME: ("check", "text_muted"), Proof.CHANGED: ("shield-alert", "text")}


class PaperPreview(PaperPane):
    """`show_paper` shows a registered paper; a file that is gone or changed can be made again from the register."""

    remake_asked = Signal(object)  # Notice

    def __init__(self, theme: Theme, jobs: Jobs, actions: Iterable[QAction]) -> None:
        super().__init__(theme, _NONE)
        self._notice: Notice | None = None
        self._prover = Prover(jobs, self)
        self._prover.proved.connect(self._tell_proof)
        self.gone = EmptyState(theme, "这份文书的 PDF 不在原处", " ", "file-x", "重新生成", self._ask)
        self.faces.addWidget(self.gone)
        self.add_tools(*(_for_action(theme, action) for action in actions))
        self._build_proof()
        self.show_paper(None, None)

    def _build_proof(self) -> None:
        theme = self._theme
        self._proof, self._mark, self.proof = QWidget(), QLabel(), ElidedLabel("", "small")
        self.again = button(theme, "按登记内容重新生成", rank="link")
        self.again.clicked.connect(self._ask)
        row = QHBoxLayout(self._proof)
        row.setContentsMargins(theme.size("space_gap"), 0, theme.size("space_gap"), 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._mark)
        row.addWidget(self.proof, 1)
        row.addWidget(self.again)
        self._proof.setFixedHeight(theme.px(32))
        self._rule = line()
        self.body.addWidget(self._rule)
        self.body.addWidget(self._proof)

    def show_paper(self, notice: Notice | None, path: Path | None) -> None:
        """Show a paper from its first page; the same one stays on its page."""
        same = notice is not None and self._notice is not None and notice.id == self._notice.id and path == self._path
        self._notice = notice
        if notice is None:
            self.set_title(" ")
        else:
            self.set_title(NOTICE_KIND_WORDS[notice.kind], short_number(notice.number))
        self._prover.drop()
        for part in (self._rule, self._proof):
            part.hide()
        self.show_file(path, same)
        if notice is None:
            return
        if path is not None and path.is_file():
            self._prover.check(notice, path)
        elif notice.content:
            self.gone.set_words("这份文书的 PDF 不在原处", f"可按登记内容原样重新生成，文号不变\n{path or ''}")
            self.faces.setCurrentWidget(self.gone)

    def _tell_proof(self, proof: Proof, found: str) -> None:
        icon, ink = _MARKS.get(proof, ("info", "text_muted"))
        self._mark.setPixmap(icon_pixmap(self._theme, icon, ink, 14))
        self.proof.set_whole(f"{proof.value}　SHA-256 {found[:16]}…")
        self._proof.setToolTip(found)
        self.proof.setAccessibleName(f"{proof.value}，指纹 {found}")
        self.again.setVisible(proof is Proof.CHANGED and bool(self._notice and self._notice.content))
        for part in (self._rule, self._proof):
            part.show()

    def _ask(self) -> None:
        if self._notice is not None:
            self.remake_asked.emit(self._notice)


def _for_action(theme: Theme, action: QAction) -> QToolButton:
    """A tool button that is the action: its icon, name, keys, and whether it can be used."""
    made = tool_button(theme, str(action.property("icon_name")), action.toolTip())
    made.clicked.connect(action.trigger)
    action.enabledChanged.connect(made.setEnabled)
    return made
