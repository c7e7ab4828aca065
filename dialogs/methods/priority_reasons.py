"""Why a ranking came out as it did: enough to rebuild its layers from the reasons alone."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

from dialogs.methods.ranking import Ballot, Ranking, Table
from dialogs.methods.reasons import Reason, because


class PriorityCode(StrEnum):
    """The comment names the facts; several options are one text, parted by commas."""

    COUNTED = "priorities_counted"  # ballots, options
    EMPTY = "priorities_empty"  # count: ballots that rank nothing
    ONLY_OPTION = "priorities_only_option"  # option
    WINS_EACH = "priorities_wins_each"  # option, rival, votes, against: its closest comparison
    LEADS = "priorities_leads"  # option: wins no every comparison, but is behind in no chain
    LEAD_TOGETHER = "priorities_lead_together"  # options, count
    BEFORE = "priorities_before"  # above, below, votes, against, strength, back
    BEFORE_BY_CHAIN = (
        "priorities_before_by_chain"  # the same; the direct comparison says otherwise or nothing
    )
    LEVEL = "priorities_level"  # options, count
    TIES_ACROSS = "priorities_ties_across"  # count: tied pairs whose layers differ
    BORDA_SAME = "priorities_borda_same"  # options, count, points
    BORDA_DIFFERS = "priorities_borda_differs"  # options, count, points


def explain(ranking: Ranking, ballots: Sequence[Ballot]) -> Iterator[Reason]:
    """The head, then each option below with one that stands before it in the layer above, then the ties."""
    total = sum(ballot.count for ballot in ballots)
    empty = sum(ballot.count for ballot in ballots if not ballot.tiers)
    yield because(PriorityCode.COUNTED, ballots=total, options=len(ranking.borda))
    if empty:
        yield because(PriorityCode.EMPTY, count=empty)
    yield _head(ranking)
    for above, layer in zip(ranking.order, ranking.order[1:], strict=False):
        yield from (_behind(ranking, above, option) for option in layer)
        if len(layer) > 1:
            yield because(PriorityCode.LEVEL, options=", ".join(layer), count=len(layer))
    yield from _ties_across(ranking)
    yield _borda(ranking)


def _head(ranking: Ranking) -> Reason:
    first = ranking.order[0]
    if len(ranking.borda) == 1:
        return because(PriorityCode.ONLY_OPTION, option=first[0])
    if len(first) > 1:
        return because(PriorityCode.LEAD_TOGETHER, options=", ".join(first), count=len(first))
    option = first[0]
    margins = {
        rival: votes - ranking.pairwise[rival][option] for rival, votes in ranking.pairwise[option].items()
    }
    rival = min(margins, key=margins.__getitem__)
    if margins[rival] <= 0:
        return because(PriorityCode.LEADS, option=option)
    votes, against = _both(ranking.pairwise, option, rival)
    return because(PriorityCode.WINS_EACH, option=option, rival=rival, votes=votes, against=against)


def _behind(ranking: Ranking, layer: Sequence[str], below: str) -> Reason:
    """The layer above always holds one that beats it; the one with the strongest chain is named."""
    chains = ranking.strengths
    ahead = [option for option in layer if chains[option][below] > chains[below][option]]
    above = max(ahead, key=lambda option: chains[option][below])
    votes, against = _both(ranking.pairwise, above, below)
    strength, back = _both(chains, above, below)
    return because(
        PriorityCode.BEFORE if votes > against else PriorityCode.BEFORE_BY_CHAIN,
        above=above,
        below=below,
        votes=votes,
        against=against,
        strength=strength,
        back=back,
    )


def _both(table: Table, one: str, other: str) -> tuple[int, int]:
    return table[one][other], table[other][one]


def _ties_across(ranking: Ranking) -> Iterator[Reason]:
    place = {option: i for i, layer in enumerate(ranking.order) for option in layer}
    across = sum(place[one] != place[other] for one, other in ranking.ties)
    if across:
        yield because(PriorityCode.TIES_ACROSS, count=across)


def _borda(ranking: Ranking) -> Reason:
    most = max(ranking.borda.values())
    best = tuple(option for option, points in ranking.borda.items() if points == most)
    return because(
        PriorityCode.BORDA_SAME if set(best) == set(ranking.order[0]) else PriorityCode.BORDA_DIFFERS,
        options=", ".join(best),
        count=len(best),
        points=points_text(most),
    )


def points_text(points: Fraction) -> str:
    """Halves as .5, whole points without a fraction."""
    return f"{points.numerator}" if points.denominator == 1 else f"{points.numerator // 2}.5"
