"""People as points in a plane: the two principal components of what they answered."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg import eigh

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
NEGLIGIBLE = 1e-9
DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Plane:
    """Each distinct row of answers once, in an order of its own, whoever gave it and in which line.

    `points[i]` stands for the `people[i]`; `weights[i]` is how many they are.
    """

    points: Floats
    weights: Floats
    people: tuple[tuple[int, ...], ...]


def plane(votes: Floats) -> Plane:
    """The votes (people × statements, nan for not answered) projected on two components.

    Gaps are filled with the statement's mean, and a point is moved out by √(statements / answered), so that
    who answered few does not seem moderate (Small et al. 2021, see proportions.py). A component's sign is
    such that its largest weight is positive; one without any spread is left at 0.
    """
    rows, people = _distinct(votes)
    weights = np.array([len(alike) for alike in people], dtype=np.float64)
    filled = _centred(rows, weights)
    points = filled @ _components(filled * np.sqrt(weights)[:, None])
    answered = np.maximum(1, np.isfinite(rows).sum(axis=1))
    points *= np.sqrt(rows.shape[1] / answered)[:, None]
    return Plane(points.round(DECIMALS), weights, people)


def _distinct(votes: Floats) -> tuple[Floats, tuple[tuple[int, ...], ...]]:
    codes = np.nan_to_num(votes, nan=2).astype(np.int8)
    alike: defaultdict[bytes, list[int]] = defaultdict(list)
    for person, row in enumerate(codes):
        alike[row.tobytes()].append(person)
    people = tuple(tuple(alike[pattern]) for pattern in sorted(alike))
    return votes[[same[0] for same in people]], people


def _centred(rows: Floats, weights: Floats) -> Floats:
    """Minus each statement's mean; a gap is at the mean, so it becomes 0."""
    answered = np.isfinite(rows) * weights[:, None]
    sums = np.nansum(rows * weights[:, None], axis=0)
    means = sums / np.maximum(1, answered.sum(axis=0))
    return np.asarray(np.nan_to_num(rows - means, nan=0.0))


def _components(spread: Floats) -> Floats:
    """The two directions of largest variance as columns, from the smaller of the two product matrices."""
    people, statements = spread.shape
    if not statements:
        return np.zeros((0, 0))
    wide = statements > people
    square = spread @ spread.T if wide else spread.T @ spread
    kept = min(2, len(square))
    values, vectors = eigh(square, subset_by_index=[len(square) - kept, len(square) - 1])
    largest, vectors = values[::-1], vectors[:, ::-1]
    directions = spread.T @ vectors if wide else vectors
    lengths = np.linalg.norm(directions, axis=0)
    firm = (largest > NEGLIGIBLE * max(1.0, np.trace(square))) & (lengths > 0)
    directions = np.where(firm, directions / np.where(firm, lengths, 1), 0)
    heaviest = np.abs(directions).round(DECIMALS).argmax(axis=0)
    return np.asarray(directions * np.where(directions[heaviest, range(kept)] < 0, -1, 1))
