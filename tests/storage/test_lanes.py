"""PostgreSQL: jobs of one table follow each other, others run beside them; whoever collides runs again."""

import asyncio
import dataclasses
import threading
from collections.abc import Iterator

import psycopg
import pytest

from dialogs.ledger.meetings import TaskDone
from dialogs.owed import Notice
from dialogs.ports import Lock, Work
from dialogs.rounds.model import Answer, Round, RoundState
from dialogs.table.model import Person, Table
from storage.memory import Memory
from tests.storage.things import NOW, add_all, adding, codes, notice, run_sql, sample, session_of, table


@pytest.fixture
def memory(postgres_url: str) -> Iterator[Memory]:
    with Memory.open(postgres_url) as opened:
        yield opened


async def test_jobs_of_one_lane_never_overlap_and_keep_their_order(memory: Memory) -> None:
    inside: list[int] = []
    most: list[int] = []
    seen: dict[int, list[int]] = {1: [], 2: []}

    def job(lane: int, number: int):
        def run(work: Work) -> None:
            inside.append(lane)
            most.append(inside.count(lane))
            session_of(work).run("SELECT pg_sleep(0.001)")
            seen[lane].append(number)
            inside.remove(lane)

        return run

    await asyncio.gather(
        *(memory.do(job(lane, number), lane=lane) for number in range(20) for lane in (1, 2))
    )
    assert seen == {1: list(range(20)), 2: list(range(20))}
    assert set(most) == {1}


async def test_lanes_run_beside_each_other(memory: Memory) -> None:
    met = threading.Barrier(2, timeout=10)
    await asyncio.gather(*(memory.do(lambda work: met.wait(), lane=lane) for lane in (1, 2)))
    assert not met.broken


async def test_a_deadlock_is_resolved_by_running_again(memory: Memory) -> None:
    one, other = await add_all(memory, [Person(user_id=each, met_at=NOW) for each in (1, 2)])
    met = threading.Barrier(2, timeout=10)
    tries: list[int] = []

    def count_both(first: int, second: int):
        def run(work: Work) -> None:
            tries.append(first)
            held = work.get(Person, first, lock=Lock.UPDATE)
            if tries.count(first) == 1:
                met.wait()
            for each in (held, work.get(Person, second, lock=Lock.UPDATE)):
                work.save(dataclasses.replace(each, name=f"{each.name}I"))

        return run

    await asyncio.gather(
        memory.do(count_both(one.id, other.id), lane=1), memory.do(count_both(other.id, one.id), lane=2)
    )
    assert [each.name for each in await memory.read(lambda reader: reader.find(Person))] == ["II", "II"]
    assert len(tries) == 3


async def test_a_number_given_twice_is_given_again(memory: Memory) -> None:
    """The second lane asks for its number before the first commits, and waits for the row it hits."""
    appended = threading.Event()
    tries: list[int] = []

    def first(work: Work) -> int:
        seq = work.append(1, TaskDone(task=1, number=1), NOW).seq
        appended.set()
        wait_for_a_blocked_lane(work)
        return seq

    def second(work: Work) -> int:
        tries.append(1)
        assert appended.wait(10)
        return work.append(1, TaskDone(task=1, number=1), NOW).seq

    numbers = await asyncio.gather(memory.do(first, lane=1), memory.do(second, lane=2))
    assert list(numbers) == [1, 2]
    assert len(tries) == 2


def wait_for_a_blocked_lane(work: Work) -> None:
    """Until another transaction of this database waits for this one, ten seconds at most."""
    blocked = "SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    for _ in range(1000):
        [[count]] = session_of(work).run(blocked).fetchall()
        if count:
            return
        session_of(work).run("SELECT pg_stat_clear_snapshot(), pg_sleep(0.01)")
    raise AssertionError("no lane waited")


async def test_settings_saved_while_a_number_is_taken_do_not_give_it_twice(memory: Memory) -> None:
    """The press read the table before the clock's closing took a number, and saves after it."""
    held = await memory.do(lambda work: work.add(table()))
    read, numbered = threading.Event(), threading.Event()

    def take(work: Work) -> int:
        fresh = work.get(Table, held.id, lock=Lock.UPDATE)
        return work.save(dataclasses.replace(fresh, agreements=fresh.agreements + 1)).agreements

    def set_hour(work: Work) -> None:
        found = work.get(Table, held.id)
        read.set()
        assert numbered.wait(10)
        work.save(dataclasses.replace(found, reminder_hour=11))

    saving = asyncio.create_task(memory.do(set_hour))
    assert await asyncio.to_thread(read.wait, 10)
    numbers = [await memory.do(take, lane=held.id)]
    numbered.set()
    await saving
    numbers.append(await memory.do(take, lane=held.id))
    assert numbers == [1, 2]
    assert (await memory.read(lambda reader: reader.get(Table, held.id))).reminder_hour == 11


