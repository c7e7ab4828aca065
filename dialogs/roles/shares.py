"""The least hours a lead and a responsible give to an action."""

from fractions import Fraction

from dialogs.roles.case import Action, Limits


def least_part(action: Action, limits: Limits) -> Fraction:
    """min(4, H): what each responsible gives at least, hours a month."""
    return min(limits.min_hours, action.hours)


def least_lead(action: Action, limits: Limits) -> Fraction:
    """What the lead gives at least: its share of the hours, and no less than any responsible."""
    return max(least_part(action, limits), limits.lead_share * action.hours)


def most_parts(action: Action, limits: Limits) -> int:
    """How many can take part before their least hours exceed the action's."""
    part = least_part(action, limits)
    if part == 0:
        return limits.max_responsible
    return min(limits.max_responsible, 1 + int((action.hours - least_lead(action, limits)) / part))
