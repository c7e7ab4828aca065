"""A spreadsheet of agencies sent to the bot: previewed, taken over all or nothing, refused cell by cell."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.conversations.agency_file.buttons import SendSheet
from bot.documents.agency_sheet import SheetFormat
from bot.panel.doors.table import OpenSheet, SetUpTable, TakeList, UseThese
from dialogs.table.model import Seat, TableState
from tests.journeys.hall import BODY, Hall, open_hall

SAVED = Path(__file__).parents[1] / "bot" / "conversations" / "agency_file" / "libreoffice"


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path) as opened:
        await opened.press(opened.admin, SetUpTable, private=False)
        await opened.press(opened.admin, UseThese)
        await opened.stage.player.share(opened.admin, BODY)
        await opened.press(opened.admin, OpenSheet)
        yield opened


async def send(hall: Hall, name: str, content: bytes) -> str:
    world = hall.stage.world
    world.upload(hall.admin, world.private(hall.admin), name, content, mime="application/octet-stream")
    await hall.stage.settle()
    return hall.last(hall.admin)


async def seats(hall: Hall) -> list[Seat]:
    return await hall.stage.memory.read(lambda reader: reader.find(Seat, removed_at=None))


async def test_a_list_saved_by_libreoffice_opens_the_table(hall: Hall) -> None:
    shown = await send(hall, "agencies_de.xlsx", (SAVED / "agencies_de.xlsx").read_bytes())
    assert "Read from the sheet “Institutionen” of the XLSX file." in shown
    assert "New, 10:" in shown and await seats(hall) == []
    assert (await hall.press(hall.admin, TakeList)) == "Taken over: 10 new, 0 changed."
    assert len(await seats(hall)) == 10
    assert (await hall.table()).state is TableState.OPEN


async def test_a_broken_list_changes_nothing_and_names_its_cells(hall: Hall) -> None:
    rows = b"Agency;Pillar;Lived experience;Mandate\nPolice;lawful;no;\n;treatment;no;\n"
    shown = await send(hall, "list.csv", rows)
    assert "B2: “lawful” is no pillar." in shown and "A3: the agency's name is missing." in shown
    assert await seats(hall) == []
    shown = await send(hall, "list.pdf", b"%PDF-1.7")
    assert "This is no spreadsheet." in shown
    shown = await send(hall, "list.csv", b"x" * 2_000_000)
    assert "larger than 1,000 kB" in shown
    await hall.write(hall.admin, "here it is")
    assert "send the list as a file" in hall.last(hall.admin)


async def test_what_comes_out_goes_back_in_and_changes_nothing(hall: Hall) -> None:
    await send(hall, "agencies_en.csv", (SAVED / "agencies_en.csv").read_bytes())
    await hall.press(hall.admin, TakeList)
    for form in SheetFormat:
        await hall.press(hall.admin, OpenSheet)
        await hall.press(hall.admin, SendSheet, form=form)
        sent = [one.document for one in hall.stage.world.private(hall.admin).messages if one.document][-1]
        assert sent is not None
        shown = await send(hall, sent.name, sent.content)
        assert "10 stay as they are." in shown and "New" not in shown
    assert (await hall.press(hall.admin, TakeList)) == "Taken over: 0 new, 0 changed."


async def test_a_changed_list_changes_seats_and_removes_none(hall: Hall) -> None:
    await send(hall, "agencies_en.csv", (SAVED / "agencies_en.csv").read_bytes())
    await hall.press(hall.admin, TakeList)
    first = (await seats(hall))[0].agency
    header = "Agency;Pillar;Lived experience;Mandate"
    rows = f"{header}\n{first};prevention;yes;New mandate\nFire brigade;treatment;no;\n"
    await hall.press(hall.admin, OpenSheet)
    shown = await send(hall, "list.csv", rows.encode())
    assert "New, 1: Fire brigade" in shown and "kept, 9:" in shown
    await hall.press(hall.admin, TakeList)
    found = await seats(hall)
    assert len(found) == 11 and found[0].mandate == "New mandate" and found[0].lived_experience


async def test_a_file_nobody_asked_for(hall: Hall) -> None:
    world = hall.stage.world
    await hall.stage.player.start(hall.police, "")
    world.upload(hall.police, world.private(hall.police), "a.csv", b"x", mime="text/csv")
    await hall.stage.settle()
    assert "I am not waiting for a file" in hall.last(hall.police)
    world.faults.flood(1, times=1)
    assert "did not hand over the file" in await send(hall, "list.csv", b"x")
