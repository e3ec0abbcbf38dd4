"""打印: a unit's counts, its tasks and the papers it received, as a table to print."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from supervisor_app.domain.model import Unit
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.unit.view import unit_line_of, unit_lines_of
from supervisor_app.ui.prints import UnitPrint, print_to_file
from supervisor_app.ui.widgets.unit_picker import unit_label

if TYPE_CHECKING:
    from supervisor_app.ui.session import Session


def print_sheet(shell: Shell, session: "Session", unit: Unit | None, parent: QWidget) -> None:
    """Ask where to, and print the unit's sheet there; nothing without a unit."""
    if unit is None:
        return
    facts = session.facts
    told = UnitPrint(
        unit_line_of(session, unit),
        unit_lines_of(session, unit),
        tuple(facts.notices),
        dict(facts.units),
        facts.office,
        facts.today,
    )
    print_to_file(shell, parent, f"{unit_label(unit)}督办情况表-{facts.today:%Y%m%d}", told.write)
