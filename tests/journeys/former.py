"""Somebody whose part in a table is over tries all they have kept of it: links, buttons, pages, commands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.conversations.home.buttons import ChooseLanguage
from bot.conversations.people.buttons import AcceptOffice
from bot.panel import router
from bot.panel.buttons import parse
from bot.panel.doors.goals import OpenPropose
from bot.panel.doors.rounds import OpenDesk, OpenMine, OpenRounds
from bot.panel.doors.table import AcceptSeat, CheckRights, ShowWaiting, TurnTo
from bot.panel.router import Where
from bot.panel.table_pages import OPEN_TO_ALL
from bot.rehearsal.messages import Message, Rows
from bot.rehearsal.people import Person
from dialogs.owed import Board, Form, Notice
from dialogs.ports import Reader, Work
from dialogs.rounds.model import Answer, Item, Proposal, Round
from dialogs.table.model import Person as Account
from dialogs.table.model import Seat
from storage.schema import RECORDS
from tests.journeys.city import City

OWN = (Account, Board, Form)
"""What changes by being read: where somebody stands, what is drawn for them, their language."""
DOORS = (OpenDesk, OpenMine, OpenPropose, OpenRounds, ShowWaiting, ChooseLanguage)
"""They lead to what is one's own, and that is nothing any more."""
COMMANDS = sorted(name for name, where in router.commands if where is Where.PRIVATE and name != "forget")
TYPED = "What I would have said"
SENTENCE = 330
"""So long may a refusal be, with the way out."""


@dataclass
class Kept:
    """What one has of a table, gathered while it is one's own: every button that ever showed, every link."""

    buttons: list[tuple[Message, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def gather(city: City, person: Person) -> Kept:
    kept = Kept()
    for message in (*city.phone(person).by_id.values(), *city.group.messages):
        if not message.sender.is_bot:
            continue
        shown: list[Rows] = [message.rows, *(before.rows for before in message.history)]
        found: set[str] = {button.data for rows in shown for row in rows for button in row if button.data}
        kept.buttons += [(message, data) for data in sorted(found)]
        said = [message.text, *(before.text for before in message.history)]
        kept.links += [word for text in said for word in text.split() if "?start=" in word]
    kept.buttons = [(message, data) for message, data in kept.buttons if not _is_anybodys(data)]
    kept.links = list(dict.fromkeys(kept.links))
    return kept


def _is_anybodys(data: str) -> bool:
    """What the bot lacks in the group, anybody there may have looked up."""
    return isinstance(parse(data), CheckRights)


@dataclass
class Former:
    """`secrets` are what a table says and no sentence to an outsider may hold."""

    city: City
    person: Person
    secrets: tuple[str, ...]

    async def state(self, friend: str) -> dict[str, Any]:
        """All that is remembered of every table, and what is owed to anybody else but a friend."""

        def look(reader: Reader) -> dict[str, Any]:
            found: dict[str, Any] = {
                kind.__name__: reader.find(kind) for kind in RECORDS if kind not in (*OWN, Notice)
            }
            people = reader.find(Account)
            ours = {one.id for one in people if one.user_id == self.person.id or one.name == friend}
            told = [one.code for one in reader.find(Notice) if one.person_id not in ours]
            entries = reader.entries(self.city.table_id)
            return {**found, "told": sorted(told), "entries": [one.kind for one in entries]}

        return await self.city.read(look)

    def shown(self) -> dict[int, str]:
        """What the private chat shows now."""
        return {
            one.id: "\n".join([one.text, *(button.text for button in one.buttons)])
            for one in self.city.phone(self.person).messages
            if one.sender.is_bot
        }

    def require_nothing_of_the_table(self, text: str, by: object) -> None:
        assert [one for one in self.secrets if one in text] == [], f"{by}: {text}"
        assert "Something went wrong" not in text and "internal" not in text.lower(), f"{by}: {text}"

    def new_since(self, before: dict[int, str]) -> str:
        after = self.shown()
        return "\n".join(text for number, text in after.items() if before.get(number) != text)

    async def presses(self, kept: Kept) -> None:
        """Each is answered with a sentence; a door opens on a page that has nothing of the table."""
        for message, data in kept.buttons:
            before, pressed = self.shown(), parse(data)
            said = await self.city.forge(self.person, message, data)
            self.require_nothing_of_the_table(said + self.new_since(before), pressed)
            is_own = isinstance(pressed, TurnTo) and pressed.page in OPEN_TO_ALL
            assert said or is_own or isinstance(pressed, DOORS), pressed
            assert len(said) <= SENTENCE, said

    async def opens(self, links: Iterable[str]) -> None:
        for link in links:
            before = self.shown()
            self.city.stage.world.open_link(self.person, link)
            await self.city.stage.player.start(self.person)
            await self._reads(before, link)
            for kind in (AcceptSeat, AcceptOffice):
                assert not self.city.stage.player.shows(self.city.phone(self.person), kind), link

    async def writes_commands(self) -> None:
        for command in (*COMMANDS, f"start table_{self.city.table_id}", "start seat_x", "start office_x"):
            before = self.shown()
            await self.city.stage.player.write(self.person, f"/{command}")
            await self._reads(before, command)

    async def types_on_every_page(self) -> None:
        """As if they had stood there since before."""
        for page in router.texts:
            await self.city.stage.memory.do(partial(self._stand, page=page))
            before = self.shown()
            await self.city.stage.player.write(self.person, TYPED)
            await self._reads(before, page)

    async def _reads(self, before: dict[int, str], by: object) -> None:
        new = self.new_since(before)
        assert new, f"{by} was not answered"
        self.require_nothing_of_the_table(new, by)

    def _stand(self, work: Work, *, page: str) -> None:
        who = work.find(Account, user_id=self.person.id)[0]
        for form in work.find(Form, person_id=who.id):
            work.remove(form)
        table_id = self.city.table_id
        named: dict[str, type[Any]] = {"round": Round, "proposal": Proposal, "seat": Seat, "answer": Answer}
        numbers = {name: work.first(kind, table_id=table_id) for name, kind in named.items()}
        numbers |= {"item": work.first(Item), "subject": numbers["seat"]}
        data: dict[str, Any] = {name: one.id if one else 0 for name, one in numbers.items()}
        texts = dict.fromkeys(("text", "line", "harm", "change", "reason", "agency"), TYPED)
        more = {
            "what": "late",
            "step": "closed",
            "ground": "harm",
            "door": "desk",
            "proposals": [],
            "days": 2,
        }
        data |= {**texts, **more, "proposals": []}
        work.add(Form(person_id=who.id, table_id=table_id, page=page, data=data))
