"""Ties: leads as good as those chosen, in the lead stage and in the loads at the least burden."""

from collections.abc import Sequence
from fractions import Fraction

from dialogs.roles.allocation import Stage
from dialogs.roles.evenness import even_out
from dialogs.roles.model import Arc, Roles
from dialogs.roles.programme import Goal, Values, Verdict
from dialogs.roles.stages import SHARE, Course
from dialogs.roles.swaps import Prices
from dialogs.roles.workload import even_loads, workload


def tied_leads(course: Course, prices: Prices) -> list[Arc]:
    """Leads that cost nothing in the lead stage and leave the sorted loads at the least burden the same.

    What the later stages prefer does not count.
    """
    free = [arc for arc, price in prices.items() if price == 0]
    if not free:
        return []
    programme = course.full.programme
    with course.relieved(course.burden):
        evening = even_out(course.full, course.deadline, SHARE[Stage.TIES], skip=1)
        if not evening.is_done:
            course.cut = course.cut or Stage.TIES
        best = _sorted_loads(course, evening.values)
        tied = [arc for arc in free if _keeps_loads(course, arc, best)] if evening.is_done else []
        programme.drop(evening.rows)
    return tied


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
    return answer.values is not None and _sorted_loads(course, answer.values) == best


def _sorted_loads(course: Course, values: Values | None) -> list[Fraction]:
    roles: Roles | None = course.burden_roles if values is None else course.full.read(values)
    assert roles is not None
    return sorted((even_loads(workload(course.case, roles)) or {}).values())
