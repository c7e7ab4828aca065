"""Somebody blocks the bot unnoticed: no news is lost, the seat is called, and they have it all later."""

import pytest

from bot.panel.doors.table import CheckRights
from bot.rehearsal.stage import Stage
from dialogs.methods.positions import Position
from dialogs.owed import Notice
from dialogs.ports import Work
from dialogs.rounds.closing import close_round
from dialogs.rounds.exploring import ask_owner
from dialogs.rounds.extending import extend_round
from dialogs.rounds.model import Item
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.model import Seat, Table
from dialogs.table.taking import hold
from tests.journeys.happenings import (
    called,
    closed,
)
from tests.journeys.seven import Kind, Seven, seat_seven

BLOCKED = "Forbidden: bot was blocked by the user"


def shut(table: Seven, kind: Kind) -> None:
    """Telegram reports it only when something is sent."""
    chat = table.stage.world.private(table.holders[kind])
    chat.is_blocked = True


async def asked_to_call(table: Seven, kind: Kind) -> list[str]:
    told = await table.notices("seats_to_call", table.facilitator)
    return [one.facts["about"] for one in told if one.facts["seats"] == [table.seats[kind]]]


async def more_time(table: Seven, held: int) -> None:
    await table.do(lambda work: extend_round(work, table.by(work), held, 3, "Holidays", table.stage.clock()))


async def taken_back(table: Seven, held: int) -> None:
    def job(work: Work) -> None:
        item = work.find(Item, round_id=held)[0].id
        withdraw_item(work, table.by(work), item, "Not ready", table.stage.clock())

    await table.do(job)


async def ended(table: Seven, held: int) -> None:
    await table.all_say(
        held, dict.fromkeys([one for one in Kind if one is not Kind.PRIVATE], Position.CONSENT)
    )
    await table.do(lambda work: close_round(work, held, "all_answered", table.stage.clock()))


NEWS = {"round_extended": more_time, "item_withdrawn": taken_back, "round_closed": ended}


@pytest.mark.parametrize("code", NEWS)
async def test_who_blocked_unnoticed_is_called_about_it_and_has_it_later(stage: Stage, code: str) -> None:
    table = await seat_seven(stage)
    held = await table.open_round()
    shut(table, Kind.PRIVATE)
    await NEWS[code](table, held)
    asked = await asked_to_call(table, Kind.PRIVATE)
    assert asked[0] == code and asked.count(code) == 1
    assert len(await table.notices("seat_not_reached", table.facilitator)) == 1
    private = table.holders[Kind.PRIVATE]
    for _ in range(2):
        await stage.player.start(private, "")
        assert len(await table.notices(code, private)) == 1


async def test_a_card_nobody_received_is_called_about_and_comes_later(stage: Stage) -> None:
    table = await seat_seven(stage)
    shut(table, Kind.PRIVATE)
    held = await table.open_round()
    assert await asked_to_call(table, Kind.PRIVATE) == ["round_opened"]
    await stage.player.start(table.holders[Kind.PRIVATE], "")
    assert await table.card(table.holders[Kind.PRIVATE], held)


async def test_a_deputy_who_still_hears_it_is_enough(stage: Stage) -> None:
    table = await seat_seven(stage)
    shut(table, Kind.DEPUTY)
    await closed(table)
    assert await asked_to_call(table, Kind.DEPUTY) == []


async def objected(table: Seven) -> int:
    held = await table.open_round(1)
    said = dict.fromkeys(Kind, Position.CONSENT)
    await table.all_say(held, {**said, Kind.PHONE: Position.OBJECT})
    await table.do(lambda work: close_round(work, held, "all_answered", table.stage.clock()))
    item: int = await table.stage.memory.read(lambda reader: reader.find(Item, round_id=held)[0].id)
    await table.do(lambda work: ask_owner(work, table.by(work), item, 1, "What harm?", table.stage.clock()))
    return item


ASKED = ("explore_asked", "opinion_offered", "owner_asked")


async def test_who_comes_into_reach_late_has_what_their_seat_is_asked(stage: Stage) -> None:
    table = await seat_seven(stage)
    await objected(table)
    assert {*ASKED} <= set(await asked_to_call(table, Kind.PHONE))
    phone = table.holders[Kind.PHONE]
    for _ in range(2):
        await stage.player.start(phone, "")
        for code in ASKED:
            assert len(await table.notices(code, phone)) == 1, code


async def test_a_new_holder_has_what_the_seat_was_asked_before(stage: Stage) -> None:
    table = await seat_seven(stage)
    await called(table)
    await table.open_round()
    new = stage.world.person("New", language="en")
    await stage.player.start(new, "")

    def take(work: Work) -> None:
        hold(work, table.person(work, new), work.get(Seat, table.seats[Kind.LETTER]), stage.clock())

    await table.do(take)
    assert len(await table.notices("meeting_called", new)) == 1
    assert await table.card(new, 1)


async def test_checking_rights_says_that_messages_are_refused_and_forgets_nothing(stage: Stage) -> None:
    table = await seat_seven(stage)
    world, group = stage.world, table.group
    world.faults.decline(400, "Bad Request: TOPIC_CLOSED", method="sendMessage", chat_id=group.id, times=50)
    await closed(table)
    world.promote(world.bot, group, by=table.facilitator)
    await stage.settle()
    said = await stage.player.press(table.facilitator, world.private(table.facilitator), CheckRights)
    assert said.startswith("Telegram refuses messages of mine")
    kept = await stage.memory.read(lambda reader: reader.get(Table, table.table_id))
    assert kept.rights.split() == ["topic_shut"]
    told = await stage.memory.read(lambda reader: reader.find(Notice, code="rights_lost"))
    assert len(told) == 1
    world.faults.pending.clear()
