"""A table's settings, agencies and people changed from the private panel, in German where it is German."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bot.conversations.home.buttons import ChooseLanguage
from bot.conversations.setup.buttons import RemindAt, SpeakLanguage, UsePillarRule, UseQuorum, UseZone
from bot.panel.doors.table import (
    AcceptSeat,
    AddAgency,
    AskForSeat,
    CheckRights,
    ClaimSeat,
    GivePillar,
    InviteToAll,
    OpenSeat,
    OpenTable,
    RefuseClaim,
    RemoveSeat,
    SeatStarters,
    SetUpTable,
    TurnTo,
    UseThese,
    VacateSeat,
)
from bot.panel.table_pages import TablePage
from bot.rehearsal.chats import Chat
from bot.rehearsal.people import Person
from bot.rehearsal.stage import Stage
from dialogs.methods.positions import Pillar
from dialogs.table.model import Claim, ClaimState, Holding, Seat, Table

START = datetime(2026, 11, 30, 8, tzinfo=UTC)


class House:
    """A German facilitator in private, and a group."""

    def __init__(self, stage: Stage) -> None:
        self.stage, world = stage, stage.world
        self.chief, self.police = world.person("Ada", language="de"), world.person("Paul", language="en")
        self.group: Chat = world.group("Auenfurt", self.chief, [self.police])

    async def do(
        self, kind: type[Any], by: Person | None = None, *, at: Chat | None = None, **fields: Any
    ) -> str:
        person = by or self.chief
        return await self.stage.player.press(person, at or self.stage.world.private(person), kind, **fields)

    async def turn(self, page: TablePage, subject: int = 0) -> str:
        await self.do(TurnTo, page=page, subject=subject)
        return self.shown()

    async def write(self, text: str, by: Person | None = None) -> str:
        await self.stage.player.write(by or self.chief, text)
        return self.shown(by)

    async def share(self, text: str) -> str:
        await self.stage.player.share(self.chief, text)
        return self.shown()

    def shown(self, by: Person | None = None) -> str:
        return self.stage.world.private(by or self.chief).last.text

    async def all(self, kind: type[Any], **equals: Any) -> list[Any]:
        return await self.stage.memory.read(lambda reader: reader.find(kind, **equals))

    async def table(self) -> Table:
        found: Table = await self.stage.memory.read(lambda reader: reader.get(Table, 1))
        return found

    async def open(self) -> None:
        await self.do(SetUpTable, at=self.group)
        await self.do(UseThese)
        await self.share("Stadt Auenfurt, Gesundheitsamt")
        await self.do(SeatStarters)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    stage = await Stage.open(tmp_path, START)
    try:
        made = House(stage)
        stage.world.add_bot(made.group, made.chief, administrator=True)
        await stage.settle()
        yield made
    finally:
        await stage.close()


async def test_every_default_can_be_changed(house: House) -> None:
    await house.do(SetUpTable, at=house.group)
    await house.turn(TablePage.CHANGE)
    for page, pressed in (
        (TablePage.TABLE_LANGUAGE, lambda: house.do(SpeakLanguage, language="en")),
        (TablePage.ZONE, lambda: house.do(UseZone, zone="Europe/Vienna")),
        (TablePage.QUORUM, lambda: house.do(UseQuorum, quorum="3/4")),
        (TablePage.QUORUM, lambda: house.do(UsePillarRule, on=False)),
        (TablePage.HOUR, lambda: house.do(RemindAt, hour=14)),
        (TablePage.NAME, lambda: house.share("Suchthilfe Auenfurt")),
        (TablePage.DATA_OWNER, lambda: house.share("Stadt Auenfurt")),
        (TablePage.CONTACT, lambda: house.share("Koordination, 0123 4567-89")),
    ):
        await house.turn(page)
        await pressed()
    table = await house.table()
    assert (table.language, table.zone, table.reminder_hour) == ("en", "Europe/Vienna", 14)
    assert (table.quorum, table.pillar_rule) == (Fraction(3, 4), False)
    assert (table.name, table.data_owner) == ("Suchthilfe Auenfurt", "Stadt Auenfurt")
    assert table.contact == "Koordination, 0123 4567-89"
    assert "Was soll anders sein?" in house.shown()


async def test_a_city_is_understood_in_ones_language(house: House) -> None:
    await house.do(SetUpTable, at=house.group)
    await house.turn(TablePage.CHANGE)
    await house.turn(TablePage.ZONE)
    assert "Eine Zeitzone „Atlantis“ kenne ich nicht" in await house.write("Atlantis")
    await house.write("Athen")
    assert (await house.table()).zone == "Europe/Athens"


async def test_agencies_come_one_by_one(house: House) -> None:
    await house.do(SetUpTable, at=house.group)
    await house.do(UseThese)
    await house.share("Stadt Auenfurt")
    await house.turn(TablePage.AGENCY_NAME)
    assert "Zu welcher Säule" in await house.write("Bahnhofsmission <Mitte>")
    await house.do(GivePillar, pillar=Pillar.HARM_REDUCTION)
    assert "Bahnhofsmission <Mitte>" in house.shown()
    assert await house.do(AddAgency, lived_experience=False) == "Am Tisch: Bahnhofsmission <Mitte>."
    assert await house.do(OpenTable) == "Der Tisch ist eröffnet, mit 1 Sitz. Vergeben Sie ihn jetzt."
    seat = (await house.all(Seat))[0]
    assert (seat.pillar, seat.lived_experience) == (Pillar.HARM_REDUCTION, False)


async def test_a_seat_is_renamed_and_removed(house: House) -> None:
    await house.open()
    seat = (await house.all(Seat, agency="Ordnungsamt"))[0]
    await house.turn(TablePage.SEAT, seat.id)
    await house.turn(TablePage.RENAME, seat.id)
    assert "sitzt schon am Tisch" in await house.stage.player.share(house.chief, "Polizei")
    assert "Stadtpolizei" in await house.share("Stadtpolizei")
    await house.turn(TablePage.REMOVE, seat.id)
    assert await house.do(RemoveSeat) == "Entfernt: Stadtpolizei."
    assert len(await house.all(Seat, removed_at=None)) == 9


async def test_a_holder_leaves_the_seat_and_the_facilitator_learns_who_came(house: House) -> None:
    await house.open()
    await house.do(InviteToAll)
    card = next(
        message for message in house.stage.world.private(house.chief).messages if "Polizei" in message.text
        and "?start=seat_" in message.text
    )  # fmt: skip
    house.stage.world.open_link(house.police, card.text.split()[-1])
    await house.stage.player.start(house.police)
    await house.do(AcceptSeat, house.police)
    assert "hat jetzt das Konto „Paul“" in house.shown()
    assert "you hold the seat of Polizei" in house.shown(house.police)
    await house.do(OpenSeat, house.police)
    await house.do(TurnTo, house.police, page=TablePage.LEAVE)
    assert "Leave the seat of Polizei" in house.shown(house.police)
    await house.do(VacateSeat, house.police)
    assert await house.all(Holding, until=None) == []


async def test_a_claim_is_refused(house: House) -> None:
    await house.open()
    await house.stage.player.write(house.police, "/who", house.group)
    await house.do(AskForSeat, house.police, at=house.group)
    seat = (await house.all(Seat, agency="Polizei"))[0]
    await house.do(ClaimSeat, house.police, seat_id=seat.id)
    await house.do(RefuseClaim)
    assert "was not given to you" in house.shown(house.police)
    assert [one.state for one in await house.all(Claim)] == [ClaimState.REFUSED]


async def test_readiness_names_what_is_missing_and_checks_again(house: House) -> None:
    await house.open()
    shown = await house.turn(TablePage.READINESS)
    assert (
        "Der Tisch kann nicht beschlussfähig werden" in shown
        and "Ohne besetzten Sitz sind die Säulen" in shown
    )
    assert (await house.do(CheckRights)).startswith("Alle Rechte sind da")
    assert "1 von 2 Personen in der Gruppe ist mir unbekannt" in house.shown()


async def test_the_facilitator_learns_of_a_lost_right(house: House) -> None:
    await house.open()
    house.stage.world.demote(house.stage.world.bot, house.group, by=house.chief)
    await house.stage.settle()
    assert "Ich darf die Tischkarte nicht anheften" in house.shown()


async def test_a_language_is_chosen_for_oneself(house: House) -> None:
    await house.open()
    await house.write("/language")
    await house.do(ChooseLanguage, language="en")
    assert "you facilitate" in house.shown()
    assert (await house.table()).language == "de"


async def test_an_outsider_sees_no_page_of_the_facilitators(house: House) -> None:
    await house.open()
    await house.stage.player.start(house.police, "")
    world = house.stage.world
    for data in ("tp1:seats:1:0", "tp1:setup:1:0", "tp1:seat:1:1", "tp1:readiness:1:0", "tc1:1", "tj1:1"):
        query = world.forge(house.police, world.private(house.police).last, data)
        await house.stage.settle()
        toast = world.query(query).toast
        assert toast is not None and toast.is_alert, data
    for data in ("tp1:seat_take:1:0", "tp1:agency_lived:1:0", "tp1:home:1:77"):
        query = world.forge(house.police, world.private(house.police).last, data)
        await house.stage.settle()
        toast = world.query(query).toast
        assert toast is not None and toast.is_alert, data
