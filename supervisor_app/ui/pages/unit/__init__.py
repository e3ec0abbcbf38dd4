"""单位: the tree of units, and the card of one: how it stands, its tasks, the papers it received, its names."""

from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.pages.unit.page import UnitPage

UNIT = PageSpec("unit", "单位", "landmark", UnitPage, actions=UnitPage.ACTIONS)
