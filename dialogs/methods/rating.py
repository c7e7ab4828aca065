"""The rating method: ratings 1 to 9 of an item become figures, a zone and a state with its reasons."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dialogs.methods.assessment import SCALE, Assessment, Spread, State, Zone, zone_of
from dialogs.methods.rating_reasons import RatingCode, judgement, rated, state_of
from dialogs.methods.reasons import because
from dialogs.methods.statistics import Agreement, agreement, complete_rows, kendall_w, percentile

__all__ = [
    "Assessment",
    "Concordance",
    "RatingCode",
    "Spread",
    "State",
    "Zone",
    "assess",
    "concordance",
    "fleiss_kappa",
    "kendall_w",
    "zone_agreement",
    "zone_of",
]

Rows = Sequence[Sequence[int | None]]


@dataclass(frozen=True, slots=True)
class Concordance:
    """How far seats agree over all items; it describes and never decides. `seats` rated every item."""

    seats: int
    kendall_w: Fraction | None
    fleiss_kappa: Fraction | None
    percent_agreement: Fraction | None


def assess(ratings: Sequence[int | None]) -> Assessment:
    """One item's ratings by both rules of deliberation.md, "rating"; None is a seat without a rating.

    Raises ValueError for a rating that is no whole number from 1 to 9.
    """
    counts = Counter(rating for rating in ratings if rating is not None)
    _require_scale(counts)
    histogram = tuple(counts[rating] for rating in SCALE)
    if not counts:
        return Assessment(0, histogram, reasons=(because(RatingCode.UNRATED),))
    return _assessed(counts, histogram)


def _assessed(counts: Mapping[int, int], histogram: tuple[int, ...]) -> Assessment:
    n, (low, between, high) = sum(histogram), _by_zone(counts)
    median = percentile(counts, Fraction(1, 2))
    spread = Spread(percentile(counts, Fraction(3, 10)), percentile(counts, Fraction(7, 10)))
    zone = zone_of(median)
    outside = n - {Zone.REJECT: low, Zone.UNCERTAIN: between, Zone.ACCEPT: high}[zone]
    reasons = (rated(n, median, zone), *judgement(n, outside, low, high, spread))
    return Assessment(
        n=n,
        histogram=histogram,
        outside=outside,
        low=low,
        high=high,
        median=median,
        p30=spread.p30,
        p70=spread.p70,
        ipr=spread.ipr,
        ipras=spread.ipras,
        di=spread.di,
        zone=zone,
        state=state_of(reasons),
        reasons=reasons,
    )


def concordance(rows: Rows) -> Concordance:
    """Rows are seats, columns items. Only seats that rated every item are compared."""
    zones = zone_agreement(rows)
    return Concordance(
        seats=len(complete_rows(rows)),
        kendall_w=kendall_w(rows),
        fleiss_kappa=zones.kappa if zones else None,
        percent_agreement=zones.percent if zones else None,
    )


def fleiss_kappa(rows: Rows) -> Fraction | None:
    """Over the three zones and the complete rows; None where it is not defined."""
    zones = zone_agreement(rows)
    return zones.kappa if zones else None


def zone_agreement(rows: Rows) -> Agreement | None:
    """Percent agreement and Fleiss' kappa over the three zones; None for fewer than two complete rows."""
    columns = zip(*complete_rows(rows), strict=True)
    return agreement([_by_zone(Counter(column)) for column in columns])


def _by_zone(counts: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(sum(counts.get(rating, 0) for rating in zone.ratings) for zone in Zone)


def _require_scale(counts: Mapping[int, int]) -> None:
    for rating in counts:
        if rating not in SCALE:
            raise ValueError(f"{rating} is no rating from 1 to 9")
