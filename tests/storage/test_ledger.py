"""The ledger only grows: one chain per table, no gaps; a text can be blanked, nothing else touched."""

from dataclasses import replace

import pytest

from dialogs.ledger.chain import BEGINNING, Entry, Opened, SealedPlace, entry_hash
from dialogs.ledger.kinds import KINDS
from dialogs.ledger.meetings import TaskDone, TaskGiven
from dialogs.ledger.reading import said_by, seals_in
from dialogs.ledger.sealed import Sealed
from dialogs.ports import Work
from storage import ledger
from storage.memory import Memory
from tests.dialogs.ledger.examples import bare, example
from tests.storage.things import NOW, run_sql, session_of

TAMPERING = [
    "UPDATE ledger_entries SET kind = 'other' WHERE seq = 1",
    "UPDATE ledger_entries SET hash = previous",
    "DELETE FROM ledger_entries WHERE seq = 2",
    "DELETE FROM ledger_sealed",
    "UPDATE ledger_sealed SET value = '\"nie gesagt\"'",
    "UPDATE ledger_sealed SET value = NULL, digest = 'other'",
    "INSERT INTO ledger_entries SELECT table_id, 9, kind, at, body, previous, hash FROM ledger_entries",
]

REPLACING = [
    "REPLACE INTO ledger_entries SELECT table_id, seq, 'x', at, body, previous, hash FROM ledger_entries",
    "REPLACE INTO ledger_sealed SELECT table_id, seq, digest, salt, 'nie gesagt', 0 FROM ledger_sealed",
]

GIVEN = TaskGiven(
    task=1, number=1, meeting=0, due=NOW,
    seat=Sealed(3), taken_on=Sealed(False), text=Sealed("Zu früh für uns."),
)  # fmt: skip


def fill(work: Work) -> None:
    work.append(1, TaskDone(task=1, number=1), NOW)
    work.append(2, TaskDone(task=2, number=1), NOW)
    work.append(1, GIVEN, NOW)


def place_of(entry: Entry, name: str) -> SealedPlace:
    digest = next(one.digest for path, one in seals_in(said_by(entry)) if path == name)
    return SealedPlace(table_id=entry.table_id, seq=entry.seq, kind=entry.kind, digest=digest)


async def test_entries_are_chained_per_table(memory: Memory) -> None:
    await memory.do(fill)
    first = await memory.read(lambda reader: reader.entries(1))
    second = await memory.read(lambda reader: reader.entries(2))
    assert [(entry.seq, entry.kind, entry.at) for entry in first] == [
        (1, "task_done", NOW),
        (2, "task_given", NOW),
    ]
    assert [entry.seq for entry in second] == [1]
    assert [entry.hash for entry in first] == [entry_hash(entry) for entry in first]
    assert [entry.previous for entry in [*first, *second]] == [BEGINNING, first[0].hash, BEGINNING]


async def test_values_stand_beside_the_chain_and_their_digests_in_it(memory: Memory) -> None:
    await memory.do(fill)
    entry = (await memory.read(lambda reader: reader.entries(1)))[1]
    assert bare(said_by(entry)) == bare(GIVEN)
    assert "früh" not in entry.body and all(digest in entry.body for digest in entry.opened)
    assert len({one.salt for one in entry.opened.values()}) == 3
    assert all(len(bytes.fromhex(one.salt)) == 16 for one in entry.opened.values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.kind)
async def test_what_append_returns_is_what_is_read(memory: Memory, kind) -> None:
    appended = await memory.do(lambda work: work.append(1, example(kind), NOW))
    (found,) = await memory.read(lambda reader: reader.entries(1))
    assert found == appended and bare(said_by(found)) == bare(example(kind))


async def test_a_rolled_back_entry_leaves_no_gap(memory: Memory) -> None:
    def fail(work: Work) -> None:
        fill(work)
        raise LookupError

    with pytest.raises(LookupError):
        await memory.do(fail)
    await memory.do(fill)
    assert [entry.seq for entry in await memory.read(lambda reader: reader.entries(1))] == [1, 2]


async def test_tampering_is_refused(memory: Memory, database_url: str) -> None:
    await memory.do(fill)
    before = await memory.read(lambda reader: reader.entries(1))
    for statement in TAMPERING + (REPLACING if database_url.startswith("sqlite") else []):
        with pytest.raises(Exception, match="the ledger is append-only"):
            await run_sql(memory, statement)
    assert await memory.read(lambda reader: reader.entries(1)) == before


async def test_truncating_is_refused(postgres_url: str) -> None:
    memory = Memory.open(postgres_url)
    try:
        for table in ("ledger_entries", "ledger_sealed"):
            with pytest.raises(Exception, match="the ledger is append-only"):
                await run_sql(memory, f"TRUNCATE {table}")
    finally:
        memory.close()


async def test_a_text_is_blanked_with_its_salt_and_the_chain_holds(memory: Memory) -> None:
    await memory.do(fill)
    before = (await memory.read(lambda reader: reader.entries(1)))[1]
    place = place_of(before, "text")
    assert await memory.do(lambda work: ledger.blank(session_of(work), place))
    after = (await memory.read(lambda reader: reader.entries(1)))[1]
    assert after.opened[place.digest] == Opened("", None)
    assert replace(after, opened={}) == replace(before, opened={}) and entry_hash(after) == before.hash
    never = replace(place, digest="never there")
    assert not await memory.do(lambda work: ledger.blank(session_of(work), never))


async def test_texts_are_found_by_who_wrote_them(memory: Memory) -> None:
    def write(work: Work) -> None:
        work.append(1, replace(GIVEN, text=Sealed("Mine", by=7)), NOW)
        work.append(1, replace(GIVEN, text=Sealed("", by=7)), NOW)
        work.append(1, GIVEN, NOW)

    await memory.do(write)
    (found,) = await memory.read(lambda reader: reader.texts_by(7))
    entry = (await memory.read(lambda reader: reader.entries(1)))[0]
    assert found == place_of(entry, "text")
    await memory.do(lambda work: work.blank(found))
    assert await memory.read(lambda reader: reader.texts_by(7)) == []
