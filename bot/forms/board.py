"""The buttons of a round's board and of the notices about it in the group."""

from bot.buttons import button
from dialogs.methods.positions import Position


@button("rp")
class TakePosition:
    item_id: int
    position: Position


@button("ra")
class AnswerPrivately:
    round_id: int


@button("rr")
class ShowRule:
    round_id: int


@button("rn")
class NotYet:
    round_id: int


@button("ru")
class TakeOver:
    proposal_id: int
