"""What the ledger says of a table: that it opened, and its seats."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from dialogs.ledger.sealed import Sealed, Text
from dialogs.methods.positions import Pillar


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat as it stands in an entry."""

    seat: int
    agency: Text
    pillar: Sealed[Pillar]
    lived_experience: Sealed[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOpened:
    kind: ClassVar[str] = "table_opened"
    name: Text
    data_owner: Text
    language: str
    zone: str
    quorum: Fraction
    pillar_rule: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsChanged:
    """All seats as they are from here on."""

    kind: ClassVar[str] = "seats_changed"
    seats: tuple[Seat, ...]
