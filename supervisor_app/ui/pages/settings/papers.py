"""文书: days to answer, to ask for an extension, not to repeat; and where PDFs go."""

from dataclasses import replace
from pathlib import Path

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.ui.pages.settings.folder import FolderEdit
from supervisor_app.ui.pages.settings.section import OfficeSection, hint, phrase
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.number_edit import NumberEdit

_DAYS = ("reply_days", "extension_days", "repeat_days")


class PaperSection(OfficeSection):
    """`usual` is the folder taken when none is chosen."""

    id, word = "notice", "文书"

    def __init__(self, theme: Theme, usual: Path) -> None:
        super().__init__(theme)
        self.days = {name: NumberEdit(theme, 1 if name == "reply_days" else 0, 60) for name in _DAYS}
        self.folder, self._note = FolderEdit(theme, "文书文件夹", usual), Note(theme)
        sentences = (
            ("回复期限：印发后", "个工作日内"),
            ("申请延期：到期前", "个工作日书面提出"),
            ("同一事项", "个工作日内不重复发同类文书"),
        )
        for (name, edit), (before, after) in zip(self.days.items(), sentences, strict=True):
            edit.setAccessibleName(f"{before}几{after}")
            edit.setObjectName(name)
            edit.changed.connect(self.told)
            self.body.addLayout(phrase(theme, before, edit, after))
        self.body.addWidget(self._note)
        self.body.addWidget(hint("不重复督查是《政府督查工作条例》第十五条的要求；天数由各地自定。"))
        self.body.addWidget(self.folder)
        self.folder.changed.connect(self.told)

    def show_office(self, office: OfficeSettings) -> None:
        """Days and folder."""
        for name, edit in self.days.items():
            edit.blockSignals(True)
            edit.set_number(getattr(office, name))
            edit.blockSignals(False)
        self.folder.set_text(office.notice_folder)

    def faults(self) -> list[str]:
        """Days out of range, a folder that cannot be."""
        found = [edit.complaint() for edit in self.days.values()]
        return [sentence for sentence in (*found, self.folder.fault()) if sentence]

    def show_faults(self) -> None:
        """One sentence for the days, one beside the folder."""
        wrong = [edit for edit in self.days.values() if edit.complaint()]
        for edit in self.days.values():
            mark_wrong(edit, edit in wrong)
        self._note.set_text(wrong[0].complaint() if wrong else "", wrong=True)
        self._note.setVisible(bool(wrong))
        self.folder.tell()

    def apply(self, office: OfficeSettings) -> OfficeSettings:
        """Wrong days stay as they were."""
        typed = {name: edit.number() for name, edit in self.days.items()}
        days = {name: int(number) for name, number in typed.items() if number is not None}
        return replace(replace(office, notice_folder=self.folder.text()), **days)  # type: ignore[arg-type]
