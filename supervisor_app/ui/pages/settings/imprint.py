"""版记和印章: what stands at the foot of papers unless a paper says otherwise."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.ui.pages.settings.section import OfficeSection, columns, hint
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.field import Field

_LINES = (
    ("copy_to", "抄送", "如 市委办公室，市人大常委会办公室"),
    ("printed_by", "印发机关", "如 ××市人民政府办公室"),
)
_FLAGS = (
    (
        "sealed",
        "加盖印章",
        "成文日期右空四字，印章居中下压署名和日期；不加盖的署名右空二字（7.3.5.1、7.3.5.2）。",
    ),
    (
        "even_pages",
        "版记排在偶数页",
        "国标要求版记在最后一面；再让它落在双面印刷的背面是惯例，信函格式不用。因此多出空白页的，空白页和版记页不编页码（7.5）。",
    ),
    ("qr_code", "首页加二维码", "国标没有二维码，严格公文不加。内容是文号、日期和正文指纹，印在版心以外左下角。"),
)
_ABOUT = "抄送、印发机关和印发日期用四号仿宋（GB/T 9704—2012，7.4）；两项都空着就没有版记。每份文书印发前还可改。"


class ImprintSection(OfficeSection):
    """Values that new papers begin with."""

    id, word = "imprint", "版记和印章"

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.inputs = {name: QLineEdit() for name, *_ in _LINES}
        self.flags = {name: QCheckBox(word) for name, word, _ in _FLAGS}
        for name, _, empty in _LINES:
            self.inputs[name].setPlaceholderText(empty)
            self.inputs[name].setMaxLength(200)
            self.inputs[name].textChanged.connect(self.told)
        self.body.addLayout(columns(theme, *(Field(theme, word, self.inputs[name]) for name, word, _ in _LINES)))
        self.body.addWidget(hint(_ABOUT))
        for name, _, about in _FLAGS:
            self.flags[name].toggled.connect(self.told)
            self.flags[name].setAccessibleDescription(about)
            told, pair = hint(about), QVBoxLayout()
            told.setContentsMargins(theme.px(26), 0, 0, 0)
            pair.setSpacing(theme.px(2))
            pair.addWidget(self.flags[name])
            pair.addWidget(told)
            self.body.addLayout(pair)

    def show_office(self, office: OfficeSettings) -> None:
        """Lines and flags."""
        for name, edit in self.inputs.items():
            edit.blockSignals(True)
            edit.setText(getattr(office, name))
            edit.blockSignals(False)
        for name, flag in self.flags.items():
            flag.blockSignals(True)
            flag.setChecked(getattr(office, name))
            flag.blockSignals(False)

    def apply(self, office: OfficeSettings) -> OfficeSettings:
        """All as typed, without blanks at the ends."""
        return replace(
            office,
            copy_to=self.inputs["copy_to"].text().strip(),
            printed_by=self.inputs["printed_by"].text().strip(),
            sealed=self.flags["sealed"].isChecked(),
            even_pages=self.flags["even_pages"].isChecked(),
            qr_code=self.flags["qr_code"].isChecked(),
        )
