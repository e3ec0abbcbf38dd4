"""Rows of the file as the domain's dataclasses, and back."""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, get_args, get_type_hints

from supervisor_app.errors import UserError

T = TypeVar("T")
Value = str | int | float | None
Row = dict[str, Value]


def to_row(facts: Any, *, without: frozenset[str] = frozenset({"id"})) -> Row:
    """Column → value of a dataclass's plain fields; tuples live in tables of their own."""
    return {
        field.name: to_value(value)
        for field in dataclasses.fields(facts)
        if field.name not in without and not isinstance(value := getattr(facts, field.name), tuple)
    }


def to_value(value: Any) -> Value:
    """Dates as ISO text, enum members by value."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def from_row(cls: type[T], row: Mapping[str, Any], **more: Any) -> T:
    """A dataclass from a row; columns it does not have are left out, `more` gives fields of other tables."""
    readers = _readers(cls)
    try:
        return cls(**{name: read(row[name]) for name, read in readers.items() if name in row}, **more)
    except ValueError as error:  # a date or a state that is none
        where = f"台账里 {cls.__name__} 第 {row['id']} 行"
        raise UserError(f"{where}读不懂（{error}），文件可能已损坏；请从备份恢复") from error


def _readers(cls: type[Any]) -> dict[str, Callable[[Any], Any]]:
    if cls not in _known:
        _known[cls] = {name: _reader(hint) for name, hint in get_type_hints(cls).items()}
    return _known[cls]


_known: dict[type[Any], dict[str, Callable[[Any], Any]]] = {}


def _reader(hint: Any) -> Callable[[Any], Any]:
    optional = isinstance(hint, UnionType)
    plain = next((part for part in get_args(hint) if part is not type(None)), hint) if optional else hint
    if plain is date:
        return lambda value: None if value is None else date.fromisoformat(value)
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return lambda value: None if value is None else plain(value)
    return lambda value: value
