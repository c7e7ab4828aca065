"""What the ledger says of an item's end: its figures in the open, each vote, silence and reason sealed."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from dialogs.ledger.sealed import Sealed, Text
from dialogs.methods.positions import Ground, Outcome, Pillar, Position
from dialogs.rounds.codes import Closed, SilenceKind
from dialogs.rounds.model import How, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One seat's position at close. `reason`, `approval` None: it wrote none."""

    seat: int
    position: Position
    ground: Ground | None
    has_reason: bool
    shown: Shown
    how: How
    confirmed: bool
    until: datetime | None
    reason: Text | None
    approval: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A seat without an answer: `attempts` reminders were tried, `reached` of them could be delivered."""

    seat: int
    kind: SilenceKind
    until: datetime | None
    attempts: int
    reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """A pillar, or with None the lived-experience seat, that nobody spoke for."""

    pillar: Pillar | None
    seats: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    name: str
    value: int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why it came out so; `place` in the explanation, from 1."""

    place: int
    code: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The figures every edition shows."""

    consents: int
    notes: int
    approvals: int
    stand_asides: int
    objections: int
    unconfirmed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How many answers came so; not `confirmed`: entered, and not confirmed at the close."""

    how: How
    confirmed: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDecided:
    kind: ClassVar[str] = "item_decided"
    round: int
    item: int
    proposal: str
    version: int
    outcome: Outcome
    agreement: int
    tally: Tally
    ways: tuple[Way, ...]
    votes: tuple[Sealed[Vote], ...]
    silence: tuple[Sealed[Silence], ...]
    unheard: Sealed[tuple[Unheard, ...]]
    reasons: tuple[Sealed[Reason], ...]
    settle_by: datetime | None
    provisional_until: datetime | None
    closed_at: datetime
    closed: Closed


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWithdrawn:
    """`by_seat` 0: by the facilitator."""

    kind: ClassVar[str] = "item_withdrawn"
    round: int
    item: int
    proposal: str
    by_seat: Sealed[int]
    reason: Text
