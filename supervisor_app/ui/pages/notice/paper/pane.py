"""A PDF page by page: paging, zoom, and an empty state while there is none."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QToolButton, QWidget

from supervisor_app.ui.pages.notice.paper.paper_view import WHOLE, WIDTH, PaperView
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import tool_button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import label, line

_TITLED = 400  # width from which the kind of paper stands over it


class PaperPane(Card):
    """`show_file` shows a PDF; the same paper again stays on its page."""

    def __init__(self, theme: Theme, nothing: str) -> None:
        super().__init__(theme, " ", flush=True)
        self._path: Path | None = None
        self._page, self._pages = 0, 0
        self.view = PaperView(theme)
        self.view.turned.connect(self.turn)
        self.view.zoomed.connect(self._tell_zoom)
        self._paging, self.zoom_word = label("", "small"), QPushButton()
        self.back, self.on = tool_button(theme, "chevron-left", "上一页"), tool_button(theme, "chevron-right", "下一页")
        self.smaller, self.larger = tool_button(theme, "zoom-out", "缩小"), tool_button(theme, "zoom-in", "放大")
        self._empty = EmptyState(theme, nothing, icon="file-text")
        self.faces = QStackedWidget()
        for part in (self._empty, self.view):
            self.faces.addWidget(part)
        self.body.addWidget(self.faces, 1)
        self.tools, self._row = QWidget(), QHBoxLayout()
        self._fill_head(theme)

    def _fill_head(self, theme: Theme) -> None:
        self.zoom_word.setProperty("kind", "link")
        self.zoom_word.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.zoom_word.clicked.connect(self.fit)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.view.zoom_by(1))
        self.tools.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._paging)
        for part in (self.back, self.on, self.smaller, self.zoom_word, self.larger):
            self._row.addWidget(part)
        self.head.addStretch()
        self.head.addWidget(self.tools)
        self.tools.hide()

    def add_tools(self, *tools: QToolButton) -> None:
        """Further tools, behind a divider."""
        divider = line(vertical=True)
        divider.setFixedHeight(self._theme.px(20))
        self._row.addWidget(divider)
        for tool in tools:
            self._row.addWidget(tool)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: what the paper says itself gives way to its tools."""
        super().resizeEvent(event)
        for part in (self.title, self.facts):
            part.setVisible(self.width() >= self._theme.px(_TITLED))

    def show_file(self, path: Path | None, same: bool = False) -> None:
        """Show a PDF from its first page, or the page one is on in the `same` paper; UserError when it is damaged."""
        there = path is not None and path.is_file()
        self._path = path
        self.tools.setVisible(there)
        if path is None or not there:
            self._page = self._pages = 0
            self.view.show_page(None)
            self.faces.setCurrentWidget(self._empty)
            return
        from supervisor_app.documents.preview import page_count

        self._pages = page_count(path)
        self._page = min(self._page, self._pages - 1) if same else 0
        self.faces.setCurrentWidget(self.view)
        self._show(stay=same)

    def say(self, sentence: str, hint: str = "") -> None:
        """Show words instead of a page."""
        self.show_file(None)
        self._empty.set_words(sentence, hint)

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

    def _show(self, stay: bool = False) -> None:
        from supervisor_app.documents.preview import page_size_mm

        assert self._path is not None
        self.view.show_page(self._path, self._page, page_size_mm(self._path, self._page), stay)
        self._paging.setText(f"{self._page + 1} / {self._pages} 页")
        self._paging.setAccessibleName(f"第 {self._page + 1} 页，共 {self._pages} 页")
        self.back.setEnabled(self._page > 0)
        self.on.setEnabled(self._page < self._pages - 1)
        self._tell_zoom()

    def _tell_zoom(self) -> None:
        zoom = self.view.zoom
        self.zoom_word.setText({WHOLE: "整页", WIDTH: "页宽"}.get(zoom, f"{zoom:.0%}"))
        self.zoom_word.setToolTip("改为按页宽显示" if zoom == WHOLE else "改为整页显示")
