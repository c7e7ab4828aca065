"""What can be pressed: the facilitator's desk."""

from typing import Annotated

from bot.panel.buttons import button
from dialogs.rounds.extending import MOST_DAYS


@button("fp")
class ReplyToGoal:
    proposal_id: int


@button("fx")
class ExtendBy:
    round_id: int
    days: Annotated[int, range(1, MOST_DAYS + 1)]


@button("fw")
class WithdrawItem:
    item_id: int


@button("ft")
class TakeBack:
    """A scheduled round goes back into the queue."""

    round_id: int
