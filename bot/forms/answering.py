"""The buttons of the private ballot."""

from datetime import date
from typing import Annotated

from bot.buttons import button
from dialogs.methods.positions import Ground, Position
from dialogs.rounds.model import Shown, Step
from dialogs.rounds.reasons import APPROVAL_DAYS


@button("bt")
class TakeBallot:
    round_id: int


@button("bp")
class ChoosePosition:
    item_id: int
    position: Position


@button("bw")
class WithdrawObjection:
    item_id: int
    position: Position


@button("bs")
class TurnBallot:
    item_id: int
    step: Step


@button("bg")
class StateGround:
    item_id: int
    ground: Ground


@button("bc")
class WantCall:
    item_id: int


@button("bn")
class ChooseShown:
    item_id: int
    shown: Shown


@button("ba")
class ApprovalWithin:
    item_id: int
    days: Annotated[int, range(1, APPROVAL_DAYS + 1)]


@button("bu")
class NeedUntil:
    """A day, no distance: an old button still means the same."""

    round_id: int
    day: date
