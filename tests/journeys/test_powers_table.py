"""The table of the facilitator's powers, cell by cell, against one who tries everything (experience.md).

Closing early and extending within the rules, withdrawing, hidden answers, entered answers and the second
facilitator have journeys of their own; here is what each row forbids, and what the table learns of it.
"""

from datetime import timedelta

from bot.conversations.amending.buttons import Amend
from bot.conversations.desk.buttons import ExtendBy, ReplyToGoal, TakeBack, WithdrawItem
from bot.conversations.entering.buttons import ConfirmEntered
from bot.conversations.own_seat.buttons import UndoAnswer
from bot.panel.doors.goals import ConfirmProposal, SkipLine
from bot.panel.doors.rounds import (
    ChoosePosition,
    CloseEarly,
    ExtendRound,
    FileSheet,
    LookAtEarlyClose,
    LookAtGoal,
    LookAtRound,
    TakeBallot,
)
from bot.panel.doors.table import QuestionStep, ShareAsItIs
from bot.rehearsal.messages import Message
from dialogs.methods.positions import Position
from dialogs.rounds.codes import Questionable
from dialogs.rounds.model import Answer, Proposal, ProposalState, RoundState, Version
from tests.journeys.city import City, said_in


async def look(city: City) -> None:
    await city.stage.player.write(city.facilitator, "/facilitate")
    await city.press(city.facilitator, city.phone(city.facilitator), LookAtRound)


async def announce(city: City) -> None:
    await look(city)
    await city.press(city.facilitator, city.phone(city.facilitator), LookAtEarlyClose)
    await city.press(city.facilitator, city.phone(city.facilitator), CloseEarly)


async def extend(city: City, days: int, reason: str) -> None:
    await look(city)
    await city.press(city.facilitator, city.phone(city.facilitator), ExtendRound)
    await city.press(city.facilitator, city.phone(city.facilitator), ExtendBy, days=days)
    await city.stage.player.write(city.facilitator, reason)
    if reason.strip():  # an empty one is refused before the second look
        await city.press(city.facilitator, city.phone(city.facilitator), ShareAsItIs)


async def forge(city: City, button: object) -> str:
    return await city.forge(city.facilitator, city.phone(city.facilitator).last, button)


def newest(city: City, text: str) -> Message:
    return next(one for one in reversed(city.group.messages) if text in one.text)


async def test_close_early_a_working_day_ahead_and_with_sound(city: City) -> None:
    await city.open_round("Fewer deaths")
    friday = city.stage.clock() + timedelta(days=4, hours=7)
    await city.stage.pass_time(friday)
    await announce(city)
    at = (await city.round()).early_close_at
    assert at is not None and at - city.stage.clock() >= timedelta(hours=24) and at.weekday() < 5
    told = newest(city, "is to close early")
    assert not told.silent and told.reply_to and "Question this" in str(told.labels)
    assert "announced already" in await forge(city, CloseEarly((await city.round()).id))


async def test_close_early_not_once_it_is_closed(city: City) -> None:
    held = await city.open_round("Fewer deaths")
    await city.close_at_deadline()
    await city.close_at_deadline()
    for button in (CloseEarly(held.id), ExtendRound(held.id), ExtendBy(held.id, 7)):
        assert "closed" in await forge(city, button)


async def test_extend_only_with_a_reason_by_one_to_fourteen_days_silently(city: City) -> None:
    held = await city.open_round("Fewer deaths")
    await extend(city, 7, "   ")
    assert (await city.round()).deadline == held.deadline
    await city.stage.player.write(city.facilitator, "Holidays")
    await city.press(city.facilitator, city.phone(city.facilitator), ShareAsItIs)
    assert (await city.round()).deadline > held.deadline
    told = newest(city, "runs until")
    assert told.silent and "Reason: Holidays" in told.text
    for days in (0, 15, -3):
        before = (await city.round()).deadline
        await forge(city, ExtendBy(held.id, days))
        await city.stage.player.write(city.facilitator, "Because")
        assert (await city.round()).deadline == before


async def test_withdraw_only_before_results_with_a_reason_and_sound(city: City) -> None:
    await city.open_round("Fewer deaths")
    [item] = await city.items()
    await look(city)
    await city.press(city.facilitator, city.phone(city.facilitator), WithdrawItem)
    await city.stage.player.write(city.facilitator, "x" * 301)
    assert (await city.round()).state is RoundState.OPEN
    await city.stage.player.write(city.facilitator, "Overtaken")
    assert (await city.round()).state is RoundState.OPEN, "the reason is looked at once more first"
    await city.press(city.facilitator, city.phone(city.facilitator), ShareAsItIs)
    told = newest(city, "is withdrawn")
    assert not told.silent and "Reason: Overtaken" in told.text and "Take over" in str(told.labels)
    assert "withdrawn" in await forge(city, WithdrawItem(item.id))


