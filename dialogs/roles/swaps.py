"""What another lead would cost in the lead stage, for every agency that could lead an action."""

from fractions import Fraction

from dialogs.roles.allocation import Stage
from dialogs.roles.model import Arc
from dialogs.roles.programme import Goal, Verdict
from dialogs.roles.stages import SHARE, Course

Prices = dict[Arc, Fraction]


def lead_prices(course: Course) -> Prices:
    """Costs as in the lead stage: uncovered needs as few as ever, every rule kept, no burden balanced.

    A lead that cannot be is left out, and so is one that time did not allow to price.
    """
    prices: Prices = {}
    model, roles = course.full, course.roles
    pinned = {pin.action for pin in course.case.pins}
    with course.relieved(Fraction(1)), model.programme.without([course.lead_row]):
        for arc, column in model.leads.items():
            action = arc[1]
            if action in pinned or roles.leads[action] == arc[0]:
                continue
            seconds = course.deadline.left(SHARE[Stage.SWAPS])
            if not seconds:
                course.cut = course.cut or Stage.SWAPS
                break
            with model.programme.limited({column: (1.0, 1.0)}):
                answer = model.programme.solve(course.lead_terms(model), Goal.MOST, seconds)
            if answer.verdict is Verdict.SOLVED:
                prices[arc] = Fraction(course.lead_units - round(answer.value), course.unit)
            elif answer.verdict is Verdict.CUT:
                course.cut = course.cut or Stage.SWAPS
    return prices
