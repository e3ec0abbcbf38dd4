"""The page 设置: one scrolling page of sections with an index; what the office sets is saved by one button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.page import Page, Shell
from supervisor_app.ui.pages.settings.backups import BackupSection
from supervisor_app.ui.pages.settings.days import DaySection
from supervisor_app.ui.pages.settings.heads import HeadSection
from supervisor_app.ui.pages.settings.imprint import ImprintSection
from supervisor_app.ui.pages.settings.index import SectionIndex
from supervisor_app.ui.pages.settings.ladder import LadderSection
from supervisor_app.ui.pages.settings.lights import LightSection
from supervisor_app.ui.pages.settings.looks import LookSection
from supervisor_app.ui.pages.settings.machine import MachineSection
from supervisor_app.ui.pages.settings.matters import MatterSection
from supervisor_app.ui.pages.settings.office import WhoSection
from supervisor_app.ui.pages.settings.papers import PaperSection
from supervisor_app.ui.pages.settings.remind import RemindSection
from supervisor_app.ui.pages.settings.section import OfficeSection, Section
from supervisor_app.ui.pages.settings.typefaces.section import FontSection
from supervisor_app.ui.session import Session


class SettingsPage(Page):
    """Targets are the ids of sections."""

    ACTIONS = (
        ActionSpec("save", "保存", "save", ("Ctrl+S",), "保存设置，可以撤销"),
        ActionSpec("back", "还原", "undo-2", tip="放弃没有保存的修改"),
    )
    WATCHES = Changes.ALL
    HINTS = (("Ctrl+S", "保存"), ("Tab", "下一项"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.session = shell.session
        self.sections = _sections(shell)
        self.office_sections = [section for section in self.sections if isinstance(section, OfficeSection)]
        self.index = SectionIndex(self.theme, [section.word for section in self.sections])
        self._scroll = QScrollArea()
        self._build()
        if self.session is not None:
            self.primary, self.second = self.acts["save"], self.acts["back"]
        self.acts["save"].triggered.connect(self.save)
        self.acts["back"].triggered.connect(self.drop)
        for section in self.office_sections:
            section.edited.connect(self._name_actions)
        if self.session is not None:
            for section in self.office_sections:
                section.load(self.session.facts.office)
        self._name_actions()

    def title(self) -> str:
        """The page's name."""
        return "设置"

    def facts(self) -> str:
        """Which sections have something unsaved."""
        if self.session is None:
            return "打开台账后，这里还有发文机关、亮灯规则、工作日、文书和备份"
        unsaved = [section.word for section in self.office_sections if section.unsaved()]
        return f"未保存：{'、'.join(unsaved)}" if unsaved else "随台账保存，换电脑也在；外观和字体只在本机"

    def refresh(self, changes: Changes) -> None:
        """Take other settings where nothing is typed, read the rest again."""
        if self.session is not None and changes & Changes.SETTINGS:
            for section in self.office_sections:
                section.take(self.session.facts.office)
        for part in self.sections:
            if not isinstance(part, BackupSection) or changes == Changes.ALL:
                part.refresh()
        self._name_actions()

    def show_target(self, target: object) -> None:
        """Scroll to a section."""
        for at, section in enumerate(self.sections):
            if section.id == target:
                self._go(at)

    def leave(self) -> bool:
        """What is typed is not lost by leaving."""
        if not self._unsaved():
            return True
        words = "、".join(section.word for section in self._unsaved())
        self.shell.warn(f"“{words}”有没保存的修改，请保存或还原", "放弃修改", self.drop)
        return False

    def save(self) -> None:
        """Write everything typed in one command; what is wrong is shown and nothing is written."""
        wrong = [section for section in self.office_sections if section.faults()]
        if wrong:
            self._go(self.sections.index(wrong[0]))
            self.shell.warn(f"没有保存：{wrong[0].word}：{wrong[0].faults()[0]}")
            return
        if self.session is None or not self._unsaved():
            return
        office: OfficeSettings = self.session.facts.office
        for section in self._unsaved():
            office = section.apply(office)
        self.session.save_office(office)
        for section in self.office_sections:
            section.load(office)
        self.shell.say("已保存设置", "撤销", self.session.undo_stack.undo)

    def drop(self) -> None:
        """Forget what is typed."""
        if self.session is not None:
            for section in self.office_sections:
                section.load(self.session.facts.office)

    def _unsaved(self) -> list[OfficeSection]:
        return [section for section in self.office_sections if section.unsaved()]

    def _name_actions(self) -> None:
        unsaved = self._unsaved()
        for name in ("save", "back"):
            self.acts[name].setEnabled(bool(unsaved))
        self.index.set_unsaved({self.sections.index(section) for section in unsaved})
        self.head_changed.emit()

    def _build(self) -> None:
        theme = self.theme
        inner = QWidget()
        inner.setProperty("ground", "none")
        inner.setMaximumWidth(theme.px(800))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.size("space_unit"), 0)
        column.setSpacing(theme.size("space_gap"))
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        self._scroll.verticalScrollBar().valueChanged.connect(self._mark)
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_gap"))
        row.addWidget(self.index)
        row.addWidget(self._scroll, 1)
        self.body.addLayout(row)
        self._inner = inner
        self.index.asked.connect(self._go)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the index gives way where the sections need the whole width."""
        super().resizeEvent(event)
        needed = self._inner.minimumSizeHint().width() + self._scroll.verticalScrollBar().sizeHint().width()
        room = self.contentsRect().width() - self.index.sizeHint().width() - 4 * self.theme.size("space_gap")
        self.index.setVisible(room >= needed)

    def _go(self, at: int) -> None:
        bar, section = self._scroll.verticalScrollBar(), self.sections[at]
        bar.setValue(section.y())
        self.index.mark(at)

    def _mark(self, value: int) -> None:
        """The section at the top, or the last one at the end of the page."""
        if value == self._scroll.verticalScrollBar().maximum():
            return
        reached = [at for at, section in enumerate(self.sections) if section.y() <= value + self.theme.px(40)]
        self.index.mark(reached[-1] if reached else 0)


def _sections(shell: Shell) -> list[Section]:
    session: Session | None = shell.session
    if session is None:
        return [FontSection(shell), LookSection(shell)]
    theme, path, who = shell.theme, session.path, WhoSection(shell.theme)
    heads = HeadSection(
        theme, lambda: who.inputs["name"].text().strip(), lambda: session.facts.notices, session.facts.today.year
    )
    who.edited.connect(heads.show_heads)
    return [
        who,
        heads,
        ImprintSection(theme),
        PaperSection(theme, path.with_name(f"{path.stem}.文书")),
        LightSection(theme, session),
        LadderSection(theme),
        MatterSection(theme),
        DaySection(theme, session.facts.today),
        BackupSection(shell, session, path.with_name(f"{path.stem}.backups")),
        FontSection(shell),
        RemindSection(shell),
        LookSection(shell),
        MachineSection(shell, session),
    ]
