"""What the ledger says of a round between its opening and its close."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import ClassVar

from dialogs.ledger.sealed import Sealed, Text
from dialogs.ledger.tables import Seat
from dialogs.methods.positions import Fallback
from dialogs.rounds.codes import Act, Cause, Questionable


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    quorum: Fraction
    pillar_rule: bool
    stand_aside_limit: Fraction
    max_versions: int
    fallback: Fallback


@dataclass(frozen=True, slots=True, kw_only=True)
class PutItem:
    """`by_seat` 0: proposed by the facilitator."""

    item: int
    position: int
    proposal: str
    version: int
    by_seat: Sealed[int]
    text: Text
    line: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOpened:
    """`rules`: the version of the rules it is decided by. `also_facilitate`: seats whose holder does."""

    kind: ClassVar[str] = "round_opened"
    round: int
    number: int
    method: str
    rules: int
    rule: Rule
    deadline: datetime
    zone: str
    region: str
    items: tuple[PutItem, ...]
    electorate: tuple[Seat, ...]
    vacant: tuple[Seat, ...]
    warnings: tuple[str, ...]
    also_facilitate: tuple[Sealed[int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundExtended:
    kind: ClassVar[str] = "round_extended"
    round: int
    by: Cause
    deadline: datetime
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyCloseAnnounced:
    kind: ClassVar[str] = "early_close_announced"
    round: int
    closes_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyCloseStopped:
    """`seat` 0: by the facilitator, for one that phoned."""

    kind: ClassVar[str] = "early_close_stopped"
    round: int
    seat: Sealed[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondConfirmed:
    """`seat`: of the facilitator who asked for it, 0 if they hold none any more."""

    kind: ClassVar[str] = "second_confirmed"
    round: int
    act: Act
    seat: Sealed[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepQuestioned:
    kind: ClassVar[str] = "step_questioned"
    round: int
    step: Questionable
    seat: Sealed[int]
    text: Text


Step = RoundExtended | EarlyCloseAnnounced | EarlyCloseStopped | SecondConfirmed | StepQuestioned
