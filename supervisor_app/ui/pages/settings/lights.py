"""亮灯规则: the numbers that turn lights, what they would change today, and the lights' names and colours."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from supervisor_app.domain.lights import Light, LightRule, light_at
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import LIGHT_WORDS
from supervisor_app.ui.pages.settings.light_row import LightRow
from supervisor_app.ui.pages.settings.section import OfficeSection, hint, phrase
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import label, line
from supervisor_app.ui.widgets.number_edit import NumberEdit


def relit(lines: Iterable[TaskLine], session: Session, rule: LightRule) -> Counter[tuple[Light, Light]]:
    """How many tasks go from which light to which other under another rule."""
    today = session.facts.today
    moves: Counter[tuple[Light, Light]] = Counter()
    for item in lines:
        near = None if item.days_left is None else max(item.days_left, 0)
        light = light_at(item.task, today, item.expected, near, rule, item.report_missing, item.attained)
        if light is not item.light:
            moves[item.light, light] += 1
    return moves


def moves_words(moves: Counter[tuple[Light, Light]], total: int, names: Mapping[Light, str] = LIGHT_WORDS) -> str:
    """`38 项中 4 项换灯：绿→黄 2 项、黄→红 2 项`."""
    if not moves:
        return f"{total} 项事项的亮灯与现在相同"
    parts = (f"{names[old]}→{names[new]} {count} 项" for (old, new), count in moves.most_common())
    return f"{total} 项中有 {moves.total()} 项换灯：{'、'.join(parts)}"


class LightSection(OfficeSection):
    """Numbers first, then one row a light."""

    id, word = "lights", "亮灯规则"

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme)
        self._session = session
        self.near, self.yellow = NumberEdit(theme, 0, 60), NumberEdit(theme, 1, 100, whole=False)
        self.red = NumberEdit(theme, 1, 100, whole=False)
        self.rows = {light: LightRow(theme, light) for light in Light}
        self._note, self.effect = Note(theme), label("")
        self.effect.setWordWrap(True)
        self._build()

    def _build(self) -> None:
        theme = self.theme
        for edit, name in ((self.near, "临期工作日"), (self.yellow, "黄灯落后点数"), (self.red, "红灯落后点数")):
            edit.setAccessibleName(name)
            edit.changed.connect(self.told)
        self.again = again = button(theme, "恢复默认", "rotate-ccw", rank="link", small=True)
        again.clicked.connect(self._default)
        self.head.addWidget(again)
        red, yellow = label("红灯", "strong"), label("黄灯", "strong")
        self.body.addLayout(phrase(theme, red, "已过时限，或落后序时进度超过", self.red, "个百分点"))
        self.body.addLayout(
            phrase(theme, yellow, "距时限", self.near, "个工作日以内，或落后达到", self.yellow, "个百分点，或应报未报")
        )
        self.body.addWidget(self._note)
        self.body.addWidget(self.effect)
        self.body.addWidget(line())
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.size("space_gap"))
        grid.setVerticalSpacing(theme.size("space_unit"))
        for column, word in enumerate(("标记", "名称", "颜色")):
            grid.addWidget(label(word, "small"), 0, column)
        for at, row in enumerate(self.rows.values(), start=1):
            row.edited.connect(self.told)
            for column, part in enumerate(row.parts):
                grid.addWidget(part, at, column, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(4, 1)
        self.body.addLayout(grid)
        self.body.addWidget(
            hint("形状不变：颜色之外还靠形状和文字辨认，黑白打印也分得清。颜色空着就用默认的；在深色界面里自动调亮。")
        )

    def rule(self) -> LightRule | None:
        """The numbers typed; None while one of them is wrong."""
        near, yellow, red = self.near.number(), self.yellow.number(), self.red.number()
        if near is None or yellow is None or red is None or yellow > red:
            return None
        return LightRule(int(near), yellow, red)

    def show_office(self, office: OfficeSettings) -> None:
        """Numbers, names, colours."""
        rule = office.rule
        for edit, number in ((self.near, rule.near_days), (self.yellow, rule.yellow_gap), (self.red, rule.red_gap)):
            edit.blockSignals(True)
            edit.set_number(number)
            edit.blockSignals(False)
        for light, row in self.rows.items():
            row.show_look(office.light_names[light], office.light_colours.get(light, ""))

    def faults(self) -> list[str]:
        """Of the numbers, names and colours."""
        found = [self._number_fault(), *(self._row_fault(row) for row in self.rows.values())]
        return [sentence for sentence in found if sentence]

    def _number_fault(self) -> str:
        wrong = next((edit.complaint() for edit in (self.near, self.yellow, self.red) if edit.complaint()), "")
        return wrong or ("" if self.rule() else "黄灯的落后点数不能大于红灯的，请改小")

    def _row_fault(self, row: LightRow) -> str:
        same = [other for other in self.rows.values() if other.name.text().strip() == row.name.text().strip()]
        return row.fault() or ("两种灯不能同名，请改" if len(same) > 1 else "")

    def show_faults(self) -> None:
        """Marks at the inputs, one sentence below, and what the numbers would change."""
        for edit in (self.near, self.yellow, self.red):
            mark_wrong(edit, bool(edit.complaint()))
        for row in self.rows.values():
            row.tell(self._row_fault(row))
        fault = self._number_fault()
        self._note.set_text(fault, wrong=True)
        self._note.setVisible(bool(fault))
        rule, lines = self.rule(), self._session.facts.lines
        self.effect.setVisible(rule is not None)
        if rule is not None:
            names = {light: row.name.text().strip() or LIGHT_WORDS[light] for light, row in self.rows.items()}
            moves = relit(lines.values(), self._session, rule)
            self.effect.setText(f"按这组数，{moves_words(moves, len(lines), names)}")

    def apply(self, office: OfficeSettings) -> OfficeSettings:
        """Empty colours are left out: they are the theme's."""
        colours = {light: row.colour_text() for light, row in self.rows.items() if row.colour_text()}
        names = {light: row.name.text().strip() for light, row in self.rows.items()}
        return replace(office, rule=self.rule() or office.rule, light_names=names, light_colours=colours)

    def _default(self) -> None:
        default = OfficeSettings()
        self.show_office(replace(self._base, rule=default.rule, light_names=default.light_names, light_colours={}))
        self.told()
