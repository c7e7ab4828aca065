"""Durable answers end to end: the baseline and the real bot against the same thin Bot API."""

import asyncio
import os
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.panel.buttons import pack
from bot.panel.doors.rounds import TakePosition
from dialogs.methods.positions import Position
from dialogs.owed import Board, Notice, NoticeState
from dialogs.ports import Work
from storage.memory import Memory
from tests.benchmarks.botapi import TOKEN, Presses, serve
from tests.process import BotProcess, bot, running
from tests.seeding import Seated, seat_round

TABLES, SEATS, EACH = 25, 20, 6
POSITIONS = (Position.CONSENT, Position.NOTE, Position.STAND_ASIDE)
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")

Start = Callable[[Path, str, str], AbstractContextManager[BotProcess]]


@dataclass(frozen=True, slots=True)
class Run:
    per_second: float
    cpu_ms: float
    """Processor milliseconds per answer, all threads, from the first press to the last answer."""
    resting_mb: float


async def run_once(start: Start) -> Run:
    with tempfile.TemporaryDirectory(prefix="roundtable-bench-") as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'bench.db'}"
        pressed = await _prepared(url)
        runner, root = await serve(presses := Presses(pressed))
        try:
            with start(folder, root, url) as process:
                return await _measured(process, presses)
        finally:
            await runner.cleanup()


def start_roundtable(folder: Path, root: str, url: str) -> AbstractContextManager[BotProcess]:
    return bot(folder / "bot.upkeep.log", token=TOKEN, api=root, database=url)


def start_baseline(folder: Path, root: str, url: str, *more: str) -> AbstractContextManager[BotProcess]:
    database = str(folder / "baseline.db")
    return running("-m", "tests.benchmarks.baseline", root, database, *more, log=folder / "baseline.log")


def start_unseen_baseline(folder: Path, root: str, url: str) -> AbstractContextManager[BotProcess]:
    """The same with nothing to see but the toast: no message shows the counts."""
    return start_baseline(folder, root, url, "unseen")


async def _measured(process: BotProcess, presses: Presses) -> Run:
    async with asyncio.timeout(60):
        while not presses.calls["getUpdates"]:  # noqa: ASYNC110 - another process, which rings no bell
            await asyncio.sleep(0.05)
    await asyncio.sleep(3.0)
    resting, before = _resident_mb(process.pid), _cpu_seconds(process.pid)
    presses.begin.set()
    count = presses.left
    async with asyncio.timeout(300):
        await presses.finished.wait()
    spent = _cpu_seconds(process.pid) - before
    return Run(count / (presses.ended - presses.began), 1000 * spent / count, resting)


async def _prepared(url: str) -> list[tuple[int, int, str]]:
    """Tables at rest, nothing owed; then who presses what, all seats taking turns."""
    now = datetime.now(UTC)
    with Memory.open(url) as memory:
        tables = [await memory.do(partial(_seat, number=at, now=now)) for at in range(TABLES)]
        await memory.do(_owe_nothing)
    return [
        (user, table.chat_id, pack(TakePosition(table.item_id, POSITIONS[turn % len(POSITIONS)])))
        for turn in range(EACH)
        for user_number in range(SEATS)
        for table in tables
        for user in (list(table.seats)[user_number],)
    ]


def _seat(work: Work, number: int, now: datetime) -> Seated:
    first = 1_000_000 + number * 1000
    users = dict.fromkeys(range(first, first + SEATS), "Seat")
    return seat_round(work, -1001 - number, first + 999, users, now)


def _owe_nothing(work: Work) -> None:
    """As long after the opening: its messages have been sent."""
    for notice in work.find(Notice):
        work.change(Notice, notice.id, {}, state=NoticeState.SENT)
    for board in work.find(Board):
        work.change(Board, board.id, {}, dirty=False, message_id=1)


def _cpu_seconds(pid: int) -> float:
    """User and system time of a process with all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _resident_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1e6
