"""The form of an act, inside the pane: asks, says what is wrong beside the field, does it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from supervisor_app.errors import UserError
from supervisor_app.ui.pages.ledger.acts.asking import Act, Ask
from supervisor_app.ui.pages.ledger.form.inputs import mark
from supervisor_app.ui.pages.ledger.inputs import TextArea
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.field import Field, Note
from supervisor_app.ui.widgets.labels import ElidedLabel, label, line

_CTRL = Qt.KeyboardModifier.ControlModifier
_CHANGES = ("changed", "textChanged", "currentIndexChanged")


class ActForm(QWidget):
    """Shows one act at a time."""

    done = Signal()
    left = Signal()  # the cancel button
    turned = Signal(str)  # to the act that has to come first

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.act: Act | None = None
        self.inputs: dict[str, Any] = {}
        self.fields: dict[str, Field] = {}
        self._start: dict[str, Any] = {}
        self._laid: list[str] = []
        self._tried = False
        self.title, self.hint, self.note = ElidedLabel("", "strong"), label("", "small"), Note(theme)
        self.preview, self._word = label("", "small"), label("", "small")
        for part in (self.hint, self.preview):
            part.setWordWrap(True)
        self.send, self.cancel, self.instead = (
            button(theme, "登记"),
            button(theme, "取消"),
            button(theme, "", rank="link"),
        )
        self.area, self._grid = QScrollArea(), QGridLayout()
        self._build()
        self.send.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.left)
        self.instead.clicked.connect(self._turn)

    def open(self, act: Act) -> None:
        """Show an act, its answers as they are proposed."""
        self.act, self._tried = act, False
        self._clear()
        self.title.set_whole(act.title)
        self.hint.setText(act.hint)
        self.hint.setVisible(bool(act.hint))
        self.preview.hide()
        self.send.setText(act.button)
        self._word.setText(act.button)
        self.send.setEnabled(not act.blocked)
        self.instead.setVisible(act.instead is not None)
        self.instead.setText(act.instead[1] if act.instead else "")
        for ask in () if act.blocked else act.asks:
            self._add(ask)
        self._changed()
        self._say(act.blocked)
        self._start = self.values()
        self.area.verticalScrollBar().setValue(0)
        first = next(iter(self.inputs.values()), self.instead if act.instead else self.cancel)
        first.setFocus(Qt.FocusReason.TabFocusReason)  # a proposed day or name is chosen whole, to be typed over

    def values(self) -> dict[str, Any]:
        """The answers as they are now."""
        return {key: widget.value() for key, widget in self.inputs.items()}

    def dirty(self) -> bool:
        """Whether something would be lost."""
        typed = any(_unread(widget) for widget in self.inputs.values())
        return self.act is not None and (typed or self.values() != self._start)

    def submit(self) -> bool:
        """Do it; False when something must be mended first."""
        act = self.act
        if act is None or act.blocked:
            return False
        for widget in self.inputs.values():
            if hasattr(widget, "settle"):
                widget.settle()
        self._tried = True
        wrong = self._check()
        if wrong:
            self.inputs[wrong[0]].setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(self.fields[wrong[0]])
            return False
        try:
            act.run(self.values())
        except UserError as error:  # beside what is to be mended, and the form stays
            self._say(str(error))
            return False
        self.done.emit()
        return True

    def close_act(self) -> None:
        """Forget the act."""
        self.act = None
        self._clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Ctrl+Enter does it, as in a text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & _CTRL:
            self.submit()
        else:
            super().keyPressEvent(event)

    def _check(self) -> list[str]:
        assert self.act is not None
        values, wrong = self.values(), []
        for ask in self.act.asks:
            sentence = _fault(ask, self.inputs[ask.key]) if ask.shown(values) else ""
            says_itself = bool(_unread(self.inputs[ask.key])) and not hasattr(self.inputs[ask.key], "complaint")
            self.fields[ask.key].complain("" if says_itself else sentence)
            mark(self.inputs[ask.key], bool(sentence))
            wrong += [ask.key] if sentence else []
        return wrong

    def _changed(self) -> None:
        if self.act is None or self.act.blocked or len(self.inputs) < len(self.act.asks):
            return
        values = self.values()
        shown = [ask for ask in self.act.asks if ask.shown(values)]
        if [ask.key for ask in shown] != self._laid:
            self._lay(shown)
        self._say("")
        told = self.act.preview(values) if self.act.preview else ""
        self.preview.setText(told)
        self.preview.setVisible(bool(told))
        if self._tried:
            self._check()

    def _say(self, sentence: str) -> None:
        self.note.set_text(sentence, bool(sentence))
        self.note.setVisible(bool(sentence))

    def _turn(self) -> None:
        if self.act is not None and self.act.instead is not None:
            self.turned.emit(self.act.instead[0])

    def _add(self, ask: Ask) -> None:
        widget: Any = ask.make(self._theme)
        field = Field(self._theme, ask.word, widget, bool(ask.missing))
        self.inputs[ask.key], self.fields[ask.key] = widget, field
        if isinstance(widget, QPlainTextEdit):
            widget.setAccessibleName(ask.word)
        widget.set_value(ask.start)
        signals = (getattr(widget, name, None) for name in _CHANGES)
        next(signal for signal in signals if signal is not None).connect(self._changed)
        if isinstance(widget, TextArea):
            widget.submitted.connect(self.submit)

    def _lay(self, shown: Sequence[Ask]) -> None:
        """Place what is asked now; halves stand two in a row."""
        for field in self.fields.values():
            self._grid.removeWidget(field)
        row = column = 0
        for ask in shown:
            if not ask.half and column:
                row, column = row + 1, 0
            span = 1 if ask.half else 2
            self._grid.addWidget(self.fields[ask.key], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column = 1 - column if ask.half else 0
            row += 0 if column else 1
        for key, field in self.fields.items():
            field.setVisible(any(ask.key == key for ask in shown))
        self._laid = [ask.key for ask in shown]
        order = [self.inputs[key] for key in self._laid]
        for before, after in pairwise((*order, self.cancel, self.send)):
            QWidget.setTabOrder(before, after)

    def _clear(self) -> None:
        self.inputs, self.fields, self._laid = {}, {}, []
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # before it is a window of its own, which would take the keyboard along
                widget.setParent(None)
                widget.deleteLater()

    def _build(self) -> None:
        theme = self._theme
        gap, unit = theme.size("space_gap"), theme.size("space_unit")
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(gap, theme.px(12), gap, gap)
        column.setSpacing(theme.px(10))
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(10))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addLayout(self._grid)
        column.addWidget(self.preview)
        column.addWidget(self.note)
        column.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(gap, unit, gap, unit)
        foot.setSpacing(unit)
        for part in (label("Ctrl+S", "key"), self._word, label("Esc", "key"), label("取消", "small")):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.send)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line())
        whole.addWidget(self.area, 1)
        whole.addWidget(line())
        whole.addLayout(foot)


def _unread(widget: Any) -> str:
    return str(widget.unread()) if hasattr(widget, "unread") else ""


def _fault(ask: Ask, widget: Any) -> str:
    """One sentence; empty when the answer will do."""
    if _unread(widget):
        return str(widget.complaint()) if hasattr(widget, "complaint") else "看不懂"
    value = widget.value()
    if ask.missing and value in (None, "", ()):
        return ask.missing
    return ask.check(value)
