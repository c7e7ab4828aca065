"""What can be pressed: answering in private."""

from datetime import date

from bot.panel.buttons import button
from dialogs.methods.positions import Position


@button("bw")
class WithdrawObjection:
    item_id: int
    position: Position


@button("bc")
class WantCall:
    item_id: int


@button("bu")
class NeedUntil:
    """A day, no distance: an old button still means the same."""

    round_id: int
    day: date
