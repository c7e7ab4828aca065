"""What would bring an action another lead: exactly, from the costs of the lead stage."""

from fractions import Fraction

from dialogs.methods.reasons import Reason, because
from dialogs.roles.contest import Contest
from dialogs.roles.lead_reasons import ChangeCode, willingness

GLADLY = 3


def steps_beyond(cost: Fraction) -> int:
    """The fewest steps of willingness that outweigh a cost: each is worth a sixth in v."""
    return int(cost * 6) + 1


def change_of(contest: Contest) -> Reason:
    """The smallest change of an answer, a pin or a ban that brings another lead."""
    action, lead = contest.action.id, contest.lead.id
    if not contest.owners:
        return because(ChangeCode.MANDATE, action=action, agency=lead)
    if not contest.willing:
        names, count = ", ".join(one.id for one in contest.owners), len(contest.owners)
        return because(ChangeCode.WILLINGNESS, action=action, agency=lead, agencies=names, count=count)
    if contest.is_pinned:
        return because(ChangeCode.PIN, action=action, agency=lead)
    if not contest.open:
        names, count = ", ".join(one.id for one in contest.willing), len(contest.willing)
        return because(ChangeCode.BAN, action=action, agency=lead, agencies=names, count=count)
    if contest.tied:
        return because(ChangeCode.CHOICE, action=action, agency=lead, other=contest.tied[0])
    if contest.runner_up is None or not contest.is_optimal:
        names, count = ", ".join(one.id for one in contest.open), len(contest.open)
        return because(ChangeCode.LIMITS, action=action, agency=lead, agencies=names, count=count)
    return _by_willingness(contest)


def _by_willingness(contest: Contest) -> Reason:
    """A step up counts only where the runner-up leads, a step down only where the lead does."""
    action, lead, other = contest.action, contest.lead, contest.runner_up
    assert other is not None
    steps = steps_beyond(contest.cost)
    now, other_now = willingness(lead, action), willingness(other, action)
    if other_now + steps <= GLADLY:
        return because(
            ChangeCode.OTHER_RISES,
            action=action.id,
            agency=lead.id,
            other=other.id,
            other_willingness=other_now,
            next_willingness=other_now + steps,
        )
    if now - steps >= 1:
        return because(
            ChangeCode.LEAD_FALLS,
            action=action.id,
            agency=lead.id,
            other=other.id,
            willingness=now,
            next_willingness=now - steps,
        )
    return because(ChangeCode.REFUSAL, action=action.id, agency=lead.id, other=other.id)
