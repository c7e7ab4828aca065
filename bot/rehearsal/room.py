"""One rehearsal room: its people, whom one plays, what happened in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.rehearsal.cast import Case, Part, auenfurt
from bot.rehearsal.chats import Chat
from bot.rehearsal.clock import next_monday
from bot.rehearsal.people import Person
from bot.rehearsal.seating import Seating, seat_table, take_seats
from bot.rehearsal.stage import Stage
from bot.texts.words import words_for
from dialogs.methods.positions import Pillar
from dialogs.ports import Reader
from dialogs.table.model import Seat, Table
from dialogs.table.seating import Agency

T = TypeVar("T")
ZONE = "Europe/Berlin"
MOST_EVENTS = 60
MOST_AGENCIES = 40


class Misplayed(Exception):
    """The page asked for something that is not possible now; the sentence is shown."""


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
    """Begin with `await Room.begin(...)`. Everything in it is forgotten when it is closed."""

    language: str
    case: Case
    stage: Stage
    folder: TemporaryDirectory[str]
    group: Chat
    facilitator: Person
    outsider: Person
    seats: list[Seated]
    selected: Person
    mode: str
    is_guide_hidden: bool = False
    is_plan_opened: bool = False
    events: list[Event] = field(default_factory=list)
    tab: str = "group"
    tab_turn: int = 0
    toast_turn: int = 0
    toast: str = ""
    is_busy: bool = False
    cards_played: int = 0

    @classmethod
    async def begin(
        cls, language: str, now: datetime, mode: str = "seated", city: str = "", agencies: str = ""
    ) -> "Room":
        """`mode`: seated (Auenfurt), empty (an empty group) or own (`agencies`, one a line)."""
        case = auenfurt(language)
        parts = _own_parts(agencies) if mode == "own" else case.parts
        folder = TemporaryDirectory(prefix="roundtable-rehearsal-")
        try:
            stage = await Stage.open(Path(folder.name), next_monday(now, ZoneInfo(ZONE)), zone=ZONE)
        except BaseException:  # also when the visitor is gone before it is open
            folder.cleanup()
            raise
        room = _people(language, case, stage, folder, parts, mode, city.strip() or case.city)
        stage.world.add_bot(room.group, room.facilitator)
        stage.world.promote(stage.world.bot, room.group, by=room.facilitator)
        await stage.settle()
        if mode != "empty":
            await room.seat_everybody()
        return room

    async def seat_everybody(self) -> None:
        """Everybody presses Start; the table is opened if it is not, and every seat taken."""
        seating = Seating(self.group.id, self.words._("Rehearsal office"), self.facilitator, self._agencies())
        await self.stage.roundtable.memory.do(lambda work: self._seat(work, seating))
        world = self.stage.world
        for person in (self.facilitator, *(one.person for one in self.seats)):
            if not world.private(person).is_started:
                world.start(person, "")
        await self.stage.settle()

    async def close(self) -> None:
        await self.stage.close()
        self.folder.cleanup()

    @property
    def words(self) -> Any:
        return words_for(self.language)

    def note(self, text: str, at: datetime | None = None) -> None:
        self.events = [*self.events[-MOST_EVENTS:], Event(at or self.stage.clock(), text)]

    def turn_to(self, tab: str) -> None:
        self.tab, self.tab_turn = tab, self.tab_turn + 1

    def say(self, text: str) -> None:
        if text:
            self.toast, self.toast_turn = text, self.toast_turn + 1
            self.note(text)

    def be(self, person: Person, tab: str = "") -> None:
        self.selected = person
        if tab:
            self.turn_to(tab)

    def find(self, person_id: object) -> Person:
        for person in self.everybody():
            if person.id == person_id:
                return person
        raise Misplayed("person")

    def everybody(self) -> list[Person]:
        return [self.facilitator, *(one.person for one in self.seats), self.outsider]

    async def read(self, job: Callable[[Reader], T]) -> T:
        return await self.stage.roundtable.memory.read(job)

    def _agencies(self) -> list[tuple[Agency, Person]]:
        return [
            (Agency(one.part.agency, one.part.pillar, one.part.lived_experience), one.person)
            for one in self.seats
        ]

    def _seat(self, work: Any, seating: Seating) -> None:
        table = work.first(Table, chat_id=self.group.id)
        if table and work.first(Seat, table_id=table.id):
            take_seats(work, seating, table.id, self.language, self.stage.clock())
        else:
            seat_table(work, seating, self.language, self.stage.clock())


def _people(
    language: str, case: Case, stage: Stage, folder: Any, parts: tuple[Part, ...], mode: str, city: str
) -> Room:
    words, world = words_for(language), stage.world
    facilitator = world.person(words._("Facilitator"), language=language)
    seats = [Seated(part, world.person(part.agency, language=language)) for part in parts]
    outsider = world.person(words._("Outsider"), language=language)
    group = world.group(city, facilitator, [*(one.person for one in seats), outsider])
    return Room(
        language=language, case=case, stage=stage, folder=folder, group=group, facilitator=facilitator,
        outsider=outsider, seats=seats, selected=facilitator, mode=mode,
    )  # fmt: skip


def _own_parts(agencies: str) -> tuple[Part, ...]:
    names = list(dict.fromkeys(line.strip()[:80] for line in agencies.splitlines() if line.strip()))
    if not 2 <= len(names) <= MOST_AGENCIES:
        raise Misplayed("own")
    pillars = list(Pillar)
    return tuple(Part(f"A{at}", name, pillars[at % len(pillars)], False) for at, name in enumerate(names))
