"""The words every method shares: positions, grounds, pillars, outcomes, and who said what."""

from dataclasses import dataclass
from enum import Enum


class Position(Enum):
    CONSENT = "consent"
    NOTE = "note"
    APPROVAL = "approval"
    STAND_ASIDE = "stand_aside"
    OBJECT = "object"


class Ground(Enum):
    LAW = "law"
    MANDATE = "mandate"
    PRINCIPLE = "principle"
    HARM = "harm"
    UNWORKABLE = "unworkable"


class Pillar(Enum):
    PREVENTION = "prevention"
    TREATMENT = "treatment"
    HARM_REDUCTION = "harm reduction"
    LAW_ENFORCEMENT = "law enforcement"


class Outcome(Enum):
    ADOPTED = "adopted"
    WITH_RESERVATIONS = "adopted_with_reservations"
    CONDITIONALLY = "adopted_conditionally"
    DISSENT_NAMED = "adopted_dissent_named"
    RETURNED = "returned"
    LEFT_OPEN = "left_open"
    NO_QUORUM = "no_quorum"
    WITHDRAWN = "withdrawn"

    @property
    def is_adopted(self) -> bool:
        return self in _ADOPTED


_ADOPTED = frozenset(
    {Outcome.ADOPTED, Outcome.WITH_RESERVATIONS, Outcome.CONDITIONALLY, Outcome.DISSENT_NAMED}
)


class Fallback(Enum):
    RECORDED_AS_OPEN = "recorded_as_open"
    TWO_THIRDS = "two_thirds"


@dataclass(frozen=True, slots=True)
class Voter:
    """A seat of the electorate, frozen when the round opened."""

    seat: str
    pillar: Pillar | None = None
    lived_experience: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """A seat's stored position at close.

    `confirmed` False: a consent entered for the seat and not yet confirmed; it counts like one subject to
    approval. `lapsed`: an approval or confirmation that never came; the seat was heard at close, no more.
    `has_reason` is carried for the record; no rule asks for it.
    """

    seat: str
    position: Position
    ground: Ground | None = None
    has_reason: bool = True
    confirmed: bool = True
    lapsed: bool = False

    @property
    def awaits_a_word(self) -> bool:
        """Heard, but no consent until a head, a body or the seat itself says so."""
        return self.is_unconfirmed or self.position is Position.APPROVAL

    @property
    def is_unconfirmed(self) -> bool:
        """A consent entered for the seat that it has not confirmed."""
        return self.position in (Position.CONSENT, Position.NOTE) and not self.confirmed
