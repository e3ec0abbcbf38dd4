"""The right half of the page: the chosen paper as it was issued, with paging, zoom and what can be done with it."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QToolButton, QWidget

from supervisor_app.domain.notice import Notice
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.pages.notice.paper.paper_view import WHOLE, WIDTH, PaperView
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import tool_button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import label, line

_NONE = "选择一份文书，在这里预览"
_TITLED = 400  # width from which the kind of paper stands over it


class PaperPreview(Card):
    """`show_paper` shows a registered paper; a file that is gone can be made again from the register."""

    remake_asked = Signal(object)  # Notice

    def __init__(self, theme: Theme, actions: Iterable[QAction]) -> None:
        super().__init__(theme, " ", flush=True)
        self._notice: Notice | None = None
        self._path: Path | None = None
        self._page, self._pages = 0, 0
        self.view = PaperView(theme)
        self.view.turned.connect(self.turn)
        self.view.zoomed.connect(self._tell_zoom)
        self._paging, self.zoom_word = label("", "small"), QPushButton()
        self.back, self.on = tool_button(theme, "chevron-left", "上一页"), tool_button(theme, "chevron-right", "下一页")
        self.smaller, self.larger = tool_button(theme, "zoom-out", "缩小"), tool_button(theme, "zoom-in", "放大")
        self._empty = EmptyState(theme, _NONE, icon="file-text")
        self.gone = EmptyState(theme, "这份文书的 PDF 不在原处", " ", "file-x", "重新生成", self._ask)
        self._pages_stack = QStackedWidget()
        for part in (self._empty, self.gone, self.view):
            self._pages_stack.addWidget(part)
        self.body.addWidget(self._pages_stack, 1)
        self._fill_head(theme, actions)
        self.show_paper(None, None)

    def _fill_head(self, theme: Theme, actions: Iterable[QAction]) -> None:
        self.zoom_word.setProperty("kind", "link")
        self.zoom_word.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.zoom_word.clicked.connect(self.fit)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.view.zoom_by(1))
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        divider = line(vertical=True)
        divider.setFixedHeight(theme.px(20))
        row.addWidget(self._paging)
        for part in (self.back, self.on, self.smaller, self.zoom_word, self.larger, divider):
            row.addWidget(part)
        for action in actions:
            row.addWidget(_for_action(theme, action))
        self.head.addWidget(self.tools)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: what the paper says itself gives way to its tools."""
        super().resizeEvent(event)
        self.title.setVisible(self.width() >= self._theme.px(_TITLED))

    def show_paper(self, notice: Notice | None, path: Path | None) -> None:
        """Show a paper from its first page; the same one stays on its page."""
        same = notice is not None and self._notice is not None and notice.id == self._notice.id and path == self._path
        there = path is not None and path.is_file()
        self._notice, self._path = notice, path
        if notice is None:
            self.set_title(" ")
        else:
            self.set_title(NOTICE_KIND_WORDS[notice.kind], f"{notice.number.serial}号")
        self.tools.setVisible(there)
        if path is None or not there:
            self._page = self._pages = 0
            self._show_empty(notice, path)
            return
        from supervisor_app.documents.preview import page_count

        self._pages = page_count(path)
        self._page = min(self._page, self._pages - 1) if same else 0
        self._pages_stack.setCurrentWidget(self.view)
        self._show()

    def fit(self) -> None:
        """The whole page, or from there its width."""
        if self.tools.isVisible():
            self.view.set_zoom(WIDTH if self.view.zoom == WHOLE else WHOLE)

    def zoom_by(self, way: int) -> None:
        """A step larger (+1) or smaller (−1)."""
        if self.tools.isVisible():
            self.view.zoom_by(way)

    def turn(self, way: int) -> None:
        """Go pages on or back, as far as there are any."""
        page = self._page + way
        if 0 <= page < self._pages:
            self._page = page
            self._show()

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._page

    def _show(self) -> None:
        from supervisor_app.documents.preview import page_size_mm

        assert self._path is not None
        self.view.show_page(self._path, self._page, page_size_mm(self._path, self._page))
        self._paging.setText(f"{self._page + 1} / {self._pages} 页")
        self._paging.setAccessibleName(f"第 {self._page + 1} 页，共 {self._pages} 页")
        self.back.setEnabled(self._page > 0)
        self.on.setEnabled(self._page < self._pages - 1)
        self._tell_zoom()

    def _show_empty(self, notice: Notice | None, path: Path | None) -> None:
        self.view.show_page(None)
        if notice is None:
            self._pages_stack.setCurrentWidget(self._empty)
            return
        if notice.content:
            self.gone.set_words("这份文书的 PDF 不在原处", f"可按登记内容原样重新生成，文号不变\n{path or ''}")
            self._pages_stack.setCurrentWidget(self.gone)
        else:
            self._pages_stack.setCurrentWidget(self._empty)

    def _tell_zoom(self) -> None:
        zoom = self.view.zoom
        self.zoom_word.setText({WHOLE: "整页", WIDTH: "页宽"}.get(zoom, f"{zoom:.0%}"))
        self.zoom_word.setToolTip("改为按页宽显示" if zoom == WHOLE else "改为整页显示")

    def _ask(self) -> None:
        if self._notice is not None:
            self.remake_asked.emit(self._notice)


def _for_action(theme: Theme, action: QAction) -> QToolButton:
    """A tool button that is the action: its icon, name, keys, and whether it can be used."""
    made = tool_button(theme, str(action.property("icon_name")), action.toolTip())
    made.clicked.connect(action.trigger)
    action.enabledChanged.connect(made.setEnabled)
    return made
