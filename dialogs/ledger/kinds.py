"""All kinds of entries there are. A kind once released is never changed, only joined by a new one."""

from typing import ClassVar, Protocol

from dialogs.ledger.decisions import ItemDecided, ItemWithdrawn
from dialogs.ledger.meetings import MeetingHeld, TaskAnswered, TaskDone, TaskGiven
from dialogs.ledger.objections import (
    LegalCheckDone,
    LegalCheckNamed,
    ObjectionExplored,
    OpinionReleased,
    SeparateOpinion,
    VersionWritten,
)
from dialogs.ledger.rounds import (
    EarlyCloseAnnounced,
    EarlyCloseStopped,
    RoundExtended,
    RoundOpened,
    SecondConfirmed,
    StepQuestioned,
)
from dialogs.ledger.settlements import (
    AgreementConfirmed,
    AgreementLapsed,
    AgreementSuspended,
    ApprovalSettled,
)
from dialogs.ledger.tables import SeatsChanged, TableOpened


class Said(Protocol):
    """What an entry says: a frozen class with the name of its kind."""

    kind: ClassVar[str]


KINDS: tuple[type[Said], ...] = (
    TableOpened,
    SeatsChanged,
    RoundOpened,
    RoundExtended,
    EarlyCloseAnnounced,
    EarlyCloseStopped,
    SecondConfirmed,
    StepQuestioned,
    ItemDecided,
    ItemWithdrawn,
    ApprovalSettled,
    AgreementConfirmed,
    AgreementLapsed,
    AgreementSuspended,
    VersionWritten,
    ObjectionExplored,
    LegalCheckNamed,
    LegalCheckDone,
    SeparateOpinion,
    OpinionReleased,
    MeetingHeld,
    TaskGiven,
    TaskAnswered,
    TaskDone,
)
