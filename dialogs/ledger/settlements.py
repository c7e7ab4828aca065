"""What the ledger says of an agreement after the close: approvals, late objections, its fate."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.ledger.decisions import Reason
from dialogs.ledger.sealed import Sealed, Text
from dialogs.methods.positions import Ground, Outcome
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.codes import Awaited


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How one approval, or one entered consent, came out."""

    seat: int
    kind: SettlementKind
    ground: Ground | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    seat: int
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSettled:
    """`unconfirmed`: how many entered consents still wait for their word after it, as every edition says."""

    kind: ClassVar[str] = "approval_settled"
    item: int
    agreement: int
    unconfirmed: int
    settled: Sealed[Settled]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementConfirmed:
    kind: ClassVar[str] = "agreement_confirmed"
    item: int
    agreement: int
    outcome: Outcome
    what: Awaited
    reasons: tuple[Sealed[Reason], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLapsed:
    kind: ClassVar[str] = "agreement_lapsed"
    item: int
    agreement: int
    outcome: Outcome
    reasons: tuple[Sealed[Reason], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSuspended:
    kind: ClassVar[str] = "agreement_suspended"
    item: int
    agreement: int
    outcome: Outcome
    objection: Sealed[Objection]
    reason: Text
