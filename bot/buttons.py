"""Buttons as typed values: packed into at most 64 bytes of callback data, parsed back typed or refused."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, dataclass_transform, get_type_hints

B = TypeVar("B")
MOST_BYTES = 64
MOST_KEPT = 4096
_SEPARATOR = ":"
_CODE = re.compile(r"[a-z]{2,3}")
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")
"""No id is longer, and every database holds a number of this length."""


class BadButton(Exception):
    """Callback data that names no button of this version: outdated or invented."""


_by_prefix: dict[str, type[Any]] = {}
_prefixes: dict[type[Any], str] = {}
_hints: dict[type[Any], tuple[type[Any], ...]] = {}


@dataclass_transform(frozen_default=True)
def button(code: str, version: int = 1) -> Callable[[type[B]], type[B]]:
    """Make the class a frozen dataclass and a button. Fields: int, str, bool or an Enum with str values.

    `code`: two or three letters, once in the whole bot. Raise `version` when the fields change their meaning:
    a button of the old version is then refused as outdated.
    """

    def register(plain: type[B]) -> type[B]:
        made: type[B] = dataclass(frozen=True, slots=True)(plain)
        prefix = f"{code}{version}"
        if not _CODE.fullmatch(code) or prefix in _by_prefix:
            raise ValueError(f"button code {code!r} is malformed or taken")
        hints = get_type_hints(made)
        _hints[made] = tuple(_packable(hints[field.name]) for field in fields(made))  # type: ignore[arg-type]
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
    if kind is None or len(texts) != len(_hints[kind]):
        raise BadButton(prefix[:MOST_BYTES])
    return kind(*(_read(hint, text) for hint, text in zip(_hints[kind], texts, strict=True)))


def registered() -> tuple[type[Any], ...]:
    """Every button there is, for handlers and tests."""
    return tuple(_by_prefix.values())


def _packable(hint: Any) -> type[Any]:
    if not isinstance(hint, type) or not issubclass(hint, (int, str, Enum)):
        raise TypeError(f"a button holds no {hint!r}")
    return hint


def _written(value: object) -> str:
    if isinstance(value, Enum):
        return _written(value.value)
    if isinstance(value, bool):
        return "1" if value else "0"
    text = str(value)
    if _SEPARATOR in text:
        raise ValueError(f"{text!r} holds the separator")
    return text


def _read(hint: type[Any], text: str) -> Any:
    if issubclass(hint, Enum):
        for member in hint:
            if _written(member) == text:
                return member
        raise BadButton(text)
    if hint is bool:
        if text not in ("0", "1"):
            raise BadButton(text)
        return text == "1"
    if hint is int:
        if not _NUMBER.fullmatch(text):
            raise BadButton(text)
        return int(text)
    return text
