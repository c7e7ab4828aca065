"""Tiny random cases, every stage against all that can be tried; nothing hangs on the order of a list."""

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from dialogs.roles.allocation import Allocation, Status
from dialogs.roles.case import Adopted, Case, Limits
from dialogs.roles.solver import allocate
from tests.dialogs.roles.brute import best_of
from tests.dialogs.roles.cases import random_case


def tiny(seed: int) -> Case:
    """Four agencies, three actions; a plan in force with every lead on the first agency."""
    case = random_case(1000 + seed, 4, 3, 0.35 + 0.05 * (seed % 6))
    limits = Limits(slack=Fraction(seed % 3, 10), max_responsible=3)
    adopted = {action.id: Adopted("A1", frozenset({"A1", "A2"})) for action in case.actions}
    return replace(case, limits=limits, adopted=adopted if seed % 2 else {})


@pytest.mark.parametrize("seed", range(24))
def test_all_stages_and_ties(seed: int) -> None:
    case = tiny(seed)
    found, best = allocate(case), best_of(case)
    if best is None:
        assert found.status is Status.INFEASIBLE
        return
    assert found.lead_score is not None and found.max_load is not None and found.score is not None
    assert float(found.lead_score) == pytest.approx(best.lead_score, abs=1e-7)
    assert float(found.max_load) == pytest.approx(best.burden, abs=1e-7)
    assert float(found.score) == pytest.approx(best.score, abs=1e-6)
    order = [agency.id for agency in case.agencies]
    first = min(
        best.picks,
        key=lambda picks: (
            [order.index(lead) for lead, _ in picks],
            [agency not in crew for _, crew in picks for agency in order],
        ),
    )
    assert [found.leads[action.id] for action in case.actions] == [lead for lead, _ in first]
    assert [found.responsible[action.id] for action in case.actions] == [crew for _, crew in first]
    tied = {action.id: leads for action, leads in zip(case.actions, best.tied, strict=True) if len(leads) > 1}
    assert {action: frozenset(leads) for action, leads in found.ties.items()} == tied


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_agencies_and_actions_changes_nothing(seed: int) -> None:
    dice = random.Random(seed)
    case = random_case(seed, 5, 6, 0.55)
    agencies, actions = list(case.agencies), list(case.actions)
    dice.shuffle(agencies)
    dice.shuffle(actions)
    mixed = replace(case, agencies=tuple(agencies), actions=tuple(actions))
    assert _without_order(allocate(mixed)) == _without_order(allocate(case))


def _without_order(found: Allocation) -> dict[str, object]:
    return {
        "scores": (found.status, found.lead_score, found.max_load, found.score, found.price_of_fairness),
        "leads": found.leads,
        "crews": {action: frozenset(crew) for action, crew in found.responsible.items()},
        "hours": found.hours,
        "ties": {action: frozenset(leads) for action, leads in found.ties.items()},
        "swaps": found.swaps,
        "uncovered": frozenset(found.uncovered),
        "binding": frozenset(found.binding),
    }
