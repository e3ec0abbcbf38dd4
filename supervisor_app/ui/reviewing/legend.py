"""What the marks mean; each is a switch that hides the drafts the reader is as sure of."""

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from supervisor_app.ui.reviewing.marks import paint_sample
from supervisor_app.ui.reviewing.saying import all_bands
from supervisor_app.ui.reviewing.sorting import BAND_WORDS, Band
from supervisor_app.ui.theme import Theme

_SAMPLE = 24


class BandSwitch(QAbstractButton):
    """A sample of the mark and its word; off, the word is struck."""

    def __init__(self, theme: Theme, band: Band) -> None:
        super().__init__()
        self._theme, self.band = theme, band
        self.setCheckable(True)
        self.setChecked(True)
        self.setText(BAND_WORDS[band])
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"显示或隐藏{BAND_WORDS[band]}的草稿；已采纳的总是显示")

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: sample and word."""
        px = self._theme.px
        word = QFontMetrics(self._theme.font("small")).horizontalAdvance(self.text())
        return QSize(px(_SAMPLE) + px(6) + word + px(8), self._theme.size("control_small"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: sample and word."""
        theme, painter = self._theme, QPainter(self)
        px, middle = theme.px, self.height() / 2
        if not self.isChecked():
            painter.setOpacity(0.35)
        paint_sample(painter, QRectF(px(2), middle - px(7), px(_SAMPLE), px(14)), self.band, theme)
        painter.setOpacity(1)
        font = theme.font("small")
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.setPen(theme.color("text" if self.underMouse() else "text_muted"))
        room = self.rect().adjusted(px(_SAMPLE) + px(8), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())


class Legend(QWidget):
    """`changed` with the bands shown."""

    changed = Signal(object)  # frozenset[Band]

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.switches = {band: BandSwitch(theme, band) for band in all_bands()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for switch in self.switches.values():
            switch.toggled.connect(lambda: self.changed.emit(self.bands()))
            row.addWidget(switch)

    def bands(self) -> frozenset[Band]:
        """What is shown."""
        return frozenset(band for band, switch in self.switches.items() if switch.isChecked())

    def set_bands(self, bands: Collection[Band]) -> None:
        """Show these, without saying so."""
        for band, switch in self.switches.items():
            switch.blockSignals(True)
            switch.setChecked(band in bands)
            switch.blockSignals(False)
            switch.update()
