"""A rating series: what seats learn between its laps, how far ratings moved, and when the laps end."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dialogs.methods.rating import Assessment, Rows, assess
from dialogs.methods.reasons import Reason, because
from dialogs.methods.statistics import figure

FEWEST_SHOWN = 5
MOST_LAPS = 3
STEADY = Fraction(15, 100)


class SeriesCode(StrEnum):
    """The comment names the facts."""

    MOVED = "series_moved"  # moved, of, percent
    NOTHING_COMPARED = "series_nothing_compared"  # -
    STEADY = "series_steady"  # below: percent
    LAP_LEFT = "series_lap_left"  # lap, of
    UNSTEADY = "series_unsteady"  # lap, of, below: percent
    LAPS_DONE = "series_laps_done"  # of


@dataclass(frozen=True, slots=True)
class Series:
    """The rule fixed beforehand: so many `laps`, or until fewer than 15 % of ratings moved; at most three.

    Raises ValueError for fewer than one lap or more than three.
    """

    laps: int = 2
    until_steady: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.laps <= MOST_LAPS:
            raise ValueError(f"{self.laps} laps are not from 1 to {MOST_LAPS}")

    @property
    def most(self) -> int:
        return MOST_LAPS if self.until_steady else self.laps


@dataclass(frozen=True, slots=True)
class Movement:
    """Of the ratings given in both laps, how many changed."""

    moved: int
    of: int

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.moved, self.of) if self.of else None

    @property
    def is_steady(self) -> bool:
        return self.share is not None and self.share < STEADY


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a closed lap tells about one item; every seat sees its own rating beside it."""

    n: int
    median: Fraction
    p30: Fraction
    p70: Fraction
    histogram: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LapEnd:
    goes_on: bool
    reasons: tuple[Reason, ...]


def feedback(ratings: Sequence[int | None]) -> Feedback | None:
    """None below five ratings: nothing is broken down then. Raises ValueError as `assess` does."""
    return _shown(assess(ratings))


def _shown(item: Assessment) -> Feedback | None:
    if item.n < FEWEST_SHOWN or item.median is None or item.p30 is None or item.p70 is None:
        return None
    return Feedback(item.n, item.median, item.p30, item.p70, item.histogram)


def movement(earlier: Rows, later: Rows) -> Movement:
    """Rows are seats, columns items, in the same order in both laps. A rating missing in either is not
    compared. Raises ValueError for laps of different shape.
    """
    pairs = [
        (before, after)
        for old, new in zip(earlier, later, strict=True)
        for before, after in zip(old, new, strict=True)
        if before is not None and after is not None
    ]
    return Movement(sum(before != after for before, after in pairs), len(pairs))


def lap_end(series: Series, laps: Sequence[Rows]) -> LapEnd:
    """Whether another lap follows the closed ones, and why. Raises ValueError without a closed lap."""
    if not laps:
        raise ValueError("no lap is closed")
    last = movement(laps[-2], laps[-1]) if len(laps) > 1 else None
    end = _end(series, len(laps), steady=last is not None and last.is_steady)
    goes_on = end.code in (SeriesCode.LAP_LEFT, SeriesCode.UNSTEADY)
    return LapEnd(goes_on, (end,) if last is None else (_moved(last), end))


def _moved(last: Movement) -> Reason:
    if last.share is None:
        return because(SeriesCode.NOTHING_COMPARED)
    percent = figure(100 * last.share, decimals=1)
    return because(SeriesCode.MOVED, moved=last.moved, of=last.of, percent=percent)


def _end(series: Series, lap: int, *, steady: bool) -> Reason:
    if series.until_steady and steady:
        return because(SeriesCode.STEADY, below=int(100 * STEADY))
    if lap >= series.most:
        return because(SeriesCode.LAPS_DONE, of=series.most)
    if series.until_steady:
        return because(SeriesCode.UNSTEADY, lap=lap, of=series.most, below=int(100 * STEADY))
    return because(SeriesCode.LAP_LEFT, lap=lap, of=series.most)
