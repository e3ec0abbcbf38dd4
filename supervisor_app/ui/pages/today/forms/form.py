"""What the page's forms share: the facts on top, inputs below them, and a line of buttons."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from supervisor_app.ui.pages.ledger.inputs import NO_SECRETS, TextArea, looking_back
from supervisor_app.ui.pages.today.rows import TodoRow
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.facts_grid import FactsGrid
from supervisor_app.ui.widgets.field import Field
from supervisor_app.ui.widgets.labels import label

_NAMED = 8  # rows named when there are several


class StepForm(QWidget):
    """For one row, or for several of its group. `done` carries the sentence on what was done."""

    done = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self.theme, self.session = theme, session
        self.rows: list[TodoRow] = []
        self.facts, self.named = FactsGrid(theme, 1), label("", "muted")
        self.named.setWordWrap(True)
        self.area, self._inner = QScrollArea(), QWidget()
        self.fields, self.buttons = QVBoxLayout(), QHBoxLayout()
        self._lay_out()  # before anything is put in: a widget in a layout without a parent belongs to nobody
        self.build()
        self.add_button("取消", self.closed.emit, link=True)
        self.buttons.addStretch(1)

    def _lay_out(self) -> None:
        theme, inner = self.theme, self._inner
        inner.setProperty("ground", "surface")
        self.fields.setSpacing(theme.px(12))
        self.buttons.setSpacing(theme.size("space_unit"))
        above = QVBoxLayout(inner)
        above.setContentsMargins(0, 0, theme.px(8), 0)
        above.setSpacing(theme.size("space_gap"))
        above.addWidget(self.facts)
        above.addWidget(self.named)
        above.addLayout(self.fields)
        above.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        inner.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.area, 100)
        column.addLayout(self.buttons)
        column.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt: the buttons follow the inputs, and stay in sight where those must be scrolled."""
        if event.type() == QEvent.Type.LayoutRequest:
            layout = self._inner.layout()
            assert layout is not None
            wide = self.area.viewport().width()
            self.area.setMaximumHeight(max(layout.totalHeightForWidth(wide), layout.totalSizeHint().height()))
        return False

    def build(self) -> None:
        """Put inputs into `fields` and buttons into `buttons`."""
        raise NotImplementedError

    def fill(self) -> None:
        """Start values of the inputs for `rows`; the cursor goes into the first one to be filled."""
        raise NotImplementedError

    def told(self, row: TodoRow) -> list[tuple[str, str]]:
        """The facts of one row."""
        raise NotImplementedError

    def submit(self) -> None:
        """What Enter does."""
        raise NotImplementedError

    def begin(self, rows: Sequence[TodoRow]) -> None:
        """Ready for these rows."""
        self.rows = list(rows)
        one = len(self.rows) == 1
        self.facts.setVisible(one)
        self.named.setVisible(not one)
        if one:
            self.facts.set_facts(self.told(self.rows[0]))
        else:
            more = f" 等 {len(rows)} 项" if len(rows) > _NAMED else ""
            self.named.setText("；".join(map(self.name, self.rows[:_NAMED])) + more)
        self.area.verticalScrollBar().setValue(0)
        self.fill()

    def name(self, row: TodoRow) -> str:
        """A row among several."""
        return f"{row.number} {row.title}（{row.unit}）"

    def add_button(self, word: str, run: Callable[[], object], link: bool = False) -> QPushButton:
        """A button at the end of the line."""
        made = button(self.theme, word, rank="link" if link else "second")
        made.clicked.connect(run)
        self.buttons.addWidget(made)
        return made

    def add_text(self, word: str, hint: str = NO_SECRETS, needed: bool = False) -> tuple[QLineEdit, Field]:
        """A line of text."""
        edit = QLineEdit()
        edit.setMaxLength(60)
        edit.setPlaceholderText(hint)
        field = Field(self.theme, word, edit, needed)
        self.fields.addWidget(field)
        return edit, field

    def add_area(self, word: str, hint: str = NO_SECRETS, needed: bool = False) -> tuple[TextArea, Field]:
        """Some lines of text; Ctrl+Enter submits."""
        area = TextArea(self.theme, 3, hint)
        area.submitted.connect(self.submit)
        field = Field(self.theme, word, area, needed)
        self.fields.addWidget(field)
        return area, field

    def add_day(self, word: str, ahead: bool = False) -> tuple[DateEdit, Field]:
        """A day, in the past unless `ahead`."""
        today = self.session.facts.today
        edit = DateEdit(self.theme, today if ahead else looking_back(today))
        edit.field.setPlaceholderText("如 11-20")
        field = Field(self.theme, word, edit)
        self.fields.addWidget(field)
        return edit, field

    def beside(self, *fields: Field) -> None:
        """Put fields added last in one line."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        for field in fields:
            self.fields.removeWidget(field)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.fields.addLayout(row)

    def day_fault(self, edit: DateEdit, earliest: date | None = None, named: str = "") -> str:
        """What is wrong with a day that lies behind; empty when nothing is."""
        day = edit.day()
        if day is None:
            return "请填日期，如 11-20"
        if day > self.session.facts.today:
            return f"{day:%m-%d} 还没有到，请改"
        return f"早于{named} {earliest:%m-%d}，请改" if earliest and day < earliest else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Enter submits, or presses the button the keyboard is on."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused.click() if isinstance(focused, QPushButton) else self.submit()
        else:
            super().keyPressEvent(event)


def complain(*faults: tuple[Field, str]) -> bool:
    """Say beside each field what is wrong with it and go to the first; True when anything is."""
    for field, sentence in faults:
        field.complain(sentence)
    wrong = [field for field, sentence in faults if sentence]
    if wrong:
        wrong[0].field.setFocus(Qt.FocusReason.TabFocusReason)  # chosen whole, to be typed over
    return bool(wrong)
