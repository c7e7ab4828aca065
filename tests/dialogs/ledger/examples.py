"""Entries of every kind, made from the annotations alone: two fixed examples each, and any others."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from fractions import Fraction
from itertools import count
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from dialogs.ledger.chain import Entry
from dialogs.ledger.kinds import Said
from dialogs.ledger.sealed import Sealed
from dialogs.ledger.writing import entry_of

NOON = datetime(2026, 12, 17, 11, 0, tzinfo=UTC)


def salts() -> Iterator[str]:
    return (f"{number:032x}" for number in count(1))


def example(kind: type[Said], *, full: bool = True) -> Any:
    """Every field filled, no two alike; or with nothing where nothing may stand."""
    return _filled(kind, count(1), full)


def written(said: Said, before: Entry | None = None) -> Entry:
    """As an entry of table 7 whose salts are 1, 2, 3, …"""
    given = salts()
    return entry_of(said, 7, NOON, before, by=4711, salt=lambda: next(given))


def _filled(kind: Any, number: Iterator[int], full: bool) -> Any:
    inner = get_args(kind)
    if get_origin(kind) is Sealed:
        return Sealed(_filled(inner[0], number, full))
    if get_origin(kind) is tuple:
        return (_filled(inner[0], number, full), _filled(inner[0], number, full)) if full else ()
    if NoneType in inner:
        return _filled(inner[0], number, full) if full else None
    if inner:
        return _filled(inner[next(number) % len(inner)], number, full)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{one.name: _filled(hints[one.name], number, full) for one in fields(kind)})  # type: ignore[operator]
    return _scalar(kind, next(number))


def _scalar(kind: Any, number: int) -> Any:
    if issubclass(kind, Enum):
        return list(kind)[number % 2]
    return {
        int: number, str: f"Zürich “{number}” €\n", bool: number % 2 == 0, Fraction: Fraction(number, 97),
        datetime: NOON + timedelta(days=number, microseconds=number),
    }[kind]  # fmt: skip


TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    int: NUMBERS, str: TEXTS, bool: st.booleans(), datetime: MOMENTS, Fraction: st.fractions(0, 1),
}  # fmt: skip


def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Values of an annotated type."""
    inner = get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if get_origin(kind) is Sealed:
        return anything(inner[0]).map(Sealed)
    if get_origin(kind) is tuple:
        return st.lists(anything(inner[0]), max_size=3).map(tuple)
    if inner:
        return st.one_of(*(st.none() if one is NoneType else anything(one) for one in inner))
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    hints = get_type_hints(kind)
    return st.builds(kind, **{one.name: anything(hints[one.name]) for one in fields(kind)})


def bare(value: Any) -> Any:
    """Without salts and digests, and without the order in which sealed values stand."""
    if isinstance(value, Sealed):
        return ("sealed", bare(value.value))
    if isinstance(value, tuple):
        return sorted(map(bare, value), key=repr)
    if is_dataclass(value):
        return (type(value).__name__, [bare(getattr(value, one.name)) for one in fields(value)])
    return value


def codes_in(kind: Any) -> Iterator[type[Enum]]:
    """Every enum an entry of this kind may hold."""
    if inner := get_args(kind):
        for one in inner:
            yield from codes_in(one)
    elif is_dataclass(kind):
        hints = get_type_hints(kind)
        for field in fields(kind):
            yield from codes_in(hints[field.name])
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield kind
