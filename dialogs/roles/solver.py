"""A case allocated: leads, parts and hours with everything a table asks about them."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from fractions import Fraction

from dialogs.roles.allocation import Allocation, Progress, Status
from dialogs.roles.binding import binding_limits
from dialogs.roles.case import Case
from dialogs.roles.conflict import conflict_in
from dialogs.roles.deadline import Deadline
from dialogs.roles.fairness import fairness_price
from dialogs.roles.findings import findings
from dialogs.roles.half_hours import half_hour_plan, loads_of
from dialogs.roles.model import Roles
from dialogs.roles.stages import Course, Impossible, NothingFound, changes_from
from dialogs.roles.swaps import Prices, lead_prices
from dialogs.roles.ties import tied_leads
from dialogs.roles.workload import even_loads, workload

DECIMALS = 10**9


def allocate(
    case: Case,
    time_limit: float | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Allocation:
    """The stages of deliberation.md, "Roles", and what follows from them; `time_limit` in seconds."""
    deadline = Deadline(time_limit, progress)
    ordered = in_id_order(case)
    plain = findings(ordered)
    if plain:
        return Allocation(Status.INFEASIBLE, conflict=plain)
    course = Course(ordered, deadline)
    try:
        course.run()
    except Impossible:
        return Allocation(Status.INFEASIBLE, conflict=conflict_in(ordered, deadline))
    except NothingFound:
        return Allocation(Status.GAP, gap=None)
    return _result(case, course)


def in_id_order(case: Case) -> Case:
    """Agencies and actions by their ids, numbers within them as numbers: M2 before M10."""
    return replace(
        case,
        agencies=tuple(sorted(case.agencies, key=lambda agency: _by_number(agency.id))),
        actions=tuple(sorted(case.actions, key=lambda action: _by_number(action.id))),
    )


def _by_number(name: str) -> list[tuple[int, int, str]]:
    return [
        (0, int(piece), piece) if piece.isdecimal() else (1, 0, piece)
        for piece in re.split(r"(\d+)", name)
        if piece
    ]


def _result(case: Case, course: Course) -> Allocation:
    roles = course.roles
    hours = half_hour_plan(course.case, roles)
    prices = lead_prices(course, hours)
    tied = tied_leads(course, prices)
    price_of_fairness = fairness_price(course)
    crews = {action.id: _listed(case, roles.parts[action.id]) for action in case.actions}
    return Allocation(
        status=Status.OPTIMAL if course.is_solved else Status.GAP,
        gap=course.gap,
        cut=course.cut,
        leads={action: roles.leads[action] for action in crews},
        responsible=crews,
        hours={action: {one: hours[action][one] for one in crew} for action, crew in crews.items()},
        loads=_in_order(case, loads_of(case, hours)),
        even_loads=_in_order(case, even_loads(workload(case, roles)) or {}),
        lead_score=Fraction(course.lead_units, course.unit),
        max_load=course.burden,
        score=Fraction(course.score).limit_denominator(DECIMALS),
        changes=changes_from(case, roles),
        uncovered=_uncovered(case, roles),
        ties={action.id: _listed(case, tied[action.id]) for action in case.actions if action.id in tied},
        swaps=_swaps(case, prices),
        price_of_fairness=price_of_fairness,
        binding=binding_limits(course, case, hours),
    )


def _listed(case: Case, agencies: Collection[str]) -> tuple[str, ...]:
    return tuple(agency.id for agency in case.agencies if agency.id in agencies)


def _in_order(case: Case, loads: Mapping[str, Fraction]) -> dict[str, Fraction]:
    return {agency.id: loads[agency.id] for agency in case.agencies if agency.id in loads}


def _uncovered(case: Case, roles: Roles) -> tuple[tuple[str, str], ...]:
    held = {agency.id: agency.competencies for agency in case.agencies}
    return tuple(
        (action.id, need)
        for action in case.actions
        for need in sorted(action.needs)
        if not any(need in held[agency] for agency in roles.parts[action.id])
    )


def _swaps(case: Case, prices: Prices) -> dict[str, dict[str, Fraction]]:
    swaps = {
        action.id: {
            agency.id: prices[agency.id, action.id]
            for agency in case.agencies
            if (agency.id, action.id) in prices
        }
        for action in case.actions
    }
    return {action: costs for action, costs in swaps.items() if costs}
