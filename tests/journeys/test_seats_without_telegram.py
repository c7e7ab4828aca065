"""Seats by letter, by phone and in the private chat only, in the simulated Telegram."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from bot.conversations.entering.buttons import (
    Called,
    CameBy,
    CameOn,
    ConfirmEntered,
    KnownFunction,
    NotSaid,
    SaidGround,
    SaidPosition,
    SaidShown,
    StoreEntered,
)
from bot.panel.buttons import pack
from bot.panel.doors.rounds import AnswerSheets, EnterAnswer, EnterFor, FileSheet, LookAtRound, OpenCalls
from bot.panel.doors.table import (
    AcceptSeat,
    ChooseMode,
    OpenSeat,
    TurnTo,
    VacateSeat,
    WriteLetter,
    WriteLetters,
)
from bot.panel.table_pages import TablePage
from bot.rehearsal.messages import Message
from bot.rehearsal.people import Person
from dialogs.methods.positions import Ground, Position
from dialogs.rounds.model import Answer, Attempt, How, Shown
from dialogs.table.model import Holding, Seat, SeatMode
from tests.journeys.table import Seated, seated_table


@pytest.fixture
async def table(tmp_path: Path) -> AsyncIterator[Seated]:
    async with seated_table(tmp_path) as opened:
        yield opened


async def press(table: Seated, person: Person, kind: type[object], **fields: object) -> str:
    return await table.stage.player.press(person, table.private(person), kind, **fields)


async def seat(table: Seated, agency: str) -> Seat:
    return (await table.stage.memory.read(lambda reader: reader.find(Seat, agency=agency)))[0]


async def look_at(table: Seated, agency: str) -> int:
    found = await seat(table, agency)
    await table.stage.player.write(table.facilitator, "/start")
    await press(table, table.facilitator, TurnTo, page=TablePage.SEATS)
    await press(table, table.facilitator, TurnTo, page=TablePage.SEAT, subject=found.id)
    return found.id


async def by_letter(table: Seated, agency: str) -> int:
    seat_id = await look_at(table, agency)
    await press(table, table.facilitator, VacateSeat, seat_id=seat_id)
    await press(table, table.facilitator, TurnTo, page=TablePage.FUNCTION)
    await table.stage.player.share(table.facilitator, "Head of unit")
    assert "Answers by letter or phone: Head of unit" in table.private(table.facilitator).last.text
    return seat_id


async def enter(
    table: Seated, seat_id: int, position: Position, *, how: How = How.PHONE, sheet: bool = False
) -> str:
    facilitator = table.facilitator
    await table.stage.player.write(facilitator, "/facilitate")
    await press(table, facilitator, LookAtRound)
    await press(table, facilitator, EnterAnswer)
    await press(table, facilitator, EnterFor, seat_id=seat_id)
    await press(table, facilitator, CameBy, how=how)
    await press(table, facilitator, CameOn)
    if table.stage.player.shows(table.private(facilitator), KnownFunction):
        await press(table, facilitator, KnownFunction)
    else:
        await table.stage.player.write(facilitator, "Duty officer")
    await press(table, facilitator, SaidPosition, position=position)
    if position is Position.OBJECT:
        await press(table, facilitator, SaidGround, ground=Ground.HARM)
        await table.stage.player.write(facilitator, "People stay away")
        await press(table, facilitator, SaidShown, shown=Shown.ONE_SEAT)
    elif position is Position.NOTE:
        await press(table, facilitator, NotSaid)
        await press(table, facilitator, SaidShown, shown=Shown.WITH_NAME)
    assert "read this back aloud" in table.private(facilitator).last.text
    return await press(table, facilitator, StoreEntered, by_sheet=sheet)


async def standing(table: Seated) -> list[Answer]:
    return await table.stage.memory.read(lambda reader: reader.find(Answer, latest=True))


def file_of(table: Seated, person: Person) -> tuple[str, bytes]:
    sent: Message = next(one for one in reversed(table.private(person).messages) if one.document)
    assert sent.document is not None
    return sent.document.name, sent.document.content


async def test_an_answer_by_phone_is_entered_shown_and_confirmed_by_a_sheet(table: Seated) -> None:
    police = await by_letter(table, "Police")
    await table.open_round("A calmer station area")
    assert (await enter(table, police, Position.NOTE)).startswith("Entered for Police")
    board = next(one for one in reversed(table.group.messages) if "Goal G1" in one.text)
    assert "Entered by the facilitator: Police (by phone, not confirmed)" in board.text
    assert "1 of 5 answered" in board.text
    assert [(one.how, one.confirmed) for one in await standing(table)] == [(How.PHONE, False)]
    await press(table, table.facilitator, FileSheet)
    assert [one.confirmed for one in await standing(table)] == [True]
    board = next(one for one in reversed(table.group.messages) if "Goal G1" in one.text)
    assert "Police (by phone, confirmed)" in board.text


async def test_an_objection_by_letter_is_read_back_with_its_reason(table: Seated) -> None:
    police = await by_letter(table, "Police")
    await table.open_round("A calmer station area")
    await enter(table, police, Position.OBJECT, how=How.LETTER, sheet=True)
    stored = (await standing(table))[0]
    assert (stored.ground, stored.reason, stored.shown) == (Ground.HARM, "People stay away", Shown.ONE_SEAT)
    assert "People stay away" not in "".join(one.text for one in table.group.messages)


async def test_the_holder_of_a_seat_is_told_and_confirms(table: Seated) -> None:
    police = table.holders["Police"]
    await table.open_round("A calmer station area")
    await enter(table, (await seat(table, "Police")).id, Position.CONSENT)
    told = table.newest(table.private(police))
    assert "the facilitator entered an answer for you" in told.text
    assert (await press(table, police, ConfirmEntered)).startswith("Confirmed")
    assert [one.confirmed for one in await standing(table)] == [True]
    world = table.stage.world
    for stranger in (table.outsider, table.holders["Outreach"]):
        query = world.forge(stranger, table.private(stranger).last, pack(ConfirmEntered(1)))
        await table.stage.settle()
        toast = world.query(query).toast
        assert toast is not None and toast.is_alert


async def test_letters_carry_a_link_that_gives_the_seat_once(table: Seated) -> None:
    seat_id = await look_at(table, "Police")
    await press(table, table.facilitator, VacateSeat, seat_id=seat_id)
    await press(table, table.facilitator, WriteLetter, seat_id=seat_id)
    name, content = file_of(table, table.facilitator)
    assert name.endswith("_letter_Auenfurt_Police.pdf")
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    assert len(pages) == 1 and "Data, law, retention" in pages[0]
    link = next(word for word in pages[0].split() if "?start=seat_" in word)
    officer = table.stage.world.person("Officer", language="en")
    table.stage.world.open_link(officer, link)
    await table.stage.player.start(officer)
    await press(table, officer, AcceptSeat)
    held = await table.stage.memory.read(lambda reader: reader.find(Holding, seat_id=seat_id, until=None))
    assert len(held) == 1


async def test_all_letters_come_in_one_zip(table: Seated) -> None:
    for agency in ("Police", "Outreach"):
        seat_id = await look_at(table, agency)
        await press(table, table.facilitator, VacateSeat, seat_id=seat_id)
    await table.stage.player.write(table.facilitator, "/start")
    await press(table, table.facilitator, TurnTo, page=TablePage.SEATS)
    await press(table, table.facilitator, WriteLetters)
    name, content = file_of(table, table.facilitator)
    assert name.endswith("_letters_Auenfurt.zip")
    with ZipFile(BytesIO(content)) as packed:
        assert sorted(one.rpartition("_")[2] for one in packed.namelist()) == ["Outreach.pdf", "Police.pdf"]


async def test_an_answer_sheet_names_every_goal_and_position(table: Seated) -> None:
    await by_letter(table, "Police")
    await table.open_round("A calmer station area", "Fewer overdose deaths")
    await table.stage.player.write(table.facilitator, "/facilitate")
    await press(table, table.facilitator, LookAtRound)
    await press(table, table.facilitator, AnswerSheets)
    _, content = file_of(table, table.facilitator)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    for wanted in ("Police", "Head of unit", "A calmer station area", "Fewer overdose deaths", "Stand aside"):
        assert wanted in text


async def test_a_private_seat_is_counted_and_never_named_as_open(table: Seated) -> None:
    outreach = table.holders["Outreach"]
    await table.stage.player.write(outreach, "/start")
    await press(table, outreach, OpenSeat)
    await press(table, outreach, ChooseMode, mode=SeatMode.PRIVATE)
    assert "private chat only, with equal rights" in table.private(outreach).last.text
    await table.open_round("A calmer station area")
    board = next(one for one in reversed(table.group.messages) if "Goal G1" in one.text)
    still_open = next(line for line in board.text.split("\n") if "Still open" in line)
    assert "Outreach" not in still_open
    assert "1 seat in the private chat is still open." in board.text
    data = ChooseMode((await seat(table, "Outreach")).id, SeatMode.GROUP)
    query = table.stage.world.forge(table.facilitator, table.private(table.facilitator).last, pack(data))
    await table.stage.settle()
    toast = table.stage.world.query(query).toast
    assert toast is not None and "Only the representative" in toast.text


async def test_calls_are_recorded_beside_no_answer(table: Seated) -> None:
    await by_letter(table, "Police")
    await table.open_round("A calmer station area")
    await table.stage.player.write(table.facilitator, "/facilitate")
    await press(table, table.facilitator, LookAtRound)
    await press(table, table.facilitator, OpenCalls)
    assert "Police (Head of unit): not reached" in table.private(table.facilitator).last.text
    police = (await seat(table, "Police")).id
    await press(table, table.facilitator, Called, seat_id=police, reached=True)
    assert (
        "Police (Head of unit): no answer · 1 attempt, 1 got through"
        in table.private(table.facilitator).last.text
    )
    tried = await table.stage.memory.read(lambda reader: reader.find(Attempt))
    assert [(one.how, one.reached) for one in tried] == [(How.PHONE, True)]
