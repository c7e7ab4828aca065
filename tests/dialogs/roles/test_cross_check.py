"""100 random cases against OR-Tools (SCIP), and why those without an allocation have none."""

from dataclasses import replace

import pytest

from dialogs.roles.allocation import Allocation, Status
from dialogs.roles.case import Case
from dialogs.roles.conflict import conflict_in
from dialogs.roles.deadline import Deadline
from dialogs.roles.findings import findings
from dialogs.roles.solver import allocate
from tests.dialogs.roles.cases import random_case
from tests.dialogs.roles.independent import SecondOpinion, all_facts, fact_of

SEEDS = range(100)


def case_of(seed: int) -> Case:
    """From three agencies and four actions to seven and nine, from half to nine tenths of all capacity."""
    return random_case(seed, 3 + seed % 5, 4 + seed % 6, 0.5 + 0.05 * (seed % 9))


@pytest.fixture(scope="module")
def found() -> dict[int, Allocation]:
    return {seed: allocate(case_of(seed)) for seed in SEEDS}


def test_coverage_leads_burden_and_score_agree(found: dict[int, Allocation]) -> None:
    for seed, ours in found.items():
        theirs = SecondOpinion(case_of(seed)).optimum()
        if theirs is None:
            assert ours.status is Status.INFEASIBLE, seed
            continue
        assert ours.status is Status.OPTIMAL, seed
        assert ours.lead_score is not None and ours.max_load is not None and ours.score is not None
        assert len(ours.uncovered) == theirs.uncovered, seed
        assert float(ours.lead_score) == pytest.approx(theirs.lead_score, abs=1e-6), seed
        assert float(ours.max_load) == pytest.approx(theirs.burden, abs=1e-6), seed
        assert float(ours.score) == pytest.approx(theirs.score, abs=1e-5), seed


def test_many_are_possible_and_many_are_not(found: dict[int, Allocation]) -> None:
    possible = sum(each.status is Status.OPTIMAL for each in found.values())
    assert 40 <= possible <= 80
    assert any(each.ties for each in found.values())
    assert any(each.uncovered for each in found.values())


def test_swap_costs_are_those_of_pinning_the_other_lead(found: dict[int, Allocation]) -> None:
    for seed in SEEDS[:12]:
        for action, costs in found[seed].swaps.items():
            for agency, cost in costs.items():
                theirs = SecondOpinion(case_of(seed), leading=(agency, action)).optimum()
                score = found[seed].lead_score
                assert theirs is not None and score is not None
                assert theirs.lead_score == pytest.approx(float(score - cost), abs=1e-6), (seed, action)


def test_no_fact_of_a_conflict_can_be_spared() -> None:
    """With all of its facts there is no allocation; let go of any one and there is."""
    seen = 0
    for seed in SEEDS:
        case = replace(case_of(seed), firewall=case_of(seed).firewall * (seed % 2))
        conflict = () if findings(case) else conflict_in(case, Deadline())
        if not conflict:
            continue
        seen += 1
        facts = {fact_of(reason) for reason in conflict}
        others = all_facts(case) - facts
        assert not SecondOpinion(case, spared=others).is_possible(), seed
        for fact in facts:
            assert SecondOpinion(case, spared={*others, fact}).is_possible(), (seed, fact)
    assert seen >= 5
