"""Everything an allocation says of the common case: deliberation.md, "The case to build and test with"."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dialogs.methods.reasons import because
from dialogs.roles.allocation import Allocation, BindingCode, ConflictCode, Status
from dialogs.roles.case import Choice
from dialogs.roles.solver import allocate
from tests.dialogs.roles.test_stages import LEADS, auenfurt, changed

SWAPS = {
    "M2": {"GA": 0.3333, "JVA": 0.1667},
    "M5": {"JVA": 0.2667, "KL": 0.1667},
    "M6": {"KL": 0.0},
    "M7": {"OA": 0.1667},
    "M8": {"SA": 0.3167},
    "M10": {"SA": 0.1667},
}


@pytest.fixture(scope="module")
def strict() -> Allocation:
    return allocate(auenfurt(Fraction(0)))


@pytest.fixture(scope="module")
def default() -> Allocation:
    return allocate(auenfurt(Fraction(1, 20)))


def test_scores_and_leads(strict: Allocation, default: Allocation) -> None:
    for found, score in ((strict, 9.2625), (default, 9.4952)):
        assert (found.status, found.gap, found.cut, found.uncovered) == (Status.OPTIMAL, 0.0, None, ())
        assert found.leads == LEADS | {"M6": "SA"}
        assert found.lead_score == Fraction(121, 12)
        assert found.max_load == Fraction(406, 485)
        assert found.score is not None and float(found.score) == pytest.approx(score, abs=5e-5)


def test_the_tie_is_named_whatever_later_stages_prefer(strict: Allocation, default: Allocation) -> None:
    assert strict.ties == default.ties == {"M6": ("SA", "KL")}


def test_what_another_lead_would_cost(strict: Allocation, default: Allocation) -> None:
    rounded = {
        action: {agency: round(float(cost), 4) for agency, cost in costs.items()}
        for action, costs in default.swaps.items()
    }
    assert rounded == SWAPS
    assert strict.swaps == default.swaps


def test_the_plan_in_half_hours(strict: Allocation, default: Allocation) -> None:
    assert round(float(max(strict.loads.values())), 4) == 0.8417
    for found in (strict, default):
        case = auenfurt(Fraction(0))
        for action in case.actions:
            hours = found.hours[action.id]
            assert sum(hours.values()) == action.hours
            assert all((2 * each).denominator == 1 and each >= 4 for each in hours.values())
            assert hours[found.leads[action.id]] >= Fraction(2, 5) * action.hours


def test_balance_costs_more_without_slack(strict: Allocation, default: Allocation) -> None:
    assert strict.price_of_fairness is not None and default.price_of_fairness is not None
    assert 0 < default.price_of_fairness < strict.price_of_fairness < Fraction(1, 20)


def test_limits_it_stands_at(strict: Allocation, default: Allocation) -> None:
    assert because(BindingCode.LEADS, agency="GA", limit=2) in default.binding
    assert because(BindingCode.JOINT_POLICE, action="M9", agency="STA") in default.binding
    assert because(BindingCode.MOST_RESPONSIBLE, action="M7", most=4) in strict.binding
    assert because(BindingCode.BURDEN, agency="STA", load="0.8371") in strict.binding


def test_the_refusal_of_the_only_owner_is_a_finding_of_its_own() -> None:
    case = auenfurt(Fraction(0))
    prosecutor = next(one for one in case.agencies if one.id == "STA")
    found = allocate(changed(case, "STA", willingness={**prosecutor.willingness, "M9": 0}))
    assert found.status is Status.INFEASIBLE
    assert found.conflict == (because(ConflictCode.SOLE_OWNER_UNWILLING, action="M9", agency="STA"),)


def test_a_pin_moves_the_lead_at_its_price(default: Allocation) -> None:
    pinned = allocate(replace(auenfurt(Fraction(1, 20)), pins=(Choice("M10", "SA"),)))
    assert pinned.leads["M10"] == "SA"
    assert "M10" not in pinned.swaps
    assert pinned.lead_score is not None and default.lead_score is not None
    assert default.lead_score - pinned.lead_score == default.swaps["M10"]["SA"]


def test_giving_everything_to_the_most_willing_would_overload_the_prosecutor() -> None:
    """Each action to those most willing in equal shares, mandate or willingness missing aside."""
    case = auenfurt(Fraction(0))
    given = dict.fromkeys((agency.id for agency in case.agencies), Fraction(0))
    for action in case.actions:
        able = [agency for agency in case.agencies if agency.may_lead(action.id)]
        most = max(agency.willingness[action.id] for agency in able)
        eager = [agency for agency in able if agency.willingness[action.id] == most]
        for agency in eager:
            given[agency.id] += action.hours / len(eager)
    capacity = {agency.id: agency.capacity for agency in case.agencies}
    assert given["STA"] / capacity["STA"] == Fraction(13, 10)
