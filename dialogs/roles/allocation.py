"""The result of a role allocation: who leads, who takes part, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from fractions import Fraction

from dialogs.methods.reasons import Reason


class Status(Enum):
    OPTIMAL = "optimal"
    GAP = "gap"
    INFEASIBLE = "infeasible"


class Stage(Enum):
    """The stages in their order, each fixed before the next; deliberation.md, "Roles"."""

    COVERAGE = "coverage"
    LEADS = "leads"
    BURDEN = "burden"
    SCORE = "score"
    CHANGES = "changes"
    LEXIMIN = "leximin"
    IDS = "ids"
    TIES = "ties"
    SWAPS = "swaps"
    PRICE = "price"


class ConflictCode(StrEnum):
    """Facts that cannot all hold; together they are a smallest such set. The comment names their facts.

    `agencies` is a list of ids joined by ", ". Hours are hours a month.
    """

    NO_OWNER = "roles_no_owner"  # action: no agency says it owns it
    OWNERS_UNWILLING = "roles_owners_unwilling"  # action, agencies, count: every owner refuses
    SOLE_OWNER_UNWILLING = "roles_sole_owner_unwilling"  # action, agency: the only owner refuses
    OWNERS_BANNED = "roles_owners_banned"  # action, agencies, count: every owner that is willing is banned
    PIN_NOT_OWNER = "roles_pin_not_owner"  # action, agency: pinned without mandate
    PIN_UNWILLING = "roles_pin_unwilling"  # action, agency: pinned although it refuses
    PIN_BANNED = "roles_pin_banned"  # action, agency: pinned and banned at once
    PINS_DIFFER = "roles_pins_differ"  # action, agencies, count: two pins for one lead
    NO_POLICE = "roles_no_law_enforcement"  # action: joint, but no agency of law enforcement can take part
    NO_PARTNER = "roles_no_partner"  # action: joint, but only law enforcement can take part
    LEAD_NEEDED = "roles_lead_needed"  # action, agencies, count: these alone can lead it
    HOURS_NEEDED = "roles_hours_needed"  # action, hours, agencies, count: these alone can give them
    CAPACITY = "roles_capacity"  # agency, capacity, history
    LEAD_LIMIT = "roles_lead_limit"  # agency, limit
    JOINT = "roles_joint"  # action
    FIREWALL = "roles_firewall"  # action, first, second
    PIN = "roles_pin"  # action, agency
    BAN = "roles_ban"  # action, agency
    MOST_RESPONSIBLE = "roles_most_responsible"  # action, most


class BindingCode(StrEnum):
    """Limits this allocation stands right at. The comment names their facts; loads have four decimals."""

    LEADS = "roles_binding_leads"  # agency, limit: as many leads as allowed, and it could lead more
    BURDEN = "roles_binding_burden"  # agency, load: the load is at the bound
    LEAD_SHARE = "roles_binding_lead_share"  # action, agency, hours: the lead gives the least share of a lead
    JOINT_POLICE = "roles_binding_joint_law_enforcement"  # action, agency: its only one of law enforcement
    JOINT_PARTNER = "roles_binding_joint_partner"  # action, agency: its only one of another pillar
    FIREWALL = "roles_binding_firewall"  # action, agency, barred: keeps `barred` out, which could take part
    MOST_RESPONSIBLE = "roles_binding_most_responsible"  # action, most
    PIN = "roles_binding_pin"  # action, agency
    BAN = "roles_binding_ban"  # action, agency: banned, and could take part


@dataclass(frozen=True, slots=True)
class Progress:
    """What a long run tells while it works: the stage, seconds since the start, the stage's gap if known."""

    stage: Stage
    seconds: float
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class Allocation:
    """Keys are action and agency ids; hours are hours a month, loads shares of capacity.

    `gap` is 0 when optimal; when time cut a stage (`cut`) it is that stage's relative gap, None if it is not
    known or nothing was found in time. A cut at TIES, SWAPS or PRICE leaves the roles optimal. When
    infeasible, only `conflict` holds anything. `lead_score` is Σ v·a, `score` is Σ v·h/H plus the
    partnerships' gain. `max_load` is λ*, before slack and rounding; `loads` follow `hours`,
    the half-hour plan; `even_loads` are those before rounding to half hours. `ties` lists, for every action
    with a tie, all agencies in it, nearly always the chosen lead among them. `swaps` is what each other
    possible lead costs in the lead stage; an impossible one is absent. `price_of_fairness` is the share of
    the score given up for balance, (free - score) / free with loads up to 1 allowed; None if time did not
    allow it.
    """

    status: Status
    gap: float | None = 0.0
    cut: Stage | None = None
    leads: Mapping[str, str] = field(default_factory=dict)
    responsible: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hours: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    loads: Mapping[str, Fraction] = field(default_factory=dict)
    even_loads: Mapping[str, Fraction] = field(default_factory=dict)
    lead_score: Fraction | None = None
    max_load: Fraction | None = None
    score: Fraction | None = None
    changes: int = 0
    uncovered: tuple[tuple[str, str], ...] = ()
    ties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    swaps: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    price_of_fairness: Fraction | None = None
    binding: tuple[Reason, ...] = ()
    conflict: tuple[Reason, ...] = ()
