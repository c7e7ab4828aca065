"""Column types for what records hold: moments, choices, fractions, JSON, and which annotation takes which."""

import types
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any, Union, get_args, get_origin

from sqlalchemy import JSON, TIMESTAMP, BigInteger, Boolean, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

IDENTITY = BigInteger().with_variant(Integer(), "sqlite")


class Instant(TypeDecorator[datetime]):
    """An aware moment: TIMESTAMPTZ on PostgreSQL, on SQLite microseconds since 1970, which sort."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        native = dialect.name == "postgresql"
        return dialect.type_descriptor(TIMESTAMP(timezone=True) if native else BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone: {value!r}")
        return value.astimezone(UTC) if dialect.name == "postgresql" else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        return _EPOCH + timedelta(microseconds=value)


class Choice(TypeDecorator[Enum]):
    """An enum, kept as its explicit stored value."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind
        self._members = {member.value: member for member in kind}

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if not isinstance(value, self.kind):
            raise TypeError(f"{value!r} is no {self.kind.__name__}")
        return str(value.value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Enum | None:
        return None if value is None else self._members[value]


class Ratio(TypeDecorator[Fraction]):
    """An exact fraction, kept as text such as "2/3"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Fraction | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Fraction | None:
        return None if value is None else Fraction(value)


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
