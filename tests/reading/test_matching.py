"""Names in speeches find the ledger's units, and never the wrong one."""

import pytest

from supervisor_app.domain.model import Unit, UnitKind
from supervisor_app.reading.matching import UnitNames

NAMES = [
    ("市财政局", "", ()),
    ("市发展和改革委员会", "市发改委", ()),
    ("市工业和信息化局", "", ("经信局",)),
    ("清河镇", "", ()),
    ("市公安局", "", ()),
    ("县公安局", "", ()),
    ("市政府办公室", "", ()),
]
UNITS = [
    Unit(id=at, name=name, short_name=short, kind=UnitKind.DEPARTMENT, parent_id=None, aliases=aliases)
    for at, (name, short, aliases) in enumerate(NAMES, 1)
]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("市财政局", 1),
        ("财政局", 1),
        ("财政", 1),
        ("财政部门", 1),
        ("发改", 2),
        ("市发展改革委", 2),
        ("工信局", 3),
        ("经信局", 3),
        ("清河镇", 4),
        ("公安局", None),
        ("市公安局", 5),
        ("县财政局", None),
        ("审计局", None),
        ("各县区", None),
        ("市", None),
        ("", None),
    ],
)
def test_names_find_their_unit(name: str, unit: int | None) -> None:
    assert UnitNames(UNITS).find(name) == unit
