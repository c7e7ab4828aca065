"""Reads a JSON file somebody else wrote; whatever is wrong is told in one sentence that names the place."""

import json
import os
from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

MOST_BYTES = 4_000_000
MOST_DIGITS = 20
MOST_LETTERS = 300
MOST_ID_LETTERS = 32
MOST_SHOWN = 40


class BadFile(Exception):
    """One sentence naming the file, the place in it and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A value and where it stands; what is asked of it and not true raises BadFile."""

    value: object
    place: str

    def wrong(self, fault: str) -> BadFile:
        return BadFile(f"{self.place}: {fault}.")

    def named(self, name: str) -> "Spot":
        """The same, its place told with the name of the thing that stands there."""
        return replace(self, place=f"{self.place} ({name})")

    def member(self, key: str) -> "Spot":
        found = self.find(key)
        if found is None:
            raise self.wrong(f"“{key}” is missing")
        return found

    def find(self, key: str) -> "Spot | None":
        """None where the key is missing or its value is null."""
        value = self._members().get(key)
        return None if value is None else Spot(value, f"{self.place}, {key}")

    def members(self) -> dict[str, "Spot"]:
        return {key: Spot(value, f"{self.place}, {_plain(key)}") for key, value in self._members().items()}

    def entries(self, most: int) -> list["Spot"]:
        if not isinstance(self.value, list):
            raise self.wrong(f"a list is wanted, but here is {shown(self.value)}")
        if len(self.value) > most:
            raise self.wrong(f"{len(self.value)} entries are too many, at most {most} are read")
        return [Spot(value, f"{self.place}, entry {at}") for at, value in enumerate(self.value, 1)]

    def row(self, *wanted: str) -> list["Spot"]:
        """A list of exactly these, told by name when the list has another length."""
        if not isinstance(self.value, list) or len(self.value) != len(wanted):
            raise self.wrong(f"[{', '.join(wanted)}] is wanted, but here is {shown(self.value)}")
        return self.entries(len(wanted))

    def text(self) -> str:
        """On one line, without characters that do not print."""
        if not isinstance(self.value, str):
            raise self.wrong(f"a text is wanted, but here is {shown(self.value)}")
        if len(self.value) > MOST_LETTERS:
            raise self.wrong(f"the text is longer than {MOST_LETTERS} characters")
        return _plain(self.value)

    def identifier(self) -> str:
        text = self.text()
        if not text or text != self.value or len(text) > MOST_ID_LETTERS or {",", "="} & set(text):
            raise self.wrong(
                f"an id of 1 to {MOST_ID_LETTERS} characters without comma and equals sign is wanted, "
                f"but here is {shown(self.value)}"
            )
        return text

    def one_of(self, known: Collection[str], kind: str) -> str:
        """An id that is among the known ones."""
        if not isinstance(self.value, str) or self.value not in known:
            raise self.wrong(f"there is no {kind} {shown(self.value)}")
        return self.value

    def figure(self, least: int, most: int) -> Fraction:
        """A number in [least, most], exactly as written."""
        if not isinstance(self.value, Decimal):
            raise self.wrong(f"a number is wanted, but here is {shown(self.value)}")
        if not least <= self.value <= most:
            raise self.wrong(f"a number from {least} to {most} is wanted, but here is {shown(self.value)}")
        digits = self.value.as_tuple()
        if len(digits.digits) > MOST_DIGITS or -int(digits.exponent) > MOST_DIGITS:
            raise self.wrong(f"the number has more than {MOST_DIGITS} digits")
        return Fraction(self.value)

    def whole(self, least: int, most: int) -> int:
        figure = self.figure(least, most)
        if figure.denominator != 1:
            raise self.wrong(f"a whole number is wanted, but here is {shown(self.value)}")
        return int(figure)

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.wrong(f"true or false is wanted, but here is {shown(self.value)}")
        return self.value

    def _members(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            raise self.wrong(f"keys and values in {{ }} are wanted, but here is {shown(self.value)}")
        return self.value


def read_json(path: Path) -> Spot:
    """The file's one value. Numbers are exact decimals; a key given twice is refused. Raises BadFile."""
    place = _plain(path.name) or "the file"
    text = _text(path, place)
    try:
        value = json.loads(
            text, parse_float=Decimal, parse_int=Decimal, object_pairs_hook=lambda pairs: _once(pairs, place)
        )
    except json.JSONDecodeError as error:
        raise BadFile(f"{place}, line {error.lineno}, column {error.colno}: this is not JSON.") from None
    except RecursionError:
        raise BadFile(f"{place}: lists and braces stand too deep inside one another.") from None
    return Spot(value, place)


def content_of(path: Path, place: str, most: int) -> bytes:
    """At most so many bytes, also of a pipe; one that nobody writes to is empty, and not waited for."""
    try:
        with open(path, "rb", opener=_at_once) as source:
            os.set_blocking(source.fileno(), True)
            content = source.read(most + 1)
    except OSError as error:
        raise BadFile(f"{place}: the file cannot be read ({error.strerror or 'unknown cause'}).") from None
    if len(content) > most:
        raise BadFile(f"{place}: the file is longer than {most // 1_000_000} MB.")
    return content


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def _text(path: Path, place: str) -> str:
    content = content_of(path, place, MOST_BYTES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(f"{place}, byte {error.start + 1}: the file is not text in UTF-8.") from None
    if not text.strip():
        raise BadFile(f"{place}: the file is empty.")
    return text


def _once(pairs: list[tuple[str, object]], place: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise BadFile(f"{place}: “{_plain(key)[:MOST_SHOWN]}” is given twice between the same braces.")
        found[key] = value
    return found


def _plain(text: str) -> str:
    return " ".join("".join(letter for letter in text if letter.isprintable() or letter.isspace()).split())


def shown(value: object) -> str:
    """A value of the file in an error's sentence: short and on one line."""
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return "{ }"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = _plain(str(value))
    text = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
    return f"“{text}”" if isinstance(value, str) else text
