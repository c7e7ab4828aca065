"""What is due happens once, oldest first, after what arrived before; a failing timer stops no other."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta

import pytest

from bot.upkeep import clock as clock_module
from bot.upkeep.clock import Clock
from dialogs.owed import BoardKind, Timer, TimerKind
from dialogs.ports import Work
from dialogs.rounds.model import Proposal
from tests.bot.rig import START, Rig, open_rig
from tests.storage.things import sample

DAY = timedelta(days=1)


@pytest.fixture
async def rig(sqlite_url: str) -> AsyncIterator[Rig]:
    async with open_rig(sqlite_url) as made:
        yield made


@pytest.fixture
def fallen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, datetime]]:
    """What fell due: subject and the time it was told; subject 13 always fails."""
    happened: list[tuple[int, datetime]] = []

    def fall_due(work: Work, timer: Timer, now: datetime) -> None:
        work.change(Timer, timer.id, {"done_at": None}, done_at=now)
        if timer.subject == 13:
            raise ValueError
        happened.append((timer.subject, now))

    monkeypatch.setattr(clock_module, "fall_due", fall_due)
    return happened


async def _settled() -> None:
    """Nothing waits."""


def clock_of(rig: Rig, settled: Callable[[], object] = _settled) -> Clock:
    return Clock(rig.memory, rig.memory, rig.clock, settled)  # type: ignore[arg-type]


async def set_timer(rig: Rig, subject: int, due_at: datetime) -> None:
    timer = Timer(table_id=rig.table.id, kind=TimerKind.REMIND, subject=subject, due_at=due_at)
    await rig.memory.do(lambda work: work.add(timer))


async def test_what_is_due_happens_once_and_oldest_first(
    rig: Rig, fallen: list[tuple[int, datetime]]
) -> None:
    for subject, days in ((1, 2), (2, 1), (3, 9)):
        await set_timer(rig, subject, START + days * DAY)
    clock = clock_of(rig)
    rig.clock.advance(days=3)
    await clock.tick()
    await clock.tick()
    assert fallen == [(2, rig.clock()), (1, rig.clock())]
    assert await clock.next_due() == START + 9 * DAY


async def test_a_failing_timer_waits_and_stops_no_other(rig: Rig, fallen: list[tuple[int, datetime]]) -> None:
    await set_timer(rig, 13, START)
    await set_timer(rig, 1, START)
    clock = clock_of(rig)
    await clock.tick()
    assert [subject for subject, _ in fallen] == [1]
    assert await clock.next_due() is None
    rig.clock.advance(hours=2)
    assert await clock.next_due() == START


async def test_nothing_falls_due_before_what_arrived_is_handled(
    rig: Rig, fallen: list[tuple[int, datetime]]
) -> None:
    await set_timer(rig, 1, START)
    handled = asyncio.Event()
    clock = clock_of(rig, handled.wait)
    ticking = asyncio.create_task(clock.tick())
    await asyncio.sleep(0.02)
    assert fallen == []
    handled.set()
    await ticking
    assert len(fallen) == 1


async def test_a_moved_clock_stops_at_each_due_moment(rig: Rig, fallen: list[tuple[int, datetime]]) -> None:
    for subject in (1, 2, 3):
        await set_timer(rig, subject, START + subject * DAY)
    await set_timer(rig, 13, START + DAY)
    await clock_of(rig).run_until(START + 2.5 * DAY, rig.clock.move_to, _settled)
    assert fallen == [(1, START + DAY), (2, START + 2 * DAY)]
    assert rig.clock() == START + 2.5 * DAY


async def test_more_than_a_batch_is_worked_off(rig: Rig, fallen: list[tuple[int, datetime]]) -> None:
    for subject in range(100, 100 + clock_module.BATCH + 20):
        await set_timer(rig, subject, START)
    await clock_of(rig).tick()
    assert len(fallen) == clock_module.BATCH + 20


async def test_it_wakes_by_itself_and_beats(
    rig: Rig, fallen: list[tuple[int, datetime]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock_module, "LEAST_WAIT", 0.01)
    monkeypatch.setattr(clock_module, "REARM_PAUSE", 0.0)
    clock = clock_of(rig)
    await clock.start()
    try:
        assert await rig.memory.last_beat() == START
        await set_timer(rig, 1, START)
        clock.nudge()
        for _ in range(500):
            if fallen:
                break
            await asyncio.sleep(0.01)
    finally:
        await clock.stop()
    assert fallen == [(1, START)]


async def test_an_overdue_queue_redraws_the_card(rig: Rig) -> None:
    def queue(work: Work) -> None:
        waiting = work.add(dataclasses.replace(sample(Proposal), table_id=rig.table.id))
        work.add(Timer(table_id=rig.table.id, kind=TimerKind.QUEUE_OVERDUE, subject=waiting.id, due_at=START))

    await rig.memory.do(queue)
    await clock_of(rig).tick()
    assert (await rig.board(kind=BoardKind.CARD, subject=rig.table.id)).dirty
