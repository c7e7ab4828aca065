"""What can be pressed: the facilitator's seats."""

from bot.panel.buttons import button


@button("ti")
class InviteTo:
    seat_id: int
