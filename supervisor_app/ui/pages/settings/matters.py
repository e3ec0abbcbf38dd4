"""事项: time limits by source, how large evidence may be, and reporting days that are no working days."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.ui.pages.settings.limits import LimitRows
from supervisor_app.ui.pages.settings.section import OfficeSection, hint, phrase
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import label, line
from supervisor_app.ui.widgets.number_edit import NumberEdit

_ABOUT_LIMITS = "登记事项时可按来源取时限，从交办之日起算；不勾“工作日”的按自然日计。各地规定不一，请照本地的改。"
_ABOUT_FILES = "佐证材料存进台账，台账随之变大；更大的请压缩，或只存关键页。"
_MOVES = "报告截止日不是工作日的，顺延到下一个工作日"
_ABOUT_MOVES = "不勾就按日历截止，亮灯和应报未报都照此计。"


class MatterSection(OfficeSection):
    """`again` puts the defaults back into the inputs."""

    id, word = "matters", "事项"

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.limits, self.largest = LimitRows(theme), NumberEdit(theme, 1, 1000)
        self.moves, self._note = QCheckBox(_MOVES), Note(theme)
        self.again = button(theme, "恢复默认", "rotate-ccw", rank="link", small=True)
        self.again.clicked.connect(self._default)
        self.head.addWidget(self.again)
        self.largest.setAccessibleName("佐证材料每个文件至多多少 MB")
        self.body.addWidget(label("办理时限"))
        self.body.addWidget(self.limits)
        self.body.addWidget(hint(_ABOUT_LIMITS))
        self.body.addWidget(line())
        self.body.addLayout(phrase(theme, "佐证材料每个文件至多", self.largest, "MB"))
        self.body.addWidget(self._note)
        self.body.addWidget(hint(_ABOUT_FILES))
        self.body.addWidget(line())
        self.body.addWidget(self.moves)
        self.body.addWidget(hint(_ABOUT_MOVES))
        self.limits.changed.connect(self.told)
        self.largest.changed.connect(self.told)
        self.moves.toggled.connect(self.told)

    def show_office(self, office: OfficeSettings) -> None:
        """Limits, size, flag."""
        self.limits.set_limits(office.time_limits)
        for part in (self.largest, self.moves):
            part.blockSignals(True)
        self.largest.set_number(office.attachment_mb)
        self.moves.setChecked(office.closing_moves)
        for part in (self.largest, self.moves):
            part.blockSignals(False)

    def faults(self) -> list[str]:
        """Of the limits and the size."""
        return [sentence for sentence in (self.limits.fault(), self.largest.complaint()) if sentence]

    def show_faults(self) -> None:
        """Beside the inputs."""
        self.limits.tell()
        wrong = self.largest.complaint()
        mark_wrong(self.largest, bool(wrong))
        self._note.set_text(wrong, bool(wrong))
        self._note.setVisible(bool(wrong))

    def apply(self, office: OfficeSettings) -> OfficeSettings:
        """A wrong size stays as it was."""
        size = self.largest.number()
        return replace(
            office,
            time_limits=self.limits.limits(),
            attachment_mb=office.attachment_mb if size is None else int(size),
            closing_moves=self.moves.isChecked(),
        )

    def _default(self) -> None:
        default = OfficeSettings()
        self.show_office(
            replace(
                self._base,
                time_limits=default.time_limits,
                attachment_mb=default.attachment_mb,
                closing_moves=default.closing_moves,
            )
        )
        self.told()
