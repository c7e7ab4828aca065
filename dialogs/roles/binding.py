"""The limits an allocation stands right at: what would have to move for it to change."""

from collections.abc import Iterator

from dialogs.methods.reasons import Reason, because
from dialogs.roles.allocation import BindingCode
from dialogs.roles.case import LAW_ENFORCEMENT, Action, Case
from dialogs.roles.half_hours import HALF, Hours
from dialogs.roles.model import Roles
from dialogs.roles.shares import least_lead
from dialogs.roles.stages import Course

AT_BOUND = 1e-6


def binding_limits(course: Course, case: Case, hours: Hours) -> tuple[Reason, ...]:
    """In the order of the case; `hours` is the plan in half hours."""
    roles = course.roles
    of_agencies = (*_leads(case, roles), *_burdens(course, case))
    of_actions = (
        reason
        for action in case.actions
        for reason in (*_shares(case, roles, action, hours), *_sides(case, roles, action))
    )
    return (*of_agencies, *of_actions, *_firewalls(case, roles), *_choices(case))


def _leads(case: Case, roles: Roles) -> Iterator[Reason]:
    limit = case.lead_limit
    for agency in case.agencies:
        led = {action for action, lead in roles.leads.items() if lead == agency.id}
        could = any(agency.may_lead(action.id) for action in case.actions if action.id not in led)
        if len(led) >= limit and could:
            yield because(BindingCode.LEADS, agency=agency.id, limit=limit)


def _burdens(course: Course, case: Case) -> Iterator[Reason]:
    """Loads as the score stage gave the hours out, before they are rounded."""
    full, bound = course.full, course.bound
    assert course.answer is not None
    for agency in case.agencies:
        if not agency.capacity:
            continue
        terms = [term for action in full.tasks(agency) for term in full.hours(agency, action)]
        given = float(agency.history) + sum(course.answer[column] * weight for column, weight in terms)
        if given / float(agency.capacity) >= float(bound) - AT_BOUND:
            yield because(BindingCode.BURDEN, agency=agency.id, load=f"{float(bound):.4f}")


def _shares(case: Case, roles: Roles, action: Action, hours: Hours) -> Iterator[Reason]:
    lead, crew = roles.leads[action.id], roles.parts[action.id]
    given = hours[action.id][lead]
    if len(crew) > 1 and given - HALF < least_lead(action, case.limits):
        yield because(BindingCode.LEAD_SHARE, action=action.id, agency=lead, hours=f"{float(given):.4f}")
    others = any(agency.may_help(action.id) and agency.id not in crew for agency in case.agencies)
    if len(crew) == case.limits.max_responsible and others:
        yield because(BindingCode.MOST_RESPONSIBLE, action=action.id, most=case.limits.max_responsible)


def _sides(case: Case, roles: Roles, action: Action) -> Iterator[Reason]:
    if not action.joint:
        return
    crew = [agency for agency in case.agencies if agency.id in roles.parts[action.id]]
    for code, is_police in ((BindingCode.JOINT_POLICE, True), (BindingCode.JOINT_PARTNER, False)):
        side = [agency.id for agency in crew if (agency.pillar == LAW_ENFORCEMENT) is is_police]
        if len(side) == 1:
            yield because(code, action=action.id, agency=side[0])


def _firewalls(case: Case, roles: Roles) -> Iterator[Reason]:
    agencies = {agency.id: agency for agency in case.agencies}
    for wall in case.firewall:
        crew = roles.parts[wall.action]
        for agency, barred in ((wall.first, wall.second), (wall.second, wall.first)):
            if agency in crew and agencies[barred].may_help(wall.action):
                yield because(BindingCode.FIREWALL, action=wall.action, agency=agency, barred=barred)


def _choices(case: Case) -> Iterator[Reason]:
    agencies = {agency.id: agency for agency in case.agencies}
    for pin in case.pins:
        yield because(BindingCode.PIN, action=pin.action, agency=pin.agency)
    for ban in case.bans:
        if agencies[ban.agency].may_help(ban.action):
            yield because(BindingCode.BAN, action=ban.action, agency=ban.agency)
