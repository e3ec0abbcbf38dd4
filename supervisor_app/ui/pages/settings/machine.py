"""本机: where the ledger lies, how much is recorded, and whether the file is sound."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from supervisor_app.errors import UserError
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.settings.backups import size_words
from supervisor_app.ui.pages.settings.section import Section
from supervisor_app.ui.session import Session
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.facts_grid import FactsGrid
from supervisor_app.ui.widgets.field import Note

_SHOWN = 5  # faults told before “等”


class MachineSection(Section):
    """The check runs on the worker; its report stays in the section."""

    id, word = "machine", "本机"

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell.theme)
        self._shell, self._session = shell, session
        self._facts, self.report = FactsGrid(self.theme, 1), Note(self.theme)
        self.check, self.folder = button(self.theme, "校验台账"), button(self.theme, "打开所在文件夹", "folder-open")
        self.check.clicked.connect(self._check)
        self.folder.clicked.connect(self._open_folder)
        row = QHBoxLayout()
        row.setSpacing(self.theme.size("space_unit"))
        row.addWidget(self.check)
        row.addWidget(self.folder)
        row.addStretch(1)
        self.body.addWidget(self._facts)
        self.body.addLayout(row)
        self.body.addWidget(self.report)
        self.report.hide()

    def refresh(self) -> None:
        """Path, size, history."""
        path, journal = self._session.path, self._session.facts.journal(limit=1)
        written = f"{journal[0]['id']} 条，最近一条：{journal[0]['action']}" if journal else "还没有"
        self._facts.set_facts(
            [
                ("台账文件", str(path)),
                ("大小", size_words(path.stat().st_size) if path.exists() else ""),
                ("事项", f"{len(self._session.facts.lines)} 项"),
                ("台账日志", written),
            ]
        )

    def _check(self) -> None:
        self.check.setEnabled(False)
        faults = self._session.vault.faults
        job = self._shell.jobs.start("正在校验台账", lambda _: faults())
        job.done.connect(self._tell)
        job.ended.connect(self._checked)

    def _checked(self) -> None:
        self.check.setEnabled(True)

    def _tell(self, faults: list[str]) -> None:
        if faults:
            more = f"，等 {len(faults)} 处" if len(faults) > _SHOWN else ""
            told = "；".join(faults[:_SHOWN])
            self.report.set_text(f"{told}{more}。请从备份恢复，或保留这份文件请人检查", wrong=True)
        else:
            self.report.set_text("台账完好：文件、表间关系、文号、附件和日志逐条核对过，没有发现问题")
        self.report.show()

    def _open_folder(self) -> None:
        folder = self._session.path.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            raise UserError(f"系统没有打开文件夹 {folder}；请在文件管理器里自行打开")
