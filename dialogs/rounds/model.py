"""A round and what belongs to it: proposals, items, electors, answers, settlements, opinions."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from fractions import Fraction
from zoneinfo import ZoneInfo

from dialogs.calendar import Calendar
from dialogs.methods.positions import Fallback, Ground, Outcome, Pillar, Position


class ProposalState(Enum):
    QUEUED = "queued"
    IN_ROUND = "in_round"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    AMENDED = "amended"  # a new version waits until the seats asked have confirmed it
    ANSWERED = "answered"  # the facilitator replied in writing instead of scheduling it


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A goal. Its number is given when proposed: G1, G2, …; seat_id 0 means proposed by the facilitator."""

    id: int = 0
    table_id: int
    number: int
    seat_id: int = 0
    person_id: int
    state: ProposalState = ProposalState.QUEUED
    created_at: datetime

    @property
    def label(self) -> str:
        return f"G{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of a proposal; `line` is its plain-language line (300 characters), may be empty."""

    id: int = 0
    table_id: int
    proposal_id: int
    number: int = 1
    text: str
    line: str = ""
    person_id: int = 0  # who wrote it
    created_at: datetime


class RoundState(Enum):
    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One asking. The rule is frozen with the electorate when it opens."""

    id: int = 0
    table_id: int
    number: int = 0
    method: str = "consent"
    state: RoundState = RoundState.SCHEDULED
    person_id: int  # the facilitator who prepared it
    opens_at: datetime
    opened_at: datetime | None = None
    deadline: datetime
    deadline_zone: str
    deadline_region: str = ""  # the table's when scheduled
    closed_at: datetime | None = None
    extensions: int = 0
    auto_extended: bool = False
    early_close_at: datetime | None = None
    early_close_told: datetime | None = None  # when the early close was announced
    quorum: Fraction = Fraction(2, 3)
    pillar_rule: bool = True
    stand_aside_limit: Fraction = Fraction(1, 3)
    max_versions: int = 3
    fallback: Fallback = Fallback.RECORDED_AS_OPEN
    warnings: str = ""  # readiness warnings the facilitator opened in spite of, codes joined by a blank

    @property
    def calendar(self) -> Calendar:
        return Calendar(ZoneInfo(self.deadline_zone), self.deadline_region)


class ItemState(Enum):
    OPEN = "open"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One proposal version put in a round, with its own outcome."""

    id: int = 0
    table_id: int
    round_id: int
    position: int
    proposal_id: int
    version_id: int
    state: ItemState = ItemState.OPEN
    outcome: Outcome | None = None
    agreement: int = 0  # number of the agreement, 0 if none
    settle_by: datetime | None = None  # subject to approval until then
    provisional_until: datetime | None = None  # seats not heard may object until then


@dataclass(frozen=True, slots=True, kw_only=True)
class Elector:
    """A seat as it was when the round opened. Vacant ones are named, not counted."""

    id: int = 0
    round_id: int
    seat_id: int
    agency: str
    pillar: Pillar
    lived_experience: bool = False
    vacant: bool = False


class ReasonState(Enum):
    NONE = "none"  # the position wants none
    OWED = "owed"
    GIVEN = "given"
    CALL = "call"  # skipped, wants a call


class How(Enum):
    """How an answer or an attempt to get one came."""

    TELEGRAM = "telegram"
    PHONE = "phone"
    LETTER = "letter"
    MEETING = "meeting"


class Shown(Enum):
    """How the plan names a note, stand-aside or objection; the seat's choice holds whatever the count."""

    WITH_NAME = "with_name"
    ONE_SEAT = "one_seat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One seat's position on one item. Revisions are kept; exactly one per (item, seat) is the latest."""

    id: int = 0
    table_id: int
    round_id: int
    item_id: int
    seat_id: int
    person_id: int
    revision: int = 1
    replaced: int = 0  # id of the answer it took the place of, 0 if none stood
    latest: bool = True
    position: Position
    ground: Ground | None = None
    reason: str = ""
    reason_state: ReasonState = ReasonState.NONE
    shown: Shown = Shown.WITH_NAME
    approval_by: str = ""
    approval_until: datetime | None = None
    how: How = How.TELEGRAM
    confirmed: bool = True  # False: entered for the seat, which has not confirmed it
    seq: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """ "I need until…": shown beside the seat; moves no deadline."""

    id: int = 0
    round_id: int
    seat_id: int
    until: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One reminder or call tried to a seat without an answer; printed with "no answer"."""

    id: int = 0
    round_id: int
    seat_id: int
    reached: bool
    how: How = How.TELEGRAM
    at: datetime


class Step(Enum):
    """What the private ballot asks next."""

    CHOOSE = "choose"
    GROUND = "ground"
    REASON = "reason"
    APPROVAL_DATE = "approval_date"
    PREVIEW = "preview"
    UNTIL = "until"
    CONFIRM_WITHDRAWAL = "confirm_withdrawal"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """Where a holder stands in answering a round in private."""

    id: int = 0
    table_id: int
    round_id: int
    person_id: int
    item_id: int
    step: Step = Step.CHOOSE
    asked: Position | None = None  # the position a withdrawal of an objection would lead to
