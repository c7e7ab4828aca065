"""An entry is written: its class becomes a canonical body, each sealed value its digest, salted."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs.ledger.chain import BEGINNING, Entry, Opened, canonical, digest_of, entry_hash
from dialogs.ledger.kinds import Said
from dialogs.ledger.sealed import Sealed
from dialogs.ledger.shapes import Shape, shape_of


def fresh_salt() -> str:
    """128 bits that nobody guesses."""
    return secrets.token_hex(16)


def entry_of(
    said: Said, table_id: int, at: datetime, before: Entry | None = None, *,
    by: int = 0, salt: Callable[[], str] = fresh_salt,
) -> Entry:  # fmt: skip
    """The entry that follows `before`. `by` wrote its texts, where they do not say otherwise.

    Raises ValueError for what its class does not allow, and for a value that is withheld and has no digest.
    """
    return follow(said, table_id, at, (before.seq, before.hash) if before else (0, BEGINNING), by, salt)


def follow(
    said: Said, table_id: int, at: datetime, last: tuple[int, str], by: int = 0,
    salt: Callable[[], str] = fresh_salt,
) -> Entry:  # fmt: skip
    """The same where of the last entry only number and hash are at hand."""
    sealing = _Sealing(by, salt)
    kind: Any = type(said)
    body = canonical(shape_of(kind).write(said, sealing))
    entry = Entry(
        table_id=table_id, seq=last[0] + 1, kind=said.kind, at=at, body=body, opened=sealing.opened,
        previous=last[1], hash="",
    )  # fmt: skip
    return replace(entry, hash=entry_hash(entry))


class _Sealing:
    """The sealed values of one entry, as they are written."""

    def __init__(self, by: int, salt: Callable[[], str]) -> None:
        self.opened: dict[str, Opened] = {}
        self._by = by
        self._salt = salt

    def seal(self, sealed: Sealed[Any], shape: Shape) -> str:
        if sealed.value is None:
            if not sealed.digest:
                raise ValueError("a value that is withheld, and no digest")
            return sealed.digest
        value = canonical(shape.write(sealed.value, self))
        salt = sealed.salt or self._salt()
        digest = digest_of(value, salt)
        by = (sealed.by or self._by) if shape.is_text and sealed.value else 0
        self.opened[digest] = Opened(salt, value, by)
        return digest
