"""Laps of a rating series; source: deliberation.md, "rating", and its case."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from dialogs.methods import rating, series
from dialogs.methods.assessment import State
from dialogs.methods.rating import assess, concordance
from dialogs.methods.reasons import Reason
from dialogs.methods.series import Movement, Series, SeriesCode, feedback, lap_end, movement
from tests.dialogs.methods.rating_shorthand import said, table

CASE = Path(rating.__file__).parents[2] / "bot" / "rehearsal" / "auenfurt.json"
GOALS = json.loads(CASE.read_text(encoding="utf-8"))["goals"]
AGREED, OPEN, DISPUTED = State.AGREED, State.INDETERMINATE, State.DISPUTED


def lap(number: int) -> list[list[int]]:
    columns = [goal[f"ratings_lap_{number}"] for goal in GOALS]
    return [list(row) for row in zip(*columns, strict=True)]


@pytest.mark.parametrize(
    ("number", "goal", "median", "outside", "di", "state"),
    [
        (1, "G1", "8", 0, "0.176", AGREED),
        (1, "G2", "7.5", 3, "0.347", OPEN),
        (1, "G3", "6", 5, "0.391", OPEN),
        (1, "G4", "7", 4, "0.530", DISPUTED),
        (1, "G5", "7", 1, "0.164", AGREED),
        (2, "G1", "8", 0, "0.176", AGREED),
        (2, "G2", "7.5", 1, "0.292", AGREED),
        (2, "G3", "7", 3, "0.059", OPEN),
        (2, "G4", "8", 2, "0.164", AGREED),
        (2, "G5", "7", 0, "0.164", AGREED),
    ],
)
def test_auenfurts_goals(number: int, goal: str, median: str, outside: int, di: str, state: State):
    found = assess(next(each for each in GOALS if each["id"] == goal)[f"ratings_lap_{number}"])
    assert found.di is not None
    assert (found.median, found.outside, found.state) == (Fraction(median), outside, state)
    assert f"{float(found.di):.3f}" == di


def test_auenfurts_fourth_goal_is_disputed_by_the_panel_rule_alone():
    found = assess([row[3] for row in lap(1)])
    assert (found.low, found.high) == (3, 6)
    codes = {reason.code for reason in found.reasons}
    assert {"rating_extremes_apart", "rating_spread_within"} <= codes


def test_in_auenfurt_concordance_falls_although_agreement_rises():
    first, second = concordance(lap(1)), concordance(lap(2))
    assert (first.seats, first.kendall_w, second.kendall_w) == (10, Fraction(571, 1830), Fraction(1, 6))
    assert round(float(Fraction(571, 1830)), 3) == 0.312
    assert first.percent_agreement is not None
    assert second.percent_agreement is not None
    assert first.percent_agreement < second.percent_agreement


def test_in_auenfurt_42_percent_moved():
    found = movement(lap(1), lap(2))
    assert (found, found.share, found.is_steady) == (Movement(21, 50), Fraction(42, 100), False)


def test_only_ratings_of_both_laps_are_compared():
    assert movement(table("12.", "4.6"), table("13.", "455")) == Movement(moved=2, of=4)


def test_laps_of_different_shape_are_an_error():
    for later in (table("12"), table("12", "3")):
        with pytest.raises(ValueError, match="argument"):
            movement(table("12", "34"), later)


@pytest.mark.parametrize(
    ("moved", "of", "is_steady"),
    [(0, 1, True), (3, 20, False), (2, 20, True), (14, 100, True), (0, 0, False)],
)
def test_steady_is_fewer_than_15_percent(moved: int, of: int, is_steady: bool):
    assert Movement(moved, of).is_steady is is_steady


def test_nothing_compared_has_no_share():
    assert Movement(0, 0).share is None


def test_feedback_needs_five_ratings_of_the_item():
    assert feedback(said("8889.")) is None
    assert feedback(said("88899.")) == series.Feedback(
        5, Fraction(8), Fraction(8), Fraction("8.8"), (0, 0, 0, 0, 0, 0, 0, 3, 2)
    )


FIRST, MOVED, SAME = table("5555", "5555"), table("5555", "5556"), table("5555", "5555")
UNTIL_STEADY = Series(until_steady=True)
ENDS = [
    ("two agreed, one closed", Series(), [FIRST], True, ["series_lap_left"]),
    ("two agreed, two closed", Series(), [FIRST, MOVED], False, ["series_moved", "series_laps_done"]),
    (
        "a steady lap does not end agreed laps",
        Series(3),
        [FIRST, SAME],
        True,
        ["series_moved", "series_lap_left"],
    ),
    ("three agreed, three closed", Series(3), [FIRST] * 3, False, ["series_moved", "series_laps_done"]),
    ("one agreed", Series(1), [FIRST], False, ["series_laps_done"]),
    ("until steady: nothing to compare yet", UNTIL_STEADY, [FIRST], True, ["series_unsteady"]),
    ("until steady: 1 of 8 moved", UNTIL_STEADY, [FIRST, MOVED], False, ["series_moved", "series_steady"]),
    (
        "until steady: 2 of 8 moved",
        UNTIL_STEADY,
        [FIRST, table("6555", "5556")],
        True,
        ["series_moved", "series_unsteady"],
    ),
    (
        "until steady: at most three laps",
        UNTIL_STEADY,
        [FIRST, FIRST, table("6666", "6666")],
        False,
        ["series_moved", "series_laps_done"],
    ),
    (
        "until steady: nobody rated twice",
        UNTIL_STEADY,
        [table("5.", ".5"), table(".5", "5.")],
        True,
        ["series_nothing_compared", "series_unsteady"],
    ),
]


@pytest.mark.parametrize(
    ("rule", "laps", "goes_on", "codes"), [c[1:] for c in ENDS], ids=[c[0] for c in ENDS]
)
def test_whether_another_lap_follows(rule: Series, laps: list, goes_on: bool, codes: list[str]):
    found = lap_end(rule, laps)
    assert (found.goes_on, [reason.code for reason in found.reasons]) == (goes_on, codes)


def test_a_lap_tells_how_far_ratings_moved():
    assert lap_end(Series(), [lap(1), lap(2)]).reasons == (
        Reason(SeriesCode.MOVED, (("moved", 21), ("of", 50), ("percent", "42"))),
        Reason(SeriesCode.LAPS_DONE, (("of", 2),)),
    )


@pytest.mark.parametrize("laps", [0, 4])
def test_a_series_has_one_to_three_laps(laps: int):
    with pytest.raises(ValueError, match="from 1 to 3"):
        Series(laps)


def test_a_series_without_a_closed_lap_has_no_end():
    with pytest.raises(ValueError, match="no lap"):
        lap_end(Series(), [])
