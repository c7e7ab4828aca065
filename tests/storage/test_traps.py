"""SQLite's traps: it rolls back more than was asked, fails at the commit, runs out of disk."""

import contextlib
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, event

from dialogs.owed import Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from storage.memory import Memory
from storage.session import TransactionLost
from tests.storage.things import NOW, adding, codes, notice, run_sql, session_of, together

pytestmark = pytest.mark.faults

ROLLING_BACK = """
    CREATE TRIGGER trap BEFORE INSERT ON notices WHEN NEW.code = 'trap'
    BEGIN SELECT RAISE(ROLLBACK, 'sprung'); END
"""


@pytest.fixture
def foreign_keys() -> Iterator[None]:
    """SQLite checks a deferred reference at the COMMIT: the way to make one fail."""

    def switch_on(raw: Any, record: Any) -> None:
        raw.execute("PRAGMA foreign_keys=ON")

    event.listen(Engine, "connect", switch_on)
    yield
    event.remove(Engine, "connect", switch_on)


@pytest.fixture
def memory(foreign_keys: None, sqlite_url: str) -> Iterator[Memory]:
    with Memory.open(sqlite_url) as opened:
        yield opened


def swallowing(code: str) -> Any:
    """A job that springs the trap, thinks nothing of it, and writes on."""

    def job(work: Work) -> Notice:
        work.add(notice(f"{code} before"))
        try:
            work.add(notice("trap"))
        except sqlite3.IntegrityError:
            work.add(notice(f"{code} after"))
        return notice(code)

    return job


async def numbered(memory: Memory, count: int) -> tuple[int, ...]:
    arrivals = await memory.store([(number, "{}") for number in range(count)], NOW)
    return tuple(arrival.seq for arrival in arrivals)


async def test_a_rollback_of_everything_costs_only_the_job_that_caused_it(memory: Memory) -> None:
    await run_sql(memory, ROLLING_BACK)
    seqs = await numbered(memory, 3)
    first, sprung, last = await together(memory, adding("a"), adding("trap"), adding("c"), seqs=seqs)
    assert (first.code, last.code) == ("a", "c")
    assert isinstance(sprung, sqlite3.IntegrityError)
    assert await codes(memory) == ["a", "c"]
    assert [(each.seq, each.attempts) for each in await memory.waiting()] == [(seqs[1], 1)]


async def test_a_job_that_writes_on_after_the_rollback_keeps_nothing(memory: Memory) -> None:
    await run_sql(memory, ROLLING_BACK)
    seqs = await numbered(memory, 3)
    first, sprung, last = await together(memory, adding("a"), swallowing("b"), adding("c"), seqs=seqs)
    assert (first.code, last.code) == ("a", "c")
    assert isinstance(sprung, TransactionLost | sqlite3.IntegrityError)
    assert await codes(memory) == ["a", "c"]
    assert [(each.seq, each.attempts) for each in await memory.waiting()] == [(seqs[1], 1)]


async def test_a_job_that_says_nothing_of_the_rollback_does_not_succeed(memory: Memory) -> None:
    await run_sql(memory, ROLLING_BACK)
    [seq] = await numbered(memory, 1)

    def silent(work: Work) -> str:
        work.add(notice("before"))
        with contextlib.suppress(sqlite3.IntegrityError):
            work.add(notice("trap"))
        return "well"

    with pytest.raises(TransactionLost):
        await memory.do(silent, seq=seq)
    assert await codes(memory) == []
    assert [each.attempts for each in await memory.waiting()] == [1]


async def test_a_refusal_after_the_rollback_is_no_refusal(memory: Memory) -> None:
    await run_sql(memory, ROLLING_BACK)
    [seq] = await numbered(memory, 1)

    def refuse(work: Work) -> None:
        try:
            work.add(notice("trap"))
        except sqlite3.IntegrityError as error:
            raise Refusal("seat_taken") from error

    with pytest.raises(TransactionLost):
        await memory.do(refuse, seq=seq)
    assert [each.attempts for each in await memory.waiting()] == [1]


async def test_on_conflict_rollback_is_met_the_same_way(memory: Memory) -> None:
    await run_sql(memory, "CREATE TABLE single (id INTEGER UNIQUE ON CONFLICT ROLLBACK)")
    await run_sql(memory, "INSERT INTO single VALUES (1)")

    def collide(work: Work) -> None:
        work.add(notice("collided"))
        session_of(work).run("INSERT INTO single VALUES (1)")

    first, collided, last = await together(memory, adding("a"), collide, adding("c"))
    assert (first.code, last.code) == ("a", "c")
    assert isinstance(collided, sqlite3.IntegrityError)
    assert await codes(memory) == ["a", "c"]


async def test_a_commit_that_fails_is_told_to_the_one_who_made_it_fail(memory: Memory) -> None:
    await run_sql(
        memory,
        "CREATE TABLE parents (id INTEGER PRIMARY KEY)",
        "CREATE TABLE children (parent INTEGER REFERENCES parents DEFERRABLE INITIALLY DEFERRED)",
    )
    seqs = await numbered(memory, 3)

    def orphan(work: Work) -> None:
        work.add(notice("orphan"))
        session_of(work).run("INSERT INTO children VALUES (5)")

    first, failed, last = await together(memory, adding("a"), orphan, adding("c"), seqs=seqs)
    assert (first.code, last.code) == ("a", "c")
    assert "FOREIGN KEY constraint failed" in str(failed)
    assert await codes(memory) == ["a", "c"]
    assert [(each.seq, each.attempts) for each in await memory.waiting()] == [(seqs[1], 0)]


async def test_a_full_disk_is_nobodys_failure_and_passes(memory: Memory) -> None:
    seqs = await numbered(memory, 3)
    [(pages,)] = await run_sql(memory, "PRAGMA page_count")
    await run_sql(memory, f"PRAGMA max_page_count = {pages + 4}")
    large = "x" * 60_000
    small, failed, again = await together(memory, adding("a"), adding(large), adding(large), seqs=seqs)
    assert small.code == "a"
    assert [error.sqlite_errorcode for error in (failed, again)] == [sqlite3.SQLITE_FULL] * 2
    assert await codes(memory) == ["a"]
    assert [(each.seq, each.attempts) for each in await memory.waiting()] == [(seqs[1], 0), (seqs[2], 0)]
    with pytest.raises(Exception, match="full"):
        await memory.store([(99, large)], NOW)
    await run_sql(memory, "PRAGMA max_page_count = 1000000")
    await together(memory, adding("b"), adding("c"), seqs=seqs[1:])
    assert await codes(memory) == ["a", "b", "c"]
    assert await memory.waiting() == []


async def test_while_another_process_writes_nothing_is_marked(memory: Memory, sqlite_url: str) -> None:
    seqs = await numbered(memory, 2)
    await run_sql(memory, "PRAGMA busy_timeout = 50")
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for seq in seqs:
        with pytest.raises(Exception, match="database is locked"):
            await memory.do(adding("kept waiting"), seq=seq)
    other.execute("ROLLBACK")
    other.close()
    assert [each.attempts for each in await memory.waiting()] == [0, 0]
    await together(memory, adding("a"), adding("b"), seqs=seqs)
    assert await codes(memory) == ["a", "b"]


async def test_sqlite_is_opened_to_keep_what_it_said_it_kept(memory: Memory) -> None:
    pragmas = ("journal_mode", "synchronous", "secure_delete")
    assert [(await run_sql(memory, f"PRAGMA {name}"))[0][0] for name in pragmas] == ["wal", 2, 1]
