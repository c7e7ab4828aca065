"""Ratings of an item: published panels with their source, the case, and the edges computed by hand.

Sources: M = Fitch et al., The RAND/UCLA Appropriateness Method User's Manual (2001), chapter 8, its table as
reprinted in BMC Med Inform Decis Mak 2012;12:93, table 7; B = BMJ Open 2012;2:e001431, table 1; R = Br J
Radiol 2017;91:20170577, table 4; O = Ophthalmology 2009;116:710, table 3; D = deliberation.md, "rating".
"""

from fractions import Fraction

import pytest

from dialogs.methods.assessment import Spread, State, Zone, zone_of
from dialogs.methods.rating import RatingCode, assess
from tests.dialogs.methods.rating_shorthand import said

AGREED, OPEN, DISPUTED = State.AGREED, State.INDETERMINATE, State.DISPUTED
REJECT, UNCERTAIN, ACCEPT = Zone.REJECT, Zone.UNCERTAIN, Zone.ACCEPT

CASES = [
    ("B criterion one, n=15: 3 outside, 4 may", "456 77777 88888 99", ACCEPT, AGREED),
    ("M panel of 8: 2 outside is agreement", "88888 8 55", ACCEPT, AGREED),
    ("M panel of 8: 3 outside is none", "88888 555", ACCEPT, OPEN),
    ("M panel of 8: 3 in each extreme", "222 888 88", ACCEPT, DISPUTED),
    ("M panel of 9: 2 outside", "8888888 44", ACCEPT, AGREED),
    ("M panel of 9: 3 in each extreme", "333 777 777", ACCEPT, DISPUTED),
    ("M panel of 10: 2 outside", "22222222 55", REJECT, AGREED),
    ("M panel of 10: 3 outside", "2222222 555", REJECT, OPEN),
    ("M panel of 10: 3 in each extreme", "2222222 777", REJECT, DISPUTED),
    ("M panel of 11: 3 outside is agreement", "88888888 555", ACCEPT, AGREED),
    ("M panel of 11: 3 in each extreme is no dispute", "88888888 333", ACCEPT, AGREED),
    ("M panel of 11: 4 in each extreme", "8888888 3333", ACCEPT, DISPUTED),
    ("M panel of 13: 4 outside is none", "888888888 5555", ACCEPT, OPEN),
    ("M panel of 14: 4 outside is agreement", "8888888888 5555", ACCEPT, AGREED),
    ("M panel of 14: 4 in each extreme is no dispute", "8888888888 3333", ACCEPT, AGREED),
    ("M panel of 16: 5 outside is none", "88888888888 55555", ACCEPT, OPEN),
    ("M panel of 16: 5 in each extreme", "88888888888 33333", ACCEPT, DISPUTED),
    ("R panel of 17: no more than 5", "888888888888 55555", ACCEPT, AGREED),
    ("R panel of 18: no more than 5", "888888888888 555555", ACCEPT, OPEN),
    ("R panel of 20: no more than 6", "88888888888888 555555", ACCEPT, AGREED),
    ("R panel of 21: no more than 6", "88888888888888 5555555", ACCEPT, OPEN),
    ("R panel of 24: no more than 7", "88888888888888888 5555555", ACCEPT, AGREED),
    ("M, O median 6.5 counts as appropriate", "5556 7777", ACCEPT, OPEN),
    ("M median 3.5 counts as uncertain", "2233 4455", UNCERTAIN, OPEN),
    ("D median 3.5 of six: the 3s lie outside", "333 444", UNCERTAIN, OPEN),
    ("D five: fewer than 5/3 outside", "8888 5", ACCEPT, AGREED),
    ("D five: 2 outside", "888 55", ACCEPT, OPEN),
    ("D five: 2 in each extreme", "222 88", REJECT, DISPUTED),
    ("D seven: 2 outside, fewer than 7/3", "88888 55", ACCEPT, AGREED),
    ("D seven: 3 in each extreme, the ceiling of 7/3", "222 5 888", UNCERTAIN, DISPUTED),
    ("D six: exactly 6/3 outside is not fewer", "8888 55", ACCEPT, OPEN),
    ("D nineteen: 6 outside, fewer than 19/3", "8888888888888 555555", ACCEPT, AGREED),
    ("D by the spread alone: 4 low but only 2 high", "1111 5666 88", UNCERTAIN, DISPUTED),
    ("D by both rules", "1111 5 99999", ACCEPT, DISPUTED),
    ("D the spread exactly at its limit is no dispute", "3444 4567 78899", UNCERTAIN, OPEN),
    ("D all the same", "5555555", UNCERTAIN, AGREED),
    ("D the whole scale", "123456789", UNCERTAIN, DISPUTED),
    ("D gaps are no ratings", "8.8.8.8.8", ACCEPT, AGREED),
    ("D four ratings: numbers only", "2 2 8 8", UNCERTAIN, None),
    ("D one seat", "9", ACCEPT, None),
    ("D nobody", "", None, None),
    ("D everybody silent", "....", None, None),
]


