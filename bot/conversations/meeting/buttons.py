"""What can be pressed: meetings: called, moved, cancelled."""

from typing import Annotated

from bot.panel.buttons import button
from dialogs.meetings.calling import LENGTHS
from dialogs.meetings.model import Presence


@button("mca")
class PlanMeeting:
    """When is it?"""

    table_id: int


@button("mcl")
class MeetingLasts:
    minutes: Annotated[int, LENGTHS]


@button("mcg")
class TickPoint:
    proposal_id: int
    ticked: bool


@button("mcc")
class CallMeeting:
    """As prepared."""


@button("map")
class AddPoint:
    meeting_id: int


@button("mmv")
class MoveMeeting:
    meeting_id: int


@button("mmx")
class CancelMeeting:
    meeting_id: int


@button("mat")
class SayComing:
    """By a seat: coming, excused, present."""

    meeting_id: int
    presence: Presence


@button("mae")
class OpenPresence:
    meeting_id: int


@button("mas")
class EnterPresence:
    meeting_id: int
    seat_id: int
    presence: Presence
