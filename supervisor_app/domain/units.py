"""Units by name: one unit under its several names, and the kind a name tells."""

import re
import unicodedata
from collections.abc import Iterable

from supervisor_app.domain.model import Unit, UnitKind

_KINDS = (
    (UnitKind.ENTERPRISE, r"(公司|集团|银行|厂|企业)$"),
    (UnitKind.TOWN, r"(镇|乡|街道|镇街|街道办|街道办事处|镇政府|乡政府|镇人民政府|乡人民政府)$"),
    (UnitKind.DISTRICT, r"(县|区|旗|县政府|区政府|管委会|县区|县人民政府|区人民政府|各县市区|开发区|园区|新区)$"),
)


def name_key(name: str) -> str:
    """A name without the differences of typing: width, brackets, blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name)).casefold()


def guess_kind(name: str) -> UnitKind:
    """The kind a unit's name tells; 部门 where it tells none."""
    key = name_key(name)
    return next((kind for kind, pattern in _KINDS if re.search(pattern, key)), UnitKind.DEPARTMENT)


def names_of(unit: Unit) -> Iterable[str]:
    """Every name a unit is known by."""
    yield unit.name
    if unit.short_name:
        yield unit.short_name
    yield from unit.aliases


def unit_index(units: Iterable[Unit]) -> dict[str, int]:
    """`name_key` → unit id; a full name wins over another unit's short name or alias."""
    listed = list(units)
    index = {name_key(name): unit.id for unit in listed for name in names_of(unit)}
    return index | {name_key(unit.name): unit.id for unit in listed}
