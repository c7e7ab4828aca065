"""The ledger only grows: one chain per table, no gaps; a text can be blanked, nothing else touched."""

import pytest

from dialogs.plan.chain import BEGINNING, digest, entry_hash
from dialogs.ports import Work
from storage import ledger
from storage.memory import Memory
from tests.storage.things import NOW, run_sql, session_of

TAMPERING = [
    "UPDATE ledger_entries SET kind = 'other' WHERE seq = 1",
    "UPDATE ledger_entries SET hash = previous",
    "DELETE FROM ledger_entries WHERE seq = 2",
    "DELETE FROM ledger_texts",
    "UPDATE ledger_texts SET text = 'nie gesagt'",
    "UPDATE ledger_texts SET text = NULL, name = 'other'",
    "INSERT INTO ledger_entries SELECT table_id, 9, kind, at, body, previous, hash FROM ledger_entries",
]

REPLACING = [
    "REPLACE INTO ledger_entries SELECT table_id, seq, 'x', at, body, previous, hash FROM ledger_entries",
    "REPLACE INTO ledger_texts SELECT table_id, seq, name, salt, 'nie gesagt', 0 FROM ledger_texts",
]


def fill(work: Work) -> None:
    work.append(1, "opened", {"round": 1, "seats": [3, 4]}, {}, NOW)
    work.append(2, "opened", {"round": 2}, {}, NOW)
    work.append(1, "answered", {"seat": 3}, {"reason": "Zu früh für uns.", "note": ""}, NOW)


async def test_entries_are_chained_per_table(memory: Memory) -> None:
    await memory.do(fill)
    first = await memory.read(lambda reader: reader.entries(1))
    second = await memory.read(lambda reader: reader.entries(2))
    assert [(entry.seq, entry.kind, entry.at) for entry in first] == [
        (1, "opened", NOW),
        (2, "answered", NOW),
    ]
    assert [entry.seq for entry in second] == [1]
    assert [entry.hash for entry in first] == [entry_hash(entry) for entry in first]
    assert [entry.previous for entry in [*first, *second]] == [BEGINNING, first[0].hash, BEGINNING]


async def test_texts_stand_beside_the_chain_and_their_digests_in_it(memory: Memory) -> None:
    await memory.do(fill)
    entry = (await memory.read(lambda reader: reader.entries(1)))[1]
    assert entry.texts == {"reason": "Zu früh für uns.", "note": ""}
    assert entry.body == {
        "seat": 3,
        "texts": {name: digest(text or "", entry.salts[name]) for name, text in entry.texts.items()},
    }
    assert len({*entry.salts.values()}) == 2
    assert all(len(bytes.fromhex(salt)) == 16 for salt in entry.salts.values())


async def test_what_append_returns_is_what_is_read(memory: Memory) -> None:
    appended = await memory.do(lambda work: work.append(1, "noted", {"ids": [1]}, {"b": "ü", "a": "x"}, NOW))
    assert await memory.read(lambda reader: reader.entries(1)) == [appended]


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
        for table in ("ledger_entries", "ledger_texts"):
            with pytest.raises(Exception, match="the ledger is append-only"):
                await run_sql(memory, f"TRUNCATE {table}")
    finally:
        memory.close()


async def test_a_text_is_blanked_with_its_salt_and_the_chain_holds(memory: Memory) -> None:
    await memory.do(fill)
    before = (await memory.read(lambda reader: reader.entries(1)))[1]
    assert await memory.do(lambda work: ledger.blank(session_of(work), 1, 2, "reason"))
    after = (await memory.read(lambda reader: reader.entries(1)))[1]
    assert (after.texts, after.salts["reason"]) == ({"reason": None, "note": ""}, "")
    assert (after.body, after.hash, entry_hash(after)) == (before.body, before.hash, before.hash)
    assert not await memory.do(lambda work: ledger.blank(session_of(work), 1, 2, "never there"))
