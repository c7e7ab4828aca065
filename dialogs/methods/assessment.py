"""What a rated item's figures are, and the words for where it lies and how far its ratings agree."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from dialogs.methods.reasons import Reason

SCALE = range(1, 10)
HALF = Fraction(1, 2)


class Zone(Enum):
    REJECT = "reject"
    UNCERTAIN = "uncertain"
    ACCEPT = "accept"

    @property
    def ratings(self) -> range:
        return {Zone.REJECT: SCALE[:3], Zone.UNCERTAIN: SCALE[3:6], Zone.ACCEPT: SCALE[6:]}[self]


class State(Enum):
    AGREED = "agreed"
    INDETERMINATE = "indeterminate"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Spread:
    """From the 30th to the 70th percentile, and how wide that may be before it is a dispute.

    Source: K. Fitch et al., The RAND/UCLA Appropriateness Method User's Manual (2001), chapter 8.
    """

    p30: Fraction
    p70: Fraction

    @property
    def ipr(self) -> Fraction:
        return self.p70 - self.p30

    @property
    def ipras(self) -> Fraction:
        """The limit; wider the farther the ratings' centre lies from the middle of the scale."""
        centre = (self.p30 + self.p70) / 2
        return Fraction(235, 100) + Fraction(3, 2) * abs(5 - centre)

    @property
    def di(self) -> Fraction:
        return self.ipr / self.ipras

    @property
    def is_dispute(self) -> bool:
        return self.ipr > self.ipras


@dataclass(frozen=True, slots=True)
class Assessment:
    """One item's ratings; `histogram` counts the ratings 1 to 9.

    `outside` counts those outside the median's zone, `low` those in 1-3, `high` those in 7-9. Without a
    rating every figure but the counts is None; `state` is None below five ratings.
    """

    n: int
    histogram: tuple[int, ...]
    outside: int = 0
    low: int = 0
    high: int = 0
    median: Fraction | None = None
    p30: Fraction | None = None
    p70: Fraction | None = None
    ipr: Fraction | None = None
    ipras: Fraction | None = None
    di: Fraction | None = None
    zone: Zone | None = None
    state: State | None = None
    reasons: tuple[Reason, ...] = ()


def zone_of(value: Fraction | int) -> Zone:
    """1-3 reject, 4-6 uncertain, 7-9 accept; a half between two zones belongs to the higher one."""
    return next(zone for zone in reversed(Zone) if value >= zone.ratings[0] - HALF or zone is Zone.REJECT)
