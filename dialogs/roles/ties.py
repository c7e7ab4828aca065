"""Ties: leads as good as each other in the lead stage and in the loads at the least burden."""

from collections.abc import Sequence
from fractions import Fraction

from dialogs.roles.allocation import Stage
from dialogs.roles.evenness import even_out
from dialogs.roles.model import Arc, Roles
from dialogs.roles.programme import Goal, Verdict
from dialogs.roles.stages import SHARE, Course
from dialogs.roles.swaps import Prices
from dialogs.roles.workload import even_loads, workload

Ties = dict[str, set[str]]


def tied_leads(course: Course, prices: Prices) -> Ties:
    """For each action the leads with which the lead stage and then the sorted loads come out best.

    Only actions with more than one. What the later stages prefer does not count.
    """
    free = [arc for arc, price in prices.items() if price == 0]
    if not free:
        return {}
    with course.relieved(course.burden):
        evening = even_out(course.full, course.deadline, SHARE[Stage.TIES], skip=1)
        if not evening.is_done:
            course.cut = course.cut or Stage.TIES
        found = course.burden_roles if evening.values is None else course.full.read(evening.values)
        tied = _equals(course, free, found) if found is not None and evening.is_done else {}
        course.full.programme.drop(evening.rows)
    return {action: leads for action, leads in tied.items() if len(leads) > 1}


def _equals(course: Course, free: Sequence[Arc], found: Roles) -> Ties:
    best = _sorted_loads(course, found)
    ties: Ties = {action: {found.leads[action]} for _, action in free}
    chosen = [(course.roles.leads[action], action) for action in ties]
    for agency, action in (*free, *chosen):
        if agency not in ties[action] and _keeps_loads(course, (agency, action), best):
            ties[action].add(agency)
    return ties


def _keeps_loads(course: Course, arc: Arc, best: Sequence[Fraction]) -> bool:
    programme = course.full.programme
    seconds = course.deadline.left(SHARE[Stage.TIES])
    if not seconds:
        course.cut = course.cut or Stage.TIES
        return False
    with programme.limited({course.full.leads[arc]: (1.0, 1.0)}):
        answer = programme.solve([], Goal.MOST, seconds)
    if answer.verdict is Verdict.CUT:
        course.cut = course.cut or Stage.TIES
    return answer.values is not None and _sorted_loads(course, course.full.read(answer.values)) == best


def _sorted_loads(course: Course, roles: Roles) -> list[Fraction]:
    return sorted((even_loads(workload(course.case, roles)) or {}).values())
