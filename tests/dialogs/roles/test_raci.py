"""RACI derived and checked, coverage and conflicts: by hand on the common case and on broken roles."""

from dataclasses import replace
from fractions import Fraction

from dialogs.roles.case import ActionConflict, Goal
from dialogs.roles.coverage import CoverageCode, conflicts, goal_gaps, synergies, uncovered_needs
from dialogs.roles.explanation import explain
from dialogs.roles.raci import RaciCode, check, derive
from dialogs.roles.solver import allocate
from tests.dialogs.roles.test_stages import auenfurt

CASE = auenfurt(Fraction(0))
FOUND = allocate(CASE)


def codes(reasons) -> list[str]:
    return [reason.code for reason in reasons]


def test_everybody_has_one_place_in_a_row() -> None:
    for row in derive(CASE, FOUND.leads, FOUND.responsible):
        places = [*row.responsible, *row.consulted, *row.informed]
        assert len(places) == len(set(places))
        assert set(row.leads) <= set(row.responsible)


def test_willing_ones_without_a_part_and_those_a_statute_names_are_consulted() -> None:
    first = replace(CASE.actions[0], statute=frozenset({"STA"}), affected=frozenset({"JVA"}))
    case = replace(CASE, actions=(first, *CASE.actions[1:]))
    row = derive(case, {first.id: "SH"}, {first.id: ("SH",)})[0]
    willing = {one.id for one in case.agencies if one.willingness[first.id] > 0}
    assert set(row.consulted) == (willing | {"STA", "JVA"}) - {"SH"}


def test_a_sound_plan_has_nothing_to_check() -> None:
    assert check(CASE, derive(CASE, FOUND.leads, FOUND.responsible), FOUND.loads) == ()


def test_broken_roles_are_found() -> None:
    crew = {**FOUND.responsible, "M1": ("SH", "KL", "GA", "SA", "POL"), "M2": ()}
    leads = {**FOUND.leads, "M1": "POL", "M3": "SH", "M5": "SH"}
    del leads["M4"]
    found = codes(check(CASE, derive(CASE, leads, crew), {**FOUND.loads, "KL": Fraction(5, 4)}))
    assert {
        RaciCode.NO_LEAD,
        RaciCode.MANY_RESPONSIBLE,
        RaciCode.OVER_CAPACITY,
        RaciCode.OUTSIDE_MANDATE,
    } <= set(found)
    nobody = check(CASE, derive(CASE, {}, {}), {})
    assert codes(nobody).count(RaciCode.NO_RESPONSIBLE) == len(CASE.actions)
    assert codes(nobody).count(RaciCode.NO_ROLE) == len(CASE.agencies)


def test_needs_goals_and_pairs_of_actions() -> None:
    case = replace(CASE, goals=(Goal("G1", "one"), Goal("G9", "nothing serves it")))
    assert codes(uncovered_needs(case, [("M1", "nursing on Mars")])) == [CoverageCode.NOBODY_HOLDS]
    gaps = list(goal_gaps(case, FOUND.responsible))
    assert CoverageCode.GOAL_WITHOUT_ACTION in codes(gaps)
    pairs = (ActionConflict("M1", "M7", "patrols"), ActionConflict("M4", "M7", "", "settled in May"))
    told = list(conflicts(replace(case, conflicts=pairs), FOUND.leads))
    assert codes(told) == [CoverageCode.CONFLICT_OPEN, CoverageCode.CONFLICT_SETTLED]
    shared = synergies(replace(case, synergies=(("M1", "M1"),)), FOUND.leads, FOUND.responsible)
    assert codes(shared) == [CoverageCode.SYNERGY_SHARED]


def test_every_lead_is_explained_with_what_would_change_it() -> None:
    told = explain(CASE, FOUND, {})
    assert set(told) == {action.id for action in CASE.actions}
    assert codes(told["M9"])[0] == "lead_only_owner" and codes(told["M6"])[0] == "lead_tied"
    assert codes(told["M2"])[:2] == ["lead_willing", "lead_runner_up"]
    assert all(codes(each)[-1].startswith("change_") for each in told.values())
