"""The buttons by which seats are given, taken and left."""

from bot.buttons import button
from dialogs.table.model import SeatMode


@button("ti")
class InviteTo:
    seat_id: int


@button("tj")
class InviteToAll:
    """A link for every vacant seat that has none."""

    table_id: int


@button("tv")
class VacateSeat:
    seat_id: int


@button("tx")
class RemoveSeat:
    seat_id: int


@button("tk")
class AskForSeat:
    """Take a seat, pressed in the group: which one is asked in private."""

    table_id: int


@button("tm")
class ClaimSeat:
    seat_id: int


@button("ty")
class ConfirmClaim:
    claim_id: int


@button("tn")
class RefuseClaim:
    claim_id: int


@button("tg")
class AcceptSeat:
    """The seat of the link just opened."""

    invitation_id: int


@button("tmo")
class ChooseMode:
    """In the group, or in the private chat only."""

    seat_id: int
    mode: SeatMode


@button("tle")
class WriteLetter:
    """A letter with a new link."""

    seat_id: int


@button("tla")
class WriteLetters:
    """A letter with a new link for every vacant seat, in one ZIP."""

    table_id: int
