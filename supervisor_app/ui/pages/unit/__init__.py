"""单位: the tree of units, and the card of one: how it stands, its tasks, the papers it received, its names."""

from supervisor_app.ui.page import Late, PageSpec

UNIT = PageSpec("unit", "单位", "landmark", Late(f"{__name__}.page", "UnitPage"))
