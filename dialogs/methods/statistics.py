"""Descriptive statistics, exact: percentiles, spread, concordance of ranks, agreement beyond chance."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import TypeVar

Number = TypeVar("Number", int, Fraction)
MOST_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Description:
    """`variance` is the sample's (n - 1), None of a single value; the quartiles are percentiles of type 7."""

    n: int
    mean: Fraction
    variance: Fraction | None
    lowest: Fraction
    lower_quartile: Fraction
    median: Fraction
    upper_quartile: Fraction
    highest: Fraction


@dataclass(frozen=True, slots=True)
class Agreement:
    """`percent`: share of agreeing pairs of raters, in [0, 1]; `kappa` is None if all used one category."""

    percent: Fraction
    kappa: Fraction | None


def percentile(counts: Mapping[Number, int], share: Fraction) -> Fraction:
    """The value below which `share`, in [0, 1], of the values lie; `counts` says how often each occurs.

    Type 7, linear between neighbours. Source: R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical
    Packages, The American Statistician 50 (1996). Raises ValueError without a value.
    """
    values = sorted(counts)
    reached = list(accumulate(counts[value] for value in values))
    if not reached or reached[-1] < 1:
        raise ValueError("there is no value")
    below, rest = divmod(share * (reached[-1] - 1), 1)
    lower = _nth(values, reached, below)
    return lower if not rest else lower + rest * (_nth(values, reached, below + 1) - lower)


def _nth(values: Sequence[Number], reached: Sequence[int], place: int) -> Fraction:
    return next(Fraction(value) for value, last in zip(values, reached, strict=True) if place < last)


def describe(values: Sequence[Number]) -> Description:
    """Raises ValueError without a value."""
    counts = Counter(values)
    quarters = [percentile(counts, Fraction(quarter, 4)) for quarter in range(5)]
    n, total = len(values), Fraction(sum(values))
    squares = sum(Fraction(value) ** 2 * count for value, count in counts.items())
    variance = (squares - total**2 / n) / (n - 1) if n > 1 else None
    return Description(n, total / n, variance, *quarters)


def complete_rows(rows: Sequence[Sequence[Number | None]]) -> list[Sequence[Number]]:
    """The rows without a gap."""
    return [row for row in rows if None not in row]  # type: ignore[misc]  # no None is left in them


def kendall_w(rows: Sequence[Sequence[Number | None]]) -> Fraction | None:
    """How far the rows put the columns in the same order, 0 (not at all) to 1 (all the same).

    Mid-ranks, corrected for ties, over the complete rows; None for fewer than two of them, fewer than two
    columns, or rows that all rate every column the same. Source: M. G. Kendall and J. D. Gibbons, Rank
    Correlation Methods (1990), chapter 6. Raises ValueError for rows of different lengths.
    """
    complete = complete_rows(rows)
    if len(complete) < 2:
        return None
    raters, columns = len(complete), len(complete[0])
    sums, ties = [0] * columns, 0
    for row in complete:
        counts = Counter(row)
        ranks = _doubled_ranks(counts)
        sums = [known + ranks[value] for known, value in zip(sums, row, strict=True)]
        ties += sum(count**3 - count for count in counts.values())
    most = raters * (raters * (columns**3 - columns) - ties)
    deviation = sum((each - raters * (columns + 1)) ** 2 for each in sums)
    return Fraction(3 * deviation, most) if most else None


def _doubled_ranks(counts: Mapping[Number, int]) -> dict[Number, int]:
    """Twice the mid-rank of each value, so that it stays whole."""
    ranks, before = {}, 0
    for value in sorted(counts):
        ranks[value] = 2 * before + counts[value] + 1
        before += counts[value]
    return ranks


def agreement(table: Sequence[Sequence[int]]) -> Agreement | None:
    """Fleiss' kappa; a row per subject says how many raters put it in each category.

    None without a subject or with fewer than two raters. Source: J. L. Fleiss, Measuring Nominal Scale
    Agreement among Many Raters, Psychological Bulletin 76 (1971). Raises ValueError if subjects differ in
    the number of their raters.
    """
    raters = {sum(row) for row in table}
    if len(raters) > 1:
        raise ValueError("the subjects have different numbers of raters")
    each = min(raters, default=0)
    if each < 2:
        return None
    agreeing = sum(count * (count - 1) for row in table for count in row)
    percent = Fraction(agreeing, len(table) * each * (each - 1))
    chance = sum(share**2 for share in _shares(table, len(table) * each))
    return Agreement(percent, (percent - chance) / (1 - chance) if chance != 1 else None)


def _shares(table: Sequence[Sequence[int]], total: int) -> Iterator[Fraction]:
    return (Fraction(sum(column), total) for column in zip(*table, strict=True))


def figure(value: Fraction, decimals: int = MOST_DECIMALS) -> str:
    """Rounded for a reason's fact: "7.5", "-0.041"; without trailing zeros."""
    text = f"{float(round(value, decimals)):.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
