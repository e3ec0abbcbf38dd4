"""Adding and editing a unit in place."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit

from supervisor_app.domain.model import Unit, UnitKind
from supervisor_app.domain.units import guess_kind, name_key, names_of
from supervisor_app.domain.words import UNIT_KIND_WORDS
from supervisor_app.ui.pages.unit.names import NamesEdit
from supervisor_app.ui.status import NO_SECRETS
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import ActionButton
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.field import Field
from supervisor_app.ui.widgets.labels import label
from supervisor_app.ui.widgets.unit_picker import UnitPicker


class UnitForm(Card):
    """`unit()` is what the fields say; `complaint()` is what keeps it from being saved."""

    entered = Signal()  # Enter in a field: save

    def __init__(self, theme: Theme, save: QAction, cancel: QAction) -> None:
        super().__init__(theme, "修改单位")
        self._before = Unit(0, "")
        self._others: tuple[Unit, ...] = ()
        self.name, self.short, self.kind = QLineEdit(), QLineEdit(), QComboBox()
        self.parent_unit, self.aliases = UnitPicker(theme), NamesEdit(theme)
        for kind in UnitKind:
            self.kind.addItem(UNIT_KIND_WORDS[kind], kind)
        self.name.setPlaceholderText("印在文书上的全称，如 市住房和城乡建设局")
        self.short.setPlaceholderText("列表里显示的名称，如 市住建局")
        self.name_field = Field(theme, "单位全称", self.name, needed=True)
        self.short_field = Field(theme, "简称", self.short)
        self.aliases_field = Field(theme, "别名：清单和讲话里的其他叫法，导入时认作同一单位", self.aliases)
        self.parent_field = Field(theme, "上级单位", self.parent_unit)
        self._lay_out(theme, save, cancel)
        self.name.textEdited.connect(self._guess)
        self.kind.activated.connect(lambda: setattr(self, "_guessing", False))
        self._guessing = False
        for field in (self.name, self.short):
            field.returnPressed.connect(self.entered)

    def edit(self, unit: Unit, units: Mapping[int, Unit]) -> None:
        """Begin with a unit's facts; id 0 is a new one, whose kind follows its name until it is chosen."""
        self._before, self._guessing = unit, unit.id == 0
        self._others = tuple(other for other in units.values() if other.id != unit.id)
        self.set_title("修改单位" if unit.id else "新增单位", NO_SECRETS)
        self.name.setText(unit.name)
        self.short.setText(unit.short_name)
        self.kind.setCurrentIndex(list(UnitKind).index(unit.kind))
        self.parent_unit.set_units(self._others)
        self.parent_unit.set_ids([unit.parent_id] if unit.parent_id is not None else [])
        self.aliases.set_names(unit.aliases)
        self._clear_complaints()
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def unit(self) -> Unit:
        """The unit as the fields say."""
        chosen = self.parent_unit.ids()
        name, short = self.name.text().strip(), self.short.text().strip()
        own = {name_key(name), name_key(short)}
        return replace(
            self._before,
            name=name,
            short_name=short,
            kind=UnitKind(self.kind.currentData()),
            parent_id=chosen[0] if chosen else None,
            aliases=tuple(alias for alias in self.aliases.names() if name_key(alias) not in own),
        )

    def changed(self) -> bool:
        """Whether there is anything to save."""
        return self.unit() != self._before

    def complain(self) -> bool:
        """Say beside the fields what is wrong; whether anything is."""
        self._clear_complaints()
        self.name.deselect()
        unit = self.unit()
        if not unit.name:
            self.name_field.complain("请写单位全称")
        owner = self._owners()
        for field, names in (
            (self.name_field, (unit.name,)),
            (self.short_field, (unit.short_name,)),
            (self.aliases_field, unit.aliases),
        ):
            taken = next((name for name in names if name_key(name) in owner), None)
            if taken is not None and name_key(taken):
                other = owner[name_key(taken)]
                field.complain(f"“{taken}”已是“{other.name}”的名称；若是同一单位，请取消后用“并入”")
                field.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        if not unit.name:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return not unit.name or bool(self.parent_unit.unknown())

    def _owners(self) -> dict[str, Unit]:
        return {name_key(name): other for other in self._others for name in names_of(other)}

    def _guess(self, name: str) -> None:
        if self._guessing:
            self.kind.setCurrentIndex(list(UnitKind).index(guess_kind(name)))

    def _clear_complaints(self) -> None:
        for field in (self.name_field, self.short_field, self.aliases_field):
            field.complain("")

    def _lay_out(self, theme: Theme, save: QAction, cancel: QAction) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.size("space_gap"))
        grid.setVerticalSpacing(theme.px(12))
        grid.addWidget(self.name_field, 0, 0, 1, 2)
        grid.addWidget(self.short_field, 0, 2)
        grid.addWidget(Field(theme, "类别", self.kind), 1, 0)
        grid.addWidget(self.parent_field, 1, 1)
        grid.addWidget(self.aliases_field, 1, 2)
        for column, stretch in enumerate((1, 2, 3)):
            grid.setColumnStretch(column, stretch)
        for at in range(grid.count()):
            item = grid.itemAt(at)
            if item is not None:
                item.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_unit"))
        row.addWidget(ActionButton(theme, save, "primary"))
        row.addWidget(ActionButton(theme, cancel, "second"))
        row.addStretch(1)
        row.addWidget(label("Ctrl+S 保存，Esc 取消；保存后可以撤销", "small"))
        self.body.addLayout(grid)
        self.body.addSpacing(theme.size("space_gap"))
        self.body.addLayout(row)
