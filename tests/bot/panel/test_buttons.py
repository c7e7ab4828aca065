"""Buttons survive the way to Telegram and back typed; what is outdated or invented is refused."""

from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.panel.buttons import MOST_BYTES, BadButton, button, pack, parse, registered


class Colour(Enum):
    RED = "red"
    BLUE = "light blue"


@button("zz")
class Sample:
    number: int
    text: str
    on: bool
    colour: Colour


@button("zw")
class Bounded:
    day: date
    days: Annotated[int, range(1, 15)]
    colour: Annotated[Colour, (Colour.RED,)]


@button("zy", version=2)
class Plain:
    """No fields."""


@pytest.mark.parametrize(
    "pressed",
    [Sample(0, "", False, Colour.RED), Sample(7, "Europe/Berlin", True, Colour.BLUE),
     Sample(10**17, "ü", True, Colour.RED), Plain(), Bounded(date(2028, 2, 29), 14, Colour.RED)],
)  # fmt: skip
def test_a_button_comes_back_as_it_went(pressed: object) -> None:
    back = parse(pack(pressed))
    assert back == pressed and type(back) is type(pressed)
    assert [type(value) for value in values(back)] == [type(value) for value in values(pressed)]


def values(pressed: Any) -> list[object]:
    return [getattr(pressed, field.name) for field in fields(pressed)]


@pytest.mark.parametrize(
    "data",
    ["", "zz1", "zz1:1:a:1", "zz1:1:a:1:red:more", "zz1:x:a:1:red", "zz1:01:a:1:red", "zz1:+1:a:1:red",
     "zz1:1:a:2:red", "zz1:1:a:1:green", "zz1:1:a:1:RED", "zz2:1:a:1:red", "zy1", "zz:1",
     "zz1:\u0661:a:1:red",
     "zz1:99999999999999999999:a:1:red", "zz1:-1:a:1:red", "nonsense", ":" * 64,
     "zw1:20280230:1:red", "zw1:20271301:1:red", "zw1:99991231:1:red", "zw1:00000101:1:red",
     "zw1:999990101:1:red",
     "zw1::1:red", "zw1:2028-02-29:1:red", "zw1:20280229:0:red", "zw1:20280229:15:red",
     "zw1:20280229:9223372036854775808:red", "zw1:20280229::red", "zw1:20280229:1:light blue"],
)  # fmt: skip
def test_what_was_never_sent_is_refused(data: str) -> None:
    with pytest.raises(BadButton):
        parse(data)


def test_what_does_not_fit_is_an_error_before_it_is_sent() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        pack(Sample(1, "ü" * 30, True, Colour.BLUE))
    with pytest.raises(ValueError, match="separator"):
        pack(Sample(1, "a:b", True, Colour.RED))


def test_a_code_is_given_once() -> None:
    with pytest.raises(ValueError, match="taken"):

        @button("zz")
        class Second: ...


def test_a_field_that_cannot_be_packed_is_an_error() -> None:
    with pytest.raises(TypeError):

        @button("zx")
        class Unpackable:
            values: list[int]


def test_every_button_fits_with_ids_of_ten_digits() -> None:
    assert len(registered()) > 40
    for kind in registered():
        if kind not in (Sample, Plain, Bounded):
            assert len(_longest(kind).encode()) <= MOST_BYTES, kind


def _longest(kind: type) -> str:
    """Packed with ids of ten digits, the longest value a field may have, texts as long as they get here."""
    hints = get_type_hints(kind, include_extras=True)
    return pack(kind(*(_longest_value(hints[field.name]) for field in fields(kind))))


def _longest_value(hint: Any) -> Any:
    bare, *allowed = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    values = allowed[0] if allowed else bare if issubclass(bare, Enum) else ()
    unbounded = {
        int: 9_999_999_999,
        bool: True,
        str: "America/Argentina/ComodRivadavia",
        date: date(2199, 12, 31),
    }
    return max(values, key=lambda one: len(str(getattr(one, "value", one)))) if values else unbounded[bare]
