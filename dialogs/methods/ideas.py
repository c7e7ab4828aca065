"""The ideas method: each voter picks up to five and ranks them; sums and numbers of voters, side by side."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialogs.methods.reasons import Reason, because

MOST_PICKS = 5


class IdeasCode(StrEnum):
    """The comment names the facts; several ideas are one text, parted by commas."""

    COUNTED = "ideas_counted"  # voters, ideas
    NOTHING_PICKED = "ideas_nothing_picked"  # -
    HIGHEST = "ideas_highest"  # ideas, count, sum
    MOST_VOTERS_SAME = "ideas_most_voters_same"  # voters, count
    MOST_VOTERS_OTHER = "ideas_most_voters_other"  # ideas, count, voters


@dataclass(frozen=True, slots=True)
class IdeaSum:
    """`sum`: 5 points for a first choice down to 1 for a fifth; `voters`: how many picked it at all."""

    idea: str
    sum: int
    voters: int


def rank_ideas(picks: Sequence[Sequence[str | None]]) -> tuple[IdeaSum, ...]:
    """The highest sum first, then more voters, then by name. Ideas nobody picked are not listed.

    Each pick is one voter's choices from the first to the fifth; None leaves a place empty, its points go
    to nobody. Source: A. L. Delbecq, A. H. Van de Ven and D. H. Gustafson, Group Techniques for Program
    Planning (1975), chapter 3. Raises ValueError for more than five choices or an idea picked twice.
    """
    sums: Counter[str] = Counter()
    voters: Counter[str] = Counter()
    for pick in picks:
        points = _points(pick)
        sums.update(points)
        voters.update(points.keys())
    ranked = sorted(sums, key=lambda idea: (-sums[idea], -voters[idea], idea))
    return tuple(IdeaSum(idea, sums[idea], voters[idea]) for idea in ranked)


def explain(picks: Sequence[Sequence[str | None]]) -> tuple[Reason, ...]:
    """Who leads by the sum, and whether the number of voters says the same. Raises as `rank_ideas`."""
    ranked = rank_ideas(picks)
    voting = sum(any(choice is not None for choice in pick) for pick in picks)
    if not ranked:
        return (because(IdeasCode.NOTHING_PICKED),)
    return (because(IdeasCode.COUNTED, voters=voting, ideas=len(ranked)), *_leading(ranked))


def _points(pick: Sequence[str | None]) -> dict[str, int]:
    if len(pick) > MOST_PICKS:
        raise ValueError(f"{len(pick)} ideas are picked, {MOST_PICKS} may be")
    chosen = [choice for choice in pick if choice is not None]
    if len(set(chosen)) < len(chosen):
        raise ValueError(f"{Counter(chosen).most_common(1)[0][0]} is picked twice")
    return {choice: MOST_PICKS - place for place, choice in enumerate(pick) if choice is not None}


def _leading(ranked: Sequence[IdeaSum]) -> Iterator[Reason]:
    highest, most = ranked[0].sum, max(each.voters for each in ranked)
    first = [each.idea for each in ranked if each.sum == highest]
    known = [each.idea for each in ranked if each.voters == most]
    yield because(IdeasCode.HIGHEST, ideas=", ".join(first), count=len(first), sum=highest)
    if known == first:
        yield because(IdeasCode.MOST_VOTERS_SAME, voters=most, count=len(first))
    else:
        yield because(IdeasCode.MOST_VOTERS_OTHER, ideas=", ".join(known), count=len(known), voters=most)
