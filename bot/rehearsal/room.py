"""One rehearsal room: its people, whom one plays, what the page may ask for, what happened."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.forms.drafting import OpenNow
from bot.forms.proposing import ConfirmProposal, SkipLine
from bot.rehearsal.cast import Case, Part, auenfurt
from bot.rehearsal.chats import Chat
from bot.rehearsal.clock import next_monday
from bot.rehearsal.crowd import let_others_answer
from bot.rehearsal.others import Mood
from bot.rehearsal.people import Person
from bot.rehearsal.seating import Seating, seat_table, take_seats
from bot.rehearsal.stage import Stage
from bot.texts.words import words_for
from dialogs.methods.positions import Pillar
from dialogs.ports import Reader
from dialogs.rounds.model import Round, RoundState
from dialogs.table.model import Seat, Table
from dialogs.table.seating import Agency

T = TypeVar("T")
ZONE = "Europe/Berlin"
MOST_EVENTS = 60
TEXT_LIMIT = 4096
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
        stage = await Stage.open(Path(folder.name), next_monday(now, ZoneInfo(ZONE)), zone=ZONE)
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

    async def play(self, kind: str, facts: dict[str, Any]) -> None:
        """One act of the page. Misplayed, NotPossible or Refusal say why it is not possible."""
        act = _ACTS.get(kind)
        if act is None:
            raise Misplayed(kind)
        self.is_busy = True
        try:
            await act(self, facts)
            await self.stage.settle()
        finally:
            self.is_busy = False

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


async def _be(room: Room, facts: dict[str, Any]) -> None:
    room.be(
        room.find(facts.get("person")), "phone" if facts.get("person") == room.facilitator.id else "group"
    )


async def _press(room: Room, facts: dict[str, Any]) -> None:
    chat = room.stage.world.chat(int(facts["chat"]))
    message = chat.message(int(facts["message"]))
    button = message.button(str(facts["button"]))
    world, person = room.stage.world, room.selected
    query = world.press(person, message, button.data or button.text)
    await room.stage.settle()
    toast = world.query(query).toast if query else None
    if world.phone(person).start_payload is not None or not world.private(person).is_started:
        room.turn_to("phone")
    if toast and toast.text:
        room.say(toast.text)


async def _write(room: Room, facts: dict[str, Any]) -> None:
    room.stage.world.write(room.selected, room.stage.world.private(room.selected), _text(facts))


async def _say(room: Room, facts: dict[str, Any]) -> None:
    room.stage.world.write(room.selected, room.group, _text(facts))


async def _start(room: Room, facts: dict[str, Any]) -> None:
    room.stage.world.start(room.selected)


async def _link(room: Room, facts: dict[str, Any]) -> None:
    phone = room.stage.world.open_link(room.selected, str(facts.get("url", "")))
    room.turn_to("phone" if phone.chat_id == room.selected.id else "group")


async def _day(room: Room, facts: dict[str, Any]) -> None:
    await _pass(room, room.stage.clock() + timedelta(days=1))


async def _to_deadline(room: Room, facts: dict[str, Any]) -> None:
    deadline = await room.read(lambda reader: _next_deadline(reader, room.group.id))
    if deadline is None:
        raise Misplayed("deadline")
    await _pass(room, deadline + timedelta(minutes=1))
    room.turn_to("group")


async def _pass(room: Room, moment: datetime) -> None:
    """Jump, and list what the bot said meanwhile."""
    before = room.stage.world.revision
    await room.stage.pass_time(moment)
    for chat in (room.group, *(room.stage.world.private(person) for person in room.everybody())):
        for message in chat.messages:
            if message.revision > before and message.sender == room.stage.world.bot and not message.edited_at:
                where = room.group.title if chat is room.group else room.find(chat.id).name
                room.note(f"{where}: {message.text.splitlines()[0] if message.text else ''}", message.at)


async def _others(room: Room, facts: dict[str, Any]) -> None:
    room.turn_to("group")
    await let_others_answer(room, Mood(facts.get("mood", "friendly")))


async def _propose(room: Room, facts: dict[str, Any]) -> None:
    """The facilitator writes the goal and goes on to the round's preview."""
    room.be(room.facilitator, "phone")
    player, chat = room.stage.player, room.stage.world.private(room.facilitator)
    await player.write(room.facilitator, f"/propose {_text(facts)}")
    await player.press(room.facilitator, chat, SkipLine)
    await player.press(room.facilitator, chat, ConfirmProposal)


async def _own_goal(room: Room, facts: dict[str, Any]) -> None:
    room.be(room.facilitator, "phone")
    await room.stage.player.write(room.facilitator, "/propose")


async def _seat_all(room: Room, facts: dict[str, Any]) -> None:
    await room.seat_everybody()


async def _guide(room: Room, facts: dict[str, Any]) -> None:
    room.is_guide_hidden = bool(facts.get("hidden"))


async def _opened(room: Room, facts: dict[str, Any]) -> None:
    room.is_plan_opened = True


async def _card(room: Room, facts: dict[str, Any]) -> None:
    """Put the one who tries on the phone; the card says what to press."""
    card = facts.get("card")
    if not await room.read(lambda reader: _next_deadline(reader, room.group.id)):
        room.cards_played += 1
        goal = room.case.goals[room.cards_played % len(room.case.goals)]
        await _propose(room, {"text": goal})
        await room.stage.player.press(room.facilitator, room.stage.world.private(room.facilitator), OpenNow)
    person = {"outsider": room.outsider, "object": room.seats[-1].person}.get(str(card), room.facilitator)
    room.be(person, "phone" if card == "early" else "group")
    if card == "early":
        await room.stage.player.write(room.facilitator, "/facilitate")


def _text(facts: dict[str, Any]) -> str:
    text = str(facts.get("text", ""))[:TEXT_LIMIT]
    if not text.strip():
        raise Misplayed("text")
    return text


def _next_deadline(reader: Reader, chat_id: int) -> datetime | None:
    table = reader.first(Table, chat_id=chat_id)
    held = reader.first(Round, table_id=table.id, state=RoundState.OPEN, order="deadline") if table else None
    return held.deadline if held else None


Act = Callable[[Room, dict[str, Any]], Awaitable[None]]
_ACTS: dict[str, Act] = {
    "be": _be, "press": _press, "write": _write, "say": _say, "start": _start, "link": _link, "day": _day,
    "deadline": _to_deadline, "others": _others, "propose": _propose, "own_goal": _own_goal,
    "seat": _seat_all, "guide": _guide, "opened": _opened, "card": _card,
}  # fmt: skip
