"""Groups of similar opinions: k-means on the plane, their number by silhouette, none under three people."""

from collections.abc import Iterator

import numpy as np
from scipy.cluster.vq import ClusterError, kmeans2, vq
from scipy.spatial.distance import cdist

from dialogs.methods.opinion_plane import Floats, Indices, Plane

MOST_GROUPS = 5
FEWEST_PEOPLE = 3
STARTS = 12
ROUNDS = 30
SEED = 1
JUDGED = 5_000  # points whose silhouette is worked out; beyond that an even sample of them
BLOCK = 2**21  # distances held at once


def groups(plane: Plane) -> tuple[tuple[int, ...], ...]:
    """People in groups, the largest group first, equal ones in the order of their answers.

    k = 2…5 groups are tried from fixed random starts, groups under three people join the nearest other one,
    and the division with the largest mean silhouette stands (Rousseeuw, J. Comput. Appl. Math. 20, 1987), of
    equal ones that with fewer groups. One group of all where no two groups can be told apart.
    """
    most = min(MOST_GROUPS, len(np.unique(plane.points, axis=0)))
    candidates = [labels for k in range(2, most + 1) if (labels := _divide(plane, k)) is not None]
    if not candidates:
        return (tuple(sorted(person for alike in plane.people for person in alike)),)
    scores = _silhouettes(plane, candidates)
    best = min(range(len(candidates)), key=lambda i: (-scores[i], candidates[i].max(), i))
    return _people(plane, candidates[best])


def _people(plane: Plane, labels: Indices) -> tuple[tuple[int, ...], ...]:
    found: dict[int, list[int]] = {}
    for label, alike in zip(labels.tolist(), plane.people, strict=True):
        found.setdefault(label, []).extend(alike)
    return tuple(tuple(sorted(group)) for group in sorted(found.values(), key=len, reverse=True))


def _divide(plane: Plane, k: int) -> Indices | None:
    """The group of each point, numbered from 0; None where fewer than two groups remain."""
    centres = min(_starts(plane, k), key=lambda each: _spread(plane, each), default=None)
    while centres is not None and len(centres) > 1:
        labels = np.asarray(vq(plane.points, centres)[0], dtype=np.int64)
        sizes = np.bincount(labels, plane.weights, minlength=len(centres))
        if sizes.min() >= FEWEST_PEOPLE:
            return labels
        centres = centres[sizes >= FEWEST_PEOPLE]
    return None


def _starts(plane: Plane, k: int) -> Iterator[Floats]:
    random = np.random.default_rng(SEED)
    everybody = np.repeat(plane.points, plane.weights.astype(np.int64), axis=0)
    for _ in range(STARTS):
        try:
            yield kmeans2(everybody, k, iter=ROUNDS, minit="++", missing="raise", rng=random)[0]
        except ClusterError:
            continue


def _spread(plane: Plane, centres: Floats) -> float:
    distances = vq(plane.points, centres)[1]
    return round(float(plane.weights @ distances**2), 6)


def _silhouettes(plane: Plane, candidates: list[Indices]) -> list[float]:
    """The mean silhouette over people of each candidate, distances worked out once for all of them."""
    total, judged = np.zeros(len(candidates)), 0.0
    memberships = [np.eye(labels.max() + 1)[labels] * plane.weights[:, None] for labels in candidates]
    step = -(-len(plane.points) // JUDGED)
    every = np.arange(0, len(plane.points), step)
    for block in np.array_split(every, -(-len(every) * len(plane.points) // BLOCK)):
        distances = cdist(plane.points[block], plane.points)
        weights = plane.weights[block]
        judged += weights.sum()
        for i, (labels, members) in enumerate(zip(candidates, memberships, strict=True)):
            total[i] += weights @ _silhouette(distances @ members, members.sum(axis=0), labels[block])
    return [round(float(mean), 9) for mean in total / judged]


def _silhouette(sums: Floats, sizes: Floats, labels: Indices) -> Floats:
    """(b - a) / max(a, b): a the mean distance to one's own group without oneself, b to the nearest other."""
    own = np.arange(len(labels)), labels
    inside = sums[own] / (sizes[labels] - 1)
    means = sums / sizes
    means[own] = np.inf
    outside = means.min(axis=1)
    largest = np.maximum(inside, outside)
    return np.asarray(np.divide(outside - inside, largest, out=np.zeros_like(largest), where=largest > 0))
