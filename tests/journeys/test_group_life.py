"""Topics deleted, the bot removed and added again, groups renamed: nothing is lost, somebody is told."""

from datetime import timedelta

import pytest

from bot.panel.doors.rounds import ChoosePosition, CloseEarly, LookAtEarlyClose, LookAtRound, TakeBallot
from bot.rehearsal.people import Person
from bot.rehearsal.stage import Stage
from dialogs.methods.positions import Outcome, Position
from dialogs.table.model import Table
from tests.journeys.city import City, found, said_in


async def table_of(city: City) -> Table:
    return await city.read(lambda reader: reader.get(Table, city.table_id))


async def in_a_topic(city: City) -> int:
    """The facilitator's /start in a topic: card and boards stand there."""
    thread = city.stage.world.open_topic(city.group)
    city.stage.world.write_in_topic(city.facilitator, city.group, thread, "/start")
    await city.stage.settle()
    return thread


def told(city: City) -> str:
    return said_in(city.phone(city.facilitator))


async def test_boards_stand_in_the_facilitators_topic(city: City) -> None:
    thread = await in_a_topic(city)
    await city.open_round("Fewer deaths")
    assert city.board()[0].thread_id == thread
    other = city.stage.world.open_topic(city.group)
    city.stage.world.write_in_topic(city.outsider, city.group, other, "/start")
    await city.stage.settle()
    assert (await table_of(city)).thread_id == thread


async def test_a_topic_deleted_in_the_middle_of_a_round(city: City) -> None:
    thread = await in_a_topic(city)
    await city.open_round("Fewer deaths")
    for holder in city.holders[:2]:
        await city.answer(holder, Position.CONSENT)
    city.stage.world.delete_topic(city.group, thread)
    await city.stage.player.write(city.facilitator, "/round", city.group)
    for holder in city.holders[2:]:
        await city.answer(holder, Position.CONSENT)
    board = city.board()[0]
    assert board.thread_id == 0 and "5 of 5 answered" in board.text
    assert told(city).count("was deleted or closed") == 1
    assert "write /start in the topic" in told(city)
    await city.close_at_deadline()
    assert [item.outcome for item in await city.items()] == [Outcome.ADOPTED]
    assert "5 ×" in said_in(city.group)


async def test_removed_in_the_middle_of_a_round_and_added_again(city: City) -> None:
    world = city.stage.world
    await city.open_round("Fewer deaths")
    for holder in city.holders[:2]:
        await city.answer(holder, Position.CONSENT)
    world.remove(world.bot, city.group, by=city.facilitator)
    await city.stage.settle()
    assert "I am no longer in the group. Remedy: add me again." in told(city)
    for holder in city.holders[2:]:
        await _answer_privately(city, holder)
    await city.close_at_deadline()
    assert [item.outcome for item in await city.items()] == [Outcome.ADOPTED]
    before = len(city.group.messages)
    world.add_bot(city.group, city.facilitator, administrator=True)
    await city.stage.settle()
    assert "I am back in the group." in told(city)
    since = [one.text for one in city.group.messages[before:]]
    assert any("5 ×" in text for text in since)
    assert (await table_of(city)).rights == ""
    assert len(await city.answers()) == 5


async def _answer_privately(city: City, holder: Person) -> None:
    await city.stage.player.write(holder, "/mine")
    await city.press(holder, city.phone(holder), TakeBallot)
    await city.press(holder, city.phone(holder), ChoosePosition, position=Position.CONSENT)


async def test_removal_nobody_reported_is_found_out_by_sending(city: City) -> None:
    """The membership update is lost: the refused sending tells."""
    world = city.stage.world
    await city.open_round("Fewer deaths")
    world.updates.take()
    member = city.group.members.pop(world.bot.id)
    city.group.members[world.bot.id] = type(member)(member.person, type(member.status).KICKED)
    await _answer_privately(city, city.holders[0])
    await city.stage.settle()
    assert told(city).count("I am no longer in the group") == 1
    assert len(await city.answers()) == 1


async def test_rights_lost_and_regained(city: City) -> None:
    world = city.stage.world
    world.demote(world.bot, city.group, by=city.facilitator)
    await city.stage.settle()
    assert "I may not pin the table card. Remedy:" in told(city)
    world.promote(world.bot, city.group, by=city.facilitator)
    await city.stage.settle()
    assert "I have all rights in the group again." in told(city)


async def test_a_renamed_group(city: City) -> None:
    city.stage.world.rename(city.group, "Neuer Name", by=city.facilitator)
    await city.stage.settle()
    assert "The group is now called “Neuer Name”." in told(city)
    assert (await table_of(city)).name == "Auenfurt"


async def test_an_anonymous_administrator_answers_under_their_own_account(city: City) -> None:
    world, holder = city.stage.world, city.holders[0]
    world.promote(holder, city.group, by=city.facilitator, anonymous=True)
    await city.open_round("Fewer deaths")
    await city.answer(holder, Position.CONSENT)
    assert len(await city.answers()) == 1
    before = len(await city.entries())
    world.write(holder, city.group, "/start", anonymous=True)
    await city.stage.settle()
    assert len(await city.entries()) == before


async def test_a_board_deleted_by_an_administrator_is_sent_anew(city: City) -> None:
    await city.open_round("Fewer deaths")
    board = city.board()[0]
    city.stage.world._state.amend(board, deleted=True)
    await _answer_privately(city, city.holders[0])
    again = city.board()[0]
    assert again.id != board.id and "1 of 5 answered" in again.text


@pytest.mark.parametrize("language", ["en", "de"])
async def test_an_early_close_that_must_extend_says_so(stage: Stage, language: str) -> None:
    city = await found(stage, "Auenfurt", language)
    await city.open_round("Fewer deaths")
    await city.answer(city.holders[0], Position.CONSENT)
    phone = city.phone(city.facilitator)
    await stage.player.write(city.facilitator, "/facilitate")
    await city.press(city.facilitator, phone, LookAtRound)
    await city.press(city.facilitator, phone, LookAtEarlyClose)
    await city.press(city.facilitator, phone, CloseEarly)
    held = await city.round()
    assert held.early_close_at is not None
    await stage.pass_time(held.early_close_at)
    wanted = "It was to close early" if language == "en" else "Sie sollte vorzeitig schließen"
    assert wanted in said_in(city.group)
    assert (await city.round()).auto_extended


async def test_a_holder_blocks_the_bot_and_the_facilitator_is_told_once(city: City) -> None:
    await city.open_round("Fewer deaths")
    city.stage.world.block(city.holders[0])
    await city.stage.settle()
    await city.stage.pass_time((await city.round()).deadline - timedelta(hours=1))
    assert told(city).count("can be written to any more") == 1
