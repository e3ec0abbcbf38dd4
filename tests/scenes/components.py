"""The sheet of all components: lights, buttons, inputs, rows, bars, chips, messages, colours."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QTabBar, QVBoxLayout, QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.domain.words import LIGHT_WORDS
from supervisor_app.ui.memory import Forgetful
from supervisor_app.ui.painters import Bar, Stack, paint_light, paint_progress, paint_stack
from supervisor_app.ui.table import Table
from supervisor_app.ui.task_columns import TASK_COLUMNS
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.unit_columns import UNIT_COLUMNS, board_rows
from supervisor_app.ui.widgets.buttons import Rank, button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.facts_grid import FactsGrid
from supervisor_app.ui.widgets.field import mark_wrong
from supervisor_app.ui.widgets.labels import label
from supervisor_app.ui.widgets.message_bar import MessageBar
from supervisor_app.ui.widgets.search_box import SearchBox
from supervisor_app.ui.widgets.tile import Tile
from supervisor_app.ui.widgets.unit_picker import UnitPicker
from tests.scenes import scene
from tests.scenes.facts import TODAY, UNITS, task_lines, unit_lines

_BARS = (
    ("超前", Bar(74, 62)),
    ("基本同步", Bar(66, 66)),
    ("落后不足10点", Bar(60, 67)),
    ("落后10至30点", Bar(48, 62, Light.YELLOW)),
    ("落后超过30点", Bar(30, 62, Light.RED)),
    ("已逾期", Bar(80, 100, Light.RED)),
    ("无时限或暂停", Bar(20, None, Light.GREY)),
    ("办结", Bar(100, None, Light.DONE)),
)


class Marks(QWidget):
    """Lights at three sizes, stacks and bars, straight from the painters."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setMinimumSize(QSize(theme.px(470), theme.px(230)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: everything."""
        theme, painter = self._theme, QPainter(self)
        px = theme.px
        painter.setFont(theme.font())
        for line, light in enumerate(Light):
            y = px(30 * line) if line else 0
            for x, size in ((0, 16), (24, 20), (52, 32)):
                paint_light(painter, QRect(px(x) if x else 0, y, px(size), px(32)), light, theme, size)
            painter.setPen(theme.color(f"light_{light}_ink"))
            painter.drawText(QRect(px(96), y, px(48), px(32)), Qt.AlignmentFlag.AlignVCenter, LIGHT_WORDS[light])
        stack = Stack({Light.RED: 3, Light.YELLOW: 3, Light.GREEN: 7, Light.GREY: 1, Light.DONE: 5}, 19)
        paint_stack(painter, QRect(0, px(160), px(170), px(24)), stack, theme)
        other = Stack({Light.GREEN: 6, Light.GREY: 1, Light.DONE: 3}, 19)
        paint_stack(painter, QRect(0, px(190), px(170), px(24)), other, theme)
        for line, (word, bar) in enumerate(_BARS):
            row = QRect(px(200), px(26 * line) if line else 0, px(110), px(26))
            painter.setPen(theme.color("text_muted"))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, word)
            paint_progress(painter, row.translated(px(112), 0), bar, theme, theme.color("surface"))
            painter.setPen(theme.color("text"))
            figure = QRect(row.right() + px(112), row.y(), px(36), row.height())
            painter.drawText(figure, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{bar.value:.0f}")


def _buttons(theme: Theme) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    ranks: tuple[tuple[Rank, str], ...] = (("primary", "主要"), ("second", "次要"), ("row", "行内"), ("link", "链接"))
    for row, (rank, word) in enumerate(ranks):
        grid.addWidget(label(word, "muted"), row, 0)
        for column, (icon, enabled) in enumerate((("", True), ("file-text", True), ("", False)), start=1):
            made = button(theme, "发提示函", icon, rank)
            made.setEnabled(enabled)
            grid.addWidget(made, row, column)
    return box


def _inputs(theme: Theme) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    search, wrong, fixed, off = (
        SearchBox(theme, "单位或拼音首字母", "Ctrl+F"),
        QLineEdit("abc"),
        QLineEdit("只读"),
        QLineEdit(),
    )
    mark_wrong(wrong, True)
    fixed.setReadOnly(True)
    off.setPlaceholderText("停用")
    off.setEnabled(False)
    good, bad = DateEdit(theme, TODAY), DateEdit(theme, TODAY)
    good.set_text("12月底前")
    bad.set_text("尽快")
    one, several = UnitPicker(theme, UNITS), UnitPicker(theme, UNITS, several=True)
    one.set_ids([1])
    several.set_ids([2, 3])
    combo = QComboBox()
    combo.addItems(["督办通知单", "提示函"])
    for field in (search, wrong, fixed, off, good, bad, one, several, combo):
        column.addWidget(field)
    return box


def _chips(theme: Theme) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    row = QHBoxLayout()
    on = Chip(theme, "全部", count=19, checkable=True)
    on.setChecked(True)
    chips = [
        on,
        Chip(theme, "红", light=Light.RED, count=6, checkable=True),
        Chip(theme, "来源：推进会", removable=True),
    ]
    for chip in (*chips, Chip(theme, "筛选", icon="plus", dashed=True)):
        row.addWidget(chip)
    row.addStretch(1)
    column.addLayout(row)
    row = QHBoxLayout()
    for text, checked, enabled in (("勾选", False, True), ("已勾", True, True), ("停用", False, False)):
        check = QCheckBox(text)
        check.setChecked(checked)
        check.setEnabled(enabled)
        row.addWidget(check)
    for keys in ("Ctrl+K", "F2"):
        row.addWidget(label(keys, "key"))
    row.addStretch(1)
    column.addLayout(row)
    tabs = QTabBar()
    tabs.setDocumentMode(True)
    for word in ("基本", "进展", "节点", "文书", "日志"):
        tabs.addTab(word)
    tabs.setCurrentIndex(1)
    column.addWidget(tabs)
    row = QHBoxLayout()
    for word, figure, ink in (("逾期", 7, "light_red_ink"), ("3日内到期", 5, "text"), ("未签收", 0, "text")):
        tile = Tile(theme, word, ink)
        tile.set_figure(figure)
        tile.setChecked(word == "逾期")
        row.addWidget(tile)
    column.addLayout(row)
    message, failed = MessageBar(theme), MessageBar(theme)
    message.say("已登记 117 号事项的进展。", "撤销", lambda: None)
    failed.warn("台账所在文件夹不能写入，请换一个位置保存。")
    column.addWidget(message)
    column.addWidget(failed)
    return box


def _card(theme: Theme, title: str, *parts: QWidget, flush: bool = False) -> Card:
    card = Card(theme, title, flush)
    for part in parts:
        card.body.addWidget(part)
    if not flush:
        card.body.addStretch(1)
    return card


@scene("components")
def components(theme: Theme) -> QWidget:
    """Everything on one sheet."""
    sheet = QWidget()
    sheet.setProperty("ground", "window")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    grid = QGridLayout(sheet)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setSpacing(16)
    facts = FactsGrid(theme)
    facts.set_facts([("牵头", "鹿鸣片区管委会"), ("时限", "11-06"), ("配合", ""), ("逾期", "9 个工作日")])
    empty = EmptyState(
        theme, "今天没有逾期事项", "最近一项 11-20 到期：文昌路南延工程通车", action="看3日内到期", run=lambda: None
    )
    grid.addWidget(_card(theme, "亮灯、构成、进度", Marks(theme)), 0, 0)
    grid.addWidget(_card(theme, "按钮", _buttons(theme), facts), 0, 1)
    grid.addWidget(_card(theme, "输入", _inputs(theme)), 0, 2)
    grid.addWidget(_card(theme, "筛选、勾选、消息", _chips(theme)), 1, 0)
    grid.addWidget(_card(theme, "空列表", empty), 1, 1, 1, 2)
    return sheet


@scene("tables")
def tables(theme: Theme) -> QWidget:
    """The ledger's table and the board, a row chosen."""
    sheet = QWidget()
    sheet.setProperty("ground", "window")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(sheet)
    row.setContentsMargins(24, 24, 24, 24)
    row.setSpacing(16)
    ledger = Table(theme, TASK_COLUMNS, lambda line: line.task.id, Forgetful(), "ledger")
    ledger.set_rows(task_lines())
    ledger.choose(2)
    board = Table(theme, UNIT_COLUMNS, lambda line: line.line.unit.id, Forgetful(), "board")
    board.set_rows(board_rows(unit_lines()))
    right = _card(theme, "各单位进度", board, flush=True)
    right.setFixedWidth(theme.size("board"))
    row.addWidget(_card(theme, "", ledger, flush=True), 1)
    row.addWidget(right)
    return sheet


@scene("focus")
def focus(theme: Theme) -> QWidget:
    """A button with the keyboard beside a table whose row is chosen."""
    sheet = QWidget()
    sheet.setProperty("ground", "window")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(sheet)
    row.setContentsMargins(24, 24, 24, 24)
    made = button(theme, "登记进展", "pencil-line", "primary")
    ledger = Table(theme, TASK_COLUMNS, lambda line: line.task.id, Forgetful(), "ledger")
    ledger.set_rows(task_lines())
    ledger.choose(2)
    row.addWidget(made)
    row.addWidget(Chip(theme, "红", light=Light.RED, count=6, checkable=True))
    row.addWidget(_card(theme, "", ledger, flush=True), 1)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return sheet
