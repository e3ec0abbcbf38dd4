"""红头和文号: marks and codes of papers, with their heads and next numbers as they would look."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import LETTERS, SERIES, DocumentNumber, Notice, NoticeKind, code_fault
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.letterhead import Letterhead
from supervisor_app.ui.pages.settings.section import OfficeSection, columns, hint
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.field import Field, Note, mark_wrong
from supervisor_app.ui.widgets.labels import label, line

NUMBERED = tuple(kind for kind in NoticeKind if kind not in SERIES)
_ABOUT_MARK = (
    "标志用全称或规范化简称，可加“文件”二字（GB/T 9704—2012，7.2.4）；信函格式不加“文件”（10.1）。"
    "标志的字号国标没有规定，按字数取。"
)
_ABOUT_CODE = (
    "文号由代字、年份、序号组成，年份加六角括号，序号不编虚位（7.2.5）。用什么代字、哪种文书另用代字由各机关自定，"
    "函件在代字后加“函”是惯例；代字相同的文书合编一个序号，每年从 1 号起。"
)
_ABOUT_SERIES = "督查通报、督查专报、会议纪要编期号，约谈记录、延期审批单、销号单编流水号，都不用代字，也是惯例。"


def next_after(notices: Iterable[Notice], code: str, year: int) -> DocumentNumber:
    """The number the next paper under a code gets, void ones staying used."""
    used = [notice.number.serial for notice in notices if (notice.number.code, notice.number.year) == (code, year)]
    return DocumentNumber(code, year, max(used, default=0) + 1)


class HeadSection(OfficeSection):
    """`name` gives the office's name as typed, `notices` the register; numbers are those of `year`."""

    id, word = "heads", "红头和文号"

    def __init__(
        self, theme: Theme, name: Callable[[], str], notices: Callable[[], Iterable[Notice]], year: int
    ) -> None:
        super().__init__(theme)
        self._name, self._notices, self._year = name, notices, year
        self.mark, self.letter_mark, self.code = QLineEdit(), QLineEdit(), QLineEdit()
        self.codes = {kind: QLineEdit() for kind in NUMBERED}
        self.numbers = {kind: Note(theme) for kind in NUMBERED}
        self.general, self.letter = Letterhead(theme), Letterhead(theme, letter=True)
        self.code_field = Field(theme, "机关代字", self.code, needed=True)
        self.mark.setPlaceholderText("空着就用发文机关名称")
        self.letter_mark.setPlaceholderText("空着就与通用格式相同")
        self.code.setPlaceholderText("如 ×政督")
        for edit, longest in ((self.mark, 60), (self.letter_mark, 60), (self.code, 20)):
            edit.setMaxLength(longest)
            edit.textChanged.connect(self.told)
        self._build()

    def _build(self) -> None:
        theme = self.theme
        marks = Field(theme, "发文机关标志（红头）", self.mark), Field(theme, "提示函、督办函的标志", self.letter_mark)
        heads = _titled(theme, "通用格式", self.general), _titled(theme, "信函格式", self.letter)
        self.body.addLayout(columns(theme, *marks, *heads))
        self.body.addWidget(hint(_ABOUT_MARK))
        self.body.addWidget(line())
        self.body.addLayout(columns(theme, self.code_field, QWidget()))
        self.body.addLayout(self._code_grid())
        self.body.addWidget(hint(_ABOUT_CODE))
        self.body.addWidget(hint(_ABOUT_SERIES))

    def _code_grid(self) -> QGridLayout:
        """Two blocks of kind, code, next number, read downwards."""
        theme, grid = self.theme, QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.size("space_unit"))
        rows = (len(NUMBERED) + 1) // 2
        for at, (kind, edit) in enumerate(self.codes.items()):
            row, column = at % rows + 1, 3 * (at // rows)
            edit.setMaxLength(20)
            edit.setFixedWidth(theme.px(112))
            edit.setAccessibleName(f"{NOTICE_KIND_WORDS[kind]}的代字")
            edit.textChanged.connect(self.told)
            for step, part in enumerate((label(NOTICE_KIND_WORDS[kind]), edit, self.numbers[kind])):
                grid.addWidget(part, row, column + step, Qt.AlignmentFlag.AlignVCenter)
        for column in (0, 3):
            for step, word in enumerate(("文种", "另用代字", "下一个文号")):
                grid.addWidget(label(word, "small"), 0, column + step)
            grid.setColumnStretch(column + 2, 1)
        return grid

    def show_office(self, office: OfficeSettings) -> None:
        """Marks and codes."""
        texts = [(self.mark, office.mark), (self.letter_mark, office.letter_mark), (self.code, office.document_code)]
        texts += [(edit, office.document_codes.get(kind, "")) for kind, edit in self.codes.items()]
        for edit, text in texts:
            edit.blockSignals(True)
            edit.setText(text)
            edit.blockSignals(False)

    def faults(self) -> list[str]:
        """Of the office's code and those of kinds."""
        found = [code_fault(self.code.text().strip()), *(self._fault(kind) for kind in NUMBERED)]
        return [sentence for sentence in found if sentence]

    def _fault(self, kind: NoticeKind) -> str:
        typed = self.codes[kind].text().strip()
        return code_fault(typed) if typed else ""

    def show_faults(self) -> None:
        """Beside the inputs; numbers and heads as they would look."""
        fault, typed = code_fault(self.code.text().strip()), self.apply(self._base)
        self.code_field.complain(fault)
        for kind, edit in self.codes.items():
            wrong, code = self._fault(kind), typed.code_of(kind)[1]
            usual = replace(typed, document_codes={}).code_of(kind)[1]
            edit.setPlaceholderText("" if fault else usual)
            mark_wrong(edit, bool(wrong))
            number = "" if fault and not edit.text().strip() else str(next_after(self._notices(), code, self._year))
            self.numbers[kind].set_text(wrong or number, bool(wrong))
        self.show_heads()

    def show_heads(self) -> None:
        """The two heads; called, too, when the office's name is typed."""
        typed = self.apply(self._base)
        mark = typed.mark or self._name()
        for head, kind, text in (
            (self.general, NoticeKind.ASSIGNMENT, mark),
            (self.letter, min(LETTERS), typed.letter_mark or mark),
        ):
            code = typed.code_of(kind)[1]
            head.set_words(text, str(next_after(self._notices(), code, self._year)))

    def apply(self, office: OfficeSettings) -> OfficeSettings:
        """All as typed; kinds without a code of their own are left out."""
        codes = {kind: edit.text().strip() for kind, edit in self.codes.items() if edit.text().strip()}
        return replace(
            office,
            mark=self.mark.text().strip(),
            letter_mark=self.letter_mark.text().strip(),
            document_code=self.code.text().strip(),
            document_codes=codes,
        )


def _titled(theme: Theme, word: str, head: Letterhead) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.size("space_half"))
    column.addWidget(label(word, "small"))
    column.addWidget(head)
    return box
