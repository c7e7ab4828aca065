"""Schulze's rule: published examples with their source, and the edges computed by hand.

Sources: S<n> = example n in section 3 of M. Schulze, The Schulze method of voting, arXiv 1804.02973 (S3 is
the 45 voters of Social Choice and Welfare 36, 2011, and of the encyclopaedias); Condorcet = Essai sur
l'application de l'analyse, 1785, as told by H. P. Young, American Political Science Review 82 (1988);
Borda = Mémoire sur les élections au scrutin, 1781, as told by D. Black, The Theory of Committees and
Elections, 1958; Tennessee = the capital of Tennessee, the usual example of textbooks.
"""

from fractions import Fraction

import pytest

from dialogs.methods.priorities import Ballot, rank
from dialogs.methods.reasons import Reason
from tests.dialogs.methods.ballot_shorthand import cast, whole

S1 = whole("8 ACDB", "2 BADC", "4 CDBA", "4 DBAC", "3 DCBA")
S2 = whole("3 ACDB", "9 BACD", "8 CDAB", "5 DABC", "5 DBCA")
S3 = whole("5 ACBED", "5 ADECB", "8 BEDAC", "3 CABED", "7 CAEBD", "2 CBADE", "7 DCEBA", "8 EBADC")
S4 = whole("3 ABCD", "2 CBDA", "2 DABC", "2 DBCA")
S5 = whole("12 ABCD", "6 ADBC", "9 BCDA", "15 CDAB", "21 DBAC")
S6 = whole("8 ACDB", "2 BCDA", "3 BDAC", "5 CBDA", "1 CDBA", "3 DABC", "1 DBAC")
S7 = whole("3 ADEBCF", "3 BFECDA", "4 CABFDE", "1 DBCEFA", "4 DEFABC", "2 ECBDFA", "2 FACDBE")
S8 = whole("3 ABDC", "5 ADBC", "1 ADCB", "2 BADC", "2 BDCA", "4 CABD", "6 CBAD", "2 DBCA", "5 DCAB")
S8_WITH_E = whole(
    "3 ABDEC", "5 ADEBC", "1 ADECB", "2 BADEC", "2 BDECA", "4 CABDE", "6 CBADE", "2 DBECA", "5 DECAB",
)  # fmt: skip
S9 = whole("5 ACDB", "2 BCDA", "4 BDAC", "2 CDAB")
S10 = cast(
    "6 A>B>C>D", "8 A=B", "8 A=C", "18 A=C>D", "8 A=C=D", "40 B", "4 C>B>D", "9 C>D>A", "8 C=D",
    "14 D>A>B", "11 D>B>C", "4 D>C>A",
)  # fmt: skip
CYCLE_OF_60 = whole("23 ABC", "17 BCA", "2 BAC", "10 CAB", "8 CBA")
WINNER_OF_81 = whole("30 ABC", "1 ACB", "29 BAC", "10 BCA", "10 CAB", "1 CBA")
BORDA_21 = whole("1 ABC", "7 ACB", "7 BCA", "6 CBA")
TENNESSEE = whole("42 MNCK", "26 NCKM", "15 CKNM", "17 KCNM")

PUBLISHED = [
    ("S1: 21 voters", S1, "ABCD", "D A C B"),
    ("S2: 30 voters", S2, "ABCD", "C D B A"),
    ("S3: 45 voters", S3, "ABCDE", "E A C B D"),
    ("S4: 9 voters, two lead together", S4, "ABCD", "BD AC"),
    ("S5: 63 voters", S5, "ABCD", "D AB C"),
    ("S6: 23 voters, two lead together", S6, "ABCD", "AC D B"),
    ("S7: 19 voters", S7, "ABCDEF", "A B F D E C"),
    ("S7: two more take the lead from A", S7 + whole("2 AEFCBD"), "ABCDEF", "D E C A B F"),
    ("S8: 30 voters", S8, "ABCD", "A D C B"),
    ("S8: option E is added, not the best, and the lead goes from A to B", S8_WITH_E, "ABCDE", "B A D E C"),
    ("S9: 13 voters", S9, "ABCD", "A C D B"),
    ("S10: ties and unranked options, winning votes", S10, "ABCD", "D A B C"),
    ("Condorcet: 60 voters in a cycle", CYCLE_OF_60, "ABC", "B C A"),
    ("Condorcet: 81 voters", WINNER_OF_81, "ABC", "A B C"),
    ("Borda: 21 voters", BORDA_21, "ABC", "C B A"),
    ("Tennessee", TENNESSEE, "MNCK", "N C K M"),
    ("Condorcet's paradox", whole("1 ABC", "1 BCA", "1 CAB"), "ABC", "ABC"),
]


