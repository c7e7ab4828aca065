"""Dots: cases computed by hand, and what holds for every placing. Source: deliberation.md, "dots: k each"."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.methods.priorities import DotTotal, dots
from dialogs.methods.reasons import Reason

CASES = [
    ("sums decide, not people", ["AAA", "B", "B"], "A B C"),
    ("the same sums share a layer", ["AB", "BA", "C"], "AB C"),
    ("one person", ["CCA"], "C A B"),
    ("nobody", [], "ABC"),
    ("everybody silent", ["", ""], "ABC"),
    ("all on one", ["BBB", "BBB"], "B AC"),
]


@pytest.mark.parametrize(("placed", "order"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_order(placed: list[str], order: str):
    assert ["".join(layer) for layer in dots(placed, "ABC", 3).order] == order.split()


def test_sums_people_and_unused_dots():
    result = dots(["AAB", "B", ""], "ABC", 3)
    assert result.totals == (DotTotal("A", 2, 1), DotTotal("B", 2, 2), DotTotal("C", 0, 0))
    assert result.unused == 5
    assert result.reasons == (
        Reason("dots_counted", (("people", 3), ("each", 3), ("placed", 4))),
        Reason("dots_unused", (("count", 5),)),
        Reason("dots_first", (("options", "A, B"), ("count", 2), ("dots", 2))),
        Reason("dots_next", (("options", "C"), ("count", 1), ("dots", 0), ("fewer", 2))),
    )


def test_without_a_dot_nothing_leads():
    codes = [reason.code for reason in dots(["", ""], "AB", 2).reasons]
    assert codes == ["dots_counted", "dots_unused", "dots_none"]


PLACED = st.lists(st.text("ABCD", max_size=4), max_size=8)


@given(PLACED, st.randoms())
def test_permuting_people_and_their_dots_changes_nothing(placed: list[str], random: Random):
    shuffled = ["".join(random.sample(each, len(each))) for each in random.sample(placed, len(placed))]
    assert dots(shuffled, "ABCD", 4) == dots(placed, "ABCD", 4)


@given(PLACED)
def test_renaming_options_renames_results(placed: list[str]):
    renamed = dots([each.lower() for each in placed], "abcd", 4)
    assert [[option.upper() for option in layer] for layer in renamed.order] == [
        list(layer) for layer in dots(placed, "ABCD", 4).order
    ]


@given(PLACED)
def test_no_dot_is_lost_or_made(placed: list[str]):
    result = dots(placed, "ABCD", 4)
    assert sum(total.dots for total in result.totals) + result.unused == 4 * len(placed)


@given(PLACED)
def test_the_reasons_always_explain_the_order(placed: list[str]):
    result = dots(placed, "ABCD", 4)
    told = [
        tuple(str(dict(reason.facts)["options"]).split(", "))
        for reason in result.reasons
        if reason.code in ("dots_first", "dots_next")
    ]
    assert told == (list(result.order) if any(placed) else [])


@pytest.mark.parametrize(
    ("placed", "options", "each"),
    [([], "", 1), ([], "AA", 1), (["AB"], "AB", 1), (["X"], "AB", 1), ([], "AB", 0)],
    ids=["no option", "listed twice", "too many dots", "unknown", "no dots"],
)
def test_what_cannot_be_is_an_error(placed: list[str], options: str, each: int):
    with pytest.raises(ValueError, match=r"option|dots"):
        dots(placed, options, each)
