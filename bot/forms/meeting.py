"""Meetings and tasks: their pages and buttons, and a meeting in preparation."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from bot.buttons import button
from dialogs.meetings.calling import LENGTHS
from dialogs.meetings.model import Presence
from dialogs.owed import Form

MEETINGS, WHEN, PLACE, CALL = "meetings", "meeting_when", "meeting_place", "meeting_call"
MEETING, ADD_POINT, MOVE, CANCEL = "meeting", "meeting_point", "meeting_move", "meeting_cancel"
POINT, NOTE, PRESENT = "agenda_point", "agenda_note", "meeting_present"
TASK_OWNER, TASK_TEXT, TASK_DUE = "task_owner", "task_text", "task_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A meeting as far as it was said."""

    at: datetime
    place: str
    minutes: int
    proposals: tuple[int, ...]


def planned(form: Form) -> Planned:
    data = form.data
    return Planned(
        at=datetime.fromisoformat(data["at"]),
        place=data["place"],
        minutes=data.get("minutes", 90),
        proposals=tuple(data.get("proposals", ())),
    )


def plan_data(one: Planned) -> dict[str, Any]:
    return {
        "at": one.at.isoformat(),
        "place": one.place,
        "minutes": one.minutes,
        "proposals": list(one.proposals),
    }


@button("mla")
class OpenMeetings:
    table_id: int


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


@button("mlo")
class LookAtMeeting:
    meeting_id: int


@button("map")
class AddPoint:
    meeting_id: int


@button("mpo")
class LookAtPoint:
    point_id: int


@button("mpd")
class DropPoint:
    point_id: int


@button("mpn")
class NotePoint:
    point_id: int


@button("mpr")
class OpenPoint:
    """As a round; `minutes` 0: until Thursday."""

    point_id: int
    minutes: Annotated[int, (0, *range(5, 241))]


@button("mph")
class RaiseHands:
    """All present seats that have not answered consent."""

    point_id: int


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


@button("mcx")
class CloseMeeting:
    meeting_id: int


@button("mmi")
class SendMinutes:
    meeting_id: int


@button("mtk")
class GiveTask:
    """To whom? `meeting_id` 0: outside a meeting."""

    table_id: int
    meeting_id: int


@button("mto")
class OwnTask:
    seat_id: int


@button("mtd")
class TaskDueIn:
    weeks: Annotated[int, range(1, 27)]


@button("mtf")
class FinishTask:
    task_id: int


@button("mta")
class AnswerTask:
    """The agency asked takes it on or declines; entered by the facilitator for a seat without an account."""

    task_id: int
    takes: bool