@pytest.mark.parametrize(
    ("ballots", "options", "order"), [case[1:] for case in PUBLISHED], ids=[case[0] for case in PUBLISHED]
)
def test_published_orders(ballots: list[Ballot], options: str, order: str):
    assert ["".join(layer) for layer in rank(ballots, options).order] == order.split()


STRENGTHS = [
    ("S1", S1, "A: B14 C14 D12 B: A13 C13 D12 C: A13 B15 D12 D: A13 B19 C13"),
    ("S2", S2, "A: B17 C17 D17 B: A18 C19 D19 C: A18 B20 D20 D: A18 B21 C19"),
    (
        "S3",
        S3,
        "A: B28 C28 D30 E24 B: A25 C28 D33 E24 C: A25 B29 D29 E24 D: A25 B28 C28 E24 E: A25 B28 C28 D31",
    ),
    ("S4", S4, "A: B5 C5 D5 B: A5 C7 D5 C: A5 B5 D5 D: A6 B5 C5"),
    ("S5", S5, "A: B36 C39 D36 B: A36 C48 D36 C: A36 B36 D36 D: A45 B42 C42"),
    ("S6", S6, "A: B14 C15 D15 B: A12 C12 D12 C: A15 B14 D16 D: A15 B14 C15"),
    ("S8", S8, "A: B18 C20 D21 B: A17 C17 D17 C: A19 B18 D19 D: A19 B18 C20"),
    (
        "S8 with E",
        S8_WITH_E,
        "A: B18 C20 D21 E21 B: A19 C19 D19 E19 C: A19 B18 D19 E19 D: A19 B18 C20 E30 E: A19 B18 C20 D19",
    ),
    ("S10", S10, "A: B67 C67 D45 B: A45 C79 D45 C: A45 B45 D45 D: A50 B72 C72"),
]


@pytest.mark.parametrize(
    ("ballots", "table"), [case[1:] for case in STRENGTHS], ids=[c[0] for c in STRENGTHS]
)
def test_published_strengths(ballots: list[Ballot], table: str):
    found = rank(ballots, "ABCDE" if "E" in table else "ABCD").strengths
    lines = [f"{one}: " + " ".join(f"{other}{n}" for other, n in row.items()) for one, row in found.items()]
    assert " ".join(lines) == table


def test_indifference_is_not_transitive():
    """S4: B before C and D before A, every other pair equal; the layers alone would say B before A too."""
    ranking = rank(S4, "ABCD")
    assert ranking.ties == (("A", "B"), ("A", "C"), ("B", "D"), ("C", "D"))
    assert Reason("priorities_ties_across", (("count", 2),)) in ranking.reasons


BORDA = [
    ("Borda, 1781 (points 2, 1, 0)", BORDA_21, "ABC", "16 21 26"),
    ("Condorcet, 1785: B has more points than the winner A", WINNER_OF_81, "ABC", "101 109 33"),
    ("Tennessee", TENNESSEE, "MNCK", "126 194 173 107"),
    ("half a point for a tie (Black 1976), unranked options tied last", cast("2 A>B=C"), "ABCD", "6 3 3 0"),
    ("nothing ranked: everybody is tied", cast("2"), "ABCD", "3 3 3 3"),
    ("a half", cast("1 A>B=C"), "ABC", "2 1/2 1/2"),
]


@pytest.mark.parametrize(
    ("ballots", "options", "points"), [case[1:] for case in BORDA], ids=[case[0] for case in BORDA]
)
def test_borda(ballots: list[Ballot], options: str, points: str):
    expected = dict(zip(options, map(Fraction, points.split()), strict=True))
    assert rank(ballots, options).borda == expected


