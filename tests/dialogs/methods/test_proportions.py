"""The tests of proportions: squares of z worked out by hand, and the same z from statsmodels.

z = 2·√n·(s/n − ½) and z = (p₁ − p₂) / √(p(1 − p)(1/n + 1/m)), one added to every count; C. Small et al.,
Polis, Recerca 26 (2021).
"""

import math
import warnings
from fractions import Fraction
from importlib import import_module
from random import Random
from types import ModuleType

import pytest

from dialogs.methods.proportions import SIGNIFICANT, against_half, against_others, is_significant

HALF = [
    ("nobody answered: 1 of 1, z = 1", (0, 0), Fraction(1)),
    ("all of 8: 9 of 9, z = 3", (8, 8), Fraction(9)),
    ("none of 8: 1 of 9, z = -7/3", (0, 8), Fraction(-49, 9)),
    ("4 of 9: 5 of 10, z = 0", (4, 9), Fraction(0)),
    ("5 of 9: 6 of 10, z = 2/√10", (5, 9), Fraction(4, 10)),
]
OTHERS = [
    ("all of both: the pooled proportion is 1", (8, 8, 7, 7), Fraction(0)),
    ("the same proportion: 5 of 10 and 4 of 8", (4, 9, 3, 7), Fraction(0)),
    ("8 of 8 and 0 of 7: 9 of 9 and 1 of 8", (8, 8, 0, 7), Fraction(63**2 * 17, 72 * 10 * 7)),
    ("the other way round", (0, 7, 8, 8), -Fraction(63**2 * 17, 72 * 10 * 7)),
]


@pytest.mark.parametrize(("counts", "square"), [case[1:] for case in HALF], ids=[case[0] for case in HALF])
def test_against_half(counts: tuple[int, int], square: Fraction):
    assert against_half(*counts) == square


@pytest.mark.parametrize(
    ("counts", "square"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS]
)
def test_against_others(counts: tuple[int, int, int, int], square: Fraction):
    assert against_others(*counts) == square


def test_significance_begins_above_one_and_2816_ten_thousandths():
    assert Fraction(12816**2, 10**8) == SIGNIFICANT
    assert not is_significant(SIGNIFICANT)
    assert is_significant(SIGNIFICANT + Fraction(1, 10**9))
    assert not is_significant(Fraction(-9))


@pytest.fixture(scope="module")
def statsmodels() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("statsmodels.stats.proportion")


def drawn(seed: int) -> tuple[int, int, int, int]:
    random = Random(seed)
    trials, others = random.randint(0, 60), random.randint(1, 60)
    return random.randint(0, trials), trials, random.randint(0, others - 1), others


@pytest.mark.parametrize("seed", range(100))
def test_statsmodels_finds_the_same(seed: int, statsmodels: ModuleType):
    said, trials, elsewhere, others = drawn(seed)
    half, _ = statsmodels.proportions_ztest(said + 1, trials + 1, value=0.5, prop_var=0.5)
    assert root(against_half(said, trials)) == pytest.approx(half)
    pair, _ = statsmodels.proportions_ztest([said + 1, elsewhere + 1], [trials + 1, others + 1])
    assert root(against_others(said, trials, elsewhere, others)) == pytest.approx(pair)


def root(signed_square: Fraction) -> float:
    return math.copysign(math.sqrt(abs(signed_square)), signed_square)
