"""A second facilitator, an observer, the person for complaints, succession: in the simulated Telegram."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.conversations.own_seat.buttons import PassOn
from bot.conversations.people.buttons import AcceptOffice, EndOffice, InviteOfficer, SaySecond, SendComplaint
from bot.panel.buttons import pack
from bot.panel.doors.rounds import (
    AnswerPrivately,
    ChoosePosition,
    CloseEarly,
    LookAtEarlyClose,
    LookAtRound,
    TakeBallot,
)
from bot.panel.doors.table import (
    AcceptSeat,
    Complain,
    MayAlone,
    OpenSeat,
    QuestionStep,
    SetUpTable,
    ShareAsItIs,
    TooMuch,
    TurnTo,
)
from bot.panel.table_pages import TablePage
from bot.rehearsal.people import Person
from dialogs.methods.positions import Position
from dialogs.rounds.model import Round, RoundState
from dialogs.table.agreeing_alone import Alone
from dialogs.table.model import Facilitator, Role
from tests.journeys.table import Seated, seated_table


@pytest.fixture
async def table(tmp_path: Path) -> AsyncIterator[Seated]:
    async with seated_table(tmp_path) as opened:
        yield opened


async def press(table: Seated, person: Person, kind: type[object], **fields: object) -> str:
    return await table.stage.player.press(person, table.private(person), kind, **fields)


async def people_page(table: Seated) -> None:
    await table.stage.player.write(table.facilitator, "/start")
    await press(table, table.facilitator, TurnTo, page=TablePage.SEATS)
    await press(table, table.facilitator, TurnTo, page=TablePage.PEOPLE)


async def appoint(table: Seated, role: Role) -> Person:
    await people_page(table)
    await press(table, table.facilitator, InviteOfficer, role=role)
    shown = table.private(table.facilitator).messages
    link = next(one.text for one in reversed(shown) if "?start=office_" in one.text).split()[-1]
    person = table.stage.world.person(f"New {role.value}", language="en")
    table.stage.world.open_link(person, link)
    await table.stage.player.start(person)
    await press(table, person, AcceptOffice)
    return person


async def test_a_facilitator_who_holds_a_seat_needs_a_second(table: Seated) -> None:
    second = await appoint(table, Role.FACILITATOR)
    police = table.holders["Police"]
    await table.stage.player.write(police, "/start")
    await press(table, police, OpenSeat)
    await press(table, police, PassOn)
    shown = table.private(police).messages
    link = next(one.text for one in reversed(shown) if "?start=seat_" in one.text).split()[-1]
    table.stage.world.open_link(table.facilitator, link)
    await table.stage.player.start(table.facilitator)
    await press(table, table.facilitator, AcceptSeat)
    round_id = await table.open_round("A calmer station area")
    await table.stage.player.write(table.facilitator, "/facilitate")
    await press(table, table.facilitator, LookAtRound)
    await press(table, table.facilitator, LookAtEarlyClose)
    said = await press(table, table.facilitator, CloseEarly)
    assert said.startswith("You also hold a seat: a second facilitator was asked")
    held = await table.stage.memory.read(lambda reader: reader.get(Round, round_id))
    assert held.early_close_at is None
    assert "wants to close the round early" in table.private(second).last.text
    assert await press(table, second, SaySecond, agrees=True) == "Confirmed; it is done."
    held = await table.stage.memory.read(lambda reader: reader.get(Round, round_id))
    assert held.early_close_at is not None and held.state is RoundState.OPEN
    assert any("is to close early" in one.text for one in table.group.messages)


async def test_an_observer_reads_and_has_no_voice(table: Seated) -> None:
    observer = await appoint(table, Role.OBSERVER)
    await table.open_round("A calmer station area")
    await table.stage.player.write(observer, "/mine")
    assert "You hold no seat" in table.private(observer).last.text
    await table.stage.player.write(observer, "/plan")
    assert "There is no plan yet" in table.private(observer).last.text
    await people_page(table)
    await press(table, table.facilitator, EndOffice, role=Role.OBSERVER)
    assert "You are no longer observer" in table.newest(table.private(observer)).text


async def test_a_complaint_goes_to_the_named_person_and_nowhere_else(table: Seated) -> None:
    named = await appoint(table, Role.CONFIDANT)
    police = table.holders["Police"]
    await table.stage.player.write(police, "/start")
    await press(table, police, Complain)
    await table.stage.player.write(police, "We were talked over")
    await press(table, police, SendComplaint, named=False)
    told = table.newest(table.private(named)).text
    assert "We were talked over" in told and "Police" not in told
    for person in (table.facilitator, table.holders["Outreach"]):
        assert all("talked over" not in one.text for one in table.private(person).messages)
    assert all("talked over" not in one.text for one in table.group.messages)


async def test_the_last_facilitator_goes_and_an_administrator_takes_over(table: Seated) -> None:
    admin = table.outsider
    table.stage.world.promote(admin, table.group, by=table.facilitator)
    await people_page(table)
    await press(table, table.facilitator, EndOffice, role=Role.FACILITATOR)
    wanted = table.newest()
    assert "Nobody facilitates the table" in wanted.text
    refused = await table.stage.player.press(table.holders["Police"], table.group, SetUpTable)
    assert "Only an administrator" in refused
    await table.stage.player.press(admin, table.group, SetUpTable)
    held = await table.stage.memory.read(lambda reader: reader.find(Facilitator, until=None))
    assert len(held) == 1


async def test_a_step_is_questioned_from_the_group(table: Seated) -> None:
    await table.open_round("A calmer station area")
    await table.stage.player.write(table.facilitator, "/facilitate")
    await press(table, table.facilitator, LookAtRound)
    await press(table, table.facilitator, LookAtEarlyClose)
    await press(table, table.facilitator, CloseEarly)
    police = table.holders["Police"]
    await table.stage.player.press(police, table.group, QuestionStep)
    await table.stage.player.write(police, "Why the hurry?")
    await table.stage.player.press(police, table.private(police), ShareAsItIs)
    told = table.newest(table.private(table.facilitator)).text
    assert "Police questions the early close" in told and "Why the hurry?" in told
    entries = await table.stage.memory.read(lambda reader: reader.entries(1))
    assert [entry.kind for entry in entries][-1] == "step_questioned"
    toast = await table.stage.player.press(table.outsider, table.group, QuestionStep)
    assert "no seat" in toast


async def test_the_ballot_reminds_of_what_needs_approval(table: Seated) -> None:
    police = table.holders["Police"]
    await table.stage.player.write(police, "/start")
    await press(table, police, OpenSeat)
    await press(table, police, MayAlone, what=Alone.HOURS, may=True)
    assert "You may agree alone to: hours." in table.private(police).last.text
    await table.open_round("A calmer station area")
    await table.stage.player.press(police, table.group, AnswerPrivately)
    assert "may not agree to goals alone" in table.private(police).last.text


async def test_what_was_asked_so_far_and_too_much(table: Seated) -> None:
    police = table.holders["Police"]
    await table.open_round("A calmer station area", "Fewer deaths")
    await table.stage.player.write(police, "/mine")
    await press(table, police, TakeBallot)
    await press(table, police, ChoosePosition, position=Position.CONSENT)
    await table.stage.player.write(police, "/mine")
    assert "So far asked of you: 1 answer, about 0.2 h." in table.private(police).last.text
    await press(table, police, TooMuch)
    assert "too much is asked" in table.newest(table.private(table.facilitator)).text


async def test_a_forged_second_word_is_refused(table: Seated) -> None:
    for person in (table.outsider, table.holders["Police"], table.facilitator):
        chat = table.private(person)
        if not chat.messages:
            continue
        query = table.stage.world.forge(person, chat.last, pack(SaySecond(1, True)))
        await table.stage.settle()
        toast = table.stage.world.query(query).toast
        assert toast is not None and toast.is_alert