BY_HAND = [
    ("one seat", cast("1 A>B>C"), "A B C"),
    ("nobody", [], "ABC"),
    ("everybody silent", cast("5"), "ABC"),
    ("all the same", cast("7 C>A>B"), "C A B"),
    ("everything on one tier", cast("4 A=B=C"), "ABC"),
    ("an exact tie", cast("3 A>B>C", "3 B>A>C"), "AB C"),
    ("unranked options tie last", cast("2 B"), "B AC"),
    ("a last tier spoken and one left out are the same", cast("2 B>A=C"), "B AC"),
    ("clones of one ballot as one line", cast("2 A>B", "3 B>A"), "B A C"),
    ("the same ballots line by line", cast(*["1 A>B"] * 2, *["1 B>A"] * 3), "B A C"),
]


@pytest.mark.parametrize(("ballots", "order"), [case[1:] for case in BY_HAND], ids=[c[0] for c in BY_HAND])
def test_edges(ballots: list[Ballot], order: str):
    assert ["".join(layer) for layer in rank(ballots, "ABC").order] == order.split()


def test_one_option_leads_alone():
    ranking = rank(cast("2 A"), "A")
    assert (ranking.order, ranking.ties, ranking.pairwise) == ((("A",),), (), {"A": {}})
    assert Reason("priorities_only_option", (("option", "A"),)) in ranking.reasons


def test_pairs_are_counted_once_per_ballot():
    assert rank(cast("3 A>B=C", "2 C"), "ABC").pairwise == {
        "A": {"B": 3, "C": 3},
        "B": {"A": 0, "C": 0},
        "C": {"A": 2, "B": 2},
    }


def test_reasons_of_a_winner_in_every_comparison():
    assert rank(WINNER_OF_81, "ABC").reasons == (
        Reason("priorities_counted", (("ballots", 81), ("options", 3))),
        Reason("priorities_wins_each", (("option", "A"), ("rival", "B"), ("votes", 41), ("against", 40))),
        _before("A", "B", 41, 40, 41, 0),
        _before("B", "C", 69, 12, 69, 0),
        Reason("priorities_borda_differs", (("options", "B"), ("count", 1), ("points", "109"))),
    )


def test_reasons_of_a_winner_by_chains():
    reasons = rank([*S1, *cast("2")], "ABCD").reasons
    assert reasons[:3] == (
        Reason("priorities_counted", (("ballots", 23), ("options", 4))),
        Reason("priorities_empty", (("count", 2),)),
        Reason("priorities_leads", (("option", "D"),)),
    )
    assert reasons[3] == _before("D", "A", 11, 10, 13, 12)
    assert reasons[5] == _before("C", "B", 15, 6, 15, 13)


def test_a_chain_against_the_direct_comparison_is_said_so():
    """S2: 16 of 30 put A before B, yet the chain from B to A is the stronger one."""
    assert _before("B", "A", 14, 16, 18, 17, "priorities_before_by_chain") in rank(S2, "ABCD").reasons


def _before(
    above: str,
    below: str,
    votes: int,
    against: int,
    strength: int,
    back: int,
    code: str = "priorities_before",
) -> Reason:
    direct = (("above", above), ("below", below), ("votes", votes), ("against", against))
    return Reason(code, (*direct, ("strength", strength), ("back", back)))


@pytest.mark.parametrize(
    ("ballots", "options"),
    [
        ([], ""),
        ([], "AA"),
        (cast("1 A>B>A"), "AB"),
        (cast("1 A=A"), "AB"),
        (cast("1 A>X"), "AB"),
        (cast("0 A"), "AB"),
        ([Ballot(1, (("A",), ()))], "AB"),
        (cast(f"{2**53} A", "1 B"), "AB"),
    ],
    ids=["no option", "listed twice", "ranked twice", "in one tier twice", "unknown", "count 0", "empty tier",
         "too many"],
)  # fmt: skip
def test_what_cannot_be_counted_is_an_error(ballots: list[Ballot], options: str):
    with pytest.raises(ValueError, match=r"option|twice|times|tier|exactly"):
        rank(ballots, options)
