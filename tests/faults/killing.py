"""Presses arrive while the bot is killed again and again; afterwards nothing is missing or doubled."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bot.panel.buttons import pack
from bot.panel.doors.rounds import TakePosition
from bot.rehearsal.errors import NotPossible
from bot.rehearsal.flood import LENIENT
from bot.rehearsal.messages import Message
from bot.rehearsal.people import Person
from bot.rehearsal.playing import Player
from bot.rehearsal.server import serve
from bot.rehearsal.telegram import Telegram
from dialogs.methods.positions import Position
from dialogs.owed import Board, Notice, NoticeState
from dialogs.ports import Reader
from dialogs.rounds.model import Round, RoundState
from storage.memory import Memory
from tests.process import BotProcess, bot
from tests.seeding import Seated, bring_deadline_forward, let_all_consent, seat_round

SEATS, CLOSING_SEATS = 20, 3
LONGEST_LIFE = 1.5
"""Seconds from receiving to the kill."""
POSITIONS = (Position.CONSENT, Position.NOTE, Position.APPROVAL, Position.STAND_ASIDE)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Plan:
    """How hard it gets; `closings` rounds of other tables end meanwhile."""

    kills: int
    presses: int
    closings: int = 3
    seed: int = 7


@dataclass
class Ordeal:
    """One table is pressed, the others' rounds reach their deadline in between."""

    plan: Plan
    folder: Path
    world: Telegram = field(default_factory=lambda: Telegram(now, limits=LENIENT))
    pressed: list[tuple[Person, Position, str]] = field(default_factory=list)
    closing: list[Seated] = field(default_factory=list)
    busy: Seated = field(init=False)
    people: list[Person] = field(default_factory=list)

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder / 'roundtable.db'}"

    async def prepare(self) -> None:
        with Memory.open(self.database) as memory:
            self.busy = await self._seat(memory, "Auenfurt", SEATS)
            for number in range(self.plan.closings):
                self.closing.append(await self._closing_soon(memory, number))
        self.world.updates.take()

    async def _seat(self, memory: Memory, title: str, count: int) -> Seated:
        leader = self.world.person(f"{title} facilitator", language="en")
        people = [self.world.person(f"{title} {at}", language="en") for at in range(count)]
        group = self.world.group(title, leader, people)
        self.world.add_bot(group, leader, administrator=True)
        for person in (leader, *people):
            self.world.start(person)
        self.people += people
        users = {person.id: person.name for person in people}
        return await memory.do(lambda work: seat_round(work, group.id, leader.id, users, now()))

    async def _closing_soon(self, memory: Memory, number: int) -> Seated:
        seated = await self._seat(memory, f"Ulmbach {number}", CLOSING_SEATS)
        share = (number + 1) / (self.plan.closings + 1)
        deadline = now() + timedelta(seconds=4 + 2 * self.plan.kills * share)
        await memory.do(lambda work: let_all_consent(work, seated, now()))
        await memory.do(lambda work: bring_deadline_forward(work, seated, deadline))
        return seated

    async def suffer(self) -> None:
        """All presses and all kills; at the end the bot is idle and has stopped in peace."""
        random = Random(self.plan.seed)
        async with serve(self.world) as root:
            with self._bot(root) as running:
                await running.started()
                await self.until(self._board_shows)
                running.kill()
            for number in range(self.plan.kills):
                share = self.plan.presses * (number + 1) // self.plan.kills - len(self.pressed)
                with self._bot(root) as running:
                    await self._live(running, share, random)
            with self._bot(root) as running:
                await running.started()
                await self._quiet()
                assert await running.end() == 0

    def _bot(self, root: str) -> AbstractContextManager[BotProcess]:
        log = self.folder / "bot.upkeep.log"
        return bot(log, token=self.world.token, api=root, database=self.database)

    async def _live(self, running: BotProcess, presses: int, random: Random) -> None:
        """One life: presses before it receives, while it does, and after its end."""
        pressing = asyncio.create_task(self._press_on(presses, random))
        if random.random() < 0.1:
            await asyncio.sleep(random.uniform(0.0, 1.0))
        else:
            await running.started()
            await asyncio.sleep(random.uniform(0.0, LONGEST_LIFE))
        running.kill()
        await pressing

    async def _press_on(self, presses: int, random: Random) -> None:
        for _ in range(presses):
            person = self.people[len(self.pressed) % SEATS]
            position = random.choice(POSITIONS)
            data = pack(TakePosition(self.busy.item_id, position))
            query = self.world.press(person, self.board(), data)
            self.pressed.append((person, position, query))
            await asyncio.sleep(random.uniform(0.0, 2 * (1.5 + LONGEST_LIFE / 2) / presses))

    def board(self) -> Message:
        player = Player(self.world, lambda: None)
        return player.find(self.world.chat(self.busy.chat_id), TakePosition)[0]

    def _board_shows(self) -> bool:
        try:
            return bool(self.board())
        except NotPossible:
            return False

    async def until(self, condition: Callable[[], bool], within: float = 60.0) -> None:
        async with asyncio.timeout(within):
            while not condition():  # noqa: ASYNC110 - another process, which rings no bell
                await asyncio.sleep(0.05)

    async def _quiet(self) -> None:
        """Until all updates are confirmed and handled, all rounds due are closed, nothing is owed."""
        await self.until(lambda: not self.world.updates.pending)
        with Memory.open(self.database, alone=False) as memory:
            async with asyncio.timeout(90):
                while await self._is_unfinished(memory):  # noqa: ASYNC110 - as above
                    await asyncio.sleep(0.2)

    async def _is_unfinished(self, memory: Memory) -> bool:
        return bool(await memory.waiting()) or await memory.read(self._is_owing)

    def _is_owing(self, reader: Reader) -> bool:
        under_way = (NoticeState.OWED, NoticeState.SENDING)
        owed: list[Notice | Board] = [*reader.find(Notice, state=under_way), *reader.find(Board, dirty=True)]
        return any(not waits_for_hours(one) for one in owed) or any(
            reader.get(Round, one.round_id).state is RoundState.OPEN for one in self.closing
        )


def waits_for_hours(owed: Notice | Board) -> bool:
    """A new message that may leave only in the hours of work: at night and on weekends it stays owed."""
    return owed.message_id == 0 and owed.not_before is not None and owed.not_before > now()
