"""What holds for whatever residents answer."""

from collections import Counter
from fractions import Fraction
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dialogs.methods.opinion_counts import Votes, count
from dialogs.methods.opinions import Opinions, group
from tests.dialogs.methods.camps import camps

FEW = settings(max_examples=40)


@st.composite
def ballots(draw: st.DrawFn) -> Votes:
    shape = draw(st.integers(0, 24)), draw(st.integers(1, 9))
    return draw(arrays(np.float64, shape, elements=st.sampled_from([1.0, 1.0, -1.0, -1.0, 0.0, np.nan])))


def sets(opinions: Opinions) -> list[set[int]]:
    return [set(each.members) for each in opinions.groups]


@FEW
@given(ballots(), st.randoms())
def test_permuting_people_changes_only_the_rows_named(votes: Votes, random: Random):
    at = random.sample(range(len(votes)), len(votes))
    opinions, shuffled = group(votes), group(votes[at])
    assert [{at[row] for row in rows} for rows in sets(shuffled)] == sets(opinions)
    assert shuffled.counts == opinions.counts
    assert shuffled.consensus == opinions.consensus
    assert shuffled.representative == opinions.representative
    assert shuffled.reasons == opinions.reasons
    assert {at[row] for row in shuffled.left_out} == set(opinions.left_out)


@FEW
@given(ballots())
def test_everybody_with_enough_votes_is_in_one_group_of_three_or_more(votes: Votes):
    opinions = group(votes)
    enough = [row for row in range(len(votes)) if np.isfinite(votes[row]).sum() >= min(7, votes.shape[1])]
    assert set(opinions.left_out) == set(range(len(votes))) - set(enough)
    if len(enough) < 15:
        assert opinions.groups == ()
        return
    assert Counter(row for each in opinions.groups for row in each.members) == Counter(enough)
    assert 1 <= len(opinions.groups) <= 5
    assert all(len(each.members) >= 3 for each in opinions.groups)
    assert [len(each.members) for each in opinions.groups] == sorted(
        (len(each.members) for each in opinions.groups), reverse=True
    )


@FEW
@given(ballots())
def test_consensus_follows_from_the_groups(votes: Votes):
    opinions = group(votes)
    for statement, value in enumerate(opinions.consensus):
        product = Fraction(1)
        for each in opinions.groups:
            said = [votes[row, statement] for row in each.members]
            product *= Fraction(said.count(1.0) + 1, sum(not np.isnan(vote) for vote in said) + 2)
        assert value == product


@FEW
@given(ballots())
def test_what_sets_a_group_apart_most_of_it_said_and_more_than_the_rest(votes: Votes):
    opinions = group(votes)
    for each, telling in zip(opinions.groups, opinions.representative, strict=True):
        others = [row for other in opinions.groups if other is not each for row in other.members]
        for one in telling:
            side = 1 if one.agrees else -1
            ours, theirs = (_share(votes[list(rows), one.statement], side) for rows in (each.members, others))
            assert ours > Fraction(1, 2)
            assert ours > theirs


def _share(said: Votes, side: int) -> Fraction:
    return Fraction(int((said == side).sum()) + 1, int(np.isfinite(said).sum()) + 1)


@FEW
@given(ballots())
def test_renaming_statements_renames_them_in_the_reasons(votes: Votes):
    names = [f"statement {number}" for number in range(votes.shape[1])]
    plain, named = group(votes), group(votes, names)
    assert (named.groups, named.consensus, named.representative) == (
        plain.groups,
        plain.consensus,
        plain.representative,
    )
    assert [reason.code for reason in named.reasons] == [reason.code for reason in plain.reasons]


@FEW
@given(ballots())
def test_the_reasons_always_explain_the_outcome(votes: Votes):
    opinions = group(votes)
    codes = Counter(reason.code for reason in opinions.reasons)
    assert codes["opinions_left_out"] == bool(opinions.left_out)
    assert codes["opinions_too_few"] == (not opinions.groups)
    assert codes["opinions_alike"] == (len(opinions.groups) == 1)
    assert codes["opinions_grouped"] == (len(opinions.groups) > 1)
    assert codes["opinions_consensus"] == bool(opinions.groups)
    if len(opinions.groups) > 1:
        described = [each.is_described for each in opinions.groups]
        assert codes["opinions_group_small"] == described.count(False)
        assert codes["opinions_group_size"] == described.count(True)
        told = codes["opinions_agrees"] + codes["opinions_disagrees"] + codes["opinions_nothing_telling"]
        assert told == described.count(True)


@FEW
@given(ballots())
def test_no_reason_tells_the_size_of_a_group_under_five(votes: Votes):
    for reason in group(votes).reasons:
        if reason.code == "opinions_group_size":
            assert int(dict(reason.facts)["people"]) >= 5


@settings(max_examples=15)
@given(st.integers(0, 1000), st.randoms())
def test_the_order_of_statements_and_the_side_of_an_answer_change_no_clear_group(seed: int, random: Random):
    votes = camps([14, 11, 9], 40, seed)
    at = random.sample(range(40), 40)
    assert sets(group(votes[:, at])) == sets(group(votes)) == sets(group(-votes))


@FEW
@given(ballots())
def test_silence_is_neither_agreement_nor_disagreement(votes: Votes):
    silent = np.vstack([votes, np.full((3, votes.shape[1]), np.nan)])
    opinions = group(silent)
    assert opinions.counts == count(votes)
    assert opinions.groups == group(votes).groups
    assert opinions.left_out[-3:] == tuple(range(len(votes), len(votes) + 3))
