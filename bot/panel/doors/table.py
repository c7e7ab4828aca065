"""Where one conversation leads into another: the table, its seats and people."""

from typing import Annotated

from bot.panel.buttons import button
from bot.panel.table_pages import TURNED_TO, TablePage
from dialogs.methods.positions import Pillar
from dialogs.rounds.codes import Questionable
from dialogs.table.agreeing_alone import Alone
from dialogs.table.model import SeatMode


@button("tp")
class TurnTo:
    """`subject`: a seat on its pages, else 0."""

    page: Annotated[TablePage, TURNED_TO]
    table_id: int = 0
    subject: int = 0


@button("tf")
class ShowWaiting:
    """What waits for me, pressed on the table card: shown in private."""


@button("tu")
class SetUpTable:
    table_id: int


@button("tc")
class CheckRights:
    table_id: int


@button("td")
class UseThese:
    """The settings shown are good: on to the agencies."""

    table_id: int


@button("ta")
class SeatStarters:
    """Seat the agencies ticked and open the table."""


@button("tb")
class GivePillar:
    pillar: Pillar


@button("te")
class AddAgency:
    """The agency typed, with its pillar, is seated."""

    lived_experience: bool


@button("to")
class OpenTable:
    table_id: int


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


@button("gsh")
class OpenSheet:
    table_id: int


@button("gsk")
class TakeList:
    """What was read is taken over."""


@button("pqs")
class QuestionStep:
    """Ask for the text in private."""

    round_id: int
    step: Questionable


@button("pco")
class Complain:
    """Something went wrong here."""

    table_id: int


@button("pal")
class MayAlone:
    seat_id: int
    what: Alone
    may: bool


@button("ptm")
class TooMuch:
    """What is asked of the seat is too much."""

    table_id: int


OWN_SEAT = "own_seat"


@button("oss")
class OpenSeat:
    table_id: int


@button("osd")
class InviteDeputy:
    seat_id: int


@button("ose")
class EndDeputy:
    holding_id: int


@button("sla")
class ShareAsItIs:
    pass
