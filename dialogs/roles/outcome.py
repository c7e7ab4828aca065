"""The allocation as a whole in reasons: score, burden, the price of balance, how far a cut result is off."""

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction

from dialogs.methods.reasons import Reason, because
from dialogs.methods.statistics import figure
from dialogs.roles.allocation import Allocation
from dialogs.roles.case import Case


class OutcomeCode(StrEnum):
    """The comment names the facts; loads are shares of capacity, figures texts of at most four decimals."""

    SCORE = "outcome_score"  # leads, lead_score, responsibilities, score
    BURDEN = "outcome_burden"  # least_load, slack, load: the least possible, and the largest in the plan
    PRICE = "outcome_price"  # price: the share of the score given up for balance
    NO_PRICE = "outcome_no_price"  # -: balance costs nothing
    CHANGES = "outcome_changes"  # changes: from the roles in force
    TIES = "outcome_ties"  # count
    CUT = "outcome_cut"  # gap, stage
    CUT_UNKNOWN = "outcome_cut_unknown"  # stage: nothing is known of the gap


def outcome(case: Case, allocation: Allocation) -> Iterator[Reason]:
    """Nothing for an infeasible allocation: its conflict says it all."""
    if allocation.cut:
        yield _cut(allocation)
    if not allocation.leads:
        return
    yield because(
        OutcomeCode.SCORE,
        leads=len(allocation.leads),
        lead_score=figure(allocation.lead_score or Fraction(0)),
        responsibilities=sum(len(parts) for parts in allocation.responsible.values()),
        score=figure(allocation.score or Fraction(0)),
    )
    yield because(
        OutcomeCode.BURDEN,
        least_load=figure(allocation.max_load or Fraction(0)),
        slack=figure(case.limits.slack),
        load=figure(max(allocation.loads.values())),
    )
    yield from _price(allocation)
    if case.adopted:
        yield because(OutcomeCode.CHANGES, changes=allocation.changes)
    if allocation.ties:
        yield because(OutcomeCode.TIES, count=len(allocation.ties))


def _price(allocation: Allocation) -> Iterator[Reason]:
    price = allocation.price_of_fairness
    if price is None:
        return
    if round(price, 4) > 0:
        yield because(OutcomeCode.PRICE, price=figure(price))
    else:
        yield because(OutcomeCode.NO_PRICE)


def _cut(allocation: Allocation) -> Reason:
    assert allocation.cut
    if allocation.gap is None:
        return because(OutcomeCode.CUT_UNKNOWN, stage=allocation.cut.value)
    gap = figure(Fraction(allocation.gap))
    return because(OutcomeCode.CUT, stage=allocation.cut.value, gap=gap)
