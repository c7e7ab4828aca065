"""Why an agency leads an action, and what would change it: the codes, and how two agencies compare."""

from enum import Enum, StrEnum

from dialogs.methods.reasons import Reason, because
from dialogs.roles.case import Action, Agency
from dialogs.roles.fit import fit


class Willingness(Enum):
    """What an agency answered to "could we take it on?"."""

    NO = 0
    IF_RESOURCES = 1
    YES = 2
    GLADLY = 3


class LeadCode(StrEnum):
    """The comment names the facts beside `action` and `agency`, the lead; `agencies` are ids joined by ", ".

    `held` of `needs` competencies; costs are of the lead stage; figures are texts with four decimals at most.
    """

    ONLY_OWNER = "lead_only_owner"
    ONLY_WILLING = "lead_only_willing"  # agencies, count: the other owners refuse
    PINNED = "lead_pinned"
    OTHERS_BANNED = "lead_others_banned"  # agencies, count
    OTHERS_IMPOSSIBLE = "lead_others_impossible"  # agencies, count: a rule would be broken
    WILLING = "lead_willing"  # other, willingness, other_willingness
    COMPETENT = "lead_competent"  # other, held, other_held, needs
    FIT = "lead_fit"  # all of these: willingness and competencies differ, together the lead's weigh more
    ELSEWHERE = "lead_elsewhere"  # other: fits as well or better, but the leads as a whole would not
    EVENER = "lead_evener"  # other: the same lead score, but heavier loads
    TIED = "lead_tied"  # other: not compared any further
    TIED_SCORE = "lead_tied_score"  # other, score, other_score
    TIED_CHANGES = "lead_tied_changes"  # other, changes, other_changes
    TIED_LOADS = "lead_tied_loads"  # other, load, other_load: the first that differ, largest first
    TIED_IDS = "lead_tied_ids"  # other: equal in everything
    RUNNER_UP = "lead_runner_up"  # other, cost
    NOT_PRICED = "lead_not_priced"  # agencies, count: time was short
    IMPOSSIBLE = "lead_other_impossible"  # agencies, count: beside a runner-up


class ChangeCode(StrEnum):
    """What would bring another lead; facts beside `action` and `agency`, the lead."""

    MANDATE = "change_mandate"
    WILLINGNESS = "change_willingness"  # agencies, count: one of them becomes willing
    PIN = "change_pin"
    BAN = "change_ban"  # agencies, count
    CHOICE = "change_choice"  # other: the table may name it at no cost
    LIMITS = "change_limits"  # agencies, count: another limit or other capacities
    OTHER_RISES = "change_other_rises"  # other, other_willingness, next_willingness: from which on it leads
    LEAD_FALLS = "change_lead_falls"  # other, willingness, next_willingness: from which on the other leads
    REFUSAL = "change_refusal"  # other


def compared(action: Action, lead: Agency, other: Agency) -> Reason:
    """Why the lead's value v is above the other's; ELSEWHERE where it is not."""
    if fit(lead, action) <= fit(other, action):
        return because(LeadCode.ELSEWHERE, action=action.id, agency=lead.id, other=other.id)
    if held(lead, action) == held(other, action):
        return because(
            LeadCode.WILLING,
            action=action.id,
            agency=lead.id,
            other=other.id,
            willingness=willingness(lead, action),
            other_willingness=willingness(other, action),
        )
    if willingness(lead, action) == willingness(other, action):
        return because(
            LeadCode.COMPETENT,
            action=action.id,
            agency=lead.id,
            other=other.id,
            held=held(lead, action),
            other_held=held(other, action),
            needs=len(action.needs),
        )
    return because(
        LeadCode.FIT,
        action=action.id,
        agency=lead.id,
        other=other.id,
        willingness=willingness(lead, action),
        other_willingness=willingness(other, action),
        held=held(lead, action),
        other_held=held(other, action),
        needs=len(action.needs),
    )


def held(agency: Agency, action: Action) -> int:
    return len(agency.competencies & action.needs)


def willingness(agency: Agency, action: Action) -> int:
    return agency.willingness.get(action.id, 0)
