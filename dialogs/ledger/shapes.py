"""The codec of entries: how a value of an annotated type is written as JSON and read back, exactly.

Integers, texts, yes and no, moments, fractions, enums, frozen classes of these, tuples, "or None", sealed
values. Nothing else: no float, no field more or less, no value of a near type.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Protocol, Union, get_args, get_origin, get_type_hints

from dialogs.ledger.chain import Opened, stamp
from dialogs.ledger.sealed import Sealed


class Sealer(Protocol):
    def seal(self, sealed: Sealed[Any], shape: "Shape") -> str:
        """Its digest."""
        ...


@dataclass(frozen=True, slots=True)
class Shape:
    """`write` and `read` raise ValueError for what does not have the shape."""

    write: Callable[[Any, Sealer], Any]
    read: Callable[[Any, "Opener"], Any]
    is_text: bool = False


Opener = Mapping[str, Opened]
_JSON = json.JSONDecoder()


def parsed(text: str) -> Any:
    """Canonical JSON, quickly: no blank around it. Raises ValueError for any other."""
    value, end = _JSON.raw_decode(text)
    if end != len(text):
        raise ValueError("more than JSON")
    return value


@cache
def shape_of(annotation: Any) -> Shape:
    """Raises TypeError for a type no entry may hold."""
    if annotation in (int, str, bool):
        return _exactly(annotation)
    if annotation is datetime:
        return _written_as(datetime, stamp, datetime.fromisoformat)
    if annotation is Fraction:
        return _written_as(Fraction, str, Fraction)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Sealed:
        return _sealed(inner[0])
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return _tuple(inner[0])
    if origin in (Union, UnionType):
        return _either(inner)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return _coded(annotation)
    if is_dataclass(annotation) and isinstance(annotation, type):
        return _class(annotation)
    raise TypeError(f"no entry may hold {annotation}")


def _exactly(kind: type) -> Shape:
    def check(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return value

    return Shape(check, check, is_text=kind is str)


def _written_as(kind: type, write: Callable[[Any], str], read: Callable[[str], Any]) -> Shape:
    def writing(value: Any, _: Sealer) -> str:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return write(value)

    def reading(written: Any, _: Opener) -> Any:
        try:
            value = read(written)
        except (TypeError, ArithmeticError):
            value = None
        if value is None or write(value) != written:
            raise ValueError(f"{written!r} is no {kind.__name__} as the chain writes it")
        return value

    return Shape(writing, reading)


def _coded(kind: type[Enum]) -> Shape:
    if not all(type(one.value) is str for one in kind):
        raise TypeError(f"the codes of {kind.__name__} are no texts")
    codes = {one.value: one for one in kind}

    def writing(value: Any, _: Sealer) -> str:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return str(value.value)

    def reading(written: Any, _: Opener) -> Any:
        if type(written) is not str or written not in codes:
            raise ValueError(f"{written!r} is no {kind.__name__}")
        return codes[written]

    return Shape(writing, reading)


def _sealed(inner: Any) -> Shape:
    """What is there to be seen of it; only a text is ever blanked."""
    value = shape_of(inner)
    read, may_be_blanked = value.read, value.is_text

    def reading(digest: Any, opened: Opener) -> Sealed[Any]:
        if type(digest) is not str or len(digest) != 64:
            raise ValueError("a sealed value without its digest")
        found = opened.get(digest)
        if found is None:
            return Sealed(None, "", digest)
        if found.value is not None:
            return Sealed(read(parsed(found.value), opened), found.salt, digest)
        if not may_be_blanked:
            raise ValueError("a blanked value that was no text")
        return Sealed(None, "", digest)

    def writing(sealed: Any, sealer: Sealer) -> str:
        if type(sealed) is not Sealed:
            raise ValueError(f"{sealed!r} is not sealed")
        return sealer.seal(sealed, value)

    return Shape(writing, reading)


def _tuple(inner: Any) -> Shape:
    """Sealed values stand in the order of their digests, so that no place tells whose one is."""
    each, in_order = shape_of(inner), sorted if get_origin(inner) is Sealed else list
    read = each.read

    def writing(value: Any, sealer: Sealer) -> list[Any]:
        if type(value) is not tuple:
            raise ValueError(f"{value!r} is no tuple")
        return in_order([each.write(one, sealer) for one in value])

    def reading(written: Any, opened: Opener) -> tuple[Any, ...]:
        if type(written) is not list or in_order(written) != written:
            raise ValueError(f"{written!r} is no list in its order")
        return tuple([read(one, opened) for one in written])

    return Shape(writing, reading)


def _either(inner: tuple[Any, ...]) -> Shape:
    if set(inner) == {int, str}:
        return _scalar()
    (kind,) = (one for one in inner if one is not NoneType)
    shape = shape_of(kind)
    return Shape(
        lambda value, sealer: None if value is None else shape.write(value, sealer),
        lambda written, opened: None if written is None else shape.read(written, opened),
    )


def _scalar() -> Shape:
    def check(value: Any, _: Any) -> Any:
        if type(value) not in (int, str):
            raise ValueError(f"{value!r} is neither a number nor a text")
        return value

    return Shape(check, check)


def _class(kind: type[Any]) -> Shape:
    hints = get_type_hints(kind)
    shapes = {one.name: shape_of(hints[one.name]) for one in fields(kind)}
    reads = [(name, shape.read) for name, shape in shapes.items()]

    def writing(value: Any, sealer: Sealer) -> dict[str, Any]:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return {name: shape.write(getattr(value, name), sealer) for name, shape in shapes.items()}

    def reading(written: Any, opened: Opener) -> Any:
        if type(written) is not dict or written.keys() != shapes.keys():
            raise ValueError(f"{written!r} has not the fields of {kind.__name__}")
        return kind(**{name: read(written[name], opened) for name, read in reads})

    return Shape(writing, reading)
