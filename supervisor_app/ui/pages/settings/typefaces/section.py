"""字体: the font of each class, chosen by the user, the system's or the program's; and a test for rare characters."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit

from supervisor_app.errors import UserError
from supervisor_app.ui.jobs import Job, Progress
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.settings.section import Section, hint
from supervisor_app.ui.pages.settings.typefaces.finder import FontFacts, FontFinder
from supervisor_app.ui.pages.settings.typefaces.line import SAMPLE_SIZE, FontLine
from supervisor_app.ui.pages.settings.typefaces.words import lacking_words
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.field import Field, Note
from supervisor_app.ui.widgets.labels import line

CLASSES = ("仿宋", "小标宋", "黑体", "楷体", "宋体")  # as papers' FontClass has them
_ABOUT = (
    "GB/T 9704—2012 只规定字体的类别，没有指定字体文件；哪个文件承担哪一类，由本机决定。"
    "标“代用”的是程序自带的相近字体，不是公文惯用的那几款；有正版字体的，安装后重新检测，或直接选用文件。"
)
_LOCAL = "只影响这台电脑，下一份文书起生效；记的是文件的位置，文件移走后改用本机或自带的，并在这里提示。"


class FontSection(Section):
    """Looked for when first shown; a choice takes effect at once."""

    id, word = "fonts", "字体"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.theme)
        self._shell, self._looked = shell, False
        self._paths: dict[str, Path] = {}  # of the fonts shown
        theme = self.theme
        self.lines = {name: FontLine(theme, name) for name in CLASSES}
        self.again = button(theme, "重新检测", "rotate-ccw", rank="link", small=True)
        self.typed, self.told = QLineEdit(), Note(theme)
        self.typed.setPlaceholderText("输入人名、地名，看每个字出自哪个字体")
        self.typed.setMaxLength(40)
        self._finder = FontFinder(shell.jobs, theme.px(SAMPLE_SIZE) * self.devicePixelRatioF(), self)
        self._finder.found.connect(self._show)
        self._build()

    def _build(self) -> None:
        self.head.addWidget(self.again)
        self.again.clicked.connect(lambda: self._finder.ask(self.typed.text(), anew=True))
        self.typed.textChanged.connect(lambda text: self._finder.ask(text, at_once=False))
        self.body.addWidget(hint(_ABOUT))
        for name, made in self.lines.items():
            made.file_asked.connect(lambda name=name: self._choose(name))
            made.default_asked.connect(lambda name=name: self._default(name))
            made.sibling_asked.connect(lambda index, name=name: self._sibling(name, index))
            self.body.addWidget(made)
        self.body.addWidget(line())
        self.body.addWidget(Field(self.theme, "试字", self.typed))
        self.body.addWidget(self.told)
        self.body.addWidget(hint(_LOCAL))
        self.told.hide()

    def refresh(self) -> None:
        """Find the fonts, once."""
        if not self._looked:
            self._looked = True
            self._finder.ask("")

    def _show(self, facts: FontFacts) -> None:
        for row, sample, given in zip(facts.rows, facts.samples, facts.sources, strict=True):
            self.lines[row.font_class].show_row(row, sample, given)
            self._paths[row.font_class] = row.path
        sentence, wrong = lacking_words(CLASSES, facts.sources)
        self.told.set_text(sentence, wrong)
        self.told.setVisible(bool(sentence))

    def _choose(self, name: str) -> None:
        start = str(self._shell.memory.value("fonts/folder", "") or Path.home())
        kinds = "字体文件 (*.ttf *.ttc *.otf *.TTF *.TTC *.OTF)"
        chosen, _ = QFileDialog.getOpenFileName(self, f"选用{name}字体", start, kinds)
        if chosen:
            self._shell.memory.setValue("fonts/folder", str(Path(chosen).parent))
            self._use(name, Path(chosen), None)

    def _sibling(self, name: str, index: int) -> None:
        self._use(name, self._paths[name], index)

    def _use(self, name: str, path: Path, index: int | None) -> None:
        job = self._shell.jobs.start("正在读取字体", _use_file, name, path, index)
        job.done.connect(lambda _: self._used(f"{name}已改用“{path.name}”，下一份文书起生效"))
        job.failed.connect(lambda error: self._refused(job, name, error))

    def _default(self, name: str) -> None:
        from supervisor_app.documents.font_table import use_default
        from supervisor_app.documents.fonts import FontClass

        use_default(FontClass(name))
        self._used(f"{name}已恢复默认字体，下一份文书起生效")

    def _used(self, sentence: str) -> None:
        self._shell.say(sentence)
        self._finder.ask(self.typed.text())

    def _refused(self, job: Job, name: str, error: Exception) -> None:
        if isinstance(error, UserError):
            job.handled = True
            self.lines[name].complain(f"没有选用：{error}")


def _use_file(progress: Progress, name: str, path: Path, index: int | None) -> None:
    from supervisor_app.documents.font_table import use_file
    from supervisor_app.documents.fonts import FontClass

    use_file(FontClass(name), path, index)
