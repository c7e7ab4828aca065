"""What happened, in the past tense: use cases return these, handlers turn them into a toast."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.methods.positions import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalProposed:
    proposal_id: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundScheduled:
    round_id: int
    opens_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOpened:
    round_id: int
    number: int
    deadline: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerStored:
    """`changed` is false when the same position stood; `wants`: what is still owed, "", reason or ground."""

    round_id: int
    item_id: int
    position: Position
    wants: str
    deadline: datetime
    changed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerEntered:
    round_id: int
    answer_id: int
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredConfirmed:
    round_id: int
    answer_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalAsked:
    """The seat's objection still stands; a second press withdraws it."""

    round_id: int
    item_id: int
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerUndone:
    """`position`: what stands again; None if the seat had not answered before."""

    round_id: int
    position: Position | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderAnswerIgnored:
    round_id: int
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonStored:
    round_id: int
    item_id: int
    wants: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAnnounced:
    round_id: int
    until: datetime
    after_deadline: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundExtended:
    round_id: int
    deadline: datetime
    extensions_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyCloseAnnounced:
    round_id: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyCloseStopped:
    round_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWithdrawn:
    round_id: int
    item_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundClosed:
    round_id: int
    agreements: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSettled:
    item_id: int
    still_open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSuspended:
    item_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionWritten:
    proposal_id: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionConfirmed:
    proposal_id: int
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionRecorded:
    item_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAnswered:
    proposal_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsReminded:
    round_id: int
    reached: int
    not_reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondAsked:
    """Nothing is done yet: a second facilitator was asked."""

    round_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seconded:
    round_id: int
    agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepQuestioned:
    round_id: int
