"""PostgreSQL: whoever writes a table holds it: presses, the clock, another process; nobody overlaps."""

import asyncio
import dataclasses
import itertools
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from dialogs.ledger.chain import SealedPlace
from dialogs.ledger.meetings import TaskDone
from dialogs.ports import Lock, Work
from dialogs.rounds.model import Answer, Round
from dialogs.table.model import Seat, Table
from storage.holding import is_of_a_table
from storage.memory import Memory
from storage.schema import RECORDS
from tests.storage.things import NOW, add_all, sample, session_of, table

T = TypeVar("T")
FRESH = itertools.count(1)
Write = Callable[[Work, int], object]


@pytest.fixture
def memory(postgres_url: str) -> Iterator[Memory]:
    with Memory.open(postgres_url) as opened:
        yield opened


@pytest.fixture
def second(memory: Memory, postgres_url: str) -> Iterator[Memory]:
    """Another process on the same database."""
    with Memory.open(postgres_url, alone=False) as opened:
        yield opened


def of_table(kind: type[T], table_id: int) -> T:
    made: T = dataclasses.replace(sample(kind), table_id=table_id)
    return made


def save_table(work: Work, table_id: int) -> object:
    return work.save(dataclasses.replace(work.get(Table, table_id), members=7))


def change_seat(work: Work, table_id: int) -> object:
    return work.change(Seat, work.find(Seat, table_id=table_id)[0].id, {}, agency="new")


def change_unread_seat(work: Work, table_id: int) -> object:
    return work.change(Seat, 1, {}, agency="new")


def remove_seat(work: Work, table_id: int) -> object:
    seat = work.find(Seat, table_id=table_id)[0]
    work.remove(seat)
    return work.add(dataclasses.replace(seat, id=0))


WRITES: dict[str, Write] = {
    "append": lambda work, at: work.append(at, TaskDone(task=1, number=1), NOW),
    "blank": lambda work, at: work.blank(SealedPlace(table_id=at, seq=1, kind="task_done", digest="x")),
    "add": lambda work, at: work.add(dataclasses.replace(of_table(Answer, at), item_id=next(FRESH))),
    "save": save_table,
    "change": change_seat,
    "change unread": change_unread_seat,
    "remove": remove_seat,
    "lock": lambda work, at: work.get(Table, at, lock=Lock.SHARE),
}


def entering(write: Write, at: int, inside: list[int], most: list[int]) -> Callable[[Work], None]:
    def run(work: Work) -> None:
        write(work, at)
        inside.append(at)
        most.append(len(inside))
        session_of(work).run("SELECT pg_sleep(0.02)")
        inside.remove(at)

    return run


@pytest.mark.parametrize("write", WRITES.values(), ids=list(WRITES))
async def test_presses_the_clock_and_another_process_never_meet_at_a_table(
    write: Write, memory: Memory, second: Memory
) -> None:
    [at] = [each.id for each in await add_all(memory, [table()])]
    [seat] = await add_all(memory, [of_table(Seat, at)])
    assert seat.id == 1
    inside: list[int] = []
    most: list[int] = []
    job = entering(write, at, inside, most)
    asked = [one for _ in range(3) for one in (memory.do(job), memory.do(job, lane=at), second.do(job))]
    await asyncio.gather(*asked)
    assert len(most) == 9 and set(most) == {1}


async def test_what_was_read_before_the_table_was_held_is_read_again(memory: Memory) -> None:
    """Reads one record and adds another: nothing it writes was changed by the other."""
    [at] = [each.id for each in await add_all(memory, [table()])]
    read, added = threading.Event(), threading.Event()

    def number(work: Work) -> str:
        name = str(len(work.find(Seat, table_id=at)))
        read.set()
        assert added.wait(10)
        return work.add(dataclasses.replace(of_table(Seat, at), agency=name)).agency

    late = asyncio.create_task(memory.do(number))
    assert await asyncio.to_thread(read.wait, 10)
    await memory.do(lambda work: work.add(of_table(Seat, at)), lane=at)
    added.set()
    assert await late == "1"


async def test_several_tables_are_held_in_their_order(memory: Memory) -> None:
    tables = [each.id for each in await add_all(memory, [table(-1), table(-2)])]

    def count(order: list[int]) -> Callable[[Work], None]:
        def run(work: Work) -> None:
            for each in order:
                found = work.get(Table, each, lock=Lock.UPDATE)
                session_of(work).run("SELECT pg_sleep(0.005)")
                work.save(dataclasses.replace(found, rounds=found.rounds + 1))

        return run

    forth, back = count(tables), count(tables[::-1])
    await asyncio.gather(*(memory.do(forth, lane=tables[0]) for _ in range(8)), *(
        memory.do(back, lane=tables[1]) for _ in range(8)
    ), *(memory.do(back) for _ in range(8)))  # fmt: skip
    assert [each.rounds for each in await memory.read(lambda reader: reader.find(Table))] == [24, 24]


async def test_a_job_of_very_many_tables_holds_them_all(memory: Memory) -> None:
    tables = await add_all(memory, [table(-each) for each in range(1, 41)])
    tries: list[int] = []
    inside: list[int] = []
    most: list[int] = []

    def touch_all(work: Work) -> None:
        tries.append(1)
        for each in tables:
            work.append(each.id, TaskDone(task=1, number=1), NOW)
        entering(WRITES["append"], tables[0].id, inside, most)(work)

    others = [memory.do(entering(WRITES["append"], each.id, [], [])) for each in tables[:6]]
    beside = [memory.do(entering(WRITES["append"], tables[0].id, inside, most)) for _ in range(3)]
    await asyncio.gather(memory.do(touch_all, lane=tables[5].id), *others, *beside)
    assert len(tries) <= 10 and set(most) == {1}


async def test_a_table_made_by_the_job_is_its_own(memory: Memory) -> None:
    tries: list[int] = []

    def make(work: Work) -> int:
        tries.append(1)
        made = work.add(table())
        work.add(of_table(Round, made.id))
        return work.append(made.id, TaskDone(task=1, number=1), NOW).seq

    assert await memory.do(make) == 1
    assert len(tries) == 1


def test_every_record_with_a_table_is_held_but_what_is_owed() -> None:
    apart = {kind.__name__ for kind in RECORDS if not is_of_a_table(kind)}
    owed = {"Board", "Notice", "Timer", "Form"}
    assert apart == owed | {"Installation", "Person", "Elector", "Announcement", "Attempt"}
