"""Pages a person stands on, and what was typed so far: answers entered for a seat."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from dialogs.methods.positions import Position
from dialogs.owed import Form
from dialogs.rounds.answering import WANTS_REASON
from dialogs.rounds.model import How, Shown

ENTER = "enter"
CALLS = "calls"


class Asked(Enum):
    """What the page asks for next."""

    SEAT = "seat"
    HOW = "how"
    DAY = "day"
    FUNCTION = "function"
    POSITION = "position"
    GROUND = "ground"
    REASON = "reason"
    SHOWN = "shown"
    READ_BACK = "read_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Read from the form; None or 0 while not said yet."""

    round_id: int
    seat_id: int
    how: How | None
    day: date | None
    function: str
    item_id: int
    position: Position | None
    ground: str | None  # "" for a ground not stated
    reason: str | None  # "" for none given
    shown: Shown | None

    @property
    def asks(self) -> Asked:
        missing = (
            (Asked.SEAT, not self.seat_id),
            (Asked.HOW, self.how is None),
            (Asked.DAY, self.day is None),
            (Asked.FUNCTION, not self.function),
            (Asked.POSITION, self.position is None),
            (Asked.GROUND, self.position is Position.OBJECT and self.ground is None),
            (Asked.REASON, self.position in WANTS_REASON and self.reason is None),
            (Asked.SHOWN, self.position in WANTS_REASON - {Position.APPROVAL} and self.shown is None),
        )
        return next((asked for asked, is_missing in missing if is_missing), Asked.READ_BACK)


def entry_in(form: Form) -> Entry:
    data = form.data
    return Entry(
        round_id=data["round"],
        seat_id=data.get("seat", 0),
        how=How(data["how"]) if data.get("how") else None,
        day=date.fromisoformat(data["day"]) if data.get("day") else None,
        function=data.get("function", ""),
        item_id=data.get("item", 0),
        position=Position(data["position"]) if data.get("position") else None,
        ground=data.get("ground"),
        reason=data.get("reason"),
        shown=Shown(data["shown"]) if data.get("shown") else None,
    )


def about_seat(form: Form) -> dict[str, Any]:
    """What stays for the seat's next goal."""
    return {name: form.data[name] for name in ("round", "seat", "how", "day", "function")}