async def test_withdraw_not_after_the_result(city: City) -> None:
    await city.open_round("Fewer deaths")
    for holder in city.holders:
        await city.answer(holder, Position.CONSENT)
    await city.close_at_deadline()
    [item] = await city.items()
    assert "closed" in await forge(city, WithdrawItem(item.id))
    assert (await city.items())[0].agreement == 1


async def test_wording_is_never_edited_in_place(city: City) -> None:
    """A goal in a round or in the queue keeps its words; only a returned one gets a next version."""
    await city.open_round("Fewer deaths")
    goal = (await city.read(lambda reader: reader.find(Proposal)))[0]
    assert "does not wait for a new wording" in await forge(city, Amend(goal.id))
    for holder in city.holders:
        await city.answer(holder, Position.CONSENT)
    await city.close_at_deadline()
    assert "does not wait for a new wording" in await forge(city, Amend(goal.id))
    versions = await city.read(lambda reader: reader.find(Version))
    assert [one.text for one in versions] == ["Fewer deaths"]


async def test_answers_are_never_seen_nor_touched_early(city: City) -> None:
    held = await city.open_round("Fewer deaths")
    await city.answer(city.holders[0], Position.OBJECT)
    stored = (await city.answers())[0]
    for command in ("/facilitate", "/mine", "/plan", "/who", "/export", "/start"):
        await city.stage.player.write(city.facilitator, command)
    await look(city)
    assert "hidden from everybody" in city.board()[0].text
    for button in (
        TakeBallot(held.id), ChoosePosition(stored.item_id, Position.CONSENT), UndoAnswer(stored.id, True),
        ConfirmEntered(stored.id), FileSheet(stored.id), QuestionStep(held.id, Questionable.CLOSED),
    ):  # fmt: skip
        assert await forge(city, button)
    assert [one.position for one in await city.answers()] == [Position.OBJECT]
    said = said_in(city.phone(city.facilitator))
    assert "object" not in said.lower().replace("objections", "").replace("objection", "").replace(
        "consent, with a note, subject to approval, stand aside, or object", ""
    )


async def test_a_seats_goal_is_not_turned_away_and_shows_as_overdue(city: City) -> None:
    seat = city.holders[0]
    await city.stage.player.write(seat, "/propose Our goal")
    await city.press(seat, city.phone(seat), SkipLine)
    await city.press(seat, city.phone(seat), ConfirmProposal)
    await city.stage.player.write(city.facilitator, "/facilitate")
    await city.press(city.facilitator, city.phone(city.facilitator), LookAtGoal)
    labels = str(city.phone(city.facilitator).last.labels)
    assert "Put in a round" in labels and "Reply in writing" in labels
    assert not any(word in labels for word in ("Delete", "Reject", "Withdraw", "Remove"))
    await city.stage.pass_time(city.stage.clock() + timedelta(days=15))
    assert "overdue" in city.group.pinned[-1].text
    await city.press(city.facilitator, city.phone(city.facilitator), ReplyToGoal)
    await city.stage.player.write(city.facilitator, "x" * 1001)
    goal = (await city.read(lambda reader: reader.find(Proposal)))[0]
    assert goal.state is ProposalState.QUEUED
    await city.stage.player.write(city.facilitator, "We take it up in spring")
    await city.press(city.facilitator, city.phone(city.facilitator), ShareAsItIs)
    assert "We take it up in spring" in said_in(city.phone(seat))


async def test_a_round_once_open_is_not_taken_back(city: City) -> None:
    held = await city.open_round("Fewer deaths")
    assert "is open already" in await forge(city, TakeBack(held.id))
    assert (await city.round()).state is RoundState.OPEN


async def test_what_was_tried_left_no_trace_in_the_answers(city: City) -> None:
    await city.open_round("Fewer deaths")
    await city.answer(city.holders[0], Position.CONSENT)
    before = await city.read(lambda reader: reader.find(Answer))
    [item] = await city.items()
    for position in Position:
        await forge(city, ChoosePosition(item.id, position))
    assert await city.read(lambda reader: reader.find(Answer)) == before
