"""How a unit stands: its names, its lights as figures and as one bar, mean progress against 序时, the trend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Unit
from supervisor_app.domain.standing import UnitLine
from supervisor_app.domain.trend import Trend
from supervisor_app.ui.pages.unit.trend import TrendChart
from supervisor_app.ui.painters import Stack, light_pixmap, paint_light, paint_progress, paint_stack
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.unit_columns import NOTHING, bar_words, lights_words, signed, unit_bar, unit_counts, unit_gap
from supervisor_app.ui.widgets.buttons import ActionButton
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.labels import ElidedLabel, label


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What the card shows; `line` counts the tasks the unit leads, `helping` those it cooperates in."""

    unit: Unit
    line: UnitLine
    helping: int
    parent: str
    names: Mapping[Light, str]
    trend: Trend | None


_BESIDE = 400  # the figures' width where the trend stands beside them
_WITH_FIGURES = 650  # width of the card from which there is room for figures beside the name
_UNLIMITED = 16_777_215  # QWIDGETSIZE_MAX


class UnitCard(QWidget):
    """Two cards: names with figures above, progress below."""

    def __init__(self, theme: Theme, *actions: QAction) -> None:
        super().__init__()
        self._theme, self._narrow = theme, False
        self._trend: Trend | None = None
        self._mark, self._name, self._other = QLabel(), ElidedLabel("", "heading"), ElidedLabel("", "small")
        self.figures = LightFigures(theme)
        self.progress = Progress(theme)
        self.trend = TrendChart(theme)
        self._trend_card = Card(theme, "进度走势")
        self._trend_card.body.addWidget(self.trend)
        below = Card(theme, "承办情况")
        below.body.addWidget(self.progress)
        self._below = below
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_gap"))
        row.addWidget(self._trend_card, 1)
        row.addWidget(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_gap"))
        column.addWidget(self._head(actions))
        column.addLayout(row)

    def show_unit(self, facts: UnitFacts) -> None:
        """Show these facts."""
        unit, line = facts.unit, facts.line
        self._mark.setPixmap(light_pixmap(line.worst, self._theme, 20, self.devicePixelRatioF()))
        self._mark.setVisible(line.total > 0)
        self._mark.setToolTip(facts.names[line.worst])
        self._name.set_whole(unit.name)
        self._other.set_whole(_names(facts))
        self._other.setVisible(bool(_names(facts)))
        self.figures.set_counts(unit_counts(line), facts.names)
        self.progress.set_line(line, facts.helping)
        self._trend = facts.trend
        self.trend.set_trend(facts.trend)
        if facts.trend is not None:
            several = "的平均数" if facts.trend.tasks > 1 else ""
            self._trend_card.set_title("进度走势", f"月末，{facts.trend.tasks} 项有进展记录的牵头事项{several}")
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the name comes before the figures, which the bar below shows too."""
        super().resizeEvent(event)
        self.figures.setVisible(self.width() >= self._theme.px(_WITH_FIGURES))

    def set_narrow(self, narrow: bool) -> None:
        """Without room the trend is left out and the lights' words are in the tooltip."""
        self._narrow = narrow
        self.figures.set_words(not narrow)
        self._share_room()

    def _share_room(self) -> None:
        beside = self._trend is not None and not self._narrow
        self._trend_card.setVisible(beside)
        self.progress.set_wide(not beside)
        self._below.setMinimumWidth(self._theme.px(_BESIDE) if beside else 0)
        self._below.setMaximumWidth(self._theme.px(_BESIDE) if beside else _UNLIMITED)

    def _head(self, actions: Sequence[QAction]) -> Card:
        theme, head = self._theme, Card(self._theme)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        title = QHBoxLayout()
        title.setSpacing(theme.px(8))
        title.addWidget(self._mark)
        title.addWidget(self._name, 1)
        words.addLayout(title)
        words.addWidget(self._other)
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_gap"))
        row.addLayout(words, 1)
        row.addWidget(self.figures)
        for action in actions:
            row.addWidget(ActionButton(theme, action, "second", small=True))
        head.body.addLayout(row)
        return head


def _names(facts: UnitFacts) -> str:
    unit = facts.unit
    parts = [f"简称 {unit.short_name}" if unit.short_name and unit.short_name != unit.name else ""]
    parts += [f"上级 {facts.parent}" if facts.parent else ""]
    parts += [f"又名 {'、'.join(unit.aliases)}" if unit.aliases else ""]
    return "　".join(filter(None, parts))


class LightFigures(QWidget):
    """The legend with its counts: mark and figure over the light's word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: Mapping[Light, int] = {}
        self._names: Mapping[Light, str] = {}
        self._words = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_counts(self, counts: Mapping[Light, int], names: Mapping[Light, str]) -> None:
        """Show these."""
        self._counts, self._names = counts, names
        words = "、".join(f"{names[light]} {count}" for light, count in counts.items())
        self.setAccessibleName(words)
        self.setToolTip("" if self._words else words)
        self.updateGeometry()
        self.update()

    def set_words(self, shown: bool) -> None:
        """With or without the words under the figures."""
        self._words = shown
        self.set_counts(self._counts, self._names)

    def _width(self, light: Light) -> int:
        theme = self._theme
        figure = QFontMetrics(theme.font("title", "strong")).horizontalAdvance(self._figure(light))
        word = QFontMetrics(theme.font("small")).horizontalAdvance(self._names[light]) if self._words else 0
        return theme.px(24) + max(figure, word)

    def _figure(self, light: Light) -> str:
        return str(self._counts[light]) if self._counts[light] else NOTHING

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: as wide as the figures."""
        theme = self._theme
        gap = theme.px(20 if self._words else 10)
        return QSize(sum(self._width(light) + gap for light in self._counts), theme.px(44 if self._words else 26))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: from left to right."""
        theme, painter, x = self._theme, QPainter(self), 0
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for light, count in self._counts.items():
            width = self._width(light)
            paint_light(painter, QRect(x, 0, theme.px(16), theme.px(26)), light, theme)
            painter.setFont(theme.font("title", "strong"))
            painter.setPen(theme.color(f"light_{light}_ink" if count else "text_muted"))
            painter.drawText(QRect(x + theme.px(24), 0, width, theme.px(26)), left, self._figure(light))
            if self._words:
                painter.setFont(theme.font("small"))
                painter.setPen(theme.color("text_muted"))
                painter.drawText(QRect(x + theme.px(24), theme.px(26), width, theme.px(18)), left, self._names[light])
            x += width + theme.px(20 if self._words else 10)


class Progress(QWidget):
    """The stacked bar, the mean progress with its 序时 mark, and the figures that belong to them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.bars = Bars(theme)
        self._facts = {word: label("", "strong") for word in ("牵头", "配合", "在办", "按期办结", "差距")}
        figures = QHBoxLayout()
        figures.setSpacing(theme.px(12))
        for word, value in self._facts.items():
            cell = QVBoxLayout()
            cell.setSpacing(0)
            for part in (value, label(word, "small")):
                part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                cell.addWidget(part)
            figures.addLayout(cell, 1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.bars, 1)
        self._layout.addLayout(figures, 1)
        self.set_wide(True)

    def set_wide(self, wide: bool) -> None:
        """Figures beside the bars, or below them."""
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        self._layout.setSpacing(self._theme.px(40 if wide else 12))

    def set_line(self, line: UnitLine, helping: int) -> None:
        """Show the unit's figures."""
        self.bars.set_line(line)
        values = {
            "牵头": _count(line.total),
            "配合": _count(helping),
            "在办": _count(line.open),
            "按期办结": f"{line.on_time}/{line.done}" if line.done else NOTHING,
            "差距": signed(unit_gap(line)),
        }
        for word, value in values.items():
            self._facts[word].setText(value)
            self._facts[word].setAccessibleName(f"{word} {value}")
        self._facts["差距"].setToolTip(f"平均进度减序时，{bar_words(line)}")


class Bars(QWidget):
    """Two bars with their words at the left and figures at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line: UnitLine | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_line(self, line: UnitLine) -> None:
        """Show the unit's bars."""
        self._line = line
        self.setAccessibleName(f"{lights_words(line)}；{bar_words(line)}")
        self.setToolTip(f"{lights_words(line)}\n{bar_words(line)}" if line.total else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: two lines."""
        return QSize(self._theme.px(200), self._theme.px(52))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: the stacked bar over the progress bar."""
        line, theme, painter = self._line, self._theme, QPainter(self)
        if line is None:
            return
        high, word, figure = theme.px(26), theme.px(72), theme.px(44)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        bar, room = unit_bar(line), QRect(word, 0, self.width() - word - figure, high)
        painter.setFont(theme.font())
        painter.setPen(theme.color("text_muted"))
        painter.drawText(QRect(0, 0, word, high), left, "事项构成")
        painter.drawText(QRect(0, high, word, high), left, "平均进度")
        painter.setPen(theme.color("text"))
        painter.drawText(QRect(room.right(), 0, figure, high), right, str(line.total) if line.total else NOTHING)
        mean = NOTHING if line.progress is None else f"{line.progress:.0f}"
        painter.drawText(QRect(room.right(), high, figure, high), right, mean)
        if line.total:
            paint_stack(painter, room, Stack(unit_counts(line), line.total), theme)
        if bar is not None:
            paint_progress(painter, room.translated(0, high), bar, theme, theme.color("surface"))


def _count(value: int) -> str:
    return str(value) if value else NOTHING
