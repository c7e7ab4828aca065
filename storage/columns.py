"""Column types for what records hold: moments, choices, fractions, JSON, and which annotation takes which."""

import types
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Any, Union, get_args, get_origin

from sqlalchemy import JSON, TIMESTAMP, BigInteger, Boolean, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Convert = Callable[[Any], Any]

IDENTITY = BigInteger().with_variant(Integer(), "sqlite")


class Instant(TypeDecorator[datetime]):
    """An aware moment: TIMESTAMPTZ on PostgreSQL, on SQLite microseconds since 1970, which sort."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(TIMESTAMP(timezone=True) if _is_native(dialect) else BigInteger())

    def bind_processor(self, dialect: Dialect) -> Convert:
        return _aware if _is_native(dialect) else _to_microseconds

    def result_processor(self, dialect: Dialect, coltype: object) -> Convert:
        return _aware if _is_native(dialect) else _from_microseconds


class Choice(TypeDecorator[Enum]):
    """An enum, kept as its explicit stored value."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind

    def bind_processor(self, dialect: Dialect) -> Convert:
        def convert(member: Enum | None) -> str | None:
            if member is not None and not isinstance(member, self.kind):
                raise TypeError(f"{member!r} is no {self.kind.__name__}")
            return None if member is None else str(member.value)

        return convert

    def result_processor(self, dialect: Dialect, coltype: object) -> Convert:
        members: dict[str | None, Enum | None] = {member.value: member for member in self.kind}
        return {**members, None: None}.__getitem__


class Ratio(TypeDecorator[Fraction]):
    """An exact fraction, kept as text such as "2/3"."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Convert:
        return lambda ratio: None if ratio is None else str(ratio)

    def result_processor(self, dialect: Dialect, coltype: object) -> Convert:
        return _ratio


def _is_native(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"


def _aware(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {moment!r}")
    return moment.astimezone(UTC)


def _to_microseconds(moment: datetime | None) -> int | None:
    aware = _aware(moment)
    return None if aware is None else (aware - _EPOCH) // _MICROSECOND


def _from_microseconds(stored: int | None) -> datetime | None:
    return None if stored is None else _EPOCH + timedelta(microseconds=stored)


@lru_cache(maxsize=64)
def _ratio(stored: str | None) -> Fraction | None:
    return None if stored is None else Fraction(stored)


def column_type(annotation: Any) -> tuple[TypeEngine[Any], bool]:
    """The column type for an annotation, and whether it may be null. TypeError for one not foreseen."""
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [part for part in get_args(annotation) if part is not type(None)]
        if len(inner) != 1:
            raise TypeError(f"no column holds {annotation!r}")
        return column_type(inner[0])[0], True
    if get_origin(annotation) in (dict, Mapping) or annotation is dict:
        return JSON(none_as_null=True), False
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Choice(annotation), False
    if annotation not in _PLAIN:
        raise TypeError(f"no column holds {annotation!r}")
    return _PLAIN[annotation](), False


_PLAIN: dict[Any, type[TypeEngine[Any]]] = {
    int: BigInteger,
    str: Text,
    bool: Boolean,
    datetime: Instant,
    Fraction: Ratio,
}
