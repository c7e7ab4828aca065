"""A conversation whose last step would be refused is refused at its first: right and state count there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversations.amending.buttons import Amend
from bot.conversations.desk.buttons import ExtendBy, ReplyToGoal, WithdrawItem
from bot.conversations.exploring.buttons import AnswerOwner, Explore
from bot.conversations.settling.buttons import LateGround
from bot.panel.doors.goals import (
    AskOwner,
    CheckResult,
    NameCheck,
    ObjectLate,
    OpenPropose,
    RefuseObjecting,
    WriteOpinion,
)
from bot.panel.doors.rounds import EnterAnswer, EnterFor, LookAtEarlyClose
from bot.panel.doors.table import QuestionStep
from bot.panel.pages import form_of
from dialogs.methods.positions import Ground
from dialogs.refusals import Refusal
from dialogs.rounds.codes import Questionable
from dialogs.rounds.exploring import MOST_QUESTIONS, WrittenQuestion
from dialogs.rounds.legal import LegalCheck
from dialogs.rounds.model import Item, Proposal, ProposalState, Round, RoundState
from dialogs.table.model import Holding
from tests.bot.private.full_table import FullTable, full_table


def nothing(full: FullTable) -> None:
    """As it stands: a round runs, a goal was returned and its objection explored."""


def facilitator_sits(full: FullTable) -> None:
    full.city.work.add(
        Holding(
            table_id=full.table_id, seat_id=6, person_id=full.roles["facilitator"].id, since=full.city.now
        )
    )


def extended_twice(full: FullTable) -> None:
    held = full.city.work.find(Round, state=RoundState.OPEN)[0]
    full.city.work.save(replace(held, extensions=2))


def three_asked(full: FullTable) -> None:
    asked = full.city.work.find(WrittenQuestion)[0]
    for _ in range(MOST_QUESTIONS - 1):
        full.city.work.add(asked)


def later(full: FullTable) -> None:
    full.city.now += timedelta(days=40)


def checked(full: FullTable) -> None:
    check = full.city.work.find(LegalCheck)[0]
    full.city.work.save(replace(check, result="It may be done"))


def running(full: FullTable) -> int:
    return full.city.work.find(Round, state=RoundState.OPEN)[0].id


def item(full: FullTable) -> int:
    return full.city.work.find(Item, round_id=running(full))[0].id


def old_item(full: FullTable) -> int:
    return next(one.id for one in full.city.work.find(Item) if one.round_id != running(full))


def goal(full: FullTable, state: ProposalState) -> int:
    return full.city.work.find(Proposal, state=state)[0].id


STEPS: list[tuple[str, Callable[[FullTable], None], Callable[[FullTable], object], str]] = [
    ("holder", nothing, lambda full: Explore(item(full)), "not_returned"),
    ("holder", nothing, lambda full: Explore(old_item(full)), "not_your_objection"),
    ("objector", nothing, lambda full: Explore(old_item(full)), "explored_already"),
    ("deputy", nothing, lambda full: Explore(old_item(full)), "not_your_objection"),
    ("holder", nothing, lambda full: Amend(goal(full, ProposalState.DECIDED)), "not_amender"),
    ("facilitator", nothing, lambda full: Amend(goal(full, ProposalState.IN_ROUND)), "not_returned"),
    ("holder", nothing, lambda full: AnswerOwner(1), "not_your_objection"),
    ("objector", later, lambda full: AnswerOwner(1), "question_over"),
    ("facilitator", three_asked, lambda full: AskOwner(old_item(full), 1), "questions_asked"),
    ("facilitator", nothing, lambda full: AskOwner(old_item(full), 2), "gone"),
    ("facilitator", nothing, lambda full: NameCheck(goal(full, ProposalState.DECIDED)), "check_named"),
    ("facilitator", checked, lambda full: CheckResult(1), "check_is_done"),
    ("objector", nothing, lambda full: RefuseObjecting(old_item(full)), "no_approval_asked"),
    ("holder", nothing, lambda full: ObjectLate(item(full)), "not_provisional"),
    ("holder", nothing, lambda full: LateGround(item(full), Ground.HARM), "not_provisional"),
    ("holder", nothing, lambda full: WriteOpinion(item(full)), "opinion_too_early"),
    ("holder", nothing, lambda full: WriteOpinion(old_item(full)), "opinion_not_yours"),
    ("objector", later, lambda full: WriteOpinion(old_item(full)), "opinion_too_late"),
    ("facilitator", extended_twice, lambda full: ExtendBy(running(full), 3), "extended_twice"),
    ("facilitator", facilitator_sits, lambda full: LookAtEarlyClose(running(full)), "second_wanted"),
    ("facilitator", facilitator_sits, lambda full: WithdrawItem(item(full)), "second_wanted"),
    ("facilitator", facilitator_sits, lambda full: EnterAnswer(running(full)), "second_wanted"),
    ("facilitator", facilitator_sits, lambda full: EnterFor(running(full), 1), "second_wanted"),
    ("facilitator", nothing, lambda full: ReplyToGoal(goal(full, ProposalState.IN_ROUND)), "not_waiting"),
    ("holder", later, lambda full: QuestionStep(1, Questionable.CLOSED), "question_too_late"),
    ("outsider", nothing, lambda full: QuestionStep(1, Questionable.CLOSED), "no_seat"),
    ("outsider", nothing, lambda full: OpenPropose(full.table_id), "no_seat"),
]


@pytest.mark.parametrize(
    ("role", "before", "opening", "code"), STEPS, ids=[f"{one[3]}-{at}" for at, one in enumerate(STEPS)]
)
def test_the_first_step_is_refused(
    role: str,
    before: Callable[[FullTable], None],
    opening: Callable[[FullTable], object],
    code: str,
) -> None:
    full = full_table()
    before(full)
    stood = form_of(full.city.work, full.roles[role])
    with pytest.raises(Refusal, match=code):
        full.city.press(full.roles[role], opening(full))
    assert form_of(full.city.work, full.roles[role]) == stood
