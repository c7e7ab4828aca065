"""An entry is read: back into the class it was written from; a kind nobody knows yet is nothing said."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dialogs.ledger.chain import Entry
from dialogs.ledger.kinds import KINDS, Said
from dialogs.ledger.sealed import Sealed
from dialogs.ledger.shapes import parsed, shape_of

_BY_NAME: dict[str, Any] = {one.kind: one for one in KINDS}


def is_known(entry: Entry) -> bool:
    return entry.kind in _BY_NAME


def said_by(entry: Entry) -> Said | None:
    """What the entry says; None for a kind this version does not know. ValueError if it cannot be read."""
    kind = _BY_NAME.get(entry.kind)
    if kind is None:
        return None
    said: Said = shape_of(kind).read(parsed(entry.body), entry.opened)
    return said


def seals_in(said: Any, path: str = "") -> Iterator[tuple[str, Sealed[Any]]]:
    """Every sealed value that is there to be seen, with the name of its field: "votes.reason"."""
    if isinstance(said, Sealed):
        yield path, said
        yield from seals_in(said.value, path)
    elif isinstance(said, tuple):
        for one in said:
            yield from seals_in(one, path)
    elif is_dataclass(said):
        for field in fields(said):
            name = f"{path}.{field.name}" if path else field.name
            yield from seals_in(getattr(said, field.name), name)


def name_of(entry: Entry, digest: str) -> str:
    """The name of the field in which a sealed value stands, "" if it is not known."""
    try:
        names = {sealed.digest: path for path, sealed in seals_in(said_by(entry))}
    except ValueError:
        return ""
    return names.get(digest, "")


def with_only(entry: Entry, digests: frozenset[str]) -> Entry:
    """The entry as an edition holds it that shows these sealed values; the chain holds all the same."""
    return replace(entry, opened={key: one for key, one in entry.opened.items() if key in digests})
