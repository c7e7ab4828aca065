"""What seats say once a round has closed: how an approval came out, a late objection, a separate opinion."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from dialogs.methods.positions import Ground


class SettlementKind(Enum):
    CONFIRMED = "confirmed"
    STAND_ASIDE = "stand_aside"
    OBJECT = "object"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """After closing: how an approval came out, or the objection of a seat that was not heard."""

    id: int = 0
    table_id: int
    item_id: int
    seat_id: int
    person_id: int = 0  # who pressed; 0 when the time ran out
    kind: SettlementKind
    ground: Ground | None = None
    reason: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A separate opinion, printed unedited under the agreement; in the public edition if `public`."""

    id: int = 0
    table_id: int
    item_id: int
    seat_id: int
    person_id: int
    text: str
    at: datetime
    public: bool = False
