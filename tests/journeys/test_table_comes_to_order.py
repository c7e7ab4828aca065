"""From an empty group to an open table: greeting, set-up, rights, the card; by phones alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.conversations.agencies.buttons import WantAgency
from bot.panel.doors.table import CheckRights, SeatStarters, SetUpTable, ShowWaiting, UseThese
from dialogs.ledger.reading import said_by
from dialogs.ledger.tables import SeatsChanged, TableOpened
from dialogs.table.model import TableState
from tests.journeys.hall import BODY, Hall, open_hall


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path) as opened:
        yield opened


async def test_the_bot_greets_the_group_it_is_added_to(hall: Hall) -> None:
    assert "Police and prosecutors here must act on offences" in hall.group.last.text
    assert hall.group.last.labels == (("Set up this table",), ("Check rights",))
    assert (await hall.table()).name == "Runder Tisch Auenfurt"


async def test_an_administrator_sets_the_table_up_in_four_steps(hall: Hall) -> None:
    await hall.press(hall.admin, SetUpTable, private=False)
    assert "Quorum: 7 of 10, and every pillar" in hall.last(hall.admin)
    await hall.press(hall.admin, UseThese)
    await hall.stage.player.share(hall.admin, BODY)
    await hall.press(hall.admin, WantAgency, code="OA", wanted=False)
    told = await hall.press(hall.admin, SeatStarters)
    assert told == "The table is open, with 9 seats. Now give them away."
    table = await hall.table()
    entries = await hall.stage.memory.read(lambda reader: reader.entries(table.id))
    assert [entry.kind for entry in entries] == ["table_opened", "seats_changed"]
    opened, changed = map(said_by, entries)
    assert isinstance(opened, TableOpened) and isinstance(changed, SeatsChanged)
    assert opened.data_owner.value == BODY
    assert len(changed.seats) == 9
    assert hall.group.pinned and "Seats held: 0 of 9" in hall.group.pinned[-1].text


async def test_an_anonymous_administrator_is_known_by_the_press(hall: Hall) -> None:
    world = hall.stage.world
    deputy = world.person("Dora", language="de")
    world.join(deputy, hall.group)
    world.promote(deputy, hall.group, by=hall.admin, anonymous=True)
    await hall.press(deputy, SetUpTable, private=False)
    assert "Tisch „Runder Tisch Auenfurt“ einrichten" in hall.last(deputy)


async def test_only_an_administrator_and_only_one_sets_up(hall: Hall) -> None:
    told = await hall.press(hall.police, SetUpTable, private=False)
    assert told.startswith("Only an administrator of this group")
    player, world = hall.stage.player, hall.stage.world
    message, button = player.find(hall.group, SetUpTable)
    await hall.press(hall.admin, SetUpTable, private=False)
    world.promote(hall.police, hall.group, by=hall.admin)
    told = await player.press_button(hall.police, message, button)
    assert told.startswith("This table already has")


async def test_rights_are_checked_with_their_remedy(hall: Hall) -> None:
    assert (await hall.press(hall.police, CheckRights, private=False)).startswith("All rights are there")
    hall.stage.world.demote(hall.stage.world.bot, hall.group, by=hall.admin)
    assert "Remedy" in await hall.press(hall.police, CheckRights, private=False)
    assert (await hall.table()).rights == "no_pin"


async def test_wrong_input_names_the_limit_and_is_kept(hall: Hall) -> None:
    await hall.press(hall.admin, SetUpTable, private=False)
    await hall.press(hall.admin, UseThese)
    await hall.write(hall.admin, "x" * 151)
    shown = hall.last(hall.admin)
    assert "151 characters long; 150 is the most" in shown
    assert "x" * 151 in shown and "Which body is responsible" in shown
    await hall.stage.player.share(hall.admin, BODY)
    assert "Which agencies come to the table?" in hall.last(hall.admin)


async def test_what_waits_opens_from_the_card(hall: Hall) -> None:
    await hall.open_table()
    await hall.press(hall.police, ShowWaiting, private=False)
    assert hall.stage.world.private(hall.police).messages


@pytest.mark.parametrize(
    "command", ["/start", "/help", "/privacy", "/language", "/cancel", "/who", "/nonsense"]
)
async def test_every_private_command_is_answered(hall: Hall, command: str) -> None:
    await hall.stage.player.start(hall.outsider, "")
    before = len(hall.stage.world.private(hall.outsider).messages)
    await hall.write(hall.outsider, command)
    after = hall.stage.world.private(hall.outsider).messages
    assert len(after) > before + 1 and after[-1].sender == hall.stage.world.bot


async def test_a_form_survives_a_restart(hall: Hall) -> None:
    await hall.press(hall.admin, SetUpTable, private=False)
    await hall.press(hall.admin, UseThese)
    await hall.stage.roundtable.stop()
    await hall.stage.roundtable.start(receive=False)
    await hall.stage.player.share(hall.admin, BODY)
    assert "Which agencies come to the table?" in hall.last(hall.admin)


async def test_the_bot_removed_and_added_again_keeps_its_table(hall: Hall) -> None:
    world = hall.stage.world
    await hall.open_table()
    world.remove(world.bot, hall.group, by=hall.admin)
    await hall.stage.settle()
    assert (await hall.table()).rights == "removed"
    world.add_bot(hall.group, hall.admin, administrator=True)
    await hall.stage.settle()
    table = await hall.table()
    assert table.rights == "" and table.state is TableState.OPEN
    assert "Seats held: 0 of 10" in hall.group.pinned[-1].text
