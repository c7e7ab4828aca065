"""Opinion groups: cases computed by hand. Source: deliberation.md, "opinions", with the formulas of
C. Small et al., Polis: scaling deliberation by mapping high dimensional opinion spaces, Recerca 26 (2021).
"""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from dialogs.methods.opinions import Answers, Telling, group
from tests.dialogs.methods.camps import camps, rows

TWO_CAMPS = rows("8 ++-0+++.", "7 -+-0+++.")


def test_consensus_is_the_product_of_every_groups_agreement():
    """(A + 1)/(S + 2) in camps of 8 and of 7; S counts passes, and nobody answered the last statement."""
    opinions = group(TWO_CAMPS)
    assert [len(each.members) for each in opinions.groups] == [8, 7]
    assert (*opinions.consensus[:4], opinions.consensus[-1]) == (
        Fraction(9, 10) * Fraction(1, 9),
        Fraction(9, 10) * Fraction(8, 9),
        Fraction(1, 10) * Fraction(1, 9),
        Fraction(1, 10) * Fraction(1, 9),
        Fraction(1, 2) * Fraction(1, 2),
    )


def test_what_sets_a_group_apart_needs_both_tests():
    """Statement 0 parts the camps; 1 and 2 have a majority in each, but no more of it than in the other."""
    assert group(TWO_CAMPS).representative == ((Telling(0, True),), (Telling(0, False),))


def test_the_clearest_difference_comes_first():
    votes = rows("8 ++", "4 -+", "4 --")
    votes[0, 0] = -1
    first = group(votes).representative[0]
    assert [each.statement for each in first] == [0, 1]


def test_counts_are_of_everybody_and_groups_of_those_with_enough_votes():
    votes = rows("8 ++++++++", "8 --------", "1 ++++++..", "1 +++++++.", "1 ........")
    opinions = group(votes)
    assert opinions.counts[0] == Answers(10, 8, 0)
    assert opinions.counts[7] == Answers(8, 8, 0)
    assert opinions.left_out == (16, 18)
    assert {person for each in opinions.groups for person in each.members} == {*range(16), 17}


def test_with_few_statements_all_of_them_are_asked_for():
    assert group(rows("8 +++", "8 ---", "1 ++.")).left_out == (16,)


BELOW = [
    ("nobody", np.empty((0, 3)), (Answers(0, 0, 0),) * 3),
    ("one person", rows("1 +-0"), (Answers(1, 0, 0), Answers(0, 1, 0), Answers(0, 0, 1))),
    ("fourteen", rows("7 +", "7 -"), (Answers(7, 7, 0),)),
    ("fifteen, one of whom said too little", rows("14 +-", "1 +."), (Answers(15, 0, 0), Answers(0, 14, 0))),
]


@pytest.mark.parametrize(("votes", "counts"), [case[1:] for case in BELOW], ids=[case[0] for case in BELOW])
def test_below_fifteen_there_are_raw_counts(votes: np.ndarray, counts: tuple[Answers, ...]):
    opinions = group(votes)
    assert opinions.counts == counts
    assert (opinions.groups, opinions.consensus, opinions.representative) == ((), (), ())
    assert opinions.reasons[-1].code == "opinions_too_few"


ALIKE = [
    ("everybody the same", rows("15 +-0+-0+.")),
    ("nobody asked anything", np.empty((15, 0))),
    ("two who differ are no group", rows("20 ++++", "2 ----")),
]


@pytest.mark.parametrize("votes", [case[1] for case in ALIKE], ids=[case[0] for case in ALIKE])
def test_people_who_cannot_be_told_apart_are_one_group(votes: np.ndarray):
    opinions = group(votes)
    assert [each.members for each in opinions.groups] == [tuple(range(len(votes)))]
    assert opinions.representative == ((),)
    assert "opinions_alike" in [reason.code for reason in opinions.reasons]


def test_fewer_than_three_join_the_nearest_group():
    votes = rows("8 ++++++++", "8 --------", "2 +++++-+-")
    assert [each.members for each in group(votes).groups] == [(*range(8), 16, 17), tuple(range(8, 16))]


def test_a_group_of_three_stands_but_is_not_described():
    opinions = group(rows("9 ++++", "9 ----", "3 +-+-"))
    assert [(len(each.members), each.is_described) for each in opinions.groups] == [
        (9, True),
        (9, True),
        (3, False),
    ]
    assert "opinions_group_small" in [reason.code for reason in opinions.reasons]


@pytest.mark.parametrize("sizes", [[20, 15], [20, 15, 10], [30, 20, 12, 9]])
def test_clear_camps_are_found(sizes: list[int]):
    found = group(camps(sizes, 60, seed=8, noise=0.05, gaps=0.2))
    edges = np.cumsum([0, *sizes]).tolist()
    assert [each.members for each in found.groups] == [
        tuple(range(start, end)) for start, end in pairwise(edges)
    ]


def test_five_groups_are_the_most():
    """Two questions put four times each: four corners and a middle, then two more camps between corners."""
    corners = ["16 ++++++++", "14 ++++----", "12 ----++++", "10 --------"]
    assert [len(each.members) for each in group(rows(*corners, "8 00000000")).groups] == [16, 14, 12, 10, 8]
    more = group(rows(*corners, "8 00000000", "6 ++++0000", "4 0000----"))
    assert len(more.groups) <= 5


def test_more_statements_than_people():
    found = group(camps([9, 8], 200, seed=3))
    assert [each.members for each in found.groups] == [tuple(range(9)), tuple(range(9, 17))]


@pytest.mark.parametrize(
    ("votes", "statements"),
    [
        (np.array([1.0, -1.0]), None),
        (np.array([[2.0]]), None),
        (np.array([[np.inf]]), None),
        (np.array([[0.5]]), None),
        (rows("1 ++"), ["only one name"]),
    ],
    ids=["one dimension", "2", "infinite", "a half", "too few names"],
)
def test_what_cannot_be_is_an_error(votes: np.ndarray, statements: list[str] | None):
    with pytest.raises(ValueError, match=r"dimensions|none of|names"):
        group(votes, statements)
