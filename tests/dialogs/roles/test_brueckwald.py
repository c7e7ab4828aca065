"""A second small case, brueckwald.json: the limit on leads, a joint action, a firewall bind or break it."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from bot.commands.case_file import read_case
from dialogs.methods.reasons import Reason, because
from dialogs.roles.allocation import BindingCode, ConflictCode, Status
from dialogs.roles.case import Action, Case, Choice
from dialogs.roles.solver import allocate
from tests.dialogs.roles.brute import best_of
from tests.dialogs.roles.test_stages import changed

CASE = read_case(Path(__file__).with_name("brueckwald.json"), "en")
Variant = Callable[[Case], Case]


def answered(agency: str, action: str, mandate: int | None = None, willingness: int | None = None) -> Variant:
    def change(case: Case) -> Case:
        one = next(each for each in case.agencies if each.id == agency)
        may, wants = dict(one.mandate), dict(one.willingness)
        may[action] = may[action] if mandate is None else mandate
        wants[action] = wants[action] if willingness is None else willingness
        return changed(case, agency, mandate=may, willingness=wants)

    return change


def action_with(name: str, **fields: object) -> Variant:
    def one(action: Action) -> Action:
        return replace(action, **fields) if action.id == name else action  # type: ignore[arg-type]

    return lambda case: replace(case, actions=tuple(one(action) for action in case.actions))


def varied(*variants: Variant) -> Case:
    case = CASE
    for variant in variants:
        case = variant(case)
    return case


def test_three_limits_bind() -> None:
    """By hand: v is w/6 + 1/2 for a lead, 5/6 + 1 + 5/6 + 1; everybody carries 68 of 130 hours."""
    found, best = allocate(CASE), best_of(CASE)
    assert found.leads == {"M1": "SH", "M2": "GA", "M3": "POL", "M4": "JA"}
    assert (found.lead_score, found.max_load) == (Fraction(11, 3), Fraction(68, 130))
    assert best is not None and found.score is not None
    assert float(found.score) == pytest.approx(best.score, abs=1e-7)
    assert {
        because(BindingCode.LEADS, agency="GA", limit=1),
        because(BindingCode.JOINT_POLICE, action="M3", agency="POL"),
        because(BindingCode.JOINT_PARTNER, action="M3", agency="JA"),
        because(BindingCode.FIREWALL, action="M3", agency="POL", barred="SH"),
    } <= set(found.binding)
    assert found.swaps == {}


def test_without_the_limit_the_more_willing_leads_twice() -> None:
    found = allocate(replace(CASE, limits=replace(CASE.limits, lead_limit=2)))
    assert found.leads["M1"] == found.leads["M2"] == "GA"


def test_without_the_firewall_the_most_willing_may_join_the_police() -> None:
    found = allocate(replace(CASE, firewall=(), pins=(Choice("M3", "POL"),), bans=(Choice("M3", "JA"),)))
    assert "SH" in found.responsible["M3"]


INFEASIBLE: dict[str, tuple[Case, set[Reason]]] = {
    "lead limit": (
        varied(answered("SH", "M1", mandate=1), answered("JA", "M2", mandate=1)),
        {
            because(ConflictCode.LEAD_NEEDED, action="M1", agencies="GA", count=1),
            because(ConflictCode.LEAD_NEEDED, action="M2", agencies="GA", count=1),
            because(ConflictCode.LEAD_LIMIT, agency="GA", limit=1),
        },
    ),
    "firewall": (
        varied(answered("GA", "M3", willingness=0), answered("JA", "M3", willingness=0)),
        {
            because(ConflictCode.JOINT, action="M3"),
            because(ConflictCode.FIREWALL, action="M3", first="SH", second="POL"),
        },
    ),
    "joint action, too few hours for two": (
        varied(action_with("M3", hours=Fraction(6))),
        {
            because(ConflictCode.JOINT, action="M3"),
            because(ConflictCode.HOURS_NEEDED, action="M3", hours="6", agencies="GA, JA, POL, SH", count=4),
        },
    ),
    "joint action, nobody else": (
        varied(*(answered(one, "M3", willingness=0) for one in ("GA", "SH", "JA"))),
        {because(ConflictCode.NO_PARTNER, action="M3")},
    ),
    "joint action, a ban": (
        replace(CASE, bans=(Choice("M3", "GA"), Choice("M3", "JA"))),
        {
            because(ConflictCode.JOINT, action="M3"),
            because(ConflictCode.FIREWALL, action="M3", first="SH", second="POL"),
            because(ConflictCode.BAN, action="M3", agency="GA"),
            because(ConflictCode.BAN, action="M3", agency="JA"),
        },
    ),
    "a pin against the limit": (
        replace(CASE, pins=(Choice("M1", "GA"), Choice("M2", "GA"))),
        {
            because(ConflictCode.PIN, action="M1", agency="GA"),
            because(ConflictCode.PIN, action="M2", agency="GA"),
            because(ConflictCode.LEAD_LIMIT, agency="GA", limit=1),
        },
    ),
    "capacity": (
        varied(lambda case: changed(case, "POL", capacity=Fraction(5))),
        {
            because(ConflictCode.LEAD_NEEDED, action="M3", agencies="POL", count=1),
            because(ConflictCode.CAPACITY, agency="POL", capacity="5", history="0"),
        },
    ),
}


@pytest.mark.parametrize("name", INFEASIBLE)
def test_what_makes_it_impossible(name: str) -> None:
    case, conflict = INFEASIBLE[name]
    found = allocate(case)
    assert found.status is Status.INFEASIBLE
    assert set(found.conflict) == conflict
    assert best_of(case) is None
