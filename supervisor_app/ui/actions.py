"""Actions declared once as data; menus, buttons, shortcuts and the help page are built from them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from supervisor_app.ui.icons import set_icon
from supervisor_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """What the user can do: `keys` are shortcuts (the first is shown), `tip` one sentence beyond the text."""

    id: str
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    tip: str = ""


_SCOPE = Qt.ShortcutContext
_FUNCTION = re.compile(r"F\d+")

WINDOW_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("search", "搜索全部", "search", ("Ctrl+K",)),
    ActionSpec("filter", "筛选本页", keys=("Ctrl+F",)),
    ActionSpec("view", "本页的下一个视图", keys=("Ctrl+PgDown",)),
    ActionSpec("undo", "撤销", "undo-2", ("Ctrl+Z",)),
    ActionSpec("redo", "重做", "redo-2", ("Ctrl+Y", "Ctrl+Shift+Z")),
    ActionSpec("shortcuts", "快捷键", "circle-question-mark", ("F1",)),
)


def build_actions(
    specs: Iterable[ActionSpec], owner: QWidget, theme: Theme, whole_window: bool = False
) -> dict[str, QAction]:
    """The actions by id, added to `owner`. Their shortcuts work in the whole window while the owner is seen, so also
    from the header and the rail; Esc and single letters or figures, which inputs and lists need, only inside it."""
    made = {}
    for spec in specs:
        action = QAction(spec.text, owner)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        everywhere = whole_window or all("+" in keys or _FUNCTION.fullmatch(keys) for keys in spec.keys)
        action.setShortcutContext(_SCOPE.WindowShortcut if everywhere else _SCOPE.WidgetWithChildrenShortcut)
        action.setToolTip(_tip(spec))
        action.setProperty("icon_name", spec.icon)
        if spec.icon:
            set_icon(action, theme, spec.icon, role="text")
        owner.addAction(action)
        made[spec.id] = action
    return made


def _tip(spec: ActionSpec) -> str:
    keys = f"（{shown_keys(spec.keys[0])}）" if spec.keys else ""
    return (spec.tip or spec.text) + keys


def shown_keys(keys: str) -> str:
    """A shortcut as the platform writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def shortcut_lines(specs: Iterable[ActionSpec]) -> list[tuple[str, str]]:
    """(keys, what they do) of every action that has keys, for the help page."""
    return [(shown_keys(spec.keys[0]), spec.tip or spec.text) for spec in specs if spec.keys]
