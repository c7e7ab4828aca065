"""A seated table on the stage, without the dialogues that seat it: for journeys that begin with a round."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.rehearsal.chats import Chat
from bot.rehearsal.messages import Message
from bot.rehearsal.people import Person as Account
from bot.rehearsal.seating import Seating, seat_table
from bot.rehearsal.stage import Stage
from dialogs.methods.positions import Pillar
from dialogs.ports import Work
from dialogs.rounds.proposing import propose
from dialogs.rounds.scheduling import schedule_round
from dialogs.table.model import Person, Reach, Table
from dialogs.table.seating import Agency

START = datetime(2026, 11, 30, 8, tzinfo=UTC)
AGENCIES = (
    Agency("Youth office", Pillar.PREVENTION),
    Agency("Health office", Pillar.TREATMENT),
    Agency("Outreach", Pillar.HARM_REDUCTION),
    Agency("Police", Pillar.LAW_ENFORCEMENT),
    Agency("Self-organisation", Pillar.HARM_REDUCTION, lived_experience=True),
)


@dataclass
class Seated:
    stage: Stage
    group: Chat
    facilitator: Account
    outsider: Account
    holders: dict[str, Account]
    newcomer: Account

    def newest(self, chat: Chat | None = None) -> Message:
        """The newest message of the bot, in the group unless another chat is given."""
        listed = [
            one for one in (chat or self.group).messages if one.sender == self.stage.world.bot and one.text
        ]
        return listed[-1]

    def private(self, person: Account) -> Chat:
        return self.stage.world.private(person)

    async def open_round(self, *goals: str, in_days: int = 0) -> int:
        """Proposed and scheduled by the facilitator; the round's id."""

        def job(work: Work) -> int:
            now = self.stage.clock()
            table = work.find(Table, chat_id=self.group.id)[0]
            by = work.find(Person, user_id=self.facilitator.id)[0]
            numbers = tuple(propose(work, by, table.id, goal, "", now).proposal_id for goal in goals)
            opens = now + timedelta(days=in_days)
            deadline = START + timedelta(days=14 + in_days)
            return schedule_round(work, by, table.id, numbers, opens, deadline, now).round_id

        made = await self.stage.memory.do(job)
        await self.stage.settle()
        return made

    async def press(self, person: Account, label: str, message: Message | None = None) -> str:
        """Press the newest button with this label in the group; the toast's text, or the link that opened."""
        shown = message or next(one for one in reversed(self.group.messages) if label in str(one.labels))
        query = self.stage.world.press(person, shown, label)
        await self.stage.settle()
        toast = self.stage.world.query(query).toast
        assert toast is not None
        return toast.url or toast.text


@asynccontextmanager
async def seated_table(folder: Path, language: str = "en") -> AsyncIterator[Seated]:
    """Five agencies; everybody pressed Start but the newcomer, who holds the lived-experience seat."""
    stage = await Stage.open(folder, START)
    try:
        world = stage.world
        facilitator = world.person("Frida", language=language)
        outsider = world.person("Otto", language=language)
        holders = {one.name: world.person(one.name, language=language) for one in AGENCIES}
        group = world.group("Auenfurt", facilitator, [*holders.values(), outsider])
        world.add_bot(group, facilitator, administrator=True)
        await stage.settle()
        newcomer = holders["Self-organisation"]
        for person in (facilitator, outsider, *holders.values()):
            if person is not newcomer:
                await stage.player.start(person, "")
        seating = Seating(
            group.id, "City of Auenfurt", facilitator, list(zip(AGENCIES, holders.values(), strict=True))
        )
        await stage.memory.do(lambda work: _seat(work, seating, newcomer, language))
        await stage.settle()
        yield Seated(stage, group, facilitator, outsider, holders, newcomer)
    finally:
        await stage.close()


def _seat(work: Work, seating: Seating, newcomer: Account, language: str) -> None:
    seat_table(work, seating, language, START)
    person = work.find(Person, user_id=newcomer.id)[0]
    work.change(Person, person.id, {}, reach=Reach.NEVER)
    table = work.find(Table, chat_id=seating.chat_id)[0]
    work.change(Table, table.id, {}, language=language)
