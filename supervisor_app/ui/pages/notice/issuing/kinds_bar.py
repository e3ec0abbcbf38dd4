"""The kinds of papers: those due as chips with their counts, all of them in a menu by group."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QWidget

from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.pages.notice.issuing.planned import GROUPS, KINDS
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.flow import FlowLayout


class KindsBar(QWidget):
    """`chosen` with another kind; a kind without anything due has its chip only while it is chosen."""

    chosen = Signal(object)  # NoticeKind

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kind = KINDS[0]
        self._counts: Mapping[NoticeKind, int] = {}
        self.chips = {kind: Chip(theme, NOTICE_KIND_WORDS[kind], checkable=True) for kind in KINDS}
        self.every = Chip(theme, "全部文种", icon="chevron-down")
        self.every.setToolTip("选择任何一种文书（F4）")
        self.every.clicked.connect(self.offer)
        flow, group = FlowLayout(self, theme.size("space_unit")), QButtonGroup(self)
        for kind, chip in self.chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _=False, kind=kind: self._choose(kind))
            flow.addWidget(chip)
        flow.addWidget(self.every)

    def show_kind(self, kind: NoticeKind) -> None:
        """Make a kind the chosen one."""
        self.kind = kind
        self.chips[kind].setChecked(True)
        self._show()

    def set_counts(self, counts: Mapping[NoticeKind, int]) -> None:
        """How many papers of each kind are due."""
        self._counts = counts
        self._show()

    def offer(self) -> None:
        """Open the menu of all kinds."""
        self.menu().popup(self.every.mapToGlobal(self.every.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """All kinds by group with their counts."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for word, kinds in GROUPS:
            menu.addAction(word).setEnabled(False)
            for kind in kinds:
                count = self._counts.get(kind, 0)
                entry = menu.addAction(f"{NOTICE_KIND_WORDS[kind]}　{count}" if count else NOTICE_KIND_WORDS[kind])
                entry.setCheckable(True)
                entry.setChecked(kind is self.kind)
                entry.triggered.connect(self._chooser(kind))
        return menu

    def _chooser(self, kind: NoticeKind) -> Callable[[], None]:
        return lambda: self._choose(kind)

    def _choose(self, kind: NoticeKind) -> None:
        self.show_kind(kind)
        self.chosen.emit(kind)

    def _show(self) -> None:
        for kind, chip in self.chips.items():
            count = self._counts.get(kind, 0)
            chip.set_count(count or None)
            chip.setVisible(bool(count) or kind is self.kind)
