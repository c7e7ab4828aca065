"""The whole bot wired: started and stopped in order, replaying, making outages good, ending on signals."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.delivery.budget import Limits
from bot.main import build, open_memory
from bot.rehearsal.server import serve
from bot.rehearsal.telegram import Telegram
from bot.roundtable import Roundtable
from bot.settings import Settings
from dialogs.owed import Notice, Timer, TimerKind
from dialogs.rounds.model import Round, RoundState
from dialogs.table.model import Table
from tests.bot.rig import START, Recorder, StillClock

ROOT = Path(__file__).parents[2]


class Place:
    """One database and one simulated Telegram in which the bot may run several times."""

    def __init__(self, database_url: str) -> None:
        self.clock = StillClock()
        self.world = Telegram(self.clock)
        self.request = Recorder(self.world)
        self.settings = Settings(
            _env_file=None, bot_token=SecretStr(self.world.token), database_url=database_url
        )  # type: ignore[call-arg]

    @asynccontextmanager
    async def running(self, *, receive: bool = False) -> AsyncIterator[Roundtable]:
        memory = open_memory(self.settings)
        roundtable = build(self.settings, memory, self.request, self.clock, limits=Limits.none())
        try:
            await roundtable.start(receive=receive)
            yield roundtable
        finally:
            await roundtable.stop()
            memory.close()


@pytest.fixture
def place(sqlite_url: str) -> Place:
    return Place(sqlite_url)


async def test_a_command_is_fetched_handled_and_answered(place: Place) -> None:
    police = place.world.person("Police", language="de")
    async with place.running(receive=True) as roundtable:
        place.world.start(police)
        seen = place.world.revision
        while not _said(place, police):
            seen = await place.world.changed(seen, 10)
        await roundtable.idle()
    assert len(_said(place, police)) == 2  # what is stored, then the first page


async def test_what_was_stored_and_owed_before_a_crash_is_made_good(place: Place) -> None:
    police = place.world.person("Police")
    place.world.start(police)
    [update] = place.world.updates.take()
    memory = open_memory(place.settings)
    await memory.store([(update["update_id"], json.dumps(update))], START)
    memory.close()
    async with place.running() as roundtable:
        await roundtable.idle()
    assert len(_said(place, police)) == 2  # what is stored, then the first page


async def test_an_outage_extends_a_round_before_its_deadline_is_looked_at(place: Place) -> None:
    async with place.running() as roundtable:
        table = await roundtable.memory.do(lambda work: work.add(_table()))
        held = await roundtable.memory.do(lambda work: work.add(_round(table)))
        timer = Timer(
            table_id=table.id, kind=TimerKind.CLOSE_ROUND, subject=held.id, due_at=START + timedelta(hours=2)
        )
        await roundtable.memory.do(lambda work: work.add(timer))
    place.clock.advance(hours=3)
    async with place.running() as roundtable:
        now = await roundtable.memory.read(lambda reader: reader.get(Round, held.id))
        told = await roundtable.memory.read(lambda reader: reader.first(Notice, code="round_extended"))
    assert (now.state, now.deadline) == (RoundState.OPEN, START + timedelta(hours=5))
    assert told is not None


async def test_a_table_follows_its_group_into_a_supergroup(place: Place) -> None:
    moved = {
        "message_id": 9,
        "date": 1,
        "chat": {"id": -5, "type": "group", "title": "A"},
        "migrate_to_chat_id": -1005,
    }
    async with place.running() as roundtable:
        table = await roundtable.memory.do(lambda work: work.add(_table()))
        await roundtable.intake.accept([{"update_id": 1, "message": moved}])
        await roundtable.intake.settled()
        now = await roundtable.memory.read(lambda reader: reader.get(Table, table.id))
        assert now.chat_id == -1005
        assert await roundtable.memory.waiting() == []


async def test_telegram_may_be_away_at_the_start(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.roundtable.RETRY_PAUSE", 0.0)
    place.world.faults.unreachable(method="getMe", times=2)
    async with place.running() as roundtable:
        assert roundtable.application.bot.username == "roundtable_bot"


async def test_a_second_start_on_the_same_database_is_refused(place: Place) -> None:
    async with place.running():
        code, said = await _run(place, "http://127.0.0.1:9")
    assert (code, "already running" in said) == (2, True)


async def test_it_ends_within_seconds_on_a_signal(place: Place) -> None:
    async with serve(place.world) as root:
        code, said = await _run(place, root, signal.SIGTERM)
    assert code == 0, said
    assert place.world.token not in said


async def test_somebody_else_polling_ends_it_with_a_sentence(place: Place) -> None:
    place.world.faults.decline(409, "Conflict: terminated by other getUpdates request", method="getUpdates")
    async with serve(place.world) as root:
        code, said = await _run(place, root)
    assert (code, "same BOT_TOKEN" in said, place.world.token in said) == (1, True, False)


async def test_a_revoked_token_ends_it_without_being_told(place: Place) -> None:
    place.world.faults.decline(401, "Unauthorized", method="getMe", times=9)
    async with serve(place.world) as root:
        code, said = await _run(place, root)
    assert (code, "BotFather" in said, place.world.token in said) == (1, True, False)


async def _run(place: Place, api: str, ending: signal.Signals | None = None) -> tuple[int, str]:
    """`python -m bot run` as a process of its own; with `ending`, that signal once it asks for updates."""
    environment = os.environ | {
        "BOT_TOKEN": place.world.token,
        "DATABASE_URL": place.settings.database_url,
        "TELEGRAM_API_URL": api,
        "LOG_LEVEL": "DEBUG",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment, stderr=asyncio.subprocess.PIPE
    )
    try:
        if ending is not None:
            await _until_polled(place)
            process.send_signal(ending)
        _, said = await asyncio.wait_for(process.communicate(), 60)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode or 0, said.decode()


async def _until_polled(place: Place) -> None:
    for _ in range(3000):
        if place.world.updates.allowed:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never asked for updates")


def _said(place: Place, person: object) -> list[str]:
    chat = place.world.private(person)  # type: ignore[arg-type]
    return [message.text for message in chat.messages if message.sender == place.world.bot]


def _table() -> Table:
    return Table(chat_id=-5, name="A", language="en", zone="Europe/Berlin", created_at=START)


def _round(table: Table) -> Round:
    return Round(
        table_id=table.id,
        number=1,
        state=RoundState.OPEN,
        person_id=1,
        opens_at=START,
        opened_at=START,
        deadline=START + timedelta(hours=2),
        deadline_zone="Europe/Berlin",
        quorum=Fraction(2, 3),
    )
