"""The opinions method: residents' votes become groups, what these share and what sets each apart."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dialogs.methods.opinion_counts import Answers, Telling, Votes, consensus, count, telling
from dialogs.methods.opinion_groups import groups
from dialogs.methods.opinion_map import Group, Opinions
from dialogs.methods.opinion_plane import plane
from dialogs.methods.opinion_reasons import OpinionCode, explain_counts, explain_groups

__all__ = ["Answers", "Group", "OpinionCode", "Opinions", "Telling", "group"]

FEWEST_PEOPLE = 15
ENOUGH_VOTES = 7


def group(votes: Votes, statements: Sequence[str] | None = None) -> Opinions:
    """Opinion groups of people × statements; deliberation.md, "opinions".

    `votes` holds 1 agree, -1 disagree, 0 pass and nan where a person left the statement out; `statements` are
    the names reasons use, their numbers from 1 where none are given. People with fewer than
    min(7, statements) votes are counted but not grouped; below fifteen others there are raw counts alone.
    The order of people changes nothing but the rows named. Raises ValueError for other values or shapes.
    Source: C. Small et al., Polis, Recerca 26 (2021); the steps: opinion_plane.py and opinion_groups.py.
    """
    names = _names(votes, statements)
    enough = min(ENOUGH_VOTES, votes.shape[1])
    given = np.isfinite(votes).sum(axis=1)
    counted = np.flatnonzero(given >= enough)
    left_out = tuple(np.flatnonzero(given < enough).tolist())
    opinions = Opinions(
        counts=count(votes),
        left_out=left_out,
        reasons=tuple(explain_counts(len(left_out), len(counted), enough, FEWEST_PEOPLE)),
    )
    if len(counted) < FEWEST_PEOPLE:
        return opinions
    found = groups(plane(votes[counted]))
    mapped = _mapped(opinions, votes, tuple(tuple(counted[list(each)].tolist()) for each in found))
    return replace(mapped, reasons=(*mapped.reasons, *explain_groups(mapped, names)))


def _mapped(opinions: Opinions, votes: Votes, members: tuple[tuple[int, ...], ...]) -> Opinions:
    said = tuple(count(votes[list(rows)]) for rows in members)
    rest = (
        count(votes[[row for other in members if other is not rows for row in other]]) for rows in members
    )
    return replace(
        opinions,
        groups=tuple(Group(rows, answers) for rows, answers in zip(members, said, strict=True)),
        consensus=consensus(said),
        representative=tuple(telling(ours, theirs) for ours, theirs in zip(said, rest, strict=True)),
    )


def _names(votes: Votes, statements: Sequence[str] | None) -> Sequence[str]:
    if votes.ndim != 2:
        raise ValueError(f"votes have {votes.ndim} dimensions, not people and statements")
    if not (np.isin(votes, (1, -1, 0)) | np.isnan(votes)).all():
        raise ValueError("a vote is none of 1, -1, 0 and nan")
    names = [str(number + 1) for number in range(votes.shape[1])] if statements is None else statements
    if len(names) != votes.shape[1]:
        raise ValueError(f"{len(names)} names for {votes.shape[1]} statements")
    return names
