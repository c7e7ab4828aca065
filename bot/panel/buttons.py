"""Buttons as typed values: packed into at most 64 bytes of callback data, parsed back typed or refused."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any, TypeVar, dataclass_transform, get_args, get_origin, get_type_hints

B = TypeVar("B")

MOST_BYTES = 64

MOST_KEPT = 4096

_SEPARATOR = ":"

_CODE = re.compile(r"[a-z]{2,3}")

_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}", re.ASCII)
"""No id is longer, and every database holds a number of this length."""

_DAY = re.compile(r"(20[0-9]{2}|21[0-9]{2})([0-9]{2})([0-9]{2})", re.ASCII)
"""Far enough from the calendar's ends that no zone and no span leads over them."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What one field holds: its type, and which values of it; None is any."""

    kind: type[Any]
    allowed: Container[Any] | None = None


class BadButton(Exception):
    """Callback data that names no button of this version: outdated or invented."""


_by_prefix: dict[str, type[Any]] = {}

_prefixes: dict[type[Any], str] = {}

_shapes: dict[type[Any], tuple[_Shape, ...]] = {}


@dataclass_transform(frozen_default=True)
def button(code: str, version: int = 1) -> Callable[[type[B]], type[B]]:
    """Make the class a frozen dataclass and a button. Fields: int (0 and more), str, bool, date or an Enum.

    `Annotated[type, values]` names the only values there are, a range for numbers: everything else in the
    data is refused here, so that no handler meets it.

    `code`: two or three letters, once in the whole bot. Raise `version` when the fields change their meaning:
    a button of the old version is then refused as outdated.
    """

    def register(plain: type[B]) -> type[B]:
        made: type[B] = dataclass(frozen=True, slots=True)(plain)
        prefix = f"{code}{version}"
        if not _CODE.fullmatch(code) or prefix in _by_prefix:
            raise ValueError(f"button code {code!r} is malformed or taken")
        hints = get_type_hints(made, include_extras=True)
        _shapes[made] = tuple(_shape(hints[field.name]) for field in fields(made))  # type: ignore[arg-type]
        _by_prefix[prefix] = made
        _prefixes[made] = prefix
        return made

    return register


def pack(pressed: object) -> str:
    """Callback data for this button. ValueError if it does not fit 64 bytes or a text holds the separator."""
    kind = type(pressed)
    values = (getattr(pressed, field.name) for field in fields(kind))  # type: ignore[arg-type]
    data = _SEPARATOR.join([_prefixes[kind], *(_written(value) for value in values)])
    if len(data.encode()) > MOST_BYTES:
        raise ValueError(f"{kind.__name__} does not fit {MOST_BYTES} bytes")
    return data


@lru_cache(MOST_KEPT)
def parse(data: str) -> Any:
    """The button this data stands for. BadButton if there is none of that code, version and shape."""
    prefix, *texts = data.split(_SEPARATOR)
    kind = _by_prefix.get(prefix)
    if kind is None or len(texts) != len(_shapes[kind]):
        raise BadButton(prefix[:MOST_BYTES])
    return kind(*(_read(shape, text) for shape, text in zip(_shapes[kind], texts, strict=True)))


def prefix_of(kind: type[Any]) -> str:
    """What the data of this button begins with."""
    return _prefixes[kind]


def number_in(text: str) -> int | None:
    """The number as we write it, in a button or a link; None for what we never wrote."""
    return int(text) if _NUMBER.fullmatch(text) else None


def registered() -> tuple[type[Any], ...]:
    """Every button there is, for handlers and tests."""
    return tuple(_by_prefix.values())


def _shape(hint: Any) -> _Shape:
    kind, *allowed = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    if not isinstance(kind, type) or not issubclass(kind, (int, str, date, Enum)):
        raise TypeError(f"a button holds no {hint!r}")
    return _Shape(kind, *allowed)


def _written(value: object) -> str:
    if isinstance(value, Enum):
        return _written(value.value)
    if isinstance(value, bool):
        return "1" if value else "0"
    text = f"{value:%Y%m%d}" if isinstance(value, date) else str(value)
    if _SEPARATOR in text:
        raise ValueError(f"{text!r} holds the separator")
    return text


def _read(shape: _Shape, text: str) -> Any:
    value = _value(shape.kind, text)
    if shape.allowed is not None and value not in shape.allowed:
        raise BadButton(text)
    return value


def _value(kind: type[Any], text: str) -> Any:
    found: Any
    if issubclass(kind, Enum):
        found = next((member for member in kind if _written(member) == text), None)
    elif kind is bool:
        found = {"0": False, "1": True}.get(text)
    elif kind is int:
        found = number_in(text)
    elif kind is date:
        found = _day(text)
    else:
        found = text
    if found is None:
        raise BadButton(text)
    return found


def _day(text: str) -> date | None:
    matched = _DAY.fullmatch(text)
    try:
        return date(*(int(part) for part in matched.groups())) if matched else None
    except ValueError:
        return None
