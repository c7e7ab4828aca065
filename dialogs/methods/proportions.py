"""One- and two-proportion tests as exact squares of z, with the pseudo-counts of opinion mapping.

Source: C. Small et al., Polis: scaling deliberation by mapping high dimensional opinion spaces, Recerca 26
(2021): one success and one trial are added to each count, so that small groups do not jump to extremes.
"""

from fractions import Fraction

SIGNIFICANT = Fraction(12816, 10000) ** 2  # z of 90 %, one-sided


def against_half(successes: int, trials: int) -> Fraction:
    """z·|z| of the test whether the proportion exceeds one half: z = 2·√n·(s/n − ½) with s + 1 of n + 1."""
    excess = 2 * (successes + 1) - (trials + 1)
    return Fraction(excess * abs(excess), trials + 1)


def against_others(successes: int, trials: int, other_successes: int, other_trials: int) -> Fraction:
    """z·|z| of the pooled two-proportion test whether the first proportion exceeds the second.

    0 where the pooled proportion is 1 and the test says nothing.
    """
    ours, n = successes + 1, trials + 1
    theirs, m = other_successes + 1, other_trials + 1
    failures = n + m - ours - theirs
    if not failures:
        return Fraction(0)
    lead = ours * m - theirs * n
    return Fraction(lead * abs(lead) * (n + m), n * m * (ours + theirs) * failures)


def is_significant(signed_square: Fraction) -> bool:
    return signed_square > SIGNIFICANT
