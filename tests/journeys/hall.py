"""A group to which the bot has just been added, and what its people do there and in private."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.panel.doors.table import SeatStarters, SetUpTable, UseThese
from bot.rehearsal.chats import Chat
from bot.rehearsal.people import Person
from bot.rehearsal.stage import Stage
from dialogs.table.model import Holding, Seat, Table

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
        await self.stage.player.share(self.admin, BODY)
        await self.press(self.admin, SeatStarters)
        return await self.table()

    async def open_link(self, person: Person, link: str) -> None:
        self.stage.world.open_link(person, link)
        await self.stage.player.start(person)

    async def seat(self, agency: str) -> int:
        found = await self.stage.memory.read(lambda reader: reader.find(Seat, agency=agency))
        return found[0].id

    async def holdings(self) -> list[Holding]:
        return await self.stage.memory.read(lambda reader: reader.find(Holding, until=None))


@asynccontextmanager
async def open_hall(folder: Path) -> AsyncIterator[Hall]:
    stage = await Stage.open(folder, START)
    try:
        world = stage.world
        admin, police, outsider = (world.person(name, language="en") for name in ("Ada", "Paul", "Olaf"))
        group = world.group("Runder Tisch Auenfurt", admin, [police])
        world.add_bot(group, admin, administrator=True)
        await stage.settle()
        yield Hall(stage, group, admin, police, outsider)
    finally:
        await stage.close()