async def test_the_same_field_changed_meanwhile_is_read_again(memory: Memory) -> None:
    [held] = await add_all(memory, [Person(user_id=1, met_at=NOW)])
    read, counted = threading.Event(), threading.Event()
    tries: list[int] = []

    def count(work: Work, *, waits: bool) -> None:
        tries.append(1)
        found = work.get(Person, held.id)
        if waits:
            read.set()
            assert counted.wait(10)
            assert work.find(Person)  # reading once more is not reading it for the change
        work.save(dataclasses.replace(found, name=f"{found.name}I"))

    late = asyncio.create_task(memory.do(lambda work: count(work, waits=True)))
    assert await asyncio.to_thread(read.wait, 10)
    await memory.do(lambda work: count(work, waits=False), lane=1)
    counted.set()
    await late
    assert (await memory.read(lambda reader: reader.get(Person, held.id))).name == "II"
    assert len(tries) == 3


async def test_a_closing_waits_for_the_answer_that_came_before_it(memory: Memory) -> None:
    """The answer holds the round FOR SHARE, the closing FOR UPDATE: every accepted answer is counted."""
    held = await memory.do(lambda work: work.add(dataclasses.replace(sample(Round), state=RoundState.OPEN)))
    given = dataclasses.replace(sample(Answer), round_id=held.id)
    answering, closing = threading.Event(), threading.Event()

    def answer(work: Work) -> None:
        assert work.get(Round, held.id, lock=Lock.SHARE).state is RoundState.OPEN
        answering.set()
        assert closing.wait(10)
        session_of(work).run("SELECT pg_sleep(0.1)")
        work.add(given)

    def close(work: Work) -> int:
        assert answering.wait(10)
        closing.set()
        work.get(Round, held.id, lock=Lock.UPDATE)
        assert work.change(Round, held.id, {"state": RoundState.OPEN}, state=RoundState.CLOSED)
        return len(work.find(Answer, round_id=held.id))

    _, counted = await asyncio.gather(memory.do(answer, lane=1), memory.do(close, lane=2))
    assert counted == 1


async def test_a_job_that_swallows_a_database_error_does_not_succeed(memory: Memory) -> None:
    [arrival] = await memory.store([(1, "{}")], NOW)

    def swallow(work: Work) -> str:
        work.add(notice("before"))
        try:
            session_of(work).run("SELECT 1 / 0")
        except psycopg.Error:
            return "well"
        return "never"

    with pytest.raises(psycopg.errors.InFailedSqlTransaction):
        await memory.do(swallow, seq=arrival.seq)
    assert await codes(memory) == []
    assert [each.attempts for each in await memory.waiting()] == [1]


@pytest.mark.faults
async def test_a_commit_that_fails_marks_nothing(memory: Memory) -> None:
    await run_sql(memory, "CREATE TABLE parents (id bigint PRIMARY KEY)")
    reference = "bigint REFERENCES parents DEFERRABLE INITIALLY DEFERRED"
    await run_sql(memory, f"CREATE TABLE children (parent {reference})")
    [arrival] = await memory.store([(1, "{}")], NOW)

    def orphan(work: Work) -> None:
        work.add(notice("orphan"))
        session_of(work).run("INSERT INTO children VALUES (5)")

    with pytest.raises(Exception, match="foreign key"):
        await memory.do(orphan, seq=arrival.seq)
    assert await codes(memory) == []
    assert [each.attempts for each in await memory.waiting()] == [0]


@pytest.mark.faults
async def test_a_server_that_drops_its_connections_costs_nothing(memory: Memory) -> None:
    [arrival] = await memory.store([(1, "{}")], NOW)
    cut: list[int] = []

    def drop_me(work: Work) -> Notice:
        stored = work.add(notice("stored"))
        if not cut:
            cut.append(1)
            mine = "datname = current_database()"
            session_of(work).run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}")
        return stored

    await memory.do(drop_me, seq=arrival.seq)
    await memory.do(adding("later"))
    assert await codes(memory) == ["stored", "later"]
    assert await memory.waiting() == []
