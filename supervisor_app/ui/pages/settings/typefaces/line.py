"""One class of type: its sample, the file that serves it, and the choice of another."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from supervisor_app.ui.pages.settings.typefaces.finder import Sample
from supervisor_app.ui.pages.settings.typefaces.words import borrowed_words, origin_words
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.field import Note
from supervisor_app.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from supervisor_app.documents.font_table import FontRow

SAMPLE_SIZE = 20  # px at 100 %
_HEIGHT = 28


class SampleLine(QWidget):
    """Ink in the window's text colour, at the left; what is wider than the place is cut."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._ink = theme, QImage()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: one line."""
        return QSize(self._theme.px(200), self._theme.px(_HEIGHT))

    def show_sample(self, sample: Sample) -> None:
        """Show grey values, 0 being ink."""
        width, height, stride, grey = sample
        self._ink = QImage(grey, width, height, stride, QImage.Format.Format_Grayscale8).copy()
        self._ink.invertPixels()
        self._ink.setDevicePixelRatio(self.devicePixelRatio())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: the ink."""
        if self._ink.isNull():
            return
        tinted = QImage(self._ink.size(), QImage.Format.Format_ARGB32_Premultiplied)
        tinted.setDevicePixelRatio(self._ink.devicePixelRatio())
        tinted.fill(QColor(self._theme.color("text")))
        tinted.setAlphaChannel(self._ink)
        top = (self.height() - round(self._ink.deviceIndependentSize().height())) // 2
        QPainter(self).drawImage(QPoint(0, max(top, 0)), tinted)


class FontLine(QWidget):
    """Signals ask for a file, for the default, or for another font (its index) of the same collection."""

    file_asked = Signal()
    default_asked = Signal()
    sibling_asked = Signal(int)

    def __init__(self, theme: Theme, font_class: str) -> None:
        super().__init__()
        self.font_class, self._index = font_class, 0
        self.sample, self.origin = SampleLine(theme), ElidedLabel("正在查找…", "small")
        self.note, self.trouble, self.siblings = Note(theme), Note(theme), QComboBox()
        self.choose = button(theme, "选用文件…", small=True)
        self.default = button(theme, "恢复默认", rank="link", small=True)
        self.choose.setAccessibleName(f"{font_class}：选用文件")
        self.default.setAccessibleName(f"{font_class}：恢复默认")
        self.siblings.setAccessibleName(f"{font_class}：同一文件里的字体")
        self.choose.clicked.connect(self.file_asked)
        self.default.clicked.connect(self.default_asked)
        self.siblings.activated.connect(lambda at: self.sibling_asked.emit(self.siblings.itemData(at)))
        self._lay(theme)
        for seldom in (self.note, self.trouble, self.siblings, self.default):
            seldom.hide()

    def _lay(self, theme: Theme) -> None:
        name = label(self.font_class, "strong")
        name.setFixedSize(theme.px(56), theme.px(_HEIGHT))
        middle, row = QVBoxLayout(), QHBoxLayout(self)
        middle.setSpacing(theme.px(2))
        for part in (self.sample, self.origin, self.note, self.trouble):
            middle.addWidget(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("space_unit"))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(middle, 1)
        self.siblings.setFixedWidth(theme.px(136))
        for tool in (self.siblings, self.default, self.choose):
            row.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)

    def show_row(self, row: "FontRow", sample: Sample, given: Mapping[str, str]) -> None:
        """The font, its sample, and which characters of the text typed it borrows."""
        self.sample.show_sample(sample)
        self.sample.setAccessibleName(f"{self.font_class}样张，{row.title}")
        self.origin.set_whole(origin_words(row))
        self.origin.setToolTip(str(row.path))
        chosen = row.origin == "自选"
        told = [borrowed_words(row.title, given)]
        told += [f"不在常见的{self.font_class}字体之列，请看样张认定"] if chosen and not row.known else []
        self._tell(self.note, "；".join(filter(None, told)))
        self.complain(row.trouble)
        self.default.setVisible(chosen or bool(row.trouble))
        self.siblings.setVisible(bool(row.siblings))
        self.siblings.clear()
        for index, title in row.siblings:
            self.siblings.addItem(title, index)
        self._index = row.index
        self.siblings.setCurrentIndex(self.siblings.findData(row.index))

    def complain(self, sentence: str) -> None:
        """What is wrong with the file chosen, the font in force staying; empty when nothing is."""
        self.siblings.setCurrentIndex(self.siblings.findData(self._index))
        self._tell(self.trouble, sentence, wrong=True)

    @staticmethod
    def _tell(note: Note, sentence: str, wrong: bool = False) -> None:
        note.set_text(sentence, wrong and bool(sentence))
        note.setVisible(bool(sentence))
