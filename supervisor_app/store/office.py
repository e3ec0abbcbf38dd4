"""The office's settings, one row a setting, values as JSON."""

import dataclasses
import json
from datetime import date
from typing import Any

from sqlite_utils import Database

from supervisor_app.domain.life.time_limits import TimeLimit
from supervisor_app.domain.lights import Light, LightRule
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.escalation import Condition, Rung
from supervisor_app.domain.papers.notice import NoticeKind, code_fault
from supervisor_app.domain.words import LIGHT_WORDS
from supervisor_app.errors import UserError
from supervisor_app.store.ledger import Ledger


def read_office(db: Database) -> OfficeSettings:
    """The settings of this ledger; what was never set has its default."""
    known = {field.name for field in dataclasses.fields(OfficeSettings)}
    stored = db.execute("SELECT name, value FROM setting")
    return OfficeSettings(**{name: _read(name, text) for name, text in stored if name in known})


def save_office(ledger: Ledger, office: OfficeSettings) -> None:
    """Write the settings that changed; a 机关代字 that is none is refused."""
    _refuse_wrong_codes(read_office(ledger.db), office)
    rows = {row["name"]: row for row in ledger.db.query("SELECT * FROM setting")}
    default = OfficeSettings()
    with ledger.command("修改设置") as work:
        for field in dataclasses.fields(office):
            value = _encode(getattr(office, field.name))
            row = rows.get(field.name)
            if row is not None:
                work.update("setting", row["id"], {"value": value})
            elif value != _encode(getattr(default, field.name)):
                work.insert("setting", {"name": field.name, "value": value})
    ledger.actor = office.officer or ledger.actor


def _refuse_wrong_codes(before: OfficeSettings, after: OfficeSettings) -> None:
    """Of codes that changed, so that no old ledger is kept from changing the rest."""
    known = {before.document_code, *before.document_codes.values()}
    for code in (after.document_code, *after.document_codes.values()):
        if code not in known and code_fault(code):
            raise UserError(f"机关代字“{code}”不能用：{code_fault(code)}；请改正")


def _encode(value: Any) -> str:
    if isinstance(value, LightRule):
        value = dataclasses.asdict(value)
    elif isinstance(value, tuple):
        value = [dataclasses.asdict(item) for item in value]
    elif isinstance(value, dict):
        value = {key.isoformat() if isinstance(key, date) else key.value: item for key, item in value.items()}
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _read(name: str, text: str) -> Any:
    try:
        value, default = _decode(name, json.loads(text)), getattr(OfficeSettings(), name)
        if not isinstance(value, type(default)):
            raise TypeError(f"{text} 不是 {type(default).__name__}")
    except (ValueError, TypeError, AttributeError) as error:  # not what `_encode` wrote
        raise UserError(f"台账里的设置 {name} 读不懂（{error}），文件可能已损坏；请从备份恢复") from error
    return value


def _decode(name: str, value: Any) -> Any:
    if name == "rule":
        return LightRule(**value)
    if name == "time_limits":
        return tuple(TimeLimit(**item) for item in value)
    if name == "ladder":
        return tuple(_rung(item) for item in value)
    if name == "light_names":
        return LIGHT_WORDS | {Light(key): word for key, word in value.items()}
    if name == "light_colours":
        return {Light(key): colour for key, colour in value.items()}
    if name == "document_codes":
        return {NoticeKind(key): code for key, code in value.items()}
    if name == "day_overrides":
        return {date.fromisoformat(key): working for key, working in value.items()}
    return value


def _rung(item: dict[str, Any]) -> Rung:
    after = tuple(NoticeKind(kind) for kind in item["after"])
    return Rung(NoticeKind(item["notice"]), Condition(item["condition"]), int(item["count"]), after)
