"""The group becomes a supergroup in the middle of a round: whatever Telegram says of it, nothing is lost."""

from collections.abc import Sequence

import pytest

from bot.panel.doors.rounds import TakePosition
from bot.panel.doors.table import AskForSeat, ClaimSeat, SetUpTable
from bot.rehearsal.chats import Chat
from bot.rehearsal.messages import ServiceKind
from bot.rehearsal.stage import Stage
from dialogs.methods.positions import Outcome, Position
from dialogs.table.model import Facilitator, Table, TableState
from tests.journeys.city import City, found, said_in
from tests.journeys.parts import free

MOVED_TO, MOVED_FROM = ServiceKind.MOVED_TO, ServiceKind.MOVED_FROM
REPORTS = [(MOVED_TO, MOVED_FROM), (MOVED_FROM, MOVED_TO), (MOVED_TO,), (MOVED_FROM,), ()]
"""Which service messages arrive, in order; with none of them only the refused sending tells."""


@pytest.mark.parametrize("reported", REPORTS, ids=lambda kinds: "-".join(one.name for one in kinds) or "NONE")
@pytest.mark.parametrize("language", ["en", "de"])
async def test_in_the_middle_of_a_round(stage: Stage, reported: Sequence[ServiceKind], language: str) -> None:
    city = await found(stage, "Auenfurt", language, supergroup=False)
    await city.open_round("Fewer deaths")
    for holder in city.holders[:2]:
        await city.answer(holder, Position.CONSENT)
    grown = await _upgrade(city, reported)

    await _press_old_board(city, city.holders[2])
    city.group, old = grown, city.group
    for holder in city.holders[3:]:
        await city.answer(holder, Position.CONSENT)
    assert len(await city.answers()) == 5
    assert [one.text for one in grown.pinned]
    assert stage.world.api.counts["pinChatMessage"] >= 2
    told = [one for one in city.phone(city.facilitator).messages if _says_moved(one.text, language)]
    assert len(told) == 1 and not told[0].silent

    await city.close_at_deadline()
    assert [item.outcome for item in await city.items()] == [Outcome.ADOPTED]
    result = next(one for one in reversed(grown.messages) if one.reply_to)
    assert grown.by_id[result.reply_to].sender == stage.world.bot
    assert "5 ×" in said_in(grown) and "5 ×" not in said_in(old)


async def test_commands_and_stale_buttons_of_the_old_chat_still_find_their_table(stage: Stage) -> None:
    city = await found(stage, "Auenfurt", "en", supergroup=False)
    await city.open_round("Fewer deaths")
    old, button = city.board(Position.CONSENT)
    city.group = await _upgrade(city, (MOVED_FROM,))
    assert await city.forge(city.outsider, old, button.data) == city.refusal("no_seat")
    await stage.player.write(city.outsider, "/round", city.group)
    assert "Fewer deaths" in city.group.last.text
    for holder in city.holders:
        await city.answer(holder, Position.CONSENT)
    await city.close_at_deadline()
    assert "closed" in await city.forge(city.holders[0], old, button.data)


async def test_a_table_not_set_up_yet_is_greeted_again_and_set_up_from_the_old_greeting(stage: Stage) -> None:
    world = stage.world
    admin = world.person("Ada", language="en")
    group = world.group("Auenfurt", admin, supergroup=False)
    world.add_bot(group, admin, administrator=True)
    await stage.settle()
    message, button = stage.player.find(group, SetUpTable)
    grown = world.upgrade(group, by=admin)
    await stage.settle()
    assert stage.player.shows(grown, SetUpTable)
    await stage.player.press_button(admin, message, button)
    assert len(await stage.memory.read(lambda reader: reader.find(Facilitator, until=None))) == 1


async def test_a_greeting_in_the_new_group_that_came_first_gives_way(stage: Stage) -> None:
    city = await found(stage, "Auenfurt", "en", supergroup=False)
    await city.open_round("Fewer deaths")
    grown = stage.world.upgrade(city.group, by=city.facilitator, reported=())
    stage.world.write(city.facilitator, grown, "/start")
    await stage.settle()
    await city.answer(city.holders[0], Position.CONSENT)
    await stage.settle()
    tables = await stage.memory.read(lambda reader: reader.find(Table))
    assert [(one.chat_id, one.state) for one in tables] == [(grown.id, TableState.OPEN)]
    assert stage.player.shows(grown, TakePosition)


async def test_the_old_group_proves_no_membership_of_the_new_one(stage: Stage) -> None:
    """Its messages are still to be read for whoever was put out since."""
    city = await found(stage, "Auenfurt", "en", supergroup=False)
    await free(city, city.holders[0])
    await stage.player.start(city.outsider, "")
    await stage.player.write(city.outsider, "/who", city.group)
    message, button = stage.player.find(city.group, AskForSeat)
    city.group = await _upgrade(city, (MOVED_TO, MOVED_FROM))
    stage.world.remove(city.outsider, city.group, by=city.facilitator)
    await stage.settle()
    assert await city.forge(city.outsider, message, button.data) == city.refusal("press_in_group")
    assert not stage.player.shows(city.phone(city.outsider), ClaimSeat)


def _says_moved(text: str, language: str) -> bool:
    return ("became a supergroup" if language == "en" else "Supergruppe geworden") in text


async def _upgrade(city: City, reported: Sequence[ServiceKind]) -> Chat:
    grown = city.stage.world.upgrade(city.group, by=city.facilitator, reported=reported)
    await city.stage.settle()
    return grown


async def _press_old_board(city: City, person: object) -> None:
    """The old chat's messages can still be read, and their buttons pressed."""
    message, button = city.stage.player.find(city.group, TakePosition, position=Position.CONSENT)
    await city.stage.player.press_button(person, message, button)  # type: ignore[arg-type]
