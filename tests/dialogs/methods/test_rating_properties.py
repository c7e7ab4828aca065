"""What holds for all ratings and all tables of ratings."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dialogs.methods.assessment import State
from dialogs.methods.rating import Assessment, RatingCode, Rows, assess, concordance
from dialogs.methods.series import feedback, movement
from tests.dialogs.methods.rating_shorthand import MAYBE, Row, ratings, tables


def facts_of(assessment: Assessment) -> dict[str, str | int]:
    return {name: fact for reason in assessment.reasons for name, fact in reason.facts}


@given(st.lists(MAYBE, max_size=25), st.randoms())
def test_permuting_seats_changes_nothing(answers: Row, random: Random):
    shuffled = random.sample(answers, len(answers))
    assert assess(shuffled) == assess(answers)


@given(st.lists(MAYBE, max_size=25), st.integers(1, 9))
def test_silence_changes_nothing(answers: Row, silent: int):
    assert assess([*answers, *[None] * silent]) == assess(answers)


@given(ratings(fewest=5))
def test_the_reasons_explain_the_state(answers: list[int]):
    assessment = assess(answers)
    codes = {reason.code for reason in assessment.reasons}
    disputes = codes & {RatingCode.EXTREMES_APART, RatingCode.SPREAD_OVER}
    if disputes:
        assert assessment.state is State.DISPUTED
        assert facts_of(assessment)["rules"] == len(disputes)
    elif RatingCode.OUTSIDE_FEW in codes:
        assert assessment.state is State.AGREED
    else:
        assert assessment.state is State.INDETERMINATE
        assert RatingCode.OUTSIDE_MANY in codes
    assert f"rating_{assessment.state.value}" == assessment.reasons[-1].code


@given(ratings(fewest=5))
def test_the_reasons_carry_the_figures(answers: list[int]):
    assessment, facts = assess(answers), facts_of(assess(answers))
    assert (facts["n"], facts["outside"]) == (len(answers), assessment.outside)
    assert (facts["low"], facts["high"]) == (assessment.low, assessment.high)
    assert assessment.zone is not None
    assert facts["zone"] == assessment.zone.value
    for name in ("median", "p30", "p70", "ipr", "ipras", "di"):
        assert abs(float(facts[name]) - float(getattr(assessment, name))) <= 0.00005


@given(ratings(fewest=1))
def test_counts_add_up(answers: list[int]):
    assessment = assess(answers)
    assert assessment.zone is not None
    assert sum(assessment.histogram) == assessment.n == len(answers)
    assert assessment.outside == sum(rating not in assessment.zone.ratings for rating in answers)
    assert assessment.low + assessment.high <= assessment.n


@given(ratings(fewest=1))
def test_turning_the_scale_round_turns_the_figures_round(answers: list[int]):
    one, other = assess(answers), assess([10 - rating for rating in answers])
    assert (one.low, one.high, one.di) == (other.high, other.low, other.di)
    assert one.median is not None
    assert other.median == 10 - one.median


@given(st.integers(1, 9), st.integers(5, 25))
def test_all_the_same_is_agreed(rating: int, seats: int):
    assessment = assess([rating] * seats)
    assert assessment.state is State.AGREED
    assert [assessment.di, assessment.outside] == [0, 0]


@given(ratings())
def test_no_state_and_no_feedback_below_five(answers: list[int]):
    few = len(answers) < 5
    assert (assess(answers).state is None) is few
    assert (feedback(answers) is None) is few


@given(tables(), st.randoms())
def test_permuting_seats_or_items_leaves_the_concordance(rows: list[Row], random: Random):
    found = concordance(rows)
    assert concordance(random.sample(rows, len(rows))) == found
    items = list(range(len(rows[0]) if rows else 0))
    random.shuffle(items)
    assert concordance([[row[item] for item in items] for row in rows]) == found


@given(tables())
def test_a_seat_with_a_gap_leaves_the_concordance(rows: list[Row]):
    gap: Row = [None] * len(rows[0]) if rows else [None]
    assert concordance([*rows, gap]) == concordance(rows)


@given(tables(gaps=False))
def test_the_concordance_stays_in_its_bounds(rows: Rows):
    found = concordance(rows)
    assert found.seats == len(rows)
    assert found.kendall_w is None or 0 <= found.kendall_w <= 1
    assert found.fleiss_kappa is None or -1 <= found.fleiss_kappa <= 1
    assert (found.percent_agreement is None) is (len(rows) < 2)


@given(tables(), st.randoms())
def test_movement_counts_ratings_not_seats(rows: list[Row], random: Random):
    later = [[random.choice([rating, None, 5]) for rating in row] for row in rows]
    there, back = movement(rows, later), movement(later, rows)
    assert there == back
    assert 0 <= there.moved <= there.of <= sum(rating is not None for row in rows for rating in row)
    assert movement(rows, rows).moved == 0
