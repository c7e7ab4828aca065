"""What can be pressed: answers entered for a seat."""

from datetime import date
from typing import Annotated

from bot.panel.buttons import button
from dialogs.methods.positions import Ground, Position
from dialogs.rounds.entering import CHANNELS
from dialogs.rounds.model import How, Shown


@button("enh")
class CameBy:
    how: Annotated[How, CHANNELS]


@button("end")
class CameOn:
    day: date


@button("enf")
class KnownFunction:
    """The function recorded for the seat."""


@button("enp")
class SaidPosition:
    item_id: int
    position: Position


@button("eng")
class SaidGround:
    ground: Ground


@button("enn")
class NotSaid:
    """The ground, or the reason, was not given."""


@button("env")
class SaidShown:
    shown: Shown


@button("enk")
class StoreEntered:
    """Read back aloud. `by_sheet`: a signed sheet is on file."""

    by_sheet: bool


@button("enc")
class ConfirmEntered:
    """By a holder of the seat."""

    answer_id: int


@button("enr")
class Called:
    round_id: int
    seat_id: int
    reached: bool
