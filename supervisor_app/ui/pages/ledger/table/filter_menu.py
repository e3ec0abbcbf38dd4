"""“＋ 筛选”: every unit, source and state tasks can be picked by, found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from supervisor_app.domain.filtering import initials
from supervisor_app.ui.pages.ledger.table.filters import Pick
from supervisor_app.ui.table_model import Index
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.labels import label
from supervisor_app.ui.widgets.search_box import SearchBox

_OFFER = Qt.ItemDataRole.UserRole
_ROW, _ROWS, _WIDTH = 32, 10, 320


class _OfferDelegate(QStyledItemDelegate):
    """Trait muted, value, count at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Qt: rows of 32."""
        return QSize(0, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one offer."""
        theme, rect = self._theme, QRect(option.rect)
        pick, count = index.data(_OFFER)
        chosen = option.state & QStyle.StateFlag.State_Selected
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        painter.fillRect(rect, theme.color("selection" if chosen else "hover" if hovered else "surface"))
        room, middle = rect.adjusted(theme.px(12), 0, -theme.px(12), 0), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_muted"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, pick.trait.value)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, str(count))
        painter.setFont(theme.font())
        painter.setPen(theme.color("text"))
        room.adjust(theme.px(40), 0, -theme.px(44), 0)
        word = painter.fontMetrics().elidedText(pick.word, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, word)


class FilterMenu(QFrame):
    """A popup: typing narrows, arrows choose, Enter or a click picks, Esc closes."""

    picked = Signal(object)  # Pick

    def __init__(self, theme: Theme, offers: Sequence[tuple[Pick, int]], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self._theme, self._offers = theme, list(offers)
        self.words = SearchBox(theme, "单位、来源、状态，可用拼音首字母")
        self.list = QListWidget()
        self.list.setItemDelegate(_OfferDelegate(theme, self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedSize(theme.px(_WIDTH), theme.px(_ROW * _ROWS))
        self.list.itemClicked.connect(self._take)
        self._none = label("没有这样的单位、来源或状态", "small")
        self._none.setContentsMargins(theme.px(12), theme.px(4), 0, theme.px(4))
        self.words.textChanged.connect(self._narrow)
        self.words.moved.connect(self._step)
        self.words.entered.connect(lambda: self._take(self.list.currentItem()))
        self.words.left.connect(self.close)
        column = QVBoxLayout(self)
        edge = theme.size("space_unit")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(edge)
        column.addWidget(self.words)
        column.addWidget(self._none)
        column.addWidget(self.list)
        self._narrow("")

    def open_at(self, corner: QPoint) -> None:
        """Show under the chip, within its screen."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(corner.x(), screen.right() - self.width())
        self.move(max(x, screen.x()), corner.y())
        self.show()
        self.words.setFocus()

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for pick, count in self._offers:
            if all(_holds(str(pick).casefold(), word) for word in words):
                item = QListWidgetItem(f"{pick}，{count} 项")
                item.setData(_OFFER, (pick, count))
                item.setToolTip(pick.word)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setVisible(not self.list.count())

    def _step(self, by: int) -> None:
        self.list.setCurrentRow(min(max(self.list.currentRow() + by, 0), self.list.count() - 1))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            pick, _ = item.data(_OFFER)
            self.close()
            self.picked.emit(pick)


def _holds(text: str, word: str) -> bool:
    return word in text or (word.isascii() and word.isalpha() and word in initials(text))
