"""The priorities method: ranked ballots become an order by Schulze's rule, with every figure it rests on."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from dialogs.methods.comparisons import Matrix, beats, layers, preferences, strengths
from dialogs.methods.dots import DotCode, Dots, DotTotal, dots
from dialogs.methods.priority_reasons import PriorityCode, explain
from dialogs.methods.ranking import Ballot, Ranking, require_sound

__all__ = ["Ballot", "DotCode", "DotTotal", "Dots", "PriorityCode", "Ranking", "dots", "rank"]


def rank(ballots: Sequence[Ballot], options: Sequence[str]) -> Ranking:
    """Schulze's rule with winning votes; deliberation.md, "priorities".

    Source: M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
    single-winner election method, Social Choice and Welfare 36 (2011). Raises ValueError without an option,
    for an option listed twice, ranked twice on a ballot or unknown, an empty tier, a count below 1, and more
    than 2**53 ballots.
    """
    require_sound(ballots, options)
    preferred = preferences(_positions(ballots, options), _counts(ballots))
    strongest = strengths(preferred)
    better = beats(strongest)
    level = np.argwhere(np.triu(~(better | better.T), 1)).tolist()
    ranking = Ranking(
        order=tuple(tuple(options[i] for i in layer) for layer in layers(better)),
        ties=tuple((options[i], options[j]) for i, j in level),
        strengths=_table(strongest, options),
        pairwise=_table(preferred, options),
        borda=_borda(preferred, sum(ballot.count for ballot in ballots), options),
    )
    return replace(ranking, reasons=tuple(explain(ranking, ballots)))


def _positions(ballots: Sequence[Ballot], options: Sequence[str]) -> Matrix:
    rows = [_row(ballot, options) for ballot in ballots]
    return np.array(rows, dtype=np.int64).reshape(len(ballots), len(options))


def _row(ballot: Ballot, options: Sequence[str]) -> list[int]:
    placed = {option: position for position, tier in enumerate(ballot.tiers) for option in tier}
    last = len(options)
    return [placed.get(option, last) for option in options]


def _counts(ballots: Sequence[Ballot]) -> Matrix:
    return np.array([ballot.count for ballot in ballots], dtype=np.int64)


def _table(figures: Matrix, options: Sequence[str]) -> dict[str, dict[str, int]]:
    return {
        option: {other: n for other, n in zip(options, row, strict=True) if other != option}
        for option, row in zip(options, figures.tolist(), strict=True)
    }


def _borda(preferred: Matrix, ballots: int, options: Sequence[str]) -> dict[str, Fraction]:
    """Per ballot one point for each option put behind and half a point for each one tied with it.

    A ballot without ties gives m-1, m-2, … 0, and every ballot gives away the same sum.
    Source for ties: D. Black, Partial justification of the Borda count, Public Choice 28 (1976); the order is
    that of the symmetric scores in Z. Terzopoulou and U. Endriss, The Borda class, J. Math. Econ. 92 (2021).
    """
    ahead, behind = preferred.sum(axis=1).tolist(), preferred.sum(axis=0).tolist()
    compared = ballots * (len(options) - 1)
    return {option: Fraction(compared + ahead[i] - behind[i], 2) for i, option in enumerate(options)}
