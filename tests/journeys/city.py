"""One seated table of a stage, its people, and what they do and see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.panel.buttons import pack
from bot.panel.doors.goals import ConfirmProposal, SkipLine
from bot.panel.doors.rounds import OpenNow, ShowPage, TakePosition, TickGoal
from bot.panel.drafts import DRAFT, GOALS
from bot.rehearsal.chats import Chat
from bot.rehearsal.messages import Button, Message
from bot.rehearsal.people import Person
from bot.rehearsal.seating import Seating, seat_table
from bot.rehearsal.stage import Stage
from bot.texts.words import words_for
from dialogs.methods.positions import Pillar, Position
from dialogs.ports import Reader
from dialogs.rounds.model import Answer, Item, Round
from dialogs.table.model import Table
from dialogs.table.seating import Agency

T = TypeVar("T")
BODY = "Office for trying out"
PILLARS = (
    Pillar.PREVENTION, Pillar.TREATMENT, Pillar.HARM_REDUCTION, Pillar.LAW_ENFORCEMENT, Pillar.TREATMENT,
)  # fmt: skip


@dataclass
class City:
    """`holders` in the order of PILLARS, two for treatment; harm reduction has the lived-experience seat."""

    stage: Stage
    name: str
    language: str
    group: Chat
    facilitator: Person
    holders: list[Person]
    outsider: Person
    table_id: int = 0

    @property
    def people(self) -> list[Person]:
        return [self.facilitator, *self.holders, self.outsider]

    def phone(self, person: Person) -> Chat:
        return self.stage.world.private(person)

    async def read(self, job: Callable[[Reader], T]) -> T:
        return await self.stage.roundtable.memory.read(job)

    async def press(self, person: Person, chat: Chat, kind: type[Any], **fields: Any) -> str:
        return await self.stage.player.press(person, chat, kind, **fields)

    async def forge(self, person: Person, message: Message, data: object) -> str:
        """What answers a press with this data, a button's or a made-up one: a sentence, or a link."""
        query = self.stage.world.forge(person, message, data if isinstance(data, str) else pack(data))
        await self.stage.settle()
        return self.sentence(query)

    def sentence(self, query: str) -> str:
        toast = self.stage.world.query(query).toast
        assert toast is not None, "the press was never answered"
        return toast.text or toast.url

    async def propose(self, goal: str) -> None:
        phone = self.phone(self.facilitator)
        await self.stage.player.write(self.facilitator, f"/propose {goal}")
        await self.press(self.facilitator, phone, SkipLine)
        await self.press(self.facilitator, phone, ConfirmProposal)

    async def open_round(self, *goals: str) -> Round:
        phone = self.phone(self.facilitator)
        for goal in goals:
            await self.propose(goal)
        if len(goals) > 1:
            await self.press(self.facilitator, phone, ShowPage, page=GOALS)
            for _ in goals[1:]:
                await self.press(self.facilitator, phone, TickGoal, ticked=True)
            await self.press(self.facilitator, phone, ShowPage, page=DRAFT)
        await self.press(self.facilitator, phone, OpenNow)
        return await self.round()

    async def round(self) -> Round:
        """The newest."""
        return await self.read(lambda reader: reader.find(Round, table_id=self.table_id, order="-number")[0])

    async def items(self) -> list[Item]:
        held = await self.round()
        return await self.read(lambda reader: reader.find(Item, round_id=held.id, order="position"))

    async def answers(self) -> list[Answer]:
        """The ones that stand."""
        return await self.read(lambda reader: reader.find(Answer, table_id=self.table_id, latest=True))

    async def entries(self) -> list[str]:
        """The kinds of the ledger's entries."""
        found = await self.read(lambda reader: reader.entries(self.table_id))
        return [entry.kind for entry in found]

    async def answer(self, person: Person, position: Position) -> str:
        return await self.press(person, self.group, TakePosition, position=position)

    def board(self, position: Position = Position.CONSENT) -> tuple[Message, Button]:
        """The round's board as it shows now, with a button of it."""
        return self.stage.player.find(self.group, TakePosition, position=position)

    async def close_at_deadline(self) -> None:
        await self.stage.pass_time((await self.round()).deadline + timedelta(minutes=1))

    def refusal(self, code: str, **facts: Any) -> str:
        return words_for(self.language).refusal(code, **facts)


async def found(stage: Stage, name: str, language: str, *, supergroup: bool = True) -> City:
    """A group with the bot as administrator, its table open, five seats held."""
    world = stage.world
    facilitator = world.person(f"Facilitator of {name}", language=language)
    holders = [
        world.person(f"{pillar.value} {at} of {name}", language=language) for at, pillar in enumerate(PILLARS)
    ]
    outsider = world.person(f"Outsider of {name}", language=language)
    group = world.group(name, facilitator, [*holders, outsider], supergroup=supergroup)
    world.add_bot(group, facilitator)
    world.promote(world.bot, group, by=facilitator)
    for person in (facilitator, *holders):
        world.start(person, "")
    await stage.settle()
    city = City(stage, name, language, group, facilitator, holders, outsider)
    await _seat(city, stage.clock())
    await stage.settle()
    return city


async def _seat(city: City, now: datetime) -> None:
    seats = [
        (Agency(person.name, pillar, pillar is Pillar.HARM_REDUCTION), person)
        for person, pillar in zip(city.holders, PILLARS, strict=True)
    ]
    seating = Seating(city.group.id, BODY, city.facilitator, seats)
    memory = city.stage.roundtable.memory
    await memory.do(lambda work: seat_table(work, seating, city.language, now))
    tables = await city.read(lambda reader: reader.find(Table, chat_id=city.group.id))
    city.table_id = tables[0].id


def said_in(chat: Chat) -> str:
    """Everything the bot ever said in this chat, with what edits replaced and what buttons read."""
    said = []
    for message in chat.by_id.values():
        if message.sender.is_bot:
            said += [message.text, *(before.text for before in message.history)]
            said += [button.text for button in message.buttons]
            said += [button.text for before in message.history for row in before.rows for button in row]
    return "\n".join(said)
