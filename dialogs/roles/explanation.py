"""Every lead explained by facts: reason, runner-up and its cost, binding limits, what would change it."""

from collections.abc import Iterator, Sequence

from dialogs.methods.reasons import Reason, because
from dialogs.methods.statistics import figure
from dialogs.roles.allocation import Allocation, BindingCode
from dialogs.roles.case import Agency, Case
from dialogs.roles.contest import Contest, contests
from dialogs.roles.lead_changes import change_of
from dialogs.roles.lead_reasons import LeadCode, compared
from dialogs.roles.rivals import Rivals, tie_reason


def explain(case: Case, allocation: Allocation, rivals: Rivals) -> dict[str, tuple[Reason, ...]]:
    """By action; `rivals` come from `tied_rivals`, where there are none ties are named but not decided.

    ValueError for an allocation without leads: an infeasible one is explained by its conflict.
    """
    if not allocation.leads:
        raise ValueError("there is no lead to explain")
    return {
        contest.action.id: (
            _reason(contest, allocation, rivals),
            *_others(contest),
            *_binding(contest, allocation),
            change_of(contest),
        )
        for contest in contests(case, allocation)
    }


def ids_of(agencies: Sequence[Agency]) -> str:
    return ", ".join(agency.id for agency in agencies)


def _reason(contest: Contest, allocation: Allocation, rivals: Rivals) -> Reason:
    """The one reason that carries the lead."""
    action, lead = contest.action.id, contest.lead.id
    if not contest.open or contest.is_pinned:
        return _without_choice(contest)
    if contest.tied:
        return tie_reason(action, allocation, rivals)
    other = contest.runner_up
    if other is None and contest.is_optimal:
        names, count = ids_of(contest.open), len(contest.open)
        return because(LeadCode.OTHERS_IMPOSSIBLE, action=action, agency=lead, agencies=names, count=count)
    if other is None:
        return compared(contest.action, contest.lead, contest.open[0])
    if contest.is_optimal and contest.cost == 0:
        return because(LeadCode.EVENER, action=action, agency=lead, other=other.id)
    return compared(contest.action, contest.lead, other)


def _without_choice(contest: Contest) -> Reason:
    action, lead = contest.action.id, contest.lead.id
    if not contest.owners:
        return because(LeadCode.ONLY_OWNER, action=action, agency=lead)
    if not contest.willing:
        names, count = ids_of(contest.owners), len(contest.owners)
        return because(LeadCode.ONLY_WILLING, action=action, agency=lead, agencies=names, count=count)
    if contest.is_pinned:
        return because(LeadCode.PINNED, action=action, agency=lead)
    names, count = ids_of(contest.willing), len(contest.willing)
    return because(LeadCode.OTHERS_BANNED, action=action, agency=lead, agencies=names, count=count)


def _others(contest: Contest) -> Iterator[Reason]:
    """The runner-up and its cost; those that could not lead, or were not compared for want of time."""
    if contest.is_pinned:
        return
    action, lead, other = contest.action.id, contest.lead.id, contest.runner_up
    if other:
        cost = figure(contest.cost)
        yield because(LeadCode.RUNNER_UP, action=action, agency=lead, other=other.id, cost=cost)
    names, count = ids_of(contest.unpriced), len(contest.unpriced)
    if count and not contest.is_optimal:
        yield because(LeadCode.NOT_PRICED, action=action, agency=lead, agencies=names, count=count)
    elif count and other:
        yield because(LeadCode.IMPOSSIBLE, action=action, agency=lead, agencies=names, count=count)


def _binding(contest: Contest, allocation: Allocation) -> Iterator[Reason]:
    """Limits of this action, and lead limits that bind one of those who could have led it."""
    open_agencies = {agency.id for agency in contest.open}
    for reason in allocation.binding:
        facts = dict(reason.facts)
        is_lead_limit = reason.code == BindingCode.LEADS and facts["agency"] in open_agencies
        if is_lead_limit or facts.get("action") == contest.action.id:
            yield reason
