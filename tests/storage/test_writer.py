"""Jobs share a commit and nothing else: one that fails, refuses or is given up takes no other with it."""

import asyncio
import dataclasses
import threading
from typing import Any

import pytest

from dialogs.owed import Notice
from dialogs.ports import AlreadyDone, Lock, Work
from dialogs.refusals import Refusal
from dialogs.table.model import Table
from storage.memory import Memory
from storage.writer import MOST_TOGETHER
from tests.storage.things import NOW, adding, codes, notice, table, together


def failing(code: str) -> Any:
    def fail(work: Work) -> None:
        work.add(notice(code))
        raise LookupError(code)

    return fail


def refusing(code: str) -> Any:
    def refuse(work: Work) -> None:
        work.add(notice(code))
        raise Refusal(code)

    return refuse


async def test_one_mistake_in_a_batch_is_its_own(memory: Memory) -> None:
    arrivals = await memory.store([(number, "{}") for number in range(4)], NOW)
    jobs = (adding("a"), failing("b"), refusing("c"), adding("d"))
    first, mistake, refusal, last = await together(memory, *jobs, seqs=tuple(each.seq for each in arrivals))
    assert (first.code, last.code) == ("a", "d")
    assert (repr(mistake), refusal.code) == ("LookupError('b')", "c")
    assert await codes(memory) == ["a", "d"]
    assert [(each.update_id, each.attempts) for each in await memory.waiting()] == [(1, 1)]


async def test_the_same_update_twice_in_a_batch_is_handled_once(memory: Memory) -> None:
    [arrival] = await memory.store([(1, "{}")], NOW)
    answers = await together(memory, adding("a"), adding("b"), seqs=(arrival.seq, arrival.seq))
    assert [type(each) for each in answers] == [Notice, AlreadyDone]
    assert await codes(memory) == ["a"]


async def test_jobs_are_performed_in_order_whatever_the_size_of_a_batch(memory: Memory) -> None:
    names = [f"{number:03}" for number in range(2 * MOST_TOGETHER + 7)]
    await together(memory, *(adding(name) for name in names))
    assert await codes(memory) == names


async def test_no_caller_hears_of_a_job_before_its_commit(memory: Memory) -> None:
    async def add(code: str) -> bool:
        await memory.do(adding(code))
        return code in await codes(memory)

    assert all(await asyncio.gather(*(add(str(number)) for number in range(60))))


async def test_a_caller_who_gave_up_does_no_harm(memory: Memory) -> None:
    gate = threading.Event()
    blocking = asyncio.create_task(memory.do(lambda work: gate.wait(10)))
    given_up = asyncio.create_task(memory.do(adding("given up")))
    failed = asyncio.create_task(memory.do(failing("failed")))
    kept = asyncio.create_task(memory.do(adding("kept")))
    await asyncio.sleep(0)
    given_up.cancel()
    failed.cancel()
    gate.set()
    await blocking
    assert (await kept).code == "kept"
    assert await codes(memory) == ["given up", "kept"]


async def test_whatever_a_job_raises_reaches_its_caller_and_no_further(memory: Memory) -> None:
    def stop(work: Work) -> None:
        raise StopIteration

    def leave(work: Work) -> None:
        raise SystemExit(3)

    answers = await together(memory, stop, leave, adding("a"))
    assert [repr(each) for each in answers[:2]] == [
        "RuntimeError('a job ended with StopIteration')",
        "RuntimeError('a job ended with SystemExit')",
    ]
    assert await codes(memory) == ["a"]


async def test_two_who_count_at_once_lose_nothing(memory: Memory, database_url: str) -> None:
    """Read, add one, write: through two writers that know nothing of each other."""
    counted = await memory.do(lambda work: work.add(table()))
    other = Memory.open(database_url, alone=False)

    def count(work: Work) -> None:
        held = work.get(Table, counted.id, lock=Lock.UPDATE)
        work.save(dataclasses.replace(held, rounds=held.rounds + 1))

    def count_a_hundred(open_memory: Memory) -> None:
        async def run() -> None:
            await asyncio.gather(*(open_memory.do(count, lane=counted.id) for _ in range(100)))

        asyncio.run(run())

    threads = [threading.Thread(target=count_a_hundred, args=(each,)) for each in (memory, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        await asyncio.to_thread(thread.join)
    other.close()
    assert (await memory.read(lambda reader: reader.get(Table, counted.id))).rounds == 200


async def test_closing_performs_what_waits_and_takes_no_more(database_url: str) -> None:
    memory = Memory.open(database_url)
    tasks = [asyncio.create_task(memory.do(adding(str(number)))) for number in range(250)]
    await asyncio.sleep(0)
    memory.close()
    assert [each.code for each in await asyncio.gather(*tasks)] == [str(number) for number in range(250)]
    with pytest.raises(RuntimeError, match="closed"):
        await memory.do(adding("late"))
    with Memory.open(database_url) as again:
        assert len(await codes(again)) == 250
