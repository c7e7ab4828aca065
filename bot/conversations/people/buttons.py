"""What can be pressed: offices, second words, complaints."""

from typing import Annotated

from bot.panel.buttons import button
from dialogs.table.model import OFFICES, Role


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


@button("pcs")
class SendComplaint:
    """`named`: with the agency's name."""

    named: bool
