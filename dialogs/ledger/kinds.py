"""All kinds of entries there are. A kind once released is never changed, only joined by a new one."""

from typing import get_args

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

Said = (
    TableOpened
    | SeatsChanged
    | RoundOpened
    | RoundExtended
    | EarlyCloseAnnounced
    | EarlyCloseStopped
    | SecondConfirmed
    | StepQuestioned
    | ItemDecided
    | ItemWithdrawn
    | ApprovalSettled
    | AgreementConfirmed
    | AgreementLapsed
    | AgreementSuspended
    | VersionWritten
    | ObjectionExplored
    | LegalCheckNamed
    | LegalCheckDone
    | SeparateOpinion
    | OpinionReleased
    | MeetingHeld
    | TaskGiven
    | TaskAnswered
    | TaskDone
)
"""What an entry says."""

KINDS: tuple[type[Said], ...] = get_args(Said)
