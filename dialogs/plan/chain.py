"""The chain of a ledger: canonical JSON, salted digests of free texts, the hash of an entry. Pure."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import rfc8785

from dialogs.ports import Entry

BEGINNING = "0" * 64
"""What stands for the hash before the first entry."""


def canonical(value: Any) -> bytes:
    """RFC 8785. Raises ValueError for what JSON cannot hold and for integers beyond 2^53-1."""
    return rfc8785.dumps(value)


def digest(text: str, salt: str) -> str:
    """What stands for a free text; the salt keeps a blanked short text from being guessed."""
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
        "body": dict(entry.body),
        "previous": entry.previous,
    }
    return sha256(canonical(content)).hexdigest()


def sealed(entry: Entry) -> Entry:
    """The entry with its texts' digests in `body["texts"]` and its hash; all else must be set.

    Raises ValueError if a text has no salt or the body brings "texts" of its own.
    """
    if "texts" in entry.body:
        raise ValueError('"texts" in a body is the chain\'s')
    if entry.texts.keys() != entry.salts.keys():
        raise ValueError("every text needs its salt")
    digests = {name: digest(text or "", entry.salts[name]) for name, text in entry.texts.items()}
    whole = replace(entry, body={**entry.body, "texts": digests})
    return replace(whole, hash=entry_hash(whole))
