"""单位: filled with a trend, without one, searching, edited, with a complaint, new, merging, narrow, empty."""

from datetime import date

from PySide6.QtWidgets import QWidget

from supervisor_app.domain.contact import Contact
from supervisor_app.domain.model import ProgressReport, Unit
from supervisor_app.ui.page import Page, PageSpec
from supervisor_app.ui.pages.reporting import REPORTING
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.pages.today import TODAY
from supervisor_app.ui.pages.unit import UNIT
from supervisor_app.ui.pages.unit.page import UnitPage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window
from tests.scenes import scene
from tests.ui.office import empty_session, filled_session, open_window, scratch

RAIL = (
    TODAY,
    PageSpec("ledger", "台账", "table-2", Page),
    PageSpec("meeting", "会议", "mic", Page),
    UNIT,
    REPORTING,
    PageSpec("notice", "文书", "stamp", Page),
    PageSpec("settings", "设置", "settings-2", Page, bottom=True, needs_ledger=False),
)
NAMES = (
    ("市住建局", "市住房和城乡建设局", "市住建局", ("市建设局", "市住建委")),
    ("市交通运输局", "市交通运输局", "", ("市交通局",)),
)


def _window(theme: Theme, session: Session, unit: str = "") -> tuple[Window, UnitPage]:
    window = open_window(theme, session, RAIL, START)
    found = next((item.id for item in session.facts.units.values() if item.name == unit), None)
    window.go("unit", found)
    page = window.page()
    assert isinstance(page, UnitPage)
    return window, page


def _session() -> Session:
    """The office's ledger, two units with full names, one under another."""
    session = filled_session(scratch())
    units = {unit.name: unit for unit in session.facts.units.values()}
    for known, name, short, aliases in NAMES:
        unit = units[known]
        session.save_unit(Unit(unit.id, name, short, unit.kind, None, aliases))
    parent = units["鹿鸣片区管委会"].id
    for line in list(session.facts.lines.values()):
        if parent in line.task.lead and line.latest is None:
            for month, points in ((10, 35), (11, line.task.progress or 0)):
                report = ProgressReport(0, line.task.id, parent, date(2026, month, 12), points, "按计划推进")
                session.register_report(report)
    session.save_unit(Unit(0, "鹿鸣片区征收办公室", "鹿鸣征收办", units["市住建局"].kind, parent))
    return session


@scene("unit")
def unit(theme: Theme) -> QWidget:
    """Much to do, no trend."""
    return _window(theme, _session(), "市住房和城乡建设局")[0]


@scene("unit-trend")
def trend(theme: Theme) -> QWidget:
    """A unit whose reports make a trend, with a unit below it."""
    return _window(theme, _session(), "鹿鸣片区管委会")[0]


@scene("unit-due")
def due(theme: Theme) -> QWidget:
    """What it owes."""
    window, page = _window(theme, _session(), "市交通运输局")
    page.view.side.chips[1].click()
    return window


@scene("unit-contacts")
def contacts(theme: Theme) -> QWidget:
    """Whom to reach."""
    session = _session()
    unit_id = next(one.id for one in session.facts.units.values() if one.short_name == "市住建局")
    for name, post, phone in (("王建国", "分管副局长", "0310-6302001"), ("李敏", "办公室主任", "13900000000")):
        session.contacts.save(Contact(0, unit_id, name, post, phone))
    window, page = _window(theme, session, "市住房和城乡建设局")
    page.view.side.chips[2].click()
    return window


@scene("unit-contact-form")
def contact_form(theme: Theme) -> QWidget:
    """A person without a name."""
    window, page = _window(theme, _session(), "市住房和城乡建设局")
    page.view.side.chips[2].click()
    page.view.contacts.add()
    page.view.contacts.form.submit()
    return window


@scene("unit-narrow")
def narrow(theme: Theme) -> QWidget:
    """960 wide."""
    window, _ = _window(theme, _session(), "市住房和城乡建设局")
    window.setMaximumWidth(round(960 * theme.scale))
    return window


@scene("unit-search")
def search(theme: Theme) -> QWidget:
    """By initials."""
    window, page = _window(theme, _session())
    page.tree.search.setText("sj")
    page.tree.search.entered.emit()
    page.tree._filter("sj")
    return window


@scene("unit-edit")
def edit(theme: Theme) -> QWidget:
    """A name that is another unit's."""
    window, page = _window(theme, _session(), "市住房和城乡建设局")
    page.acts["edit"].trigger()
    page.view.form.short.setText("市工信局")
    page.acts["save"].trigger()
    return window


@scene("unit-new")
def new(theme: Theme) -> QWidget:
    """A new unit."""
    window, page = _window(theme, _session())
    page.acts["add"].trigger()
    return window


@scene("unit-merge")
def merge(theme: Theme) -> QWidget:
    """One unit into another."""
    session = _session()
    window, page = _window(theme, session, "市城管局")
    page.acts["merge"].trigger()
    into = next(item.id for item in session.facts.units.values() if item.name == "市住房和城乡建设局")
    page.view.pane.picker.set_ids([into])
    return window


@scene("unit-empty")
def empty(theme: Theme) -> QWidget:
    """A new ledger."""
    return _window(theme, empty_session(scratch()))[0]
