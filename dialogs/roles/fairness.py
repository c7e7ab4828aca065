"""What balance costs: the share of the score given up so that no load is far above the others."""

from fractions import Fraction

from dialogs.roles.allocation import Stage
from dialogs.roles.programme import Goal, Verdict
from dialogs.roles.search import search
from dialogs.roles.stages import SHARE, Course

PRECISE = 10**9


def fairness_price(course: Course) -> Fraction | None:
    """(free - score) / free, where `free` is the best score with loads up to capacity and the same stages
    before; None when time does not allow it. Bertsimas, Farias and Trichakis (2011).
    """
    with course.relieved(Fraction(1)):
        seconds = course.deadline.left(SHARE[Stage.PRICE])
        found = search(course.full.programme, course.score_terms(), Goal.MOST, seconds)
    if found.verdict is not Verdict.SOLVED or not found.value:
        return None
    share = max(0.0, (found.value - course.score) / found.value)
    return Fraction(share).limit_denominator(PRECISE)
