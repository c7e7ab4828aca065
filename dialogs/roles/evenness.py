"""Leximin of loads: the smallest largest load, then the next largest, and so on (Ogryczak's sums)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from dialogs.roles.case import Agency
from dialogs.roles.deadline import Deadline
from dialogs.roles.model import Model
from dialogs.roles.programme import INFINITY, Goal, Programme, Values, Verdict
from dialogs.roles.search import search

TOLERANCE = 1e-7
LEVELS = 2.0  # more than any load


@dataclass(slots=True)
class Evening:
    """What evening out added and found: `rows` that hold the sums, the last values, and the gap if cut."""

    rows: list[int] = field(default_factory=list)
    values: Values | None = None
    is_done: bool = True
    gap: float | None = None


def even_out(model: Model, deadline: Deadline, share: float, skip: int = 0) -> Evening:
    """Holds for k = 1, 2, … the least sum of the k largest loads; the first `skip` sums are held already.

    The sum is the least k·t + Σ max(load - t, 0) over t; Ogryczak and Śliwiński (2003).
    """
    evening = Evening()
    agencies = [agency for agency in model.case.agencies if agency.capacity]
    for largest in range(1 + skip, len(agencies) + 1):
        terms = _sum_terms(model, agencies, largest)
        answer = search(model.programme, terms, Goal.LEAST, deadline.left(share))
        if answer.values is None:
            evening.is_done = False
            return evening
        evening.values = answer.values
        evening.rows.append(model.programme.row(-INFINITY, answer.value + TOLERANCE, terms))
        if answer.verdict is Verdict.CUT:
            evening.is_done, evening.gap = False, answer.gap
            return evening
    return evening


def _sum_terms(model: Model, agencies: list[Agency], largest: int) -> list[tuple[int, float]]:
    programme = model.programme
    level = programme.column(upper=LEVELS)
    terms = [(level, float(largest))]
    loads = [list(_load(model, agency)) for agency in agencies]
    for agency, load in zip(agencies, loads, strict=True):
        above = programme.column(upper=LEVELS)
        terms.append((above, 1.0))
        history = float(agency.history / agency.capacity)
        programme.row(-INFINITY, -history, [*load, (level, -1.0), (above, -1.0)])
    _extend_start(programme, largest, agencies, loads)
    return terms


def _load(model: Model, agency: Agency) -> Iterator[tuple[int, float]]:
    for action in model.tasks(agency):
        yield from model.hours(agency, action, 1 / agency.capacity)


def _extend_start(
    programme: Programme, largest: int, agencies: list[Agency], loads: list[list[tuple[int, float]]]
) -> None:
    """Gives the new columns the values that belong to the last solution."""
    before = programme.start
    if before is None:
        return
    reached = [
        float(agency.history / agency.capacity) + sum(before[column] * weight for column, weight in load)
        for agency, load in zip(agencies, loads, strict=True)
    ]
    level = sorted(reached, reverse=True)[largest - 1]
    programme.start = np.array([*before, level, *(max(0.0, load - level) for load in reached)])
