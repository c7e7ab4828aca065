"""A table and who sits at it: agencies' seats, people, holdings, facilitators, invitations, claims."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from fractions import Fraction
from zoneinfo import ZoneInfo

from dialogs.calendar import Calendar
from dialogs.methods.positions import Pillar


class TableState(Enum):
    GREETED = "greeted"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One coordination body. Counters number its proposals, rounds and agreements without gaps."""

    id: int = 0
    chat_id: int
    former_chat_id: int = 0  # the basic group that became this supergroup
    thread_id: int | None = None
    name: str
    language: str
    zone: str
    region: str = ""  # whose public holidays are no working days, "DE" or "DE-BW"; "" none
    data_owner: str = ""
    contact: str = ""  # where the facilitation is reached: telephone, office; printed on letters and sheets
    state: TableState = TableState.GREETED
    quorum: Fraction = Fraction(2, 3)
    pillar_rule: bool = True
    reminder_hour: int = 9
    proposals: int = 0
    rounds: int = 0
    agreements: int = 0
    retention_days: int = 365
    rights: str = ""  # what the bot lacks, codes joined by a blank; told to the facilitator
    members: int = 0  # people in the group when the rights were last checked, the bot left out; 0 unknown
    created_at: datetime

    @property
    def calendar(self) -> Calendar:
        return Calendar(ZoneInfo(self.zone), self.region)


class SeatMode(Enum):
    """How a seat takes part. Equal rights in all three."""

    GROUP = "group"
    PRIVATE = "private"  # in the private chat only; under "Still open" it is counted, never named
    LETTER = "letter"  # by letter or phone: answers are entered for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """An agency's place and one voice. Its holder may change, the seat stays."""

    id: int = 0
    table_id: int
    agency: str
    pillar: Pillar
    lived_experience: bool = False
    mode: SeatMode = SeatMode.GROUP
    alone: str = ""  # what the representative may agree to alone, codes joined by a blank; "" is not stated
    mandate: str = ""  # what the agency is responsible for, up to 200 characters
    function: str = ""  # which function answers for a seat by letter or phone; it is vacant without one
    mode_changes: int = 0  # how often its mode was chosen anew; links made before end with each
    position: int = 0
    removed_at: datetime | None = None


class Reach(Enum):
    NEVER = "never"  # has not pressed Start: no private message possible
    STARTED = "started"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An account that acted here. Its names are for the facilitator's confirmation, never for documents.

    `name` is empty where no letter of it can be seen.
    """

    id: int = 0
    user_id: int
    name: str = ""
    username: str = ""
    language: str = "en"
    language_chosen: bool = False
    reach: Reach = Reach.NEVER
    met_at: datetime


class Role(Enum):
    """What a link makes of whoever opens it. The first two hold a seat."""

    REPRESENTATIVE = "representative"
    DEPUTY = "deputy"
    FACILITATOR = "facilitator"
    OBSERVER = "observer"  # reads the plan, has no voice
    CONFIDANT = "confidant"  # the named person for complaints, no facilitator


OFFICES = (Role.FACILITATOR, Role.OBSERVER, Role.CONFIDANT)


class Answering(Enum):
    """Whether a deputy may answer: always, or only while the representative has handed over."""

    ALWAYS = "always"
    WAITS = "waits"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who holds a seat, from when until when."""

    id: int = 0
    table_id: int
    seat_id: int
    person_id: int
    role: Role = Role.REPRESENTATIVE
    answers: Answering = Answering.ALWAYS
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facilitator:
    id: int = 0
    table_id: int
    person_id: int
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Associate:
    """An observer or the named person for complaints."""

    id: int = 0
    table_id: int
    person_id: int
    role: Role
    since: datetime
    until: datetime | None = None


class Purpose(Enum):
    """What a link is for, and so on whose authority it lives."""

    SEAT = "seat"  # a vacant seat; the facilitator's
    PASS_ON = "pass_on"  # the representative hands the seat to whoever opens it
    DEPUTY = "deputy"  # the representative's, or the facilitator's
    OFFICE = "office"  # a facilitator's


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A one-time link to a seat (`seat_id`) or an office (0); only the token's SHA-256 is kept.

    Beside it what it was granted by and in: the issuer's own holding or office, how many holdings of the seat
    (of the office) had ended, how often the seat's mode had changed. Whether it still opens: links.py.
    """

    id: int = 0
    table_id: int
    seat_id: int
    role: Role = Role.REPRESENTATIVE
    purpose: Purpose
    person_id: int  # who made it
    holding_id: int = 0  # as which they represented the seat; 0: they made it as facilitator
    facilitator_id: int = 0
    ended: int
    mode_changes: int = 0
    token_hash: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None


class ClaimState(Enum):
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody in the group says: this seat is mine. The facilitator calls back and confirms."""

    id: int = 0
    table_id: int
    seat_id: int
    person_id: int
    state: ClaimState = ClaimState.WAITING
    at: datetime
