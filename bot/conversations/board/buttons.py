"""What can be pressed: a round in the group."""

from bot.panel.buttons import button


@button("rr")
class ShowRule:
    round_id: int


@button("ru")
class TakeOver:
    proposal_id: int
