"""What the facilitator may do with a running round, and what the seats can stop."""

from datetime import timedelta

from bot.conversations.desk.buttons import ExtendBy, WithdrawItem
from bot.panel.doors.rounds import CloseEarly, ExtendRound, LookAtEarlyClose, LookAtRound, NotYet
from bot.panel.doors.table import ShareAsItIs
from dialogs.methods.positions import Outcome, Position
from dialogs.rounds.model import RoundState
from tests.journeys.city import City, said_in


async def test_extends_twice_with_a_reason_and_no_third_time(city: City) -> None:
    held = await city.open_round("Fewer deaths")
    for day in (1, 2):
        await _look(city)
        await city.press(city.facilitator, city.phone(city.facilitator), ExtendRound)
        await city.press(city.facilitator, city.phone(city.facilitator), ExtendBy, days=7)
        await city.stage.player.write(city.facilitator, f"Holidays {day}")
        await city.press(city.facilitator, city.phone(city.facilitator), ShareAsItIs)
    moved = await city.round()
    assert moved.deadline - held.deadline == timedelta(days=14)
    assert "Holidays 1" in said_in(city.group) and "Holidays 2" in said_in(city.group)
    assert (await city.entries()).count("round_extended") == 2
    await _look(city)
    refused = await city.forge(city.facilitator, city.phone(city.facilitator).last, ExtendRound(moved.id))
    assert refused == city.refusal("extended_twice", number=1)
    await city.stage.pass_time(held.deadline + timedelta(days=1))
    assert (await city.round()).state is RoundState.OPEN


async def test_nobody_else_may(city: City) -> None:
    held = await city.open_round("Fewer deaths")
    [item] = await city.items()
    message = city.phone(city.holders[0]).last
    for button in (
        ExtendRound(held.id),
        ExtendBy(held.id, 7),
        LookAtEarlyClose(held.id),
        CloseEarly(held.id),
    ):
        assert await city.forge(city.holders[0], message, button) == city.refusal("not_facilitator")
    said = await city.forge(city.holders[0], message, WithdrawItem(item.id))
    assert said == city.refusal("not_facilitator")
    assert await city.round() == held


async def test_an_early_close_is_announced_stopped_and_announced_again(city: City) -> None:
    held = await city.open_round("Fewer deaths")
    for holder in city.holders[:4]:
        await city.answer(holder, Position.CONSENT)
    await _announce(city)
    done = await city.press(city.holders[0], city.group, NotYet)
    assert done == city.refusal("already_answered")
    message, button = city.stage.player.find(city.group, NotYet)
    await city.press(city.holders[4], city.group, NotYet)
    assert "Not yet" not in str([one.labels for one in city.group.messages])
    assert await city.forge(city.holders[4], message, button.data) == city.refusal("no_early_close")
    await city.stage.pass_time(city.stage.clock() + timedelta(days=3))
    assert (await city.round()).state is RoundState.OPEN

    await _announce(city)
    await city.stage.pass_time(city.stage.clock() + timedelta(days=3))
    closed = await city.round()
    assert closed.state is RoundState.CLOSED and closed.deadline == held.deadline
    assert [item.outcome for item in await city.items()] == [Outcome.ADOPTED]


async def test_closes_at_once_when_all_have_answered(city: City) -> None:
    await city.open_round("Fewer deaths")
    for holder in city.holders:
        await city.answer(holder, Position.CONSENT)
    await _announce(city)
    assert (await city.round()).state is RoundState.CLOSED
    assert [item.outcome for item in await city.items()] == [Outcome.ADOPTED]


async def test_withdraws_an_item_with_a_reason_and_the_last_one_ends_the_round(city: City) -> None:
    await city.open_round("Fewer deaths", "More help")
    first, second = await city.items()
    phone = city.phone(city.facilitator)
    for item, reason in ((first, "Overtaken by the law"), (second, "Comes back in spring")):
        await _look(city)
        await city.press(city.facilitator, phone, WithdrawItem, item_id=item.id)
        await city.stage.player.write(city.facilitator, reason)
        await city.press(city.facilitator, city.phone(city.facilitator), ShareAsItIs)
        assert reason in said_in(city.group)
    assert (await city.round()).state is RoundState.WITHDRAWN
    assert {item.outcome for item in await city.items()} == {Outcome.WITHDRAWN}


async def _look(city: City) -> None:
    await city.stage.player.write(city.facilitator, "/facilitate")
    await city.press(city.facilitator, city.phone(city.facilitator), LookAtRound)


async def _announce(city: City) -> None:
    await _look(city)
    await city.press(city.facilitator, city.phone(city.facilitator), LookAtEarlyClose)
    await city.press(city.facilitator, city.phone(city.facilitator), CloseEarly)
