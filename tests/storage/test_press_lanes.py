"""PostgreSQL: presses run in their table's lane once what they are about is known, in the order they came."""

import asyncio
import dataclasses
import threading
from collections.abc import Iterator

import pytest

from dialogs.ports import Work
from dialogs.table.model import Table
from storage.memory import Memory
from tests.storage.things import NOW, add_all, session_of, table


@pytest.fixture
def memory(postgres_url: str) -> Iterator[Memory]:
    with Memory.open(postgres_url) as opened:
        yield opened


async def _stored(memory: Memory, count: int) -> list[int]:
    return [one.seq for one in await memory.store([(at, "{}") for at in range(1, count + 1)], NOW)]


async def test_a_press_is_read_once_when_its_table_is_known(memory: Memory) -> None:
    held = await memory.do(lambda work: work.add(table()))
    tries: list[int] = []

    def press(work: Work) -> None:
        tries.append(work.seq)
        work.save(dataclasses.replace(work.get(Table, held.id), reminder_hour=9 + len(tries)))

    seqs = await _stored(memory, 3)
    for seq in seqs:
        await memory.do(press, seq=seq, about=("round_id", 5))
    assert tries == [seqs[0], *seqs], "the first had to learn its table"


async def test_presses_of_two_known_tables_run_beside_each_other(memory: Memory) -> None:
    tables = await add_all(memory, [table(), dataclasses.replace(table(), chat_id=-2)])
    met = threading.Barrier(2, timeout=10)

    def press(number: int, *, meets: bool):
        def run(work: Work) -> None:
            found = work.get(Table, tables[number].id)
            if meets:
                met.wait()
            work.save(dataclasses.replace(found, reminder_hour=10 + meets))

        return run

    one, other, *later = await _stored(memory, 4)
    for number, seq in enumerate((one, other)):
        await memory.do(press(number, meets=False), seq=seq, about=("table_id", tables[number].id))
    await asyncio.gather(
        *(
            memory.do(press(number, meets=True), seq=seq, about=("table_id", tables[number].id))
            for number, seq in enumerate(later)
        )
    )
    assert not met.broken


async def test_presses_keep_the_order_of_their_arrival_at_each_table(memory: Memory) -> None:
    """Some known, some not, some of no table: no answer is overtaken by the closing that came after it."""
    tables = await add_all(memory, [dataclasses.replace(table(), chat_id=-each) for each in (1, 2, 3)])
    done: dict[int, list[int]] = {0: [], 1: [], 2: [], 3: []}

    def press(number: int, at: int):
        def run(work: Work) -> None:
            if number:
                found = work.get(Table, tables[number - 1].id)
                session_of(work).run("SELECT pg_sleep(0.001)")
                work.save(dataclasses.replace(found, reminder_hour=9 + at % 8))
            if at not in done[number]:
                done[number].append(at)

        return run

    seqs = await _stored(memory, 60)
    numbers = [(at * 7) % 4 for at in range(60)]
    abouts = [
        ("item_id", number, at % 3 if at % 2 else at) if number else None for at, number in enumerate(numbers)
    ]
    waiting = [
        memory.do(press(number, at), seq=seq, about=about)
        for at, (seq, number, about) in enumerate(zip(seqs, numbers, abouts, strict=True))
    ]
    await asyncio.gather(*waiting)
    assert done == {number: [at for at in range(60) if numbers[at] == number] for number in done}
    assert await memory.waiting() == []


async def test_what_waits_for_its_lane_is_done_before_the_end(postgres_url: str) -> None:
    done: list[int] = []
    with Memory.open(postgres_url) as memory:
        waiting = [
            asyncio.create_task(memory.do(lambda work: done.append(work.seq), seq=seq))
            for seq in await _stored(memory, 20)
        ]
        await asyncio.sleep(0)
    await asyncio.gather(*waiting)
    assert len(done) == 20
