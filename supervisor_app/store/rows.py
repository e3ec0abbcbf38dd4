"""Rows of the file as the domain's dataclasses, and back."""

import dataclasses
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, get_args, get_type_hints

from supervisor_app.errors import UserError

T = TypeVar("T")
Value = str | int | float | None
Row = dict[str, Value]
_VERY_MANY = 100_000


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
    plain, read = _readers(cls)
    values = {name: row[name] for name in plain if name in row}
    try:
        for name, reader in read.items():
            if name in row:
                value = row[name]
                values[name] = None if value is None else reader(value)
        return cls(**values, **more)
    except ValueError as error:  # a date or a state that is none
        where = f"台账里 {cls.__name__} 第 {row['id']} 行"
        raise UserError(f"{where}读不懂（{error}），文件可能已损坏；请从备份恢复") from error


def columns_of(cls: type[Any]) -> str:
    """The columns of a dataclass that has no fields of other tables, in order, for `from_tuples`."""
    return ", ".join(field.name for field in dataclasses.fields(cls))


def from_tuples(cls: type[T], rows: Iterable[tuple[Any, ...]]) -> Iterator[T]:
    """As `from_row`, of rows that begin with `columns_of` the class; a third of its time, for many."""
    _, read = _readers(cls)
    names = columns_of(cls).split(", ")
    readers = [(at, read[name]) for at, name in enumerate(names) if name in read]
    width = len(names)
    for row in rows:
        values = list(row[:width])
        try:
            for at, reader in readers:
                value = values[at]
                if value is not None:
                    values[at] = reader(value)
            yield cls(*values)
        except ValueError as error:
            where = f"台账里 {cls.__name__} 第 {row[0]} 行"
            raise UserError(f"{where}读不懂（{error}），文件可能已损坏；请从备份恢复") from error


@contextmanager
def making_many() -> Iterator[None]:
    """Around what makes very many objects that stay: the collector of garbage would look at them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _VERY_MANY:
            gc.freeze()  # they are left out of every later collection, which would hold the window up
        if enabled:
            gc.enable()


def give_up_many() -> None:
    """Before as many objects again are made: have those collected that nothing holds any more."""
    if gc.get_freeze_count() > _VERY_MANY:
        gc.unfreeze()
        gc.collect()


_Reader = Callable[[Any], Any]
_known: dict[type[Any], tuple[tuple[str, ...], dict[str, _Reader]]] = {}


def _readers(cls: type[Any]) -> tuple[tuple[str, ...], dict[str, _Reader]]:
    """Fields kept as they are, and how the others are read."""
    if cls not in _known:
        readers = {name: _reader(hint) for name, hint in get_type_hints(cls).items()}
        read = {name: reader for name, reader in readers.items() if reader is not None}
        _known[cls] = tuple(readers.keys() - read.keys()), read
    return _known[cls]


def _reader(hint: Any) -> _Reader | None:
    optional = isinstance(hint, UnionType)
    plain = next((part for part in get_args(hint) if part is not type(None)), hint) if optional else hint
    if plain is bool:
        return bool
    if plain is date:
        return date.fromisoformat
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        members = {member.value: member for member in plain}
        return lambda value: members.get(value) or plain(value)
    return None
