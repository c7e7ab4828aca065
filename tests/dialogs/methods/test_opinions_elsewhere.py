"""The same votes mapped by independent libraries: red-dwarf (a port of Polis) and scikit-learn."""

import importlib
import warnings
from collections.abc import Iterator
from itertools import combinations
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from dialogs.methods.opinion_counts import Votes, count
from dialogs.methods.opinion_groups import FEWEST_PEOPLE
from dialogs.methods.opinion_plane import plane
from dialogs.methods.opinions import Opinions, group
from dialogs.methods.proportions import against_half, is_significant
from tests.dialogs.methods.camps import camps

SEEDS = range(8)


@pytest.fixture(scope="module")
def elsewhere() -> SimpleNamespace:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return SimpleNamespace(
            pandas=importlib.import_module("pandas"),
            stats=importlib.import_module("reddwarf.utils.stats"),
            shared=importlib.import_module("reddwarf.utils.consensus"),
            polis=importlib.import_module("reddwarf.implementations.polis"),
            reduction=importlib.import_module("sklearn.decomposition"),
            clusters=importlib.import_module("sklearn.cluster"),
            metrics=importlib.import_module("sklearn.metrics"),
        )


@pytest.fixture(autouse=True)
def _their_warnings_are_theirs() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def frame(elsewhere: SimpleNamespace, votes: Votes) -> Any:
    columns = elsewhere.pandas.Index(range(votes.shape[1]), name="statement_id")
    return elsewhere.pandas.DataFrame(votes, columns=columns)


def labels(opinions: Opinions) -> list[int]:
    at = {row: number for number, each in enumerate(opinions.groups) for row in each.members}
    return [at[row] for row in sorted(at)]


def drawn(seed: int) -> Votes:
    """Everybody answers seven statements or more."""
    return camps([17, 12, 8], 20, seed, noise=0.4, gaps=0.15)


@pytest.mark.parametrize("seed", SEEDS)
def test_red_dwarf_finds_the_same_consensus_given_the_groups(seed: int, elsewhere: SimpleNamespace) -> None:
    votes = drawn(seed)
    opinions = group(votes)
    assert opinions.left_out == ()
    *_, product = elsewhere.stats.calculate_comment_statistics(
        frame(elsewhere, votes), np.array(labels(opinions))
    )
    assert [float(value) for value in opinions.consensus] == pytest.approx(list(product[0]))


@pytest.mark.parametrize("seed", SEEDS)
def test_red_dwarf_tests_the_same_statements_as_representative(seed: int, elsewhere: SimpleNamespace) -> None:
    opinions = group(drawn(seed))
    table, _ = elsewhere.stats.calculate_comment_statistics_dataframes(
        frame(elsewhere, drawn(seed)), np.array(labels(opinions))
    )
    for number, telling in enumerate(opinions.representative):
        theirs = table.loc[number]
        significant = theirs[theirs.apply(elsewhere.stats.is_statement_significant, axis=1)]
        assert {one.statement for one in telling} == set(significant.index)
        for one in telling:
            row = significant.loc[one.statement]
            assert (row["rat"] > row["rdt"]) == one.agrees
        leads = [max(significant.loc[one.statement][["rat", "rdt"]]) for one in telling]
        assert leads == pytest.approx(sorted(leads, reverse=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_red_dwarf_selects_the_same_statements_for_everybody_together(
    seed: int, elsewhere: SimpleNamespace
) -> None:
    votes = camps([25, 5], 20, seed, noise=0.6)
    chosen = elsewhere.shared.select_consensus_statements(frame(elsewhere, votes), pick_max=20)
    ours = [
        statement
        for statement, said in enumerate(count(votes))
        if said.agreement > 0.5 and is_significant(against_half(said.agree, said.seen))
    ]
    assert ours
    assert ours == sorted(each["tid"] for each in chosen["agree"])


@pytest.mark.parametrize("seed", SEEDS)
def test_red_dwarf_finds_the_same_clear_groups(seed: int, elsewhere: SimpleNamespace) -> None:
    votes = camps([20, 15], 60, seed, gaps=0.2)
    opinions = group(votes)
    given = [
        {"participant_id": row, "statement_id": column, "vote": int(vote), "modified": 0}
        for (row, column), vote in np.ndenumerate(votes)
        if not np.isnan(vote)
    ]
    theirs = elsewhere.polis.run_pipeline(votes=given, random_state=1)
    assert elsewhere.metrics.adjusted_rand_score(theirs.clusterer.labels_, labels(opinions)) == 1
    product = theirs.group_aware_consensus["agree"]
    assert [float(value) for value in opinions.consensus] == pytest.approx([product[i] for i in range(60)])


@pytest.mark.parametrize("seed", SEEDS)
def test_scikit_learn_finds_the_same_components(seed: int, elsewhere: SimpleNamespace) -> None:
    votes = drawn(seed)
    filled = np.where(np.isnan(votes), np.nanmean(votes, axis=0), votes)
    theirs = elsewhere.reduction.PCA(2).fit_transform(filled)
    theirs *= np.sqrt(votes.shape[1] / np.isfinite(votes).sum(axis=1))[:, None]
    ours = points(votes)
    for axis in (0, 1):
        side = np.sign(ours[0, axis] * theirs[0, axis])
        assert ours[:, axis] * side == pytest.approx(theirs[:, axis], abs=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_number_of_groups_has_a_better_silhouette(seed: int, elsewhere: SimpleNamespace) -> None:
    """Among scikit-learn's k-means divisions without groups under three; 0.01 for another local optimum."""
    votes = drawn(seed)
    ours, at = points(votes), labels(group(votes))
    rivals = [elsewhere.clusters.KMeans(k, n_init=20, random_state=0).fit(ours).labels_ for k in range(2, 6)]
    scores = [
        elsewhere.metrics.silhouette_score(ours, rival)
        for rival in rivals
        if np.bincount(rival).min() >= FEWEST_PEOPLE
    ]
    assert elsewhere.metrics.silhouette_score(ours, at) >= max(scores) - 0.01


def points(votes: Votes) -> Any:
    """One point per row, as people were given."""
    found = plane(votes)
    each = np.empty((len(votes), 2))
    for point, people in zip(found.points, found.people, strict=True):
        each[list(people)] = point
    return each


def test_the_best_division_of_few_people_is_found() -> None:
    """All divisions of fifteen people into two groups: none has a smaller spread than ours."""
    votes = camps([8, 7], 12, seed=5, noise=0.3, gaps=0.0)
    ours, at = points(votes), np.array(labels(group(votes)))
    assert at.max() == 1
    best = min(_spread(ours, chosen) for n in range(3, 8) for chosen in combinations(range(15), n))
    assert _spread(ours, tuple(np.flatnonzero(at == 1))) == pytest.approx(best)


def _spread(found: Any, chosen: tuple[int, ...]) -> float:
    inside = np.isin(range(len(found)), chosen)
    return sum(float(((part - part.mean(axis=0)) ** 2).sum()) for part in (found[inside], found[~inside]))
