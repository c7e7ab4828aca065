"""The chain of a ledger: canonical JSON, salted digests of free texts, the hash of an entry. Pure; hashes nothing else."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from dialogs.ports import Entry

BEGINNING = "0" * 64
"""What stands for the hash before the first entry."""

_SAFE = 2**53 - 1


def canonical(value: Any) -> bytes:
    """RFC 8785 for what a ledger holds: null, booleans, integers up to 2^53-1, strings, lists, objects.

    Raises ValueError for anything else (a float, a key that is no string, half a surrogate pair).
    """
    return "".join(_canonical(value)).encode("utf-8")


def _canonical(value: Any) -> Iterator[str]:
    if value is None or isinstance(value, (bool, str)):
        yield json.dumps(value, ensure_ascii=False)
    elif isinstance(value, int):
        yield _integer(value)
    elif isinstance(value, (list, tuple)):
        yield from _enclosed("[", (_canonical(each) for each in value), "]")
    elif isinstance(value, Mapping):
        yield from _enclosed("{", (_member(key, value[key]) for key in _keys(value)), "}")
    else:
        raise ValueError(f"a ledger cannot hold {type(value).__name__}")


def _integer(value: int) -> str:
    if abs(value) > _SAFE:
        raise ValueError(f"{value} is beyond 2^53-1")
    return str(value)


def _keys(value: Mapping[Any, Any]) -> list[str]:
    if not all(isinstance(key, str) for key in value):
        raise ValueError("a key is no string")
    return sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))


def _member(key: str, value: Any) -> Iterator[str]:
    yield json.dumps(key, ensure_ascii=False) + ":"
    yield from _canonical(value)


def _enclosed(start: str, parts: Iterator[Iterator[str]], end: str) -> Iterator[str]:
    yield start
    for place, part in enumerate(parts):
        if place:
            yield ","
        yield from part
    yield end


def digest(text: str, salt: str) -> str:
    """The salted digest that stands for a free text; the salt keeps a blanked short text from being guessed."""
    return sha256(canonical([salt, text])).hexdigest()


def stamp(at: datetime) -> str:
    """A moment as the chain writes it: UTC to the microsecond. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def entry_hash(entry: Entry) -> str:
    """The hash over everything but the texts and salts themselves, and over the hash before it."""
    content = {
        "table": entry.table_id,
        "seq": entry.seq,
        "kind": entry.kind,
        "at": stamp(entry.at),
        "body": entry.body,
        "previous": entry.previous,
    }
    return sha256(canonical(content)).hexdigest()


def sealed(entry: Entry) -> Entry:
    """The entry with its texts' digests in `body["texts"]` and its hash; `previous`, `seq` and `salts` must be set.

    Raises ValueError if a text has no salt or the body brings "texts" of its own.
    """
    if "texts" in entry.body:
        raise ValueError('"texts" in a body is the chain\'s')
    if entry.texts.keys() != entry.salts.keys():
        raise ValueError("every text needs its salt")
    digests = {name: digest(text or "", entry.salts[name]) for name, text in entry.texts.items()}
    whole = replace(entry, body={**entry.body, "texts": digests})
    return replace(whole, hash=entry_hash(whole))


def chained(entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Each entry with the hash it must name as the one before it."""
    previous = BEGINNING
    for entry in entries:
        yield entry, previous
        previous = entry.hash
