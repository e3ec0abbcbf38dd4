"""提醒: a line when a ledger is opened, and a notice in the tray. At once, and for this machine only."""

from PySide6.QtWidgets import QCheckBox

from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.inputs import Choice
from supervisor_app.ui.pages.settings.section import Section, hint, phrase
from supervisor_app.ui.reminding import AT, AT_START, DEFAULT_AT, IN_TRAY, is_on, tray_there

_TIMES = tuple(f"{hour:02d}:{minute:02d}" for hour in range(7, 19) for minute in (0, 30))


class RemindSection(Section):
    """Kept in the window's memory, as `reminding` reads it."""

    id, word = "remind", "提醒"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.theme)
        self._shell = shell
        self.start, self.tray = (
            QCheckBox("启动时提示：打开台账时，用一行字说明今天要办什么"),
            QCheckBox("托盘提醒，每天"),
        )
        self.at = Choice()
        self.at.setAccessibleName("提醒时间")
        self.at.addItems(_TIMES)
        self.at.setFixedWidth(self.theme.px(96))
        there = tray_there()
        self.tray.setEnabled(there)
        self.body.addWidget(self.start)
        self.body.addLayout(phrase(self.theme, self.tray, self.at))
        why = "窗口开着时提醒；有事项到了逾期那天，也提醒一次。" if there else "这台电脑的桌面没有托盘，不能这样提醒。"
        self.body.addWidget(hint(f"{why}立即生效，只影响这台电脑。"))
        self.refresh()
        self.start.toggled.connect(lambda on: self._keep(AT_START, on))
        self.tray.toggled.connect(lambda on: self._keep(IN_TRAY, on))
        self.at.currentTextChanged.connect(lambda text: self._keep(AT, text))

    def refresh(self) -> None:
        """What is in force."""
        memory = self._shell.memory
        self.start.setChecked(is_on(memory, AT_START))
        self.tray.setChecked(is_on(memory, IN_TRAY))
        kept = str(memory.value(AT, DEFAULT_AT))
        self.at.setCurrentText(kept if kept in _TIMES else DEFAULT_AT)
        self.at.setEnabled(self.tray.isEnabled() and self.tray.isChecked())

    def _keep(self, key: str, value: object) -> None:
        self._shell.memory.setValue(key, value)
        self.at.setEnabled(self.tray.isEnabled() and self.tray.isChecked())
