"""Names in speeches and the ledger's units: 财政 and 财政局 are 市财政局 where one unit only is called so."""

import re
from collections.abc import Iterable

from supervisor_app.domain.model import Unit
from supervisor_app.domain.units import name_key, names_of, unit_index

_OWN = re.compile(r"^(?:[省市县区旗州]|全[省市县区旗州])(?!场|政|委(?:$|办))")
_KIND = re.compile(r"(?:局|委员会|委|办公室|办事处|办|厅|部门|部|人民政府|政府|管理委员会|管委会)$")
_LONG = (
    ("发展和改革", "发改"),
    ("发展改革", "发改"),
    ("工业和信息化", "工信"),
    ("经济和信息化", "经信"),
    ("人力资源和社会保障", "人社"),
    ("住房和城乡建设", "住建"),
    ("农业农村", "农业"),
    ("文化和旅游", "文旅"),
    ("文化旅游", "文旅"),
    ("卫生健康", "卫健"),
    ("市场监督管理", "市场监管"),
    ("自然资源和规划", "自然资源"),
    ("交通运输", "交通"),
    ("应急管理", "应急"),
    ("退役军人事务", "退役军人"),
)


class UnitNames:
    """The ledger's units by every name they have, and by the short forms of those names that only one of them has."""

    def __init__(self, units: Iterable[Unit]) -> None:
        listed = list(units)
        self._exact = unit_index(listed)
        self._levels = {unit.id: _level(unit.name) for unit in listed}
        self._short: dict[str, set[int]] = {}
        for unit in listed:
            for name in names_of(unit):
                self._short.setdefault(_stem(name), set()).add(unit.id)

    def find(self, name: str) -> int | None:
        """The unit's id; None where the ledger has no such unit, or several that the short form may mean."""
        exact = self._exact.get(name_key(name))
        if exact is not None:
            return exact
        level = _level(name)
        found = {
            unit
            for unit in self._short.get(_stem(name), set())
            if not level or not self._levels[unit] or self._levels[unit] == level
        }
        return next(iter(found)) if len(found) == 1 else None


def _level(name: str) -> str:
    """市, 县 and the like, where a name begins with it."""
    own = _OWN.match(name_key(name))
    return own[0][-1] if own else ""


def _stem(name: str) -> str:
    """What is left of a name without its level, its kind of office, and long forms; never empty."""
    stem = _OWN.sub("", name_key(name)) or name_key(name)
    for long, short in _LONG:
        stem = stem.replace(long, short)
    bare = _KIND.sub("", stem)
    return bare if len(bare) > 1 else stem
