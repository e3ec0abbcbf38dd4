"""The left card of the pane: the papers that can be issued, what is left out, and how the batch goes out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.domain.papers.notice import DocumentNumber
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.pages.notice.issuing.left_out import LeftOut
from supervisor_app.ui.pages.notice.issuing.paper_tree import PaperTree
from supervisor_app.ui.pages.notice.issuing.planned import Planned
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import ClampedLabel, ElidedLabel, line


class ChoiceCard(Card):
    """Tree, or the empty state, or the list of what is left out; below it numbers and options."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "主送单位", flush=True)
        self.tree, self.all = PaperTree(theme), QCheckBox("全选")
        self.nothing = EmptyState(theme, "", icon="check")
        self.who, self.numbers = ClampedLabel(2, "small"), ElidedLabel("")
        self.merge = QCheckBox("另合成一份 PDF，便于打印")
        self.more = button(theme, "从在办事项里选", rank="link")
        self.left = button(theme, "", rank="link")
        self._left_out, self._repeat = LeftOut(theme), ClampedLabel(3, "small")
        self._faces = QStackedWidget()
        self._build()
        self.all.clicked.connect(self.tree.check_all)
        self.left.clicked.connect(self._turn)

    def show_left_out(self, found: Sequence[tuple[TaskLine, str]], rule: str) -> None:
        """What is not among the papers, and by which rule."""
        self._left_out.set_reasons(found)
        self._repeat.set_whole(rule)
        self._count = len(found)
        self.left.setVisible(bool(found))
        self.show_papers()

    def show_batch(self, papers: Sequence[Planned], first: DocumentNumber, folder: Path) -> None:
        """How many go out, under which numbers, and where to."""
        matters = sum(len(paper.draft.ground.lines) for paper in papers)
        self.set_title("本批文书", f"{len(papers)} 份" + (f"，{matters} 项" if matters else ""))
        last = f" 至 {first.serial + len(papers) - 1}" if len(papers) > 1 else ""
        self.numbers.set_whole(f"编号 {first.full}{last}" if papers else "没有勾选文书")
        self.numbers.setToolTip(f"存放在 {folder}")
        self.merge.setEnabled(len(papers) > 1)

    def show_papers(self) -> None:
        """The tree, or the words that there is nothing."""
        some = self.tree.topLevelItemCount() > 0
        self._faces.setCurrentWidget(self.tree if some else self.nothing)
        self.all.setVisible(some)
        self.left.setText(f"未列入 {self._count} 项")

    @property
    def left_out_shown(self) -> bool:
        """Whether the list of what is left out is in sight."""
        return self._faces.currentIndex() == 2

    def _turn(self) -> None:
        if self.left_out_shown:
            self.show_papers()
        else:
            self._faces.setCurrentIndex(2)
            self.left.setText("回到名单")

    def _build(self) -> None:
        theme = self._theme
        self._count = 0
        self.head.addWidget(self.all)
        for face in (self.tree, self.nothing, self._left_page()):
            self._faces.addWidget(face)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(theme.size("space_gap"), theme.px(10), theme.size("space_gap"), theme.px(10))
        column.setSpacing(theme.px(6))
        links = QHBoxLayout()
        links.setSpacing(theme.size("space_gap"))
        for link in (self.more, self.left):
            link.setProperty("tiny", True)
            links.addWidget(link)
        links.addStretch(1)
        for part in (self.who, self.numbers, self.merge):
            column.addWidget(part)
        column.addLayout(links)
        self.body.addWidget(self._faces, 1)
        self.body.addWidget(line())
        self.body.addWidget(foot)

    def _left_page(self) -> QWidget:
        theme, page, scroll = self._theme, QWidget(), QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left_out.setProperty("ground", "none")
        scroll.setWidget(self._left_out)
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.size("space_gap"), theme.px(10), theme.size("space_gap"), 0)
        column.setSpacing(theme.size("space_unit"))
        column.addWidget(self._repeat)
        column.addWidget(scroll, 1)
        return page
