"""A real database, a simulated Telegram, a clock that stands still, and screens a test words itself."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest, RequestData

from bot.delivery import Delivery
from bot.delivery.budget import Budget, Limits
from bot.line.handling import AnyApplication
from bot.panel.screen import Screen
from bot.rehearsal.chats import Chat
from bot.rehearsal.messages import Message
from bot.rehearsal.people import Person as Player
from bot.rehearsal.request import SimulatedRequest
from bot.rehearsal.telegram import Telegram
from dialogs.owed import Board, BoardKind, Notice
from dialogs.ports import Reader, Work
from dialogs.table.model import Person, Reach, Table
from storage.memory import Memory

START = datetime(2026, 12, 14, 8, tzinfo=UTC)


@dataclass
class StillClock:
    moment: datetime = START

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **span: float) -> None:
        self.moment += timedelta(**span)

    def move_to(self, moment: datetime) -> None:
        self.moment = moment


@dataclass
class WordedScreens:
    """Boards show `board_text`, notices the text in their facts; None shows nothing."""

    board_text: Callable[[Board], Any] = lambda board: f"drawing {board.wanted}"
    drawn: list[int] = field(default_factory=list)

    def board(self, reader: Reader, board: Board, now: datetime) -> Screen | None:
        self.drawn.append(board.wanted)
        return _shown(self.board_text(board))

    def notice(self, reader: Reader, notice: Notice, now: datetime) -> Screen | None:
        if notice.facts.get("broken"):
            raise ZeroDivisionError
        return _shown(notice.facts.get("text"))

    def moved(self, reader: Reader, board: Board, link: str, now: datetime) -> Screen | None:
        return Screen(f"moved to {link}") if board.kind is BoardKind.ROUND else None


def _shown(text: Any) -> Screen | None:
    return text if isinstance(text, Screen) or text is None else Screen(text)


class Recorder(BaseRequest):
    """Asks the simulated Telegram and writes it down. `meanwhile` and `answers`: once, by method."""

    def __init__(self, world: Telegram) -> None:
        self._inner = SimulatedRequest(world)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.meanwhile: dict[str, Callable[[], Awaitable[None]]] = {}
        self.answers: dict[str, tuple[int, bytes]] = {}

    @property
    def read_timeout(self) -> float | None:
        return self._inner.read_timeout

    async def initialize(self) -> None:
        await self._inner.initialize()

    async def shutdown(self) -> None:
        await self._inner.shutdown()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *more: Any, **timeouts: Any
    ) -> tuple[int, bytes]:
        address, _, query = url.partition("?")
        name = address.rsplit("/", 1)[1]
        asked = {key: json.loads(value) for key, value in parse_qsl(query)}
        self.calls.append((name, asked | dict(request_data.parameters) if request_data else asked))
        if name in self.meanwhile:
            await self.meanwhile.pop(name)()
        if name in self.answers:
            return self.answers.pop(name)
        return await self._inner.do_request(url, method, request_data, *more, **timeouts)

    def asked(self, method: str) -> list[dict[str, Any]]:
        return [parameters for name, parameters in self.calls if name == method]


@dataclass
class Rig:
    memory: Memory
    world: Telegram
    clock: StillClock
    request: Recorder
    application: AnyApplication
    group: Chat
    facilitator: Player
    police: Player
    table: Table
    persons: dict[str, Person]
    screens: WordedScreens = field(default_factory=WordedScreens)

    def delivery(self, limits: Limits | None = None) -> Delivery:
        budget = Budget(limits or Limits())
        return Delivery(self.memory, self.application.bot, self.screens, budget, self.clock)

    async def owe(self, text: str, *, person: str = "", code: str = "result", **more: Any) -> Notice:
        """A notice to the group, or to the person named."""
        facts = {"text": text} | more.pop("facts", {})
        whom: dict[str, Any] = (
            {"person_id": self.persons[person].id} if person else {"table_id": self.table.id}
        )
        notice = Notice(code=code, facts=facts, created_at=self.clock(), **whom, **more)
        return await self.memory.do(lambda work: work.add(notice))

    async def redraw(
        self, kind: BoardKind = BoardKind.CARD, subject: int = 0, person: str = "", **how: Any
    ) -> None:
        whom = self.persons[person].id if person else 0
        await self.memory.do(lambda work: work.redraw(kind, subject or self.table.id, whom, **how))

    async def board(self, **equals: Any) -> Board:
        found = await self.memory.read(lambda reader: reader.first(Board, **equals))
        assert found is not None
        return found

    async def notice(self, notice: Notice) -> Notice:
        return await self.memory.read(lambda reader: reader.get(Notice, notice.id))

    def group_texts(self) -> list[str]:
        return [message.text for message in self.said()]

    def said(self) -> list[Message]:
        """What the bot said in the group, service messages left out."""
        return [
            each for each in self.group.messages if each.sender == self.world.bot and each.service is None
        ]

    def private_texts(self, player: Player) -> list[str]:
        chat = self.world.private(player)
        return [message.text for message in chat.messages if message.sender == self.world.bot]


@asynccontextmanager
async def delivering(rig: Rig, limits: Limits | None = None) -> AsyncIterator[Delivery]:
    delivery = rig.delivery(limits)
    await delivery.start()
    try:
        yield delivery
    finally:
        await delivery.stop()


async def settle(delivery: Delivery) -> None:
    delivery.nudge()
    await delivery.idle()


@asynccontextmanager
async def open_rig(database_url: str) -> AsyncIterator[Rig]:
    clock = StillClock()
    world = Telegram(clock)
    facilitator, police = world.person("Facilitator"), world.person("Police")
    group = world.group("Auenfurt", facilitator, [police])
    world.add_bot(group, facilitator, administrator=True)
    world.start(police)
    request = Recorder(world)
    application = (
        ApplicationBuilder().token(world.token).request(request).get_updates_request(request)
        .updater(None).job_queue(None).build()
    )  # fmt: skip
    await application.initialize()
    memory = Memory.open(database_url)
    try:
        table = await memory.do(lambda work: work.add(_table(group.id)))
        persons = {
            "police": await memory.do(partial(_add, player=police, reach=Reach.STARTED)),
            "facilitator": await memory.do(partial(_add, player=facilitator, reach=Reach.NEVER)),
        }
        world.updates.take()
        yield Rig(memory, world, clock, request, application, group, facilitator, police, table, persons)
    finally:
        await application.shutdown()
        memory.close()


def _table(chat_id: int) -> Table:
    return Table(chat_id=chat_id, name="Auenfurt", language="en", zone="Europe/Berlin", created_at=START)


def _add(work: Work, player: Player, reach: Reach) -> Person:
    return work.add(Person(user_id=player.id, reach=reach, met_at=START))
