"""The buttons of the private ballot."""

from bot.buttons import button
from dialogs.methods.positions import Ground, Position
from dialogs.rounds.model import Shown, Step


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
    days: int


@button("bu")
class NeedUntil:
    """`day` as yyyymmdd, so that an old button still means the same day."""

    round_id: int
    day: int
