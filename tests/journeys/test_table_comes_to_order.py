"""From an empty group to a seated table: greeting, set-up, agencies, links, claims, the card."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.forms.setting_up import CheckRights, SeatStarters, SetUpTable, UseThese, WantAgency
from bot.forms.sitting_down import AcceptSeat, AskForSeat, ClaimSeat, ConfirmClaim, InviteTo, InviteToAll
from bot.forms.table_pages import ShowWaiting, TablePage, TurnTo
from bot.rehearsal.chats import Chat
from bot.rehearsal.people import Person
from bot.rehearsal.stage import Stage
from dialogs.ports import Reader
from dialogs.table.model import Holding, Invitation, Seat, Table, TableState

START = datetime(2026, 11, 30, 8, tzinfo=UTC)
BODY = "City of Auenfurt, public health office"


@dataclass
class Hall:
    """A supergroup with an administrator, members, and the bot just added."""

    stage: Stage
    group: Chat
    admin: Person
    police: Person
    outsider: Person

    def last(self, person: Person) -> str:
        return self.stage.world.private(person).last.text

    def cards(self) -> list[str]:
        """The invitations the facilitator can forward."""
        shown = self.stage.world.private(self.admin).messages
        return [message.text for message in shown if "?start=seat_" in message.text]

    async def press(
        self, person: Person, kind: type[object], *, private: bool = True, **fields: object
    ) -> str:
        chat = self.stage.world.private(person) if private else self.group
        return await self.stage.player.press(person, chat, kind, **fields)

    async def write(self, person: Person, text: str, *, private: bool = True) -> None:
        await self.stage.player.write(person, text, None if private else self.group)

    async def table(self) -> Table:
        return await self.stage.memory.read(lambda reader: reader.find(Table)[0])

    async def open_table(self) -> Table:
        await self.press(self.admin, SetUpTable, private=False)
        await self.press(self.admin, UseThese)
        await self.write(self.admin, BODY)
        await self.press(self.admin, SeatStarters)
        return await self.table()


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    stage = await Stage.open(tmp_path, START)
    try:
        world = stage.world
        admin, police, outsider = (world.person(name, language="en") for name in ("Ada", "Paul", "Olaf"))
        group = world.group("Runder Tisch Auenfurt", admin, [police])
        world.add_bot(group, admin, administrator=True)
        await stage.settle()
        yield Hall(stage, group, admin, police, outsider)
    finally:
        await stage.close()


async def test_the_bot_greets_the_group_it_is_added_to(hall: Hall) -> None:
    assert "Police and prosecutors here must act on offences" in hall.group.last.text
    assert hall.group.last.labels == (("Set up this table",), ("Check rights",))
    assert (await hall.table()).name == "Runder Tisch Auenfurt"


async def test_an_administrator_sets_the_table_up_in_four_steps(hall: Hall) -> None:
    await hall.press(hall.admin, SetUpTable, private=False)
    assert "Quorum: 7 of 10, and every pillar" in hall.last(hall.admin)
    await hall.press(hall.admin, UseThese)
    await hall.write(hall.admin, BODY)
    await hall.press(hall.admin, WantAgency, code="OA", wanted=False)
    told = await hall.press(hall.admin, SeatStarters)
    assert told == "The table is open, with 9 seats. Now give them away."
    table = await hall.table()
    entries = await hall.stage.memory.read(lambda reader: reader.entries(table.id))
    assert [entry.kind for entry in entries] == ["table_opened", "seats_changed"]
    assert entries[0].texts["data_owner"] == BODY
    assert len(entries[1].body["seats"]) == 9
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
    await hall.press(hall.admin, SetUpTable, private=False)
    world = hall.stage.world
    world.promote(hall.police, hall.group, by=hall.admin)
    assert (await hall.press(hall.police, SetUpTable, private=False)).startswith("This table already has")


async def test_rights_are_checked_with_their_remedy(hall: Hall) -> None:
    assert (await hall.press(hall.police, CheckRights, private=False)).startswith("All rights are there")
    hall.stage.world.demote(hall.stage.world.bot, hall.group, by=hall.admin)
    assert "Remedy" in await hall.press(hall.police, CheckRights, private=False)
    assert (await hall.table()).rights == "no_pin"


async def test_a_seat_is_taken_by_its_link_once(hall: Hall) -> None:
    table = await hall.open_table()
    seat = await _seat(hall, "Police")
    await hall.press(hall.admin, TurnTo, page=TablePage.SEAT, table_id=table.id, subject=seat)
    await hall.press(hall.admin, InviteTo, seat_id=seat)
    link = hall.cards()[-1].split()[-1]
    await _open(hall, hall.police, link)
    assert "Take the seat of Police" in hall.last(hall.police)
    assert await hall.press(hall.police, AcceptSeat) == "You now hold the seat of Police."
    assert [one.seat_id for one in await _holdings(hall)] == [seat]
    await _open(hall, hall.outsider, link)
    assert hall.last(hall.outsider).startswith("This link was used already")


async def test_the_token_of_a_link_is_nowhere_at_rest(hall: Hall, tmp_path: Path) -> None:
    await hall.open_table()
    await hall.press(hall.admin, InviteToAll)
    cards = hall.cards()
    assert len(cards) == 10
    tokens = [card.rpartition("seat_")[2].strip() for card in cards]
    stored = _at_rest(tmp_path)
    assert not [token for token in tokens if token.encode() in stored]
    hashes = {one.token_hash for one in await hall.stage.memory.read(lambda reader: reader.find(Invitation))}
    assert len(hashes) == 10


async def test_a_link_ends_after_a_fortnight(hall: Hall) -> None:
    await hall.open_table()
    await hall.press(hall.admin, InviteToAll)
    link = hall.cards()[-1].split()[-1]
    hall.stage.clock.move_to(START + timedelta(days=15))
    await _open(hall, hall.police, link)
    assert hall.last(hall.police).startswith("This link has ended")


async def test_a_forged_acceptance_takes_no_seat(hall: Hall) -> None:
    await hall.open_table()
    await hall.press(hall.admin, InviteToAll)
    await hall.stage.player.start(hall.outsider, "")
    world = hall.stage.world
    query = world.forge(hall.outsider, world.private(hall.outsider).last, "tg1:1")
    await hall.stage.settle()
    toast = world.query(query).toast
    assert toast is not None and toast.text.startswith("Please open the link to your seat")
    assert not await _holdings(hall)


async def test_a_seat_claimed_in_the_group_is_confirmed(hall: Hall) -> None:
    await hall.open_table()
    await hall.write(hall.police, "/who", private=False)
    assert "• Police – vacant" in hall.group.last.text
    await hall.press(hall.police, AskForSeat, private=False)
    seat = await _seat(hall, "Police")
    assert "stored" in await hall.press(hall.police, ClaimSeat, seat_id=seat)
    assert "call back on the office number" in hall.last(hall.admin)
    await hall.press(hall.admin, ConfirmClaim)
    assert "You now hold the seat of Police" in hall.last(hall.police)
    assert [one.seat_id for one in await _holdings(hall)] == [seat]


async def test_a_seat_cannot_be_claimed_without_a_press_in_the_group(hall: Hall) -> None:
    await hall.open_table()
    await hall.stage.player.start(hall.outsider, "")
    world = hall.stage.world
    query = world.forge(hall.outsider, world.private(hall.outsider).last, "tm1:4")
    await hall.stage.settle()
    toast = world.query(query).toast
    assert toast is not None and "Take a seat" in toast.text


async def test_the_facilitator_takes_no_seat(hall: Hall) -> None:
    await hall.open_table()
    await hall.write(hall.admin, "/who", private=False)
    assert (await hall.press(hall.admin, AskForSeat, private=False)).startswith("You facilitate this table")


async def test_wrong_input_names_the_limit_and_is_kept(hall: Hall) -> None:
    await hall.press(hall.admin, SetUpTable, private=False)
    await hall.press(hall.admin, UseThese)
    await hall.write(hall.admin, "x" * 151)
    shown = hall.last(hall.admin)
    assert "151 characters long; 150 is the most" in shown
    assert "x" * 151 in shown and "Which body is responsible" in shown
    await hall.write(hall.admin, BODY)
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
    await hall.write(hall.admin, BODY)
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


def _at_rest(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("rehearsal.db*"))


async def _open(hall: Hall, person: Person, link: str) -> None:
    hall.stage.world.open_link(person, link)
    await hall.stage.player.start(person)


async def _seat(hall: Hall, agency: str) -> int:
    def job(reader: Reader) -> int:
        return reader.find(Seat, agency=agency)[0].id

    return await hall.stage.memory.read(job)


async def _holdings(hall: Hall) -> list[Holding]:
    return await hall.stage.memory.read(lambda reader: reader.find(Holding, until=None))
