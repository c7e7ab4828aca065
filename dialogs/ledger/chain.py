"""The chain of a ledger: canonical JSON, salted digests of sealed values, the hash of an entry. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import rfc8785

BEGINNING = "0" * 64
"""What stands for the hash before the first entry."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Value and salt of a sealed value: `value` is canonical JSON, None once blanked, its salt with it.

    `by`: the person who wrote a free text, 0 if it is none or nobody knows.
    """

    salt: str
    value: str | None
    by: int = field(default=0, compare=False)

    @property
    def text(self) -> str | None:
        """The free text it is; None if it was blanked. Raises ValueError for any other value."""
        if self.value is None:
            return None
        text = json.loads(self.value)
        if not isinstance(text, str):
            raise ValueError("a value that is no text")
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry in its chain. What it says is read by `reading.said_by`, never from `body` itself.

    `body`: canonical JSON as it was hashed; each sealed value stands there as its digest. `opened`: those
    values that whoever reads it may see, by digest; a value may hold further digests.
    """

    table_id: int
    seq: int
    kind: str
    at: datetime
    body: str
    opened: Mapping[str, Opened]
    previous: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPlace:
    """Where a sealed value stands in a ledger."""

    table_id: int
    seq: int
    kind: str  # of its entry
    digest: str


def canonical(value: Any) -> str:
    """RFC 8785. Raises ValueError for what JSON cannot hold and for integers beyond 2^53-1."""
    return rfc8785.dumps(value).decode()


def digest_of(value: str, salt: str) -> str:
    """What stands for a value, given as canonical JSON; the salt keeps it from being guessed."""
    return _sha256(f"[{canonical(salt)},{value}]")


def stamp(at: datetime) -> str:
    """A moment as the chain writes it: UTC to the microsecond. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def entry_hash(entry: Entry) -> str:
    """Over everything but the sealed values and their salts, and over the hash before it.

    Of canonical JSON: the body is put in as it stands, so one written otherwise has another hash.
    """
    at, kind, previous = (canonical(one) for one in (stamp(entry.at), entry.kind, entry.previous))
    return _sha256(
        f'{{"at":{at},"body":{entry.body},"kind":{kind},"previous":{previous},'
        f'"seq":{canonical(entry.seq)},"table":{canonical(entry.table_id)}}}'
    )


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()
