"""Solving one stage: the programme itself when small; when large, first a good start and fewer columns."""

import time
from collections.abc import Sequence

from dialogs.roles.programme import Answer, Bounds, Goal, Programme, Relaxed, Verdict

SMALL = 600  # whole columns that are solved faster as they are
START_SHARE = 0.3  # of the time, for finding a start
ROUNDING = 1e-6


def search(
    programme: Programme, terms: Sequence[tuple[int, float]], goal: Goal, seconds: float = float("inf")
) -> Answer:
    """The best value of the terms. Columns left out on the way are, by reduced cost, worse than the start."""
    if len(programme.whole) <= SMALL:
        return programme.solve(terms, goal, seconds)
    until = time.monotonic() + seconds
    relaxed = programme.relaxed(terms, goal, seconds)
    if relaxed is None:
        return programme.solve(terms, goal, until - time.monotonic())
    start = _start(programme, relaxed, terms, goal, START_SHARE * seconds)
    if start.values is None:
        return programme.solve(terms, goal, until - time.monotonic())
    gap = abs(relaxed.value - start.value)
    if gap <= ROUNDING * max(1.0, abs(start.value)) * 1e-3:
        return Answer(Verdict.SOLVED, start.value, start.value, start.values)
    with programme.limited(_settled(programme, relaxed, gap, goal)):
        return programme.solve(terms, goal, until - time.monotonic())


def settled(
    programme: Programme, terms: Sequence[tuple[int, float]], goal: Goal, value: float, seconds: float
) -> Bounds:
    """Bounds of columns that are the same wherever the terms reach `value`; not looked for when small."""
    relaxed = None
    if len(programme.whole) > SMALL:
        relaxed = programme.relaxed(terms, goal, seconds)
    return _settled(programme, relaxed, abs(relaxed.value - value), goal) if relaxed else {}


def _start(
    programme: Programme, relaxed: Relaxed, terms: Sequence[tuple[int, float]], goal: Goal, seconds: float
) -> Answer:
    """The best among what the relaxed answer and the last solution use at all."""
    before = programme.start
    unused = {
        column: (0.0, 0.0)
        for column in programme.whole
        if relaxed.values[column] < ROUNDING
        and (before is None or column >= len(before) or before[column] < 0.5)
    }
    with programme.limited(unused):
        return programme.solve(terms, goal, seconds)


def _settled(programme: Programme, relaxed: Relaxed, gap: float, goal: Goal) -> Bounds:
    """Columns whose other value would cost more than the whole gap between start and relaxed answer."""
    sign = 1.0 if goal is Goal.LEAST else -1.0
    margin = gap * (1 + ROUNDING) + ROUNDING
    bounds: dict[int, tuple[float, float]] = {}
    for column in programme.whole:
        cost, value = sign * relaxed.costs[column], relaxed.values[column]
        if value < ROUNDING and cost > margin:
            bounds[column] = (0.0, 0.0)
        elif value > 1 - ROUNDING and -cost > margin:
            bounds[column] = (1.0, 1.0)
    return bounds
