"""The same statistics by independent libraries: numpy, scipy and statsmodels."""

import statistics
import warnings
from collections import Counter
from fractions import Fraction
from random import Random
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from dialogs.methods.assessment import Zone, zone_of
from dialogs.methods.rating import assess, kendall_w, zone_agreement
from dialogs.methods.statistics import describe, percentile

SEEDS = range(60)
CLOSE = 1e-9


def near(found: Fraction | None, value: Any) -> bool:
    return found is not None and abs(float(found) - float(value)) < CLOSE


@pytest.fixture(scope="module")
def elsewhere() -> SimpleNamespace:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from scipy.stats import friedmanchisquare
        from statsmodels.stats.inter_rater import fleiss_kappa
    return SimpleNamespace(friedman=friedmanchisquare, kappa=fleiss_kappa)


def drawn(seed: int) -> list[list[int]]:
    """Five seats or more by at least three items; few values, so that ties abound."""
    random = Random(seed)
    items, values = random.randint(3, 8), random.choice([range(1, 10), range(4, 8)])
    return [[random.choice(values) for _ in range(items)] for _ in range(random.randint(5, 15))]


@pytest.mark.parametrize("seed", SEEDS)
def test_percentiles(seed: int):
    random = Random(seed)
    values = [random.randint(1, 9) for _ in range(random.randint(1, 30))]
    for tenths in range(11):
        found = percentile(Counter(values), Fraction(tenths, 10))
        assert near(found, np.quantile(values, tenths / 10, method="linear"))


@pytest.mark.parametrize("seed", SEEDS)
def test_assessed_figures(seed: int):
    values = [row[0] for row in drawn(seed)]
    found = assess(values)
    assert found.median == statistics.median(values)
    p30, p70 = np.percentile(values, [30, 70])
    limit = 2.35 + 1.5 * abs(5 - (p30 + p70) / 2)
    assert near(found.di, (p70 - p30) / limit)


@pytest.mark.parametrize("seed", SEEDS)
def test_descriptions(seed: int):
    values = [row[0] for row in drawn(seed)]
    found = describe(values)
    assert near(found.variance, np.var(values, ddof=1))
    assert near(found.mean, np.mean(values))
    assert found.lowest == min(values)
    assert found.highest == max(values)


@pytest.mark.parametrize("seed", SEEDS)
def test_kendalls_w_is_friedmans_chi_square(seed: int, elsewhere: Any):
    rows = drawn(seed)
    chi_square = elsewhere.friedman(*np.array(rows).T).statistic
    assert near(kendall_w(rows), chi_square / (len(rows) * (len(rows[0]) - 1)))


@pytest.mark.parametrize("seed", SEEDS)
def test_kappa_over_the_zones(seed: int, elsewhere: Any):
    rows = drawn(seed)
    table = [
        [[zone_of(rating) for rating in item].count(zone) for zone in Zone]
        for item in zip(*rows, strict=True)
    ]
    found = zone_agreement(rows)
    assert found is not None
    assert near(found.kappa, elsewhere.kappa(table))
