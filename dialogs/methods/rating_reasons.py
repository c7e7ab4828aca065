"""Why ratings count as agreed, indeterminate or disputed: both rules, each with its figures and its limit."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

from dialogs.methods.assessment import Spread, State, Zone
from dialogs.methods.reasons import Reason, because
from dialogs.methods.statistics import figure

FEWEST_JUDGED = 5


class RatingCode(StrEnum):
    """The comment names the facts; figures are texts with at most four decimals."""

    UNRATED = "rating_unrated"  # -
    RATED = "rating_rated"  # n, median, zone
    NUMBERS_ONLY = "rating_numbers_only"  # needed
    OUTSIDE_FEW = "rating_outside_few"  # outside, n, limit
    OUTSIDE_MANY = "rating_outside_many"  # outside, n, limit
    EXTREMES_FEW = "rating_extremes_few"  # low, high, needed
    EXTREMES_APART = "rating_extremes_apart"  # low, high, needed
    SPREAD_WITHIN = "rating_spread_within"  # p30, p70, ipr, ipras, di
    SPREAD_OVER = "rating_spread_over"  # p30, p70, ipr, ipras, di
    AGREED = "rating_agreed"  # -
    INDETERMINATE = "rating_indeterminate"  # -
    DISPUTED = "rating_disputed"  # rules: how many of the two


DISPUTES = frozenset({RatingCode.EXTREMES_APART, RatingCode.SPREAD_OVER})


def outside_limit(n: int) -> int:
    """The most ratings outside the median's zone with which the panel rule sees agreement.

    One more than this in 1-3 and in 7-9 is a dispute. Source for panels of 8 to 16: K. Fitch et al., The
    RAND/UCLA Appropriateness Method User's Manual (2001), chapter 8; for others it is fewer than a third.
    """
    return (n - 2) // 3 if 8 <= n <= 16 else (n - 1) // 3


def rated(n: int, median: Fraction, zone: Zone) -> Reason:
    return because(RatingCode.RATED, n=n, median=figure(median), zone=zone.value)


def judgement(n: int, outside: int, low: int, high: int, spread: Spread) -> tuple[Reason, ...]:
    """What both rules say, and what follows; below five ratings that nothing is judged."""
    if n < FEWEST_JUDGED:
        return (because(RatingCode.NUMBERS_ONLY, needed=FEWEST_JUDGED),)
    rules = (*_panel(n, outside, low, high), _spread(spread))
    return (*rules, _conclusion({reason.code for reason in rules}))


def state_of(reasons: Sequence[Reason]) -> State | None:
    """What the conclusion among the reasons says, None without one."""
    codes = {reason.code for reason in reasons}
    return next((state for state in State if f"rating_{state.value}" in codes), None)


def _panel(n: int, outside: int, low: int, high: int) -> Iterator[Reason]:
    limit, needed = outside_limit(n), outside_limit(n) + 1
    few = outside <= limit
    apart = min(low, high) >= needed
    yield because(
        RatingCode.OUTSIDE_FEW if few else RatingCode.OUTSIDE_MANY, outside=outside, n=n, limit=limit
    )
    yield because(
        RatingCode.EXTREMES_APART if apart else RatingCode.EXTREMES_FEW, low=low, high=high, needed=needed
    )


def _spread(spread: Spread) -> Reason:
    return because(
        RatingCode.SPREAD_OVER if spread.is_dispute else RatingCode.SPREAD_WITHIN,
        p30=figure(spread.p30),
        p70=figure(spread.p70),
        ipr=figure(spread.ipr),
        ipras=figure(spread.ipras),
        di=figure(spread.di),
    )


def _conclusion(codes: set[str]) -> Reason:
    disputes = codes & DISPUTES
    if disputes:
        return because(RatingCode.DISPUTED, rules=len(disputes))
    return because(RatingCode.AGREED if RatingCode.OUTSIDE_FEW in codes else RatingCode.INDETERMINATE)
