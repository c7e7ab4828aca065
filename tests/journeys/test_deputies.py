"""Deputies and a seat passed on, in the simulated Telegram: told, undone, and nobody else's to press."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.conversations.own_seat.buttons import LeaveAnswer, LetDeputy, PassOn, UndoAnswer
from bot.panel.buttons import pack
from bot.panel.doors.rounds import ChoosePosition, TakeBallot
from bot.panel.doors.table import AcceptSeat, InviteDeputy, OpenSeat
from bot.rehearsal.people import Person
from dialogs.methods.positions import Position
from dialogs.rounds.model import Answer, Item
from dialogs.table.model import Answering, Holding
from tests.journeys.table import Seated, seated_table


@pytest.fixture
async def table(tmp_path: Path) -> AsyncIterator[Seated]:
    async with seated_table(tmp_path) as opened:
        yield opened


async def press(table: Seated, person: Person, kind: type[object], **fields: object) -> str:
    return await table.stage.player.press(person, table.private(person), kind, **fields)


async def join(table: Seated, by: Person, kind: type[object]) -> Person:
    """`by` makes a link with this button; a colleague opens it and accepts."""
    await table.stage.player.write(by, "/start")
    await press(table, by, OpenSeat)
    await press(table, by, kind)
    link = next(one.text for one in reversed(table.private(by).messages) if "?start=seat_" in one.text)
    colleague = table.stage.world.person("Colleague", language="en")
    table.stage.world.open_link(colleague, link.split()[-1])
    await table.stage.player.start(colleague)
    await press(table, colleague, AcceptSeat)
    return colleague


async def let(table: Seated, by: Person, answers: Answering) -> None:
    await table.stage.player.write(by, "/start")
    await press(table, by, OpenSeat)
    await press(table, by, LetDeputy, answers=answers)


async def standing(table: Seated) -> list[Position]:
    found = await table.stage.memory.read(lambda reader: reader.find(Answer, latest=True))
    return [one.position for one in found]


async def answers(table: Seated, person: Person, position: Position) -> str:
    await table.stage.player.write(person, "/mine")
    await press(table, person, TakeBallot)
    return await press(table, person, ChoosePosition, position=position)


async def test_a_deputys_answer_is_told_and_undone(table: Seated) -> None:
    police = table.holders["Police"]
    deputy = await join(table, police, InviteDeputy)
    await table.open_round("A calmer station area")
    await answers(table, deputy, Position.CONSENT)
    told = table.newest(table.private(police))
    assert "answered by another holder of your seat" in told.text
    assert (await press(table, police, UndoAnswer)) == "Undone. Your agency has not answered this yet."
    assert await standing(table) == []
    assert "is taken back" in table.newest(table.private(deputy)).text


async def test_an_objection_is_undone_only_after_a_second_press(table: Seated) -> None:
    police = table.holders["Police"]
    deputy = await join(table, police, InviteDeputy)
    await table.open_round("A calmer station area")
    await answers(table, deputy, Position.OBJECT)
    await press(table, police, UndoAnswer, sure=False)
    assert await standing(table) == [Position.OBJECT]
    assert "Withdraw the objection to G1?" in table.newest(table.private(police)).text
    await press(table, police, UndoAnswer, sure=True)
    assert await standing(table) == []


async def test_a_deputy_who_waits_is_refused_until_handed_over_to(table: Seated) -> None:
    police = table.holders["Police"]
    deputy = await join(table, police, InviteDeputy)
    await let(table, police, Answering.WAITS)
    await table.open_round("A calmer station area")
    await table.stage.player.write(deputy, "/mine")
    world, shown = table.stage.world, table.private(deputy).last
    assert not any("Answer" in label for row in shown.labels for label in row)
    query = world.forge(deputy, shown, pack(TakeBallot(1)))
    await table.stage.settle()
    toast = world.query(query).toast
    assert toast is not None and toast.text.startswith("You are deputy for Police")
    await let(table, police, Answering.HANDED_OVER)
    await answers(table, deputy, Position.CONSENT)
    assert await standing(table) == [Position.CONSENT]


async def test_an_outsider_undoes_nothing(table: Seated) -> None:
    police = table.holders["Police"]
    deputy = await join(table, police, InviteDeputy)
    await table.open_round("A calmer station area")
    await answers(table, deputy, Position.CONSENT)
    data = UndoAnswer(1)
    for stranger in (table.outsider, table.facilitator, table.holders["Outreach"]):
        world = table.stage.world
        query = world.forge(stranger, table.private(stranger).last, pack(data))
        await table.stage.settle()
        toast = world.query(query).toast
        assert toast is not None and toast.is_alert
    assert await standing(table) == [Position.CONSENT]
    assert await press(table, police, LeaveAnswer) == "Good. The answer stands."
    await table.stage.pass_time(table.stage.clock() + timedelta(minutes=2))
    assert "Fine" not in str([one.labels for one in table.private(police).messages])


async def test_a_seat_passed_on_keeps_its_answer_and_its_former_holder_is_out(table: Seated) -> None:
    police = table.holders["Police"]
    await table.open_round("A calmer station area")
    await answers(table, police, Position.NOTE)
    successor = await join(table, police, PassOn)
    assert "You have passed on the seat" in table.private(police).last.text
    await answers(table, successor, Position.CONSENT)
    assert await standing(table) == [Position.CONSENT]
    world, item = table.stage.world, (await table.stage.memory.read(lambda reader: reader.find(Item)))[0]
    forged = pack(ChoosePosition(item.id, Position.OBJECT))
    query = world.forge(police, table.private(police).last, forged)
    await table.stage.settle()
    toast = world.query(query).toast
    assert toast is not None and "no seat" in toast.text
    assert await standing(table) == [Position.CONSENT]
    held = await table.stage.memory.read(lambda reader: reader.find(Holding, until=None))
    assert len(held) == len(table.holders)
