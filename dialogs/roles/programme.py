"""A mixed-integer programme in HiGHS: gap 0, one thread, a fixed seed; grown and solved again and again."""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from math import isfinite

import highspy
import numpy as np
from highspy._core import _Highs  # highspy.Highs prints a banner when made, before any option can stop it
from numpy.typing import NDArray

Terms = Iterable[tuple[int, float]]
Bounds = Mapping[int, tuple[float, float]]
Values = NDArray[np.float64]
INFINITY = float("inf")
CLOSE = 1e-6
SETTINGS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}


class Goal(Enum):
    LEAST = "least"
    MOST = "most"


class Verdict(Enum):
    SOLVED = "solved"
    CUT = "cut"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Answer:
    """`values` is None when nothing was found; `bound` is what no solution can better."""

    verdict: Verdict
    value: float
    bound: float
    values: Values | None

    @property
    def gap(self) -> float | None:
        if self.values is None or not isfinite(self.bound):
            return None
        return abs(self.bound - self.value) / max(abs(self.value), 1e-9)


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The programme's answer with fractions allowed, and what a unit of each column would cost it."""

    value: float
    values: Values
    costs: Values


class Programme:
    """Columns and rows may be added at any time; the last solution found is the next one's start."""

    def __init__(self) -> None:
        self._highs = _Highs()
        for name, value in SETTINGS.items():
            self._highs.setOptionValue(name, value)
        self._columns: list[tuple[float, float]] = []
        self._rows: list[tuple[float, float, list[tuple[int, float]]]] = []
        self._sent_columns = 0
        self._sent_rows = 0
        self.whole: list[int] = []
        self.start: Values | None = None

    def column(self, lower: float = 0.0, upper: float = 1.0, whole: bool = False) -> int:
        self._columns.append((lower, upper))
        if whole:
            self.whole.append(len(self._columns) - 1)
        return len(self._columns) - 1

    def row(self, lower: float, upper: float, terms: Terms) -> int:
        self._rows.append((lower, upper, list(terms)))
        return len(self._rows) - 1

    def ease(self, rows: Iterable[int]) -> list[int]:
        """New columns, at zero or above, by which each row may miss a finite bound; rows not solved yet."""
        slacks: list[int] = []
        for row in rows:
            lower, upper, terms = self._rows[row]
            for bound, sign in ((lower, 1.0), (upper, -1.0)):
                if abs(bound) < INFINITY:
                    slacks.append(self.column(upper=INFINITY))
                    terms.append((slacks[-1], sign))
        return slacks

    def limit(self, column: int, lower: float, upper: float) -> None:
        """Sets a column's bounds for good."""
        self._columns[column] = (lower, upper)
        if column < self._sent_columns:
            self._highs.changeColBounds(column, lower, upper)

    @contextmanager
    def limited(self, bounds: Bounds) -> Iterator[None]:
        """Sets bounds of columns for a while."""
        before = {column: self._columns[column] for column in bounds}
        for column, (lower, upper) in bounds.items():
            self.limit(column, lower, upper)
        try:
            yield
        finally:
            for column, (lower, upper) in before.items():
                self.limit(column, lower, upper)

    @contextmanager
    def without(self, rows: Iterable[int]) -> Iterator[None]:
        """Lets go of rows for a while."""
        self._send()
        loose = list(rows)
        for row in loose:
            self._highs.changeRowBounds(row, -INFINITY, INFINITY)
        try:
            yield
        finally:
            for row in loose:
                self._highs.changeRowBounds(row, *self._rows[row][:2])

    def drop(self, rows: Iterable[int]) -> None:
        """Lets go of rows for good."""
        for row in rows:
            self._rows[row] = (-INFINITY, INFINITY, self._rows[row][2])
            if row < self._sent_rows:
                self._highs.changeRowBounds(row, -INFINITY, INFINITY)

    def solve(self, terms: Terms, goal: Goal, seconds: float = INFINITY) -> Answer:
        """The start is a hint alone: HiGHS 1.16 may carry it into its presolved programme with a false value,
        so an answer that does not add up is found again without one.
        """
        until = time.monotonic() + seconds
        cost = self._prepare(terms, goal, seconds)
        if self.start is not None and self._fits(self.start):
            self._offer(self.start)
            self._highs.run()
            if self._adds_up(cost):
                return self._answer()
            self._highs.clearSolver()
            self._prepare(terms, goal, until - time.monotonic())
        self._highs.run()
        return self._answer()

    def relaxed(self, terms: Terms, goal: Goal, seconds: float = INFINITY) -> Relaxed | None:
        """None when even fractions allow nothing, or time ran out."""
        self._prepare(terms, goal, seconds)
        self._highs.setOptionValue("solve_relaxation", True)
        self._highs.run()
        self._highs.setOptionValue("solve_relaxation", False)
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self._highs.getSolution()
        value = self._highs.getInfo().objective_function_value
        return Relaxed(value, np.array(solution.col_value), np.array(solution.col_dual))

    def _prepare(self, terms: Terms, goal: Goal, seconds: float) -> Values:
        self._send()
        cost = np.zeros(len(self._columns))
        for column, weight in terms:
            cost[column] += weight
        sense = highspy.ObjSense.kMinimize if goal is Goal.LEAST else highspy.ObjSense.kMaximize
        self._highs.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
        self._highs.changeObjectiveSense(sense)
        self._highs.setOptionValue("time_limit", max(seconds, 0.0))
        return cost

    def _fits(self, values: Values) -> bool:
        bounds = np.array(self._columns[: len(values)])
        return bool(np.all(values >= bounds[:, 0] - CLOSE) and np.all(values <= bounds[:, 1] + CLOSE))

    def _adds_up(self, cost: Values) -> bool:
        info, status = self._highs.getInfo(), self._highs.getModelStatus()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return bool(status != highspy.HighsModelStatus.kOptimal)
        value = float(cost @ np.array(self._highs.getSolution().col_value))
        return abs(value - info.objective_function_value) <= CLOSE * max(1.0, abs(value))

    def _offer(self, values: Values) -> None:
        solution = highspy.HighsSolution()
        padded = np.zeros(len(self._columns))
        padded[: len(values)] = values
        solution.col_value = padded
        solution.value_valid = True
        self._highs.setSolution(solution)

    def _answer(self) -> Answer:
        status = self._highs.getModelStatus()
        info = self._highs.getInfo()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Answer(Verdict.IMPOSSIBLE, INFINITY, INFINITY, None)
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Answer(Verdict.CUT, INFINITY, info.mip_dual_bound, None)
        values = np.array(self._highs.getSolution().col_value)
        self.start = values
        verdict = Verdict.SOLVED if status == highspy.HighsModelStatus.kOptimal else Verdict.CUT
        return Answer(verdict, info.objective_function_value, info.mip_dual_bound, values)

    def _send(self) -> None:
        self._send_columns()
        fresh = self._rows[self._sent_rows :]
        if not fresh:
            return
        starts = np.cumsum([0, *(len(terms) for _, _, terms in fresh[:-1])], dtype=np.int32)
        entries = [entry for _, _, terms in fresh for entry in terms]
        self._highs.addRows(
            len(fresh),
            np.array([lower for lower, _, _ in fresh], dtype=np.float64),
            np.array([upper for _, upper, _ in fresh], dtype=np.float64),
            len(entries),
            starts,
            np.array([column for column, _ in entries], dtype=np.int32),
            np.array([weight for _, weight in entries], dtype=np.float64),
        )
        self._sent_rows = len(self._rows)

    def _send_columns(self) -> None:
        if self._sent_columns == len(self._columns):
            return
        for lower, upper in self._columns[self._sent_columns :]:
            self._highs.addVar(lower, upper)
        for column in self.whole:
            if column >= self._sent_columns:
                self._highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        self._sent_columns = len(self._columns)
