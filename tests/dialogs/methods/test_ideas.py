"""Picked and ranked ideas: a table of cases with their source, edges, and what always holds."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.methods.ideas import IdeasCode, IdeaSum, explain, rank_ideas
from dialogs.methods.reasons import Reason

Pick = list[str | None]


def picked(*lines: str) -> list[Pick]:
    """One line per voter, the first choice first; a full stop leaves a place empty."""
    return [[None if letter == "." else letter for letter in line] for line in lines]


CASES = [
    (
        "Free Range Learner, Nominal Group Technique: four people order five items",
        ("ACBDE", "BACDE", "ADCBE", "BCAED"),
        "A17 B15 C14 D9 E5",
    ),
    ("deliberation.md: 5 points for the first down to 1", ("ABCDE",), "A5 B4 C3 D2 E1"),
    ("deliberation.md: a sum of few against many voters", ("AB", "A.B", "..B"), "A10 B10"),
    ("by hand: equal sums, more voters stand first", ("A", "..B", "...B"), "A5 B5"),
    ("by hand: equal in both, by name", ("BA", "AB"), "A9 B9"),
    ("by hand: an empty place gives its points to nobody", (".A..B",), "A4 B1"),
    ("by hand: fewer than five ideas", ("A", "A", "B"), "A10 B5"),
    ("by hand: nobody", (), ""),
    ("by hand: empty picks", ("", "....."), ""),
]


@pytest.mark.parametrize(("lines", "sums"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_sums(lines: tuple[str, ...], sums: str):
    found = rank_ideas(picked(*lines))
    assert {f"{each.idea}{each.sum}" for each in found} == set(sums.split())
    assert [each.sum for each in found] == sorted((each.sum for each in found), reverse=True)


def test_voters_are_counted_beside_the_sum():
    assert rank_ideas(picked("A", "A", "BC", ".C", ".C")) == (
        IdeaSum("C", 12, 3),
        IdeaSum("A", 10, 2),
        IdeaSum("B", 5, 1),
    )


def test_equal_sums_are_ordered_by_voters_then_by_name():
    assert [each.idea for each in rank_ideas(picked("Z", "...A", "..A", "Y"))] == ["A", "Y", "Z"]


@pytest.mark.parametrize(
    ("pick", "words"), [("ABCDEF", "6 ideas are picked"), ("ABA", "A is picked twice"), ("A...A", "twice")]
)
def test_what_cannot_be_is_an_error(pick: str, words: str):
    with pytest.raises(ValueError, match=words):
        rank_ideas(picked(pick))


REASONS = [
    ("both counts name one", ("AB", "AC"), ["ideas_counted", "ideas_highest", "ideas_most_voters_same"]),
    ("most voters another", ("A", "A", "...B", "...B", "...B"), ["ideas_highest", "ideas_most_voters_other"]),
    ("a tie in both", ("AB", "BA"), ["ideas_highest", "ideas_most_voters_same"]),
    ("more with as many voters", ("AB",), ["ideas_highest", "ideas_most_voters_other"]),
    ("nobody", (), ["ideas_nothing_picked"]),
]


@pytest.mark.parametrize(("lines", "codes"), [c[1:] for c in REASONS], ids=[c[0] for c in REASONS])
def test_reasons(lines: tuple[str, ...], codes: list[str]):
    found = [reason.code for reason in explain(picked(*lines))]
    assert found[-len(codes) :] == codes


def test_reasons_name_sums_and_voters():
    assert explain(picked("AB", "AB", ".B", ".....")) == (
        Reason(IdeasCode.COUNTED, (("voters", 3), ("ideas", 2))),
        Reason(IdeasCode.HIGHEST, (("ideas", "B"), ("count", 1), ("sum", 12))),
        Reason(IdeasCode.MOST_VOTERS_SAME, (("voters", 3), ("count", 1))),
    )


PICKS = st.lists(st.lists(st.sampled_from("ABCDEFG"), max_size=5, unique=True), max_size=9)


@given(PICKS, st.randoms())
def test_permuting_voters_or_adding_a_silence_changes_nothing(picks: list[list[str]], random: Random):
    assert rank_ideas([*random.sample(picks, len(picks)), []]) == rank_ideas(picks)


@given(PICKS)
def test_renaming_ideas_renames_results(picks: list[list[str]]):
    renamed = rank_ideas([[f"x{idea}" for idea in pick] for pick in picks])
    assert [(each.idea[1:], each.sum, each.voters) for each in renamed] == [
        (each.idea, each.sum, each.voters) for each in rank_ideas(picks)
    ]


@given(PICKS)
def test_points_add_up(picks: list[list[str]]):
    found = rank_ideas(picks)
    assert sum(each.sum for each in found) == sum(sum(range(5, 5 - len(pick), -1)) for pick in picks)
    assert all(each.voters <= each.sum <= 5 * each.voters for each in found)


@given(PICKS)
def test_the_reasons_name_the_highest_sum(picks: list[list[str]]):
    found, facts = rank_ideas(picks), dict(explain(picks)[-1].facts)
    if found:
        highest = dict(explain(picks)[1].facts)
        leading = [each.idea for each in found if each.sum == found[0].sum]
        assert (highest["ideas"], highest["sum"]) == (", ".join(leading), found[0].sum)
        assert facts["voters"] == max(each.voters for each in found)
