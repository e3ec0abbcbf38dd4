"""The right side of a list: one record with what can be done about it, or the form of an act in its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.ui.pages.ledger.acts.asking import Act
from supervisor_app.ui.pages.ledger.acts.form import ActForm
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.facts_grid import FactsGrid
from supervisor_app.ui.widgets.labels import label, line


@dataclass(frozen=True)
class Step:
    """What can be done about a record: a word, and what it does."""

    word: str
    run: Callable[[], object]
    quiet: bool = False


@dataclass(frozen=True)
class Told:
    """A record in words: `links` are (task id, words) to its tasks."""

    title: str
    state: str
    facts: Sequence[tuple[str, str]]
    links: Sequence[tuple[int, str]] = ()
    steps: Sequence[Step] = ()


class _TaskLink(QPushButton):
    """A task's number and title, cut where there is no room."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "task")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"打开事项 {words}")
        self.setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: cut again."""
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))


class RecordPane(Card):
    """`followed` carries a task's id; the form's signals are `form`'s own."""

    followed = Signal(int)
    form_changed = Signal(bool)  # a form was opened or closed

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, flush=True)
        self._stack, self.form = QStackedWidget(), ActForm(theme)
        self._title, self._state = label("", "heading"), label("", "small")
        self._title.setWordWrap(True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts = FactsGrid(theme, columns=1)
        self._links, self._steps = QVBoxLayout(), QHBoxLayout()
        self.links: list[QPushButton] = []
        self.steps: dict[str, QPushButton] = {}
        self._stack.addWidget(EmptyState(theme, "没有选中的一条", "在左边的表里选一条"))
        self._stack.addWidget(self._detail())
        self._stack.addWidget(self.form)
        self.body.addWidget(self._stack)
        self.form.left.connect(self.close_form)
        self.form.done.connect(self.close_form)
        self._told: Told | None = None

    @property
    def editing(self) -> bool:
        """Whether a form is open."""
        return self._stack.currentWidget() is self.form

    def show_told(self, told: Told | None) -> None:
        """Show a record; an open form stays."""
        self._told = told
        if told is not None:
            self._title.setText(told.title)
            self._state.setText(told.state)
            self._facts.set_facts(told.facts)
            self._show_links(told.links)
            self._show_steps(told.steps)
        if not self.editing:
            self._stack.setCurrentIndex(0 if told is None else 1)

    def open(self, act: Act) -> None:
        """Show the form of an act."""
        self._stack.setCurrentWidget(self.form)
        self.form.open(act)
        self.form_changed.emit(True)

    def close_form(self) -> None:
        """Back to the record."""
        if self.editing:
            self.form.close_act()
            self._stack.setCurrentIndex(0 if self._told is None else 1)
            self.form_changed.emit(False)

    def _show_links(self, links: Sequence[tuple[int, str]]) -> None:
        _empty(self._links)
        self.links = []
        for task_id, words in links:
            made = _TaskLink(words)
            made.clicked.connect(lambda _=False, task_id=task_id: self.followed.emit(task_id))
            self._links.addWidget(made)
            self.links.append(made)

    def _show_steps(self, steps: Sequence[Step]) -> None:
        _empty(self._steps)
        self.steps = {}
        for step in steps:
            made = button(self._theme, step.word, rank="link" if step.quiet else "second", small=True)
            made.clicked.connect(lambda _=False, run=step.run: run())
            if step.quiet:
                self._steps.addStretch(1)
            self._steps.addWidget(made)
            self.steps[step.word] = made
        if not any(step.quiet for step in steps):
            self._steps.addStretch(1)

    def _detail(self) -> QWidget:
        theme, gap = self._theme, self._theme.size("space_gap")
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px(12))
        for part in (self._state, self._title, self._facts):
            column.addWidget(part)
        self._links.setSpacing(theme.px(2))
        column.addLayout(self._links)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        room = QWidget()
        whole = QVBoxLayout(room)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._steps.setContentsMargins(gap, theme.px(10), gap, theme.px(10))
        self._steps.setSpacing(theme.size("space_unit"))
        whole.addWidget(area, 1)
        whole.addWidget(line())
        whole.addLayout(self._steps)
        return room


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
