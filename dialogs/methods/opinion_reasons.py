"""Why opinions were grouped as they were, or not at all, and what stands out."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from dialogs.methods.opinion_counts import Answers, Telling
from dialogs.methods.opinion_map import FEWEST_DESCRIBED, Group, Opinions
from dialogs.methods.reasons import Reason, because


class OpinionCode(StrEnum):
    """The comment names the facts; groups are numbered from 1, `statement` is the name it was given."""

    LEFT_OUT = "opinions_left_out"  # count, votes: the fewest votes of who is grouped
    TOO_FEW = "opinions_too_few"  # people, needed, votes
    ALIKE = "opinions_alike"  # people
    GROUPED = "opinions_grouped"  # people, groups
    GROUP_SIZE = "opinions_group_size"  # group, people
    GROUP_SMALL = "opinions_group_small"  # group, fewest
    AGREES = "opinions_agrees"  # group, statement, said, seen: its clearest difference from the rest
    DISAGREES = "opinions_disagrees"  # the same
    NOTHING_TELLING = "opinions_nothing_telling"  # group
    CONSENSUS = "opinions_consensus"  # statements, count, consensus


def explain_counts(left_out: int, people: int, votes: int, needed: int) -> Iterator[Reason]:
    """`votes` is the fewest a person must have given, `needed` the fewest people."""
    if left_out:
        yield because(OpinionCode.LEFT_OUT, count=left_out, votes=votes)
    if people < needed:
        yield because(OpinionCode.TOO_FEW, people=people, needed=needed, votes=votes)


def explain_groups(opinions: Opinions, statements: Sequence[str]) -> Iterator[Reason]:
    people = sum(len(group.members) for group in opinions.groups)
    if len(opinions.groups) == 1:
        yield because(OpinionCode.ALIKE, people=people)
    else:
        yield because(OpinionCode.GROUPED, people=people, groups=len(opinions.groups))
        for number, group in enumerate(opinions.groups, start=1):
            yield from _group(number, group, opinions.representative[number - 1], statements)
    yield from _consensus(opinions, statements)


def _group(
    number: int, group: Group, telling: Sequence[Telling], statements: Sequence[str]
) -> Iterator[Reason]:
    if not group.is_described:
        yield because(OpinionCode.GROUP_SMALL, group=number, fewest=FEWEST_DESCRIBED)
        return
    yield because(OpinionCode.GROUP_SIZE, group=number, people=len(group.members))
    if telling:
        first = telling[0]
        yield _clearest(number, first, group.answers[first.statement], statements[first.statement])
    else:
        yield because(OpinionCode.NOTHING_TELLING, group=number)


def _clearest(number: int, telling: Telling, answers: Answers, statement: str) -> Reason:
    return because(
        OpinionCode.AGREES if telling.agrees else OpinionCode.DISAGREES,
        group=number,
        statement=statement,
        said=answers.agree if telling.agrees else answers.disagree,
        seen=answers.seen,
    )


def _consensus(opinions: Opinions, statements: Sequence[str]) -> Iterator[Reason]:
    """The statements with the most agreement across groups; nothing where nobody was asked."""
    if not opinions.consensus:
        return
    most = max(opinions.consensus)
    shared = [name for name, value in zip(statements, opinions.consensus, strict=True) if value == most]
    yield because(
        OpinionCode.CONSENSUS, statements=", ".join(shared), count=len(shared), consensus=f"{float(most):.4f}"
    )
