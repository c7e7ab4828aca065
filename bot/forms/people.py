"""Who else belongs to a table: facilitators, observers, the named person; what a seat may raise."""

from typing import Annotated

from bot.buttons import button
from dialogs.rounds.codes import Questionable
from dialogs.table.agreeing_alone import Alone
from dialogs.table.model import OFFICES, Role

OFFICE, QUESTION, COMPLAIN, COMPLAIN_HOW = "office", "question", "complain", "complain_how"


@button("poi")
class InviteOfficer:
    table_id: int
    role: Annotated[Role, OFFICES]


@button("poa")
class AcceptOffice:
    """The office of the link just opened."""

    invitation_id: int


@button("poe")
class EndOffice:
    table_id: int
    role: Annotated[Role, OFFICES]
    person_id: int


@button("pos")
class SaySecond:
    second_id: int
    agrees: bool


@button("pqs")
class QuestionStep:
    """Ask for the text in private."""

    round_id: int
    step: Questionable


@button("pco")
class Complain:
    """Something went wrong here."""

    table_id: int


@button("pcs")
class SendComplaint:
    """`named`: with the agency's name."""

    named: bool


@button("pal")
class MayAlone:
    seat_id: int
    what: Alone
    may: bool


@button("ptm")
class TooMuch:
    """What is asked of the seat is too much."""

    table_id: int
