"""A meeting and what belongs to it: agenda points, attendance, and tasks with owner and date."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class MeetingState(Enum):
    CALLED = "called"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """`changes` counts what calendars have to learn: RFC 5545's SEQUENCE."""

    id: int = 0
    table_id: int
    number: int
    person_id: int  # the facilitator who called it
    at: datetime
    minutes: int = 90  # planned length
    place: str
    state: MeetingState = MeetingState.CALLED
    changes: int = 0
    cancel_reason: str = ""
    held_at: datetime | None = None

    @property
    def until(self) -> datetime:
        return self.at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint:
    """A goal to be put (`proposal_id`), its round once opened (`round_id`), or a point without a round."""

    id: int = 0
    table_id: int
    meeting_id: int
    position: int
    title: str
    proposal_id: int = 0
    round_id: int = 0
    note: str = ""  # for the minutes


class Presence(Enum):
    COMING = "coming"
    EXCUSED = "excused"
    PRESENT = "present"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One seat's word on coming, then whether it was there. `entered`: by the facilitator, not by tap."""

    id: int = 0
    table_id: int
    meeting_id: int
    seat_id: int
    presence: Presence
    entered: bool = False
    at: datetime


class TaskState(Enum):
    ASKED = "asked"  # nobody has said yet that it is theirs
    TAKEN_ON = "taken_on"
    DECLINED = "declined"
    DONE = "done"


OPEN_STATES = (TaskState.ASKED, TaskState.TAKEN_ON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to do between meetings. `meeting_id` 0: given outside one.

    `seat_id`: the agency asked, which owns it once it takes it on; nothing falls on a silent seat.
    """

    id: int = 0
    table_id: int
    number: int
    meeting_id: int = 0
    seat_id: int
    person_id: int  # who wrote it down
    text: str
    due: datetime
    given_at: datetime
    state: TaskState = TaskState.ASKED
    answered_at: datetime | None = None
    done_at: datetime | None = None
