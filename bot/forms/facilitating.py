"""The facilitator's desk: its pages and buttons."""

from typing import Annotated

from bot.buttons import button
from dialogs.rounds.extending import MOST_DAYS

DESK, GOAL, REPLY, ROUND = "desk", "desk_goal", "desk_reply", "desk_round"
EXTEND, EXTEND_REASON, EARLY, WITHDRAW = "extend", "extend_reason", "close_early", "withdraw"


@button("fg")
class LookAtGoal:
    proposal_id: int


@button("fp")
class ReplyToGoal:
    proposal_id: int


@button("fr")
class LookAtRound:
    round_id: int


@button("fe")
class ExtendRound:
    """Which number of days?"""

    round_id: int


@button("fx")
class ExtendBy:
    round_id: int
    days: Annotated[int, range(1, MOST_DAYS + 1)]


@button("fc")
class LookAtEarlyClose:
    round_id: int


@button("fz")
class CloseEarly:
    """What was shown is done: closed now, or announced."""

    round_id: int


@button("fw")
class WithdrawItem:
    item_id: int


@button("ft")
class TakeBack:
    """A scheduled round goes back into the queue."""

    round_id: int
