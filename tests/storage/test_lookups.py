"""What a press looks up goes through an index: with 10,000 open rounds it costs what it costs with ten."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite

from dialogs.owed import Board, BoardKind, Form, Notice, NoticeState, Timer, TimerKind
from dialogs.ports import Lock
from dialogs.rounds.after_closing import Settlement
from dialogs.rounds.model import Answer, Ballot, Elector, Item, Round, RoundState, Version
from dialogs.table.model import Facilitator, Holding, Invitation, Person, Seat, Table
from storage import ledger
from storage.memory import Memory
from storage.statements import Shapes, conditions_of
from tests.storage.things import run_sql

LIVE = (NoticeState.OWED, NoticeState.SENDING, NoticeState.SENT)
LOOKUPS: list[tuple[type, dict[str, Any], str, str]] = [
    (Table, {"chat_id": 1}, "id", "chat_id"),
    (Person, {"user_id": 1}, "id", "user_id"),
    (Seat, {"table_id": 1, "removed_at": None}, "position", "table_id"),
    (Holding, {"seat_id": 1, "until": None}, "id", "seat_id"),
    (Holding, {"table_id": 1, "person_id": 1, "until": None}, "id", "table_id"),
    (Facilitator, {"table_id": 1, "person_id": 1, "until": None}, "id", "table_id"),
    (Invitation, {"token_hash": "x"}, "id", "token_hash"),
    (Round, {"table_id": 1, "state": (RoundState.OPEN, RoundState.CLOSED)}, "number", "table_id_state"),
    (Item, {"round_id": 1}, "position", "round_id"),
    (Version, {"proposal_id": 1}, "-number", "proposal_id_number"),
    (Elector, {"round_id": 1, "seat_id": 1}, "id", "round_id_seat_id"),
    (Answer, {"item_id": 1, "seat_id": 1, "latest": True}, "id", "item_id_seat_id"),
    (Answer, {"round_id": 1, "seat_id": 1, "latest": True}, "id", "round_id_seat_id"),
    (Ballot, {"round_id": 1, "person_id": 1}, "id", "round_id_person_id"),
    (Settlement, {"item_id": 1, "seat_id": 1}, "id", "item_id_seat_id"),
    (Board, {"kind": BoardKind.ROUND, "subject": 1}, "id", "kind_subject"),
    (Board, {"kind": BoardKind.PANEL, "person_id": 1}, "id", "person_id_kind"),
    (Board, {"dirty": True}, "id", "dirty"),
    (Notice, {"state": NoticeState.OWED}, "id", "state"),
    (Notice, {"outdated": True, "state": NoticeState.SENT}, "id", "outdated_state"),
    (Notice, {"about": ("round:1", "answer:1"), "state": LIVE}, "id", "about"),
    (Timer, {"done_at": None}, "due_at", "done_at_due_at"),
    (Timer, {"kind": TimerKind.REMIND, "subject": 1, "done_at": None}, "id", "kind_subject"),
    (Form, {"person_id": 1}, "id", "person_id"),
]


@pytest.fixture
def memory(sqlite_url: str) -> Iterator[Memory]:
    with Memory.open(sqlite_url) as opened:
        yield opened


async def plan(memory: Memory, sql: str, values: list[Any]) -> str:
    for value in values:
        sql = sql.replace("?", repr(value), 1)
    return "; ".join(row[3] for row in await run_sql(memory, f"EXPLAIN QUERY PLAN {sql}"))


async def test_a_persons_texts_in_the_ledgers_are_found_by_an_index(memory: Memory) -> None:
    statement = ledger.statements(sqlite.dialect())["texts_by"]
    assert "ix_ledger_sealed_person_id_some" in await plan(memory, statement.sql, statement.bind([7]))


async def test_lookups_use_their_index(memory: Memory) -> None:
    shapes = Shapes(sqlite.dialect())
    for kind, equals, order, index in LOOKUPS:
        tests, values = conditions_of(equals)
        statement = shapes.of(kind).select(tests, order, False, Lock.NONE)
        found = await plan(memory, statement.sql, statement.bind(values))
        assert "SEARCH" in found, (kind, equals, found)
        assert index in found, (kind, equals, found)


async def test_the_next_due_timer_and_what_is_owed_need_no_sorting(memory: Memory) -> None:
    shapes = Shapes(sqlite.dialect())
    for kind, equals, order in (
        (Timer, {"done_at": None}, "due_at"),
        (Notice, {"state": NoticeState.OWED}, "id"),
    ):
        tests, values = conditions_of(equals)
        statement = shapes.of(kind).select(tests, order, False, Lock.NONE)
        assert "TEMP B-TREE" not in await plan(memory, statement.sql, statement.bind(values))


async def test_the_waiting_and_the_last_entry_are_found_at_once(memory: Memory) -> None:
    waiting = "SELECT seq FROM inbox WHERE NOT done AND quarantined IS NULL ORDER BY seq"
    last = "SELECT seq FROM ledger_entries WHERE table_id = 1 ORDER BY seq DESC LIMIT 1"
    old = "SELECT seq FROM inbox WHERE received_at < 5 AND (done = 1 OR quarantined IS NOT NULL)"
    for sql, index in ((waiting, "ix_inbox_seq_some"), (last, "table_id=?"), (old, "ix_inbox_received_at")):
        assert index in await plan(memory, sql, [])
