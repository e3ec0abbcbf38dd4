"""Measures and paints one happening of a story list."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.pages.ledger.story.story import Story
from supervisor_app.ui.painters import outline
from supervisor_app.ui.theme import Theme

_EDGE, _TEXT = 16, 44  # left of the mark, left of the text
_LINE, _SMALL, _AIR = 22, 18, 5
_WRAP = Qt.TextFlag.TextWordWrap.value
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value


class StoryPainter:
    """Lays a story out for a width; nothing is kept between stories."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def height(self, story: Story, width: int) -> int:
        """How high the story is at a width."""
        theme = self._theme
        high = theme.px(_LINE) + 2 * theme.px(_AIR)
        if story.body:
            high += self._body(story, width).height() + theme.px(2)
        if story.foot or story.action:
            high += self._foot(story, width).height() + theme.px(2)
        return high

    def action_rect(self, rect: QRect, story: Story) -> QRect:
        """Where the word of the action stands."""
        return self.words(rect, story)[0][1]

    def words(self, rect: QRect, story: Story) -> list[tuple[str, QRect]]:
        """What can be done, the action first, from the right edge to the left."""
        theme, metrics = self._theme, QFontMetrics(self._theme.font("small", "strong"))
        right, found = rect.right() - theme.px(_EDGE) + theme.px(4), []
        for word in (story.action, *story.others):
            wide = metrics.horizontalAdvance(word) + theme.px(8)
            found.append((word, QRect(right - wide, rect.bottom() - theme.px(_AIR + _SMALL), wide, theme.px(_SMALL))))
            right -= wide + theme.px(4)
        return found

    def _room(self, width: int) -> int:
        return width - self._theme.px(_TEXT) - self._theme.px(_EDGE)

    def _wrapped(self, font: QFont, text: str, width: int) -> QRect:
        return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 100_000), _WRAP, text)

    def _body(self, story: Story, width: int) -> QRect:
        return self._wrapped(self._theme.font(), story.body, self._room(width))

    def _foot(self, story: Story, width: int) -> QRect:
        theme = self._theme
        words = self.words(QRect(0, 0, width, 0), story) if story.action else []
        taken = sum(spot.width() + theme.px(4) for _, spot in words) + theme.px(4) * bool(words)
        found = self._wrapped(theme.font("small"), story.foot, self._room(width) - taken)
        return QRect(0, 0, self._room(width) - taken, max(found.height(), theme.px(_SMALL)))

    def paint(self, painter: QPainter, rect: QRect, story: Story, hovered: bool, chosen: bool, last: bool) -> None:
        """The mark with its line down, the texts, and the action under the pointer or the keyboard."""
        theme = self._theme
        ground = theme.color("hover" if hovered or chosen else "surface")
        painter.fillRect(rect, ground)
        if chosen:
            outline(painter, rect, theme.color("accent"), theme.size("focus_ring"))
        self._paint_mark(painter, rect, story, last, ground)
        x, y, width = rect.x() + theme.px(_TEXT), rect.y() + theme.px(_AIR), self._room(rect.width())
        self._paint_first(painter, QRect(x, y, width, theme.px(_LINE)), story)
        y += theme.px(_LINE)
        ink = "text_muted" if story.gone else "text"
        if story.body:
            body = self._body(story, rect.width())
            self._write(painter, QRect(x, y + theme.px(2), width, body.height()), story.body, theme.font(), ink, story)
            y += body.height() + theme.px(2)
        if story.foot:
            foot = self._foot(story, rect.width())
            room = QRect(x, y + theme.px(2), foot.width(), foot.height())
            self._write(painter, room, story.foot, theme.font("small"), "text_muted", story, struck=False)
        if story.action and (hovered or chosen):
            painter.setFont(theme.font("small", "strong"))
            painter.setPen(theme.color("accent"))
            for word, spot in self.words(rect, story):
                painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, word)

    def _paint_first(self, painter: QPainter, room: QRect, story: Story) -> None:
        theme, metrics = self._theme, QFontMetrics(self._theme.font("body", "strong"))
        right = metrics.horizontalAdvance(story.right) + theme.px(12) if story.right else 0
        if story.right:
            self._write(painter, room, story.right, theme.font("body", "strong"), "accent", story, _RIGHT)
        when = metrics.horizontalAdvance(story.when) + theme.px(8) if story.when else 0
        self._write(painter, room, story.when, theme.font("body", "strong"), "text", story, _LEFT)
        rest = room.adjusted(when, 0, -right, 0)
        title = QFontMetrics(theme.font()).elidedText(story.title, Qt.TextElideMode.ElideRight, rest.width())
        self._write(painter, rest, title, theme.font(), "text", story, _LEFT)

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        font: QFont,
        role: str,
        story: Story,
        flags: int = _WRAP,
        struck: bool = True,
    ) -> None:
        font.setStrikeOut(story.gone and struck)
        painter.setFont(font)
        painter.setPen(self._theme.color("text_muted" if story.gone else role))
        painter.drawText(room, flags, text)

    def _paint_mark(self, painter: QPainter, rect: QRect, story: Story, last: bool, ground: QColor) -> None:
        theme = self._theme
        middle = rect.x() + theme.px(_EDGE + 7)
        top = rect.y() + theme.px(_AIR) + theme.px(_LINE) // 2
        if not last:
            painter.fillRect(QRect(middle, top + theme.px(12), theme.px(1), rect.bottom() - top), theme.color("border"))
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        if story.mark not in ("dot", "ring"):
            side = theme.px(14)
            spot = QPoint(middle - side // 2, top - side // 2)
            painter.drawPixmap(spot, icon_pixmap(theme, story.mark, "text_muted", 14))
            return
        ring = story.mark == "ring" or story.gone
        colour = theme.color("text_muted" if ring else "accent")
        painter.setPen(QPen(colour, theme.px(2)) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(ground if ring else colour)
        centre = QPointF(middle + 0.5, top + 0.5)
        painter.drawEllipse(centre, theme.px(4), theme.px(4))
