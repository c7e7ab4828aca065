"""What the electorate said, counted once and checked: nobody speaks twice, nobody from outside."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.methods.positions import Ground, Position, Vote, Voter


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers by position. Consents entered but unconfirmed are among `approvals`, lapsed ones nowhere.

    `unconfirmed` says how many of the approvals nobody called one: they are told apart wherever they stand.
    """

    consents: int = 0
    notes: int = 0
    approvals: int = 0
    stand_asides: int = 0
    objections: int = 0
    unconfirmed: int = 0

    @property
    def said_subject_to_approval(self) -> int:
        return self.approvals - self.unconfirmed

    def __getitem__(self, position: Position) -> int:
        return {
            Position.CONSENT: self.consents,
            Position.NOTE: self.notes,
            Position.APPROVAL: self.approvals,
            Position.STAND_ASIDE: self.stand_asides,
            Position.OBJECT: self.objections,
        }[position]


@dataclass(frozen=True, slots=True)
class Count:
    """`heard` holds every voter with a stored position, `no_answer` the silent and the lapsed."""

    electorate: tuple[Voter, ...]
    heard: tuple[Voter, ...]
    pending: tuple[Voter, ...]
    aside: tuple[Voter, ...]
    objections: tuple[tuple[Voter, Ground | None], ...]
    no_answer: tuple[str, ...]
    noted: int  # notes spoken, confirmed or not
    tally: Tally

    @property
    def size(self) -> int:
        return len(self.electorate)

    @property
    def consents(self) -> int:
        return self.tally.consents + self.tally.notes


def count_answers(electorate: Sequence[Voter], votes: Sequence[Vote]) -> Count:
    """Raises ValueError for a seat listed or answering twice, and for one outside the electorate."""
    answers = _answers(electorate, votes)
    said = [(voter, answers[voter.seat]) for voter in electorate if voter.seat in answers]
    standing = [(voter, vote) for voter, vote in said if not (vote.awaits_a_word and vote.lapsed)]
    counted = {voter.seat for voter, _ in standing}
    positions = Counter(_position(vote) for _, vote in standing)
    return Count(
        electorate=tuple(electorate),
        heard=tuple(voter for voter, _ in said),
        pending=tuple(voter for voter, vote in standing if vote.awaits_a_word),
        aside=tuple(voter for voter, vote in standing if vote.position is Position.STAND_ASIDE),
        objections=tuple(
            (voter, vote.ground) for voter, vote in standing if vote.position is Position.OBJECT
        ),
        no_answer=tuple(voter.seat for voter in electorate if voter.seat not in counted),
        noted=sum(vote.position is Position.NOTE for _, vote in standing),
        tally=Tally(
            consents=positions[Position.CONSENT],
            notes=positions[Position.NOTE],
            approvals=positions[Position.APPROVAL],
            stand_asides=positions[Position.STAND_ASIDE],
            objections=positions[Position.OBJECT],
            unconfirmed=sum(vote.is_unconfirmed for _, vote in standing),
        ),
    )


def _answers(electorate: Sequence[Voter], votes: Sequence[Vote]) -> dict[str, Vote]:
    seats = {voter.seat for voter in electorate}
    if len(seats) != len(electorate):
        raise ValueError("a seat is listed twice in the electorate")
    answers = {vote.seat: vote for vote in votes}
    if len(answers) != len(votes):
        raise ValueError("a seat answered twice")
    if not answers.keys() <= seats:
        raise ValueError("an answer comes from outside the electorate")
    return answers


def _position(vote: Vote) -> Position:
    return Position.APPROVAL if vote.awaits_a_word else vote.position
