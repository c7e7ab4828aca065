"""A plan as values: versions, the agreements in it, the register of decided items, the rounds behind them."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from dialogs.methods.count import Tally
from dialogs.methods.positions import Ground, Outcome, Pillar, Position
from dialogs.methods.reasons import Reason
from dialogs.methods.rule import Rule
from dialogs.plan.integration import Integration
from dialogs.plan.objections import Check, Explored, LateObjection, SeparateOpinion
from dialogs.plan.steps import Step
from dialogs.plan.text import Text
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.codes import SilenceKind

NOBODY = Tally()


class Standing(Enum):
    """Where an agreement stands now."""

    IN_EFFECT = "in_effect"
    CONDITIONAL = "conditional"  # until enough approvals are confirmed
    PROVISIONAL = "provisional"  # until the seats not heard had their fortnight
    SUSPENDED = "suspended"  # a seat not heard objected: back to the table
    LAPSED = "lapsed"  # the approvals did not come

    @property
    def is_in_plan(self) -> bool:
        return self not in (Standing.SUSPENDED, Standing.LAPSED)


class Edition(Enum):
    PUBLIC = "public"  # without reasons and without the names of seats that did not simply consent
    INTERNAL = "internal"


class ChangeKind(Enum):
    ADOPTED = "adopted"
    CONFIRMED = "confirmed"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Elected:
    """A seat of an electorate, named as it was when the round opened."""

    seat: int
    agency: Text
    pillar: Pillar
    lived_experience: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A position other than plain consent, as it stands in the plan. `agency` "": shown as one seat."""

    seat: int
    position: Position
    agency: Text
    ground: Ground | None
    reason: Text
    approval_by: Text
    approval_until: datetime | None
    settled: SettlementKind | None = None
    settled_ground: Ground | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A seat without an answer at close: why, and what was tried."""

    agency: Text
    kind: SilenceKind
    until: datetime | None
    attempts: int
    reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """A pillar, or with None the lived-experience seat, that nobody spoke for."""

    pillar: Pillar | None
    agencies: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One item of a round: the wording put, and, once decided, what came of it."""

    item: int
    round_number: int
    position: int
    proposal: str
    version: int
    text: Text
    line: Text
    proposed_by: Text  # "": the facilitator
    before: Text = ""  # the wording of the version before
    integrations: tuple[Integration, ...] = ()
    explored: tuple[Explored, ...] = ()
    checks: tuple[Check, ...] = ()
    outcome: Outcome | None = None  # as decided at close, or withdrawn
    decided_at: datetime | None = None
    closed: str = ""  # deadline, all_answered, early
    agreement: int = 0
    standing: Standing | None = None
    settle_by: datetime | None = None  # the last day of an approval still open
    provisional_until: datetime | None = None  # until then a seat not heard may object
    settled_at: datetime | None = None
    settled_outcome: Outcome | None = None
    tally: Tally = NOBODY
    voices: tuple[Voice, ...] = ()
    ways: tuple[tuple[str, int], ...] = ()
    no_answer: int = 0
    unanswered: tuple[Unanswered, ...] = ()
    unconfirmed: int = 0  # consents entered for seats that still wait for their word
    unheard: tuple[Unheard, ...] = ()
    reasons: tuple[Reason, ...] = ()
    late_objections: tuple[LateObjection, ...] = ()
    opinions: tuple[SeparateOpinion, ...] = ()
    withdrawal_reason: Text = ""
    is_shortened: bool = False  # this edition leaves something out of it

    @property
    def is_in_plan(self) -> bool:
        return self.standing is not None and self.standing.is_in_plan

    @property
    def result(self) -> Outcome | None:
        """The outcome as it is now: at close, or as settled afterwards."""
        return self.settled_outcome or self.outcome

    @property
    def goal_number(self) -> int:
        return int(self.proposal[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRound:
    round: int
    number: int
    method: str
    opened_at: datetime
    deadline: datetime
    zone: str
    rule: Rule
    electorate: tuple[Elected, ...]
    vacant: tuple[Elected, ...]
    warnings: tuple[str, ...]
    items: tuple[PlanItem, ...]
    steps: tuple[Step, ...] = ()
    also_facilitate: tuple[Text, ...] = ()  # agencies whose holder facilitates too
    is_shortened: bool = False  # this edition leaves something out of its steps

    @property
    def is_over(self) -> bool:
        return all(item.outcome for item in self.items)

    def agency(self, seat: int) -> Text:
        return next((one.agency for one in (*self.electorate, *self.vacant) if one.seat == seat), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    kind: ChangeKind
    proposal: str
    agreement: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in the ledger."""

    seq: int
    at: datetime
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """Fixed by the last entry it covers."""

    number: int
    fixed_by: Mark
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    table_id: int
    name: Text
    data_owner: Text
    language: str
    zone: str
    edition: Edition
    rounds: tuple[PlanRound, ...]
    versions: tuple[PlanVersion, ...]
    last: Mark

    @property
    def version(self) -> PlanVersion | None:
        return self.versions[-1] if self.versions else None

    @property
    def register(self) -> tuple[PlanItem, ...]:
        """Every decided item, by round and place in it."""
        return tuple(item for held in self.rounds for item in held.items if item.outcome)

    @property
    def goals(self) -> tuple[PlanItem, ...]:
        """The agreements that stand, by goal number."""
        standing = (one for one in self.register if one.is_in_plan)
        return tuple(sorted(standing, key=lambda one: one.goal_number))

    @property
    def is_shortened(self) -> bool:
        """Does this edition leave anything out of what it shows?"""
        return any(
            held.is_shortened or any(item.is_shortened for item in held.items)
            for held in self.rounds
            if held.is_over
        )

    @property
    def is_adopted(self) -> bool:
        """False, a draft, while no agreement takes effect."""
        return any(item.standing is not Standing.CONDITIONAL for item in self.goals)
