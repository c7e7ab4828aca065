"""The same profiles counted by an independent library, pref_voting."""

import warnings
from fractions import Fraction
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from dialogs.methods.priorities import Ballot, rank

OPTIONS = "ABCDEFG"
SEEDS = range(150)


@pytest.fixture(scope="module")
def elsewhere() -> SimpleNamespace:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pref_voting.margin_based_methods import beat_path, beat_path_defeat
        from pref_voting.profiles_with_ties import ProfileWithTies
        from pref_voting.scoring_methods import symmetric_borda_scores
    return SimpleNamespace(
        Profile=ProfileWithTies, winners=beat_path, defeats=beat_path_defeat, borda=symmetric_borda_scores
    )


def drawn(seed: int) -> tuple[list[Ballot], str]:
    """Up to seven options and nine ballots, with ties and options left out; never an empty ballot."""
    random = Random(seed)
    options = OPTIONS[: random.randint(2, len(OPTIONS))]
    return [
        Ballot(random.randint(1, 6), _tiers(random, options)) for _ in range(random.randint(1, 9))
    ], options


def _tiers(random: Random, options: str) -> tuple[tuple[str, ...], ...]:
    ranked = random.sample(options, random.randint(1, len(options)))
    cuts = [i for i in range(1, len(ranked)) if random.random() < 0.75]
    return tuple(
        tuple(ranked[start:end]) for start, end in zip([0, *cuts], [*cuts, len(ranked)], strict=True)
    )


def profile_of(elsewhere: SimpleNamespace, ballots: list[Ballot], options: str) -> Any:
    ranks = [{option: i + 1 for i, tier in enumerate(each.tiers) for option in tier} for each in ballots]
    profile = elsewhere.Profile(ranks, [each.count for each in ballots], candidates=list(options))
    profile.use_extended_strict_preference()
    return profile


@pytest.mark.parametrize("seed", SEEDS)
def test_random_profiles(seed: int, elsewhere: SimpleNamespace) -> None:
    ballots, options = drawn(seed)
    profile = profile_of(elsewhere, ballots, options)
    ours = rank(ballots, options)
    for one, row in ours.pairwise.items():
        assert row == {other: profile.support(one, other) for other in row}
    assert sorted(ours.order[0]) == elsewhere.winners(profile, strength_function=profile.support)
    chains = ours.strengths
    better = {(a, b) for a in options for b in options if a != b and chains[a][b] > chains[b][a]}
    assert better == set(elsewhere.defeats(profile, strength_function=profile.support).edges)
    # Its scores are options below minus options above, summed: the same order, another zero.
    most = (len(options) - 1) * sum(each.count for each in ballots)
    scores = elsewhere.borda(profile)
    assert ours.borda == {option: Fraction(most + int(scores[option]), 2) for option in options}
