"""Ranked ballots, checked, and the ranking they lead to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dialogs.methods.reasons import Reason

MOST_BALLOTS = 2**53
Layers = tuple[tuple[str, ...], ...]
Table = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Ballot:
    """`tiers`, the best first; options in one tier are equal, those in none are tied last."""

    count: int
    tiers: Layers


@dataclass(frozen=True, slots=True)
class Ranking:
    """`order` holds layers, the best first; `ties` every pair with equal strengths, within a layer or across.

    `pairwise[a][b]`: ballots that put a before b. `strengths[a][b]`: the strongest chain from a to b.
    `borda`: points, see priorities.py. Options stand in the order they were given in.
    """

    order: Layers
    ties: tuple[tuple[str, str], ...]
    strengths: Table
    pairwise: Table
    borda: Mapping[str, Fraction]
    reasons: tuple[Reason, ...] = ()


def require_sound(ballots: Sequence[Ballot], options: Sequence[str]) -> None:
    """Raises ValueError for what `rank` cannot count."""
    require_options(options)
    known = set(options)
    for ballot in ballots:
        _require_sound_ballot(ballot, known)
    if sum(ballot.count for ballot in ballots) > MOST_BALLOTS:
        raise ValueError("there are more ballots than can be counted exactly")


def require_options(options: Sequence[str]) -> None:
    if not options:
        raise ValueError("there is no option")
    if len(set(options)) != len(options):
        raise ValueError("an option is listed twice")


def _require_sound_ballot(ballot: Ballot, known: set[str]) -> None:
    listed = [option for tier in ballot.tiers for option in tier]
    ranked = set(listed)
    if ballot.count < 1:
        raise ValueError(f"a ballot is counted {ballot.count} times")
    if not all(ballot.tiers):
        raise ValueError("a ballot has an empty tier")
    if len(ranked) < len(listed):
        raise ValueError(f"a ballot ranks {Counter(listed).most_common(1)[0][0]} twice")
    if not ranked <= known:
        raise ValueError(f"a ballot ranks {min(ranked - known)}, which is no option")
