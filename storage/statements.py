"""SQL by record class and filter, compiled once by SQLAlchemy and run on the driver: five times as fast."""

import dataclasses
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

from sqlalchemy import JSON, Dialect, Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.sql import ClauseElement, ColumnElement
from sqlalchemy.types import TypeEngine

from dialogs.ports import Lock
from storage.schema import TABLES

T = TypeVar("T")
Test = tuple[str, int]
"""A field and how it is compared: EQUAL, IS_NULL, or a positive number: that many values to be one of."""

EQUAL = -1
IS_NULL = 0

_Convert = Callable[[Any], Any] | None
MOST_KEPT = 1024
"""Records of a class kept by their rows: the same seats and rounds are read for every press."""

MOST_STATEMENTS = 512
"""Of a class, compiled: a filter by "one of" is another statement for each number of values."""

_OPEN = re.compile(r"v\d+")


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    """SQL text and, for each of its places, which given (or, from the end, fixed) value it takes."""

    sql: str
    places: tuple[tuple[int, _Convert], ...]
    fixed: tuple[Any, ...] = ()

    def bind(self, values: Sequence[Any]) -> list[Any]:
        given = [*values, *self.fixed] if self.fixed else values
        return [given[at] if convert is None else convert(given[at]) for at, convert in self.places]


class Shape(Generic[T]):
    """One record class on one database: its statements, and its rows as records."""

    def __init__(self, kind: type[T], dialect: Dialect) -> None:
        if kind not in TABLES:
            raise TypeError(f"{kind.__name__} is not in storage.schema.RECORDS")
        self.kind = kind
        self.table: Table = TABLES[kind]
        self.fields = tuple(column.name for column in self.table.c if column.name != "id")
        self._dialect = dialect
        self._names = tuple(self.table.c.keys())
        processors = [
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in self.table.c
        ]
        self._converted = tuple((at, each) for at, each in enumerate(processors) if each is not None)
        self._setters = tuple(getattr(kind, name).__set__ for name in self._names)
        self.id_at = self._names.index("id")
        self.is_unchangeable = not any(isinstance(column.type, JSON) for column in self.table.c)
        if self.is_unchangeable:
            self.record = lru_cache(MOST_KEPT)(self.record)  # type: ignore[method-assign]
        self._selects: dict[Any, Statement] = {}
        self._updates: dict[Any, Statement] = {}
        self.insert = self._compile(
            insert(self.table).values(self._given(self.fields)).returning(self.table.c.id)
        )
        self.delete = self._compile(delete(self.table).where(self.table.c.id == self._slot("id", 0)))

    def is_comparable(self, field: str) -> bool:
        return not isinstance(self.table.c[field].type, JSON)

    def record(self, row: Sequence[Any]) -> T:
        """Filled slot by slot: what was stored was made by the class's own constructor once."""
        values = list(row)
        for at, convert in self._converted:
            values[at] = convert(values[at])
        return self._made(values)

    def numbered(self, thing: T, key: int) -> T:
        """The same with this id."""
        values = [getattr(thing, name) for name in self._names]
        values[self.id_at] = key
        return self._made(values)

    def values(self, thing: T) -> list[Any]:
        """Of its fields but the id, as insert and update take them."""
        return [getattr(thing, name) for name in self.fields]

    def _made(self, values: list[Any]) -> T:
        made = object.__new__(self.kind)
        for fill, value in zip(self._setters, values, strict=True):
            fill(made, value)
        return made

    def select(self, tests: tuple[Test, ...], order: str, is_limited: bool, lock: Lock) -> Statement:
        """Its values: those tested for, in order, then the limit."""
        key = (tests, order, is_limited, lock)
        found = self._selects.get(key)
        if found is None:
            if len(self._selects) >= MOST_STATEMENTS:
                self._selects.clear()
            found = self._selects[key] = self._compile(self._select(*key))
        return found

    def _select(self, tests: tuple[Test, ...], order: str, is_limited: bool, lock: Lock) -> ClauseElement:
        column = self._column(order.removeprefix("-"))
        ordered = [column, self.table.c.id] if column is not self.table.c.id else [column]
        statement = select(self.table).where(self._where(tests, 0))
        statement = statement.order_by(*(each.desc() if order.startswith("-") else each for each in ordered))
        if is_limited:
            statement = statement.limit(bindparam(f"v{_count(tests)}"))
        if lock is not Lock.NONE:
            statement = statement.with_for_update(read=lock is Lock.SHARE)
        return statement

    def update(self, fields: tuple[str, ...], tests: tuple[Test, ...]) -> Statement:
        """Its values: those to set, in order, then those tested for."""
        found = self._updates.get((fields, tests))
        if found is None:
            if len(self._updates) >= MOST_STATEMENTS:
                self._updates.clear()
            statement = update(self.table).where(self._where(tests, len(fields))).values(self._given(fields))
            found = self._updates[fields, tests] = self._compile(statement)
        return found

    def _given(self, fields: Sequence[str]) -> dict[str, Any]:
        return {field: self._slot(field, at) for at, field in enumerate(fields)}

    def _where(self, tests: tuple[Test, ...], start: int) -> ColumnElement[bool]:
        conditions: list[ColumnElement[bool]] = []
        for field, count in tests:
            column = self._column(field)
            if count == IS_NULL:
                conditions.append(column.is_(None))
            elif count == EQUAL:
                conditions.append(column == self._slot(field, start))
                start += 1
            else:
                conditions.append(column.in_([self._slot(field, start + at) for at in range(count)]))
                start += count
        return and_(True, *conditions)

    def _slot(self, field: str, at: int) -> Any:
        return bindparam(f"v{at}", type_=self._column(field).type)

    def _column(self, field: str) -> ColumnElement[Any]:
        if field not in self.table.c:
            raise TypeError(f"{self.kind.__name__} has no field {field!r}")
        return self.table.c[field]

    def _compile(self, statement: ClauseElement) -> Statement:
        return compiled(statement, self._dialect)


