"""What the ledger says of dissent: objections explored, checked and answered, separate opinions."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from dialogs.ledger.sealed import Sealed, Text
from dialogs.rounds.codes import Agreed


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose it is; not `named`: it stands as one seat."""

    seat: int
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A seat asked about a new version: as owner of an objection (`objected`), or as the goal's proposer."""

    seat: int
    objected: bool
    agreed: Agreed


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionWritten:
    kind: ClassVar[str] = "version_written"
    proposal: str
    version: int
    confirmations: tuple[Sealed[Confirmation], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionExplored:
    kind: ClassVar[str] = "objection_explored"
    item: int
    owner: Sealed[Owner]
    harm: Text
    change: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalCheckNamed:
    kind: ClassVar[str] = "legal_check_named"
    item: int
    check: int
    by_whom: Text
    due: Sealed[datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalCheckDone:
    kind: ClassVar[str] = "legal_check_done"
    item: int
    check: int
    result: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SeparateOpinion:
    """`number` among the item's, from 1."""

    kind: ClassVar[str] = "separate_opinion"
    item: int
    agreement: int
    number: int
    owner: Sealed[Owner]
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionReleased:
    """Its author releases it for the public edition."""

    kind: ClassVar[str] = "opinion_released"
    item: int
    number: int
