"""Tied leads compared further: the allocation with each other tied agency in the lead, and what decided."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from dialogs.methods.reasons import Reason, because
from dialogs.methods.statistics import figure
from dialogs.roles.allocation import Allocation, Status
from dialogs.roles.case import Case, Choice
from dialogs.roles.lead_reasons import LeadCode

TOLERANCE = Fraction(1, 10**6)  # of scores and loads that come from the solver

Rivals = Mapping[Choice, Allocation]
Solve = Callable[[Case, float], Allocation]


def tied_rivals(case: Case, allocation: Allocation, solve: Solve, seconds: float) -> Rivals:
    """The case solved once more for every tied agency that does not lead, as many as the seconds allow.

    `solve` allocates a case within the seconds it is given.
    """
    until = time.monotonic() + seconds
    found = {}
    for action, tied in allocation.ties.items():
        for agency in tied:
            left = until - time.monotonic()
            if agency == allocation.leads[action] or left <= 0:
                continue
            choice = Choice(action, agency)
            other = solve(replace(case, pins=(*case.pins, choice)), left)
            if other.status is Status.OPTIMAL:
                found[choice] = other
    return found


def tie_reason(action: str, allocation: Allocation, rivals: Rivals) -> Reason:
    """What decided among the tied ones, against the rival that came closest; deliberation.md, "Roles"."""
    lead = allocation.leads[action]
    others = [agency for agency in allocation.ties[action] if agency != lead]
    compared = [other for other in others if Choice(action, other) in rivals]
    if not compared:
        return because(LeadCode.TIED, action=action, agency=lead, other=others[0])
    closest = min(compared, key=lambda other: _standing(rivals[Choice(action, other)]))
    return _decided(action, lead, closest, allocation, rivals[Choice(action, closest)])


def _standing(allocation: Allocation) -> tuple[Fraction, int, tuple[Fraction, ...]]:
    """What comes first is the better one."""
    score = allocation.score or Fraction(0)
    return -round(score / TOLERANCE) * TOLERANCE, allocation.changes, _loads(allocation)


def _loads(allocation: Allocation) -> tuple[Fraction, ...]:
    return tuple(sorted(allocation.even_loads.values(), reverse=True))


def _decided(action: str, lead: str, other: str, chosen: Allocation, rival: Allocation) -> Reason:
    score, other_score = chosen.score or Fraction(0), rival.score or Fraction(0)
    if abs(score - other_score) > TOLERANCE:
        return because(
            LeadCode.TIED_SCORE,
            action=action,
            agency=lead,
            other=other,
            score=figure(score),
            other_score=figure(other_score),
        )
    if chosen.changes != rival.changes:
        return because(
            LeadCode.TIED_CHANGES,
            action=action,
            agency=lead,
            other=other,
            changes=chosen.changes,
            other_changes=rival.changes,
        )
    for load, other_load in zip(_loads(chosen), _loads(rival), strict=True):
        if abs(load - other_load) > TOLERANCE:
            return because(
                LeadCode.TIED_LOADS,
                action=action,
                agency=lead,
                other=other,
                load=figure(load),
                other_load=figure(other_load),
            )
    return because(LeadCode.TIED_IDS, action=action, agency=lead, other=other)