def compiled(statement: ClauseElement, dialect: Dialect) -> Statement:
    """A statement whose open parameters are named v0, v1, … after its values; others keep theirs."""
    result: Any = statement.compile(dialect=dialect)
    places: list[tuple[int, _Convert]] = []
    fixed: list[Any] = []
    for name in result.positiontup:
        parameter = result.binds[name]
        if _OPEN.fullmatch(name):
            places.append((int(name[1:]), _binder(parameter.type, dialect)))
        else:
            fixed.insert(0, parameter.value)
            places.append((-len(fixed), _binder(parameter.type, dialect)))
    return Statement(str(result), tuple(places), tuple(fixed))


def _binder(type_: TypeEngine[Any], dialect: Dialect) -> _Convert:
    convert: _Convert = type_.dialect_impl(dialect).bind_processor(dialect)
    return convert


def _count(tests: tuple[Test, ...]) -> int:
    return sum(1 if count == EQUAL else count for _, count in tests)


def conditions_of(equals: dict[str, Any]) -> tuple[tuple[Test, ...], list[Any]]:
    """Filters as tests and their values: a tuple means "one of", None "is null"."""
    tests: list[Test] = []
    values: list[Any] = []
    for field, value in equals.items():
        if value is None:
            tests.append((field, IS_NULL))
        elif isinstance(value, tuple):
            tests.append((field, len(value)))
            values.extend(value)
        else:
            tests.append((field, EQUAL))
            values.append(value)
    return tuple(tests), values


class Shapes:
    """The shapes of all record classes on one database, made when first asked for."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._shapes: dict[type, Shape[Any]] = {}

    def of(self, kind: type[T]) -> Shape[T]:
        shape = self._shapes.get(kind)
        if shape is None:
            shape = self._shapes[kind] = Shape(kind, self.dialect)
        return shape
