"""What a representative may agree to alone; everything else is better answered "subject to approval"."""

from dataclasses import replace
from enum import Enum

from dialogs.ports import Work
from dialogs.table.authority import require_representative
from dialogs.table.model import Person, Seat


class Alone(Enum):
    GOALS = "goals"
    TASKS = "tasks"
    HOURS = "hours"
    MONEY = "money"


NOTHING = "nothing"
"""Stated: nothing alone. "" is not stated at all."""


def agrees_alone_to(seat: Seat) -> frozenset[Alone] | None:
    """None if the seat never said."""
    if not seat.alone:
        return None
    return frozenset(Alone(code) for code in seat.alone.split() if code != NOTHING)


def set_alone(work: Work, by: Person, seat_id: int, what: Alone, may: bool) -> Seat:
    """By the representative."""
    seat = work.get(Seat, seat_id)
    require_representative(work, by, seat)
    kept = (agrees_alone_to(seat) or frozenset()) - {what} | ({what} if may else set())
    codes = " ".join(one.value for one in Alone if one in kept)
    return work.save(replace(seat, alone=codes or NOTHING))
