"""Options compared in pairs: which is put before which, the strongest chains, the layers they make."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def preferences(positions: Matrix, counts: Matrix) -> Matrix:
    """[i, j]: ballots that put option i before option j.

    `positions` has a row per ballot and a column per option, the smaller the better; `counts` says how often
    each ballot was cast.
    """
    return np.stack([counts @ (column[:, None] < positions) for column in positions.T])


def strengths(preferred: Matrix) -> Matrix:
    """[i, j]: the strength of the strongest chain of won comparisons from i to j, 0 without one.

    A won comparison is as strong as its winning votes, a chain as its weakest link.
    Source: Schulze 2011, section 2.2, with the variant of Floyd and Warshall's algorithm of section 2.3.1.
    """
    strongest = np.where(preferred > preferred.T, preferred, 0)
    for through in range(len(strongest)):
        chains = np.minimum(strongest[:, through, None], strongest[None, through, :])
        np.maximum(strongest, chains, out=strongest)
    return strongest


def beats(strongest: Matrix) -> Flags:
    """[i, j]: option i is better than option j; transitive and without cycles (Schulze 2011, section 4.1)."""
    return strongest > strongest.T


def layers(better: Flags) -> Iterator[list[int]]:
    """Repeatedly the options beaten by none of the rest."""
    rest = np.arange(len(better))
    while rest.size:
        beaten = better[np.ix_(rest, rest)].any(axis=0)
        yield rest[~beaten].tolist()
        rest = rest[beaten]
