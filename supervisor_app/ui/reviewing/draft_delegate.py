"""How a draft's row is painted: box, number, title, how sure the reader is, and chips."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.reviewing.draft_rows import DraftRow
from supervisor_app.ui.reviewing.marks import paint_sample
from supervisor_app.ui.reviewing.saying import Tag, band_word, dropped_words
from supervisor_app.ui.row_look import RowLook
from supervisor_app.ui.table_model import Role
from supervisor_app.ui.theme import TextWeight, Theme

Index = QModelIndex | QPersistentModelIndex
ROW, DROPPED = 67, 36
EDGE, _BOX, _NUMBER, TITLE = 16, 16, 62, 70
_BAND = 72
_AIR, _PAD = 6, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Spots:
    """Where the parts of a row are."""

    box: QRect
    number: QRect
    title: QRect
    side: QRect  # how sure the reader is; 恢复 of a dropped one; the number of the task it became
    tags: QRect


class DraftDelegate(QStyledItemDelegate):
    """The current row, `open_id`, is as high as the editor over it; its ground, box and number are painted here."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme, self.look = theme, RowLook(theme)
        self.open_id, self.open_height = 0, 0

    def spots(self, rect: QRect, row: DraftRow) -> Spots:
        """The parts of a row."""
        px, x, y = self.theme.px, rect.x(), rect.y()
        line = QRect(x, y + (0 if row.dropped else px(6)), rect.width(), px(DROPPED if row.dropped else 26))
        middle = line.center().y() - px(_BOX) // 2 + 1
        box = QRect(x + px(EDGE), middle, px(_BOX), px(_BOX))
        number = QRect(box.right(), line.y(), px(_NUMBER) - px(EDGE) - px(_BOX), line.height())
        side = QRect(rect.right() + 1 - px(EDGE) - px(_BAND), line.y(), px(_BAND), line.height())
        left = x + px(TITLE)
        title = QRect(left, line.y(), side.x() - px(_AIR) - left, line.height())
        tags = QRect(left, y + px(34), rect.right() + 1 - px(EDGE) - left, self.theme.size("chip"))
        return Spots(box, number, title, side, tags)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Qt: three heights."""
        row: DraftRow = index.data(Role.ROW)
        if row.draft.id == self.open_id and self.open_height:
            return QSize(0, self.open_height)
        return QSize(0, self.theme.px(DROPPED if row.dropped else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one row."""
        row: DraftRow = index.data(Role.ROW)
        view, theme = option.widget, self.theme
        current = isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex().row() == index.row()
        painter.save()
        self.look.paint(painter, option, index, current)
        painter.fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), theme.color("border"))
        spots = self.spots(option.rect, row)
        self._paint_box(painter, spots.box, row)
        self._write(painter, spots.number, str(row.number), "text_muted", right=True)
        if row.draft.id != self.open_id or not self.open_height:
            self._paint_words(painter, spots, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, spots: Spots, row: DraftRow) -> None:
        if row.dropped:
            self._paint_dropped(painter, spots, row)
            return
        self._write(painter, spots.title, row.draft.title, weight="strong")
        if row.task is not None:
            self._write(painter, spots.side, "已立项", "accent", right=True)
        else:
            self.paint_band(painter, spots.side, row)
        self._paint_tags(painter, spots.tags, row.tags)

    def _paint_dropped(self, painter: QPainter, spots: Spots, row: DraftRow) -> None:
        font = self.theme.font()
        font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(self.theme.color("text_muted"))
        why = dropped_words(row.draft)
        room = spots.title.width() - QFontMetrics(self.theme.font("small")).horizontalAdvance(why) - self.theme.px(16)
        shown = painter.fontMetrics().elidedText(row.draft.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(spots.title, _LEFT, shown)
        after = spots.title.adjusted(painter.fontMetrics().horizontalAdvance(shown) + self.theme.px(12), 0, 0, 0)
        self._write(painter, after, why, "text_muted", small=True)
        self._write(painter, spots.side, "恢复", "accent", small=True, right=True)

    def paint_band(self, painter: QPainter, rect: QRect, row: DraftRow) -> None:
        """How sure the reader is, as the mark in the text and in words."""
        px, word = self.theme.px, band_word(row.draft)
        self._write(painter, rect, word, "text_muted", small=True, right=True)
        left = rect.right() - QFontMetrics(self.theme.font("small")).horizontalAdvance(word) - px(26)
        if left >= rect.x():
            paint_sample(painter, QRectF(left, rect.center().y() - px(6), px(20), px(12)), row.band, self.theme)

    def _paint_box(self, painter: QPainter, box: QRect, row: DraftRow) -> None:
        theme = self.theme
        if row.dropped:
            self._write(painter, box, "–", "text_muted", centre=True)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if row.accepted else "border_control"), theme.px(1)))
        painter.setBrush(theme.color("accent" if row.accepted else "surface"))
        radius = theme.size("radius_chip")
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if row.accepted:
            painter.drawPixmap(box.topLeft(), icon_pixmap(theme, "check", "accent_text", _BOX))

    def _paint_tags(self, painter: QPainter, rect: QRect, listed: Sequence[Tag]) -> None:
        """As many chips as fit; the last one is cut."""
        x, px = rect.x(), self.theme.px
        for tag in listed:
            room = rect.right() + 1 - x
            wide = min(self._tag_width(tag), room)
            if wide < px(48):
                return
            self._paint_tag(painter, QRect(x, rect.y(), wide, rect.height()), tag)
            x += wide + px(_AIR)

    def _tag_width(self, tag: Tag) -> int:
        metrics, px = QFontMetrics(self.theme.font("small")), self.theme.px
        wide = metrics.horizontalAdvance(tag.text) + 2 * px(_PAD) + 2
        wide += px(14 + _AIR) if tag.icon else 0
        return wide + (metrics.horizontalAdvance(tag.word) + px(4) if tag.word else 0)

    def _paint_tag(self, painter: QPainter, box: QRect, tag: Tag) -> None:
        theme, px = self.theme, self.theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dashed = tag.doubtful and tag.icon != "copy"
        strong = tag.icon == "copy"
        pen = QPen(theme.color("border_control" if tag.doubtful else "border"), px(1))
        pen.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("surface" if tag.doubtful else "surface_alt"))
        radius = theme.size("radius_chip")
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        inner = box.adjusted(px(_PAD), 0, -px(_PAD), 0)
        if tag.icon:
            side = px(14)
            spot = QPointF(inner.x(), inner.y() + (inner.height() - side) // 2)
            painter.drawPixmap(spot, icon_pixmap(theme, tag.icon, "text" if strong else "text_muted", 14))
            inner = inner.adjusted(side + px(_AIR), 0, 0, 0)
        if tag.word:
            used = self._write(painter, inner, tag.word, "text_muted", small=True)
            inner = inner.adjusted(used + px(4), 0, 0, 0)
        self._write(painter, inner, tag.text, small=True, weight="strong" if strong else "text")

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        ink: str = "text",
        weight: TextWeight = "text",
        small: bool = False,
        right: bool = False,
        centre: bool = False,
    ) -> int:
        """One elided line; gives its width."""
        painter.setFont(self.theme.font("small" if small else "body", weight))
        painter.setPen(self.theme.color(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
        painter.drawText(rect, _CENTRE if centre else _RIGHT if right else _LEFT, shown)
        return painter.fontMetrics().horizontalAdvance(shown)
