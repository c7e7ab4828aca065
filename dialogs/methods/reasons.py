"""Why a decision came out as it did: machine codes and facts, worded elsewhere."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Every reason a consent decision can give; the comment names its facts.

    No fact is a seat: who stood aside or objected is shown as its author chose, never by a reason.
    """

    QUORUM_MET = "quorum_met"  # heard, needed, electorate
    QUORUM_MISSED = "quorum_missed"  # heard, needed, electorate, short
    PILLARS_HEARD = "pillars_heard"  # -
    PILLAR_MISSING = "pillar_missing"  # pillar, seats
    LIVED_EXPERIENCE_MISSING = "lived_experience_missing"  # seats
    NO_OBJECTION = "no_objection"  # -
    OBJECTION_STANDS = "objection_stands"  # ground ("none": not stated), count
    CONSENTS_ENOUGH = "consents_enough"  # consents, needed, electorate
    CONSENTS_SHORT = "consents_short"  # consents, needed, electorate, short
    APPROVALS_ENOUGH = "approvals_enough"  # consents, approvals, needed
    APPROVALS_SHORT = "approvals_short"  # consents, approvals, needed, short
    STAND_ASIDES_WITHIN = "stand_asides_within"  # count, limit
    STAND_ASIDES_OVER = "stand_asides_over"  # count, limit, over
    PILLARS_TAKE_PART = "pillars_take_part"  # -
    PILLAR_STANDS_ASIDE = "pillar_stands_aside"  # pillar, count
    LEADS_TAKE_PART = "leads_take_part"  # leads
    LEAD_STANDS_ASIDE = "lead_stands_aside"  # count
    LEAD_WITHOUT_ANSWER = "lead_without_answer"  # count; stops nothing, but no lead falls on silence
    NO_RESERVATION = "no_reservation"  # -
    RESERVATIONS = "reservations"  # notes, stand_asides
    VERSIONS_LEFT = "versions_left"  # version, of
    LAST_VERSION = "last_version"  # version, of
    RECORDED_AS_OPEN = "recorded_as_open"  # -
    FALLBACK_REACHED = "fallback_reached"  # consents, needed, electorate
    FALLBACK_SHORT = "fallback_short"  # consents, needed, electorate, short
    FALLBACK_BARRED_GROUND = "fallback_barred_ground"  # ground, count
    FALLBACK_BARRED_HARM = "fallback_barred_harm"  # count: lived experience or named by the proposal
    FALLBACK_BARRED_LEAD = "fallback_barred_lead"  # count
    APPROVALS_OPEN = "approvals_open"  # open
    APPROVALS_SETTLED = "approvals_settled"  # -
    LATE_OBJECTION = "late_objection"  # ground, count
    NO_LATE_OBJECTION = "no_late_objection"  # -


STOPS_ADOPTION = frozenset(
    {
        Code.OBJECTION_STANDS,
        Code.CONSENTS_SHORT,
        Code.STAND_ASIDES_OVER,
        Code.PILLAR_STANDS_ASIDE,
        Code.LEAD_STANDS_ASIDE,
    }
)
STOPS_FALLBACK = frozenset(
    {
        Code.RECORDED_AS_OPEN,
        Code.FALLBACK_SHORT,
        Code.FALLBACK_BARRED_GROUND,
        Code.FALLBACK_BARRED_HARM,
        Code.FALLBACK_BARRED_LEAD,
    }
)


WITHHELD = "withheld"
"""A ground that an edition does not tell."""


@dataclass(frozen=True, slots=True)
class Reason:
    code: str
    facts: tuple[tuple[str, str | int], ...] = ()


def because(code: StrEnum, **facts: str | int) -> Reason:
    """A method other than consent declares its own codes; no two methods share a value."""
    return Reason(code, tuple(facts.items()))
