"""One light's name and colour, with its mark as it would look and the contrast that makes it legible."""

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QColorDialog, QLineEdit, QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.ui.contrast import MARK, contrast
from supervisor_app.ui.painters import paint_light
from supervisor_app.ui.theme import Mode, Theme
from supervisor_app.ui.tokens import load_tokens
from supervisor_app.ui.widgets.buttons import tool_button
from supervisor_app.ui.widgets.field import Note, mark_wrong


class _Mark(QWidget):
    """The mark of a light in a colour that need not be the theme's."""

    def __init__(self, theme: Theme, light: Light) -> None:
        super().__init__()
        self._theme, self._light = theme, light
        theme.changed.connect(self._retake)
        self.setFixedSize(QSize(theme.px(56), theme.size("control")))
        self.take("")

    def _retake(self) -> None:
        self.take(self._colour)

    def take(self, colour: str) -> None:
        """Show the mark in this colour; empty: the shipped one."""
        self._colour = colour
        mode = Mode.DARK if self._theme.dark else Mode.LIGHT
        self._own = Theme(mode, self._theme.scale, parent=self)
        if colour:
            self._own.set_lights({}, {self._light: colour})
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: the mark in two sizes, as in lists and on the wall."""
        theme, painter, height = self._own, QPainter(self), self.height()
        paint_light(painter, QRect(0, 0, theme.px(16), height), self._light, theme)
        paint_light(painter, QRect(theme.px(28), 0, theme.px(24), height), self._light, theme, 24)


class LightRow(QObject):
    """`parts` are the widgets of a row of a grid: mark, name, colour, remark."""

    edited = Signal()

    def __init__(self, theme: Theme, light: Light) -> None:
        super().__init__()
        self._light = light
        self._mark, self.name, self.colour, self._note = _Mark(theme, light), QLineEdit(), QLineEdit(), Note(theme)
        self.name.setMaxLength(6)
        self.name.setFixedWidth(theme.px(112))
        self.name.setAccessibleName(f"{light.value} 灯名称")
        self.colour.setMaxLength(7)
        self.colour.setFixedWidth(theme.px(112))
        self.colour.setPlaceholderText(load_tokens().light[f"light_{light}"])
        self.colour.setAccessibleName(f"{light.value} 灯颜色，#RRGGBB")
        self.pick = tool_button(theme, "palette", "选颜色")
        self.pick.clicked.connect(self._pick)
        self.parts = (self._mark, self.name, self.colour, self.pick, self._note)
        for field in (self.name, self.colour):
            field.textChanged.connect(lambda _: self.edited.emit())

    def show_look(self, name: str, colour: str) -> None:
        """Put a name and a colour in."""
        for field, text in ((self.name, name), (self.colour, colour)):
            field.blockSignals(True)
            field.setText(text)
            field.blockSignals(False)

    def colour_text(self) -> str:
        """The colour as #RRGGBB; empty when none is typed."""
        text = self.colour.text().strip().upper()
        return f"#{text}" if text and not text.startswith("#") else text

    def fault(self) -> str:
        """What is wrong with the row; empty when nothing is."""
        if not self.name.text().strip():
            return "请填名称"
        text = self.colour_text()
        if not text:
            return ""
        if len(text) != 7 or not QColor.isValidColorName(text):
            return "颜色请写成 #C8302B 的样子"
        if self._ratio() >= MARK or self._light is Light.YELLOW:  # its mark has a dark edge
            return ""
        return f"与白底的对比只有 {self._ratio():.1f}，看不清，请选深一些的颜色"

    def tell(self, fault: str) -> None:
        """Mark the input that is wrong and say why, or how legible the colour is; paint the mark."""
        text, of_colour = self.colour_text(), bool(self.fault()) and bool(self.name.text().strip())
        mark_wrong(self.name, bool(fault) and not of_colour)
        mark_wrong(self.colour, of_colour)
        self._mark.take(text if len(text) == 7 and QColor.isValidColorName(text) else "")
        self._note.set_text(fault or self._legibility(text), wrong=bool(fault))

    def _pick(self) -> None:
        start = QColor(self.colour_text() or self.colour.placeholderText())
        chosen = QColorDialog.getColor(start, self.pick, f"{self.name.text()}灯的颜色")
        if chosen.isValid():
            self.colour.setText(chosen.name().upper())

    def _legibility(self, text: str) -> str:
        if not text:
            return "默认"
        edged = self._ratio() < MARK
        return f"对比 {self._ratio():.1f}，" + ("靠深色边线看清" if edged else "看得清")

    def _ratio(self) -> float:
        return contrast(QColor(self.colour_text()), QColor(load_tokens().light["surface"]))