@pytest.mark.parametrize(("ratings", "zone", "state"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_zone_and_state(ratings: str, zone: Zone | None, state: State | None):
    assessment = assess(said(ratings))
    assert (assessment.zone, assessment.state) == (zone, state)


def test_published_figures_of_one_criterion():
    """Source B prints median 7.0, percentiles 7.0 and 8.0, IPR 1.0 and IPRAS 6.1."""
    found = assess(said("456 77777 88888 99"))
    assert [found.median, found.p30, found.p70, found.ipr] == [7, 7, 8, 1]
    assert (found.n, found.ipras, found.outside) == (15, Fraction("6.1"), 3)


@pytest.mark.parametrize(
    ("p30", "p70", "ipras", "di"),
    [
        ("5", "5", "2.35", 0.0),  # M: the width needed for disagreement when perfect symmetry exists
        ("4", "6", "2.35", 0.851),
        ("7", "8", "6.1", 0.164),  # B
        ("2", "3", "6.1", 0.164),  # mirrored
        ("1", "9", "2.35", 3.404),
        ("8", "9", "7.6", 0.132),
        ("4", "7.4", "3.4", 1.0),
    ],
)
def test_the_limit_widens_away_from_the_middle(p30: str, p70: str, ipras: str, di: float):
    spread = Spread(Fraction(p30), Fraction(p70))
    assert (spread.ipras, round(float(spread.di), 3)) == (Fraction(ipras), di)
    assert spread.is_dispute is (spread.di > 1)


@pytest.mark.parametrize(
    ("value", "zone"),
    [
        (Fraction(1), REJECT),
        (Fraction(3), REJECT),
        (Fraction("3.5"), UNCERTAIN),
        (Fraction(6), UNCERTAIN),
        (Fraction("6.5"), ACCEPT),
        (Fraction(9), ACCEPT),
    ],
)
def test_a_half_belongs_to_the_higher_zone(value: Fraction, zone: Zone):
    assert zone_of(value) is zone


def test_nobody_leaves_no_figure():
    found = assess([None, None])
    assert (found.n, found.outside, found.low, found.high, found.histogram) == (0, 0, 0, 0, (0,) * 9)
    assert {found.median, found.p30, found.p70, found.ipr, found.ipras, found.di} == {None}
    assert [reason.code for reason in found.reasons] == [RatingCode.UNRATED]


def test_one_seat_has_figures_and_no_state():
    found = assess([4, None])
    assert [found.n, found.median, found.p30, found.p70, found.di] == [1, 4, 4, 4, 0]
    assert [reason.code for reason in found.reasons] == [RatingCode.RATED, RatingCode.NUMBERS_ONLY]


def test_reasons_give_both_rules_with_figures_and_limits():
    found = assess(said("7 6 8 3 3 2 7 8 7 8"))
    assert [(reason.code, dict(reason.facts)) for reason in found.reasons] == [
        ("rating_rated", {"n": 10, "median": "7", "zone": "accept"}),
        ("rating_outside_many", {"outside": 4, "n": 10, "limit": 2}),
        ("rating_extremes_apart", {"low": 3, "high": 6, "needed": 3}),
        (
            "rating_spread_within",
            {"p30": "5.1", "p70": "7.3", "ipr": "2.2", "ipras": "4.15", "di": "0.5301"},
        ),
        ("rating_disputed", {"rules": 1}),
    ]


def test_both_rules_can_see_the_dispute():
    assert dict(assess(said("1111 5 99999")).reasons[-1].facts) == {"rules": 2}


@pytest.mark.parametrize("wrong", [0, 10, -1])
def test_a_rating_off_the_scale_is_an_error(wrong: int):
    with pytest.raises(ValueError, match="no rating from 1 to 9"):
        assess([5, wrong])


def test_no_code_is_beyond_reach():
    found = {reason.code for _, ratings, _, _ in CASES for reason in assess(said(ratings)).reasons}
    assert found == set(RatingCode)
