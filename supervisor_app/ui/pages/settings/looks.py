"""外观: light or dark, and how large. At once, and for this machine only."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.settings.section import Section, hint
from supervisor_app.ui.theme import SCALES, Mode
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.labels import label

_MODES = {Mode.SYSTEM: "跟随系统", Mode.LIGHT: "浅色", Mode.DARK: "深色"}


class LookSection(Section):
    """Scheme and scale are the theme's, remembered under `theme/mode` and `theme/scale`."""

    id, word = "look", "外观"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.theme)
        self._shell = shell
        self.modes = {mode: Chip(self.theme, word, checkable=True) for mode, word in _MODES.items()}
        self.scales = {scale: Chip(self.theme, f"{scale}%", checkable=True) for scale in SCALES}
        for mode, chip in self.modes.items():
            chip.clicked.connect(lambda _=False, mode=mode: self._take_mode(mode))
        for scale, chip in self.scales.items():
            chip.clicked.connect(lambda _=False, scale=scale: self._take_scale(scale))
        self.body.addLayout(self._line("配色", list(self.modes.values())))
        self.body.addLayout(self._line("大小", list(self.scales.values())))
        self.body.addWidget(hint("立即生效，只影响这台电脑。"))
        self.refresh()

    def refresh(self) -> None:
        """What is in force."""
        self.modes[self.theme.mode].setChecked(True)
        now = round(self.theme.scale * 100)
        self.scales[min(SCALES, key=lambda scale: abs(scale - now))].setChecked(True)

    def _line(self, word: str, chips: list[Chip]) -> QHBoxLayout:
        group, row = QButtonGroup(self), QHBoxLayout()
        row.setSpacing(self.theme.size("space_unit"))
        name = label(word, "muted")
        name.setFixedWidth(self.theme.px(48))
        row.addWidget(name)
        for chip in chips:
            chip.setAccessibleName(f"{word} {chip.text()}")
            group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _take_mode(self, mode: Mode) -> None:
        self._shell.memory.setValue("theme/mode", mode.value)
        self.theme.set_mode(mode)

    def _take_scale(self, scale: int) -> None:
        self._shell.memory.setValue("theme/scale", scale)
        self.theme.set_scale(scale)
