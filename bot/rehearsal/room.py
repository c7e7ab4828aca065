"""One rehearsal room: its people, its table, what happened in it. Whom one plays is each tab's own."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.rehearsal.cast import Case, Part, auenfurt
from bot.rehearsal.chats import Chat
from bot.rehearsal.clock import next_monday
from bot.rehearsal.people import Person
from bot.rehearsal.plots import Misplayed, Mode, Plot
from bot.rehearsal.seating import Seating, seat_table
from bot.rehearsal.stage import Stage
from bot.rehearsal.trials import Trial
from bot.texts.words import words_for
from dialogs.ports import Reader
from dialogs.table.model import Seat, Table
from dialogs.table.seating import Agency

T = TypeVar("T")
ZONE = "Europe/Berlin"
MOST_EVENTS = 200
BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Seated:
    """An agency of this room and the simulated person who holds or may take its seat."""

    part: Part
    person: Person


@dataclass(slots=True)
class Event:
    at: datetime
    text: str


@dataclass(slots=True)
class Room:
    """Begin with `await Room.begin(...)`. Everything in it is forgotten when it is closed.

    `turn` counts acts; `at_work`: those under way, whose half-done state no tab is shown;
    `let_answer`: the rounds in which the others were let answer.
    """

    language: str
    plot: Plot
    stage: Stage
    folder: TemporaryDirectory[str]
    group: Chat
    facilitator: Person
    outsider: Person
    seats: list[Seated]
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    events: list[Event] = field(default_factory=list)
    trial: Trial | None = None
    plan_opened_at: int = 0
    goes_on: bool = False
    let_answer: set[int] = field(default_factory=set)
    is_touched: bool = False
    turn: int = 0
    at_work: int = 0
    speaks_since: datetime = BEGINNING
    is_closing: bool = False
    _users: int = 0
    _calm: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    async def begin(cls, language: str, now: datetime, plot: Plot = Plot()) -> "Room":  # noqa: B008
        folder = TemporaryDirectory(prefix="roundtable-rehearsal-")
        try:
            stage = await Stage.open(Path(folder.name), next_monday(now, ZoneInfo(ZONE)), zone=ZONE)
        except BaseException:  # also when the visitor is gone before it is open
            folder.cleanup()
            raise
        room = _people(language, plot, stage, folder)
        stage.world.add_bot(room.group, room.facilitator)
        stage.world.promote(stage.world.bot, room.group, by=room.facilitator)
        await stage.settle()
        if plot.mode is not Mode.EMPTY:
            await room.seat_everybody()
        return room

    @asynccontextmanager
    async def used(self) -> AsyncIterator[None]:
        """Keeps the room open as long as something goes on in it."""
        if self.is_closing:
            raise Misplayed("room")
        self._users += 1
        self._calm.clear()
        try:
            yield
        finally:
            self._users -= 1
            if not self._users:
                self._calm.set()

    async def close(self) -> None:
        self.is_closing = True
        if self._users:
            await self._calm.wait()
        await self.stage.close()
        self.folder.cleanup()

    async def seat_everybody(self) -> None:
        """The table is set up and opened if it is not; somebody sits on every seat, and all pressed Start."""
        for seat in await self.read(self._unknown_seats):
            self._add_person(Part(f"N{seat.id}", seat.agency, seat.pillar, seat.lived_experience))
        body = words_for(self.language)._("Rehearsal office")
        agencies = [
            (Agency(one.part.agency, one.part.pillar, one.part.lived_experience), one.person)
            for one in self.seats
        ]
        seating = Seating(self.group.id, body, self.facilitator, agencies)
        await self.stage.roundtable.memory.do(
            lambda work: seat_table(work, seating, self.language, self.stage.clock())
        )
        world = self.stage.world
        for person in (self.facilitator, *(one.person for one in self.seats)):
            if not world.private(person).is_started:
                world.start(person, "")
        await self.stage.settle()

    @property
    def case(self) -> Case:
        return auenfurt(self.language)

    def note(self, text: str, at: datetime | None = None) -> None:
        """For the list of what happened; called in the order in which it did."""
        self.events = [*self.events[-MOST_EVENTS:], Event(at or self.stage.clock(), text)]

    def find(self, person_id: object) -> Person:
        for person in self.everybody():
            if person.id == person_id:
                return person
        raise Misplayed("person")

    def everybody(self) -> list[Person]:
        return [self.facilitator, *(one.person for one in self.seats), self.outsider]

    def name_of(self, person: Person) -> str:
        """As the room speaks now; the account keeps the name it was made with."""
        words = words_for(self.language)
        if person == self.facilitator:
            return words._("Facilitator")
        if person == self.outsider:
            return words._("Outsider")
        return next((one.part.agency for one in self.seats if one.person == person), person.name)

    async def read(self, job: Callable[[Reader], T]) -> T:
        return await self.stage.roundtable.memory.read(job)

    def _unknown_seats(self, reader: Reader) -> list[Seat]:
        """Seats of agencies nobody in this room stands for: named in the set-up, or from a spreadsheet."""
        table = reader.first(Table, chat_id=self.group.id)
        known = {one.part.agency for one in self.seats}
        seats = reader.find(Seat, table_id=table.id, removed_at=None) if table else []
        return [seat for seat in seats if seat.agency not in known]

    def _add_person(self, part: Part) -> None:
        person = self.stage.world.person(part.agency, language=self.language)
        self.stage.world.join(person, self.group)
        self.seats = [*self.seats, Seated(part, person)]


def _people(language: str, plot: Plot, stage: Stage, folder: Any) -> Room:
    words, world = words_for(language), stage.world
    facilitator = world.person(words._("Facilitator"), language=language)
    seats = [Seated(part, world.person(part.agency, language=language)) for part in plot.parts(language)]
    outsider = world.person(words._("Outsider"), language=language)
    group = world.group(plot.city, facilitator, [*(one.person for one in seats), outsider])
    return Room(
        language=language, plot=plot, stage=stage, folder=folder, group=group, facilitator=facilitator,
        outsider=outsider, seats=seats,
    )  # fmt: skip
