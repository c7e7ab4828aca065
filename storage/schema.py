"""The tables: one for each record class, derived from its annotations, and those storage keeps for itself."""

import dataclasses
from typing import Any, get_type_hints

from sqlalchemy import BigInteger, Boolean, Column, MetaData, Table, Text

from dialogs.installation import Installation
from dialogs.meetings import model as meetings
from dialogs.owed import Board, Form, Notice, Timer
from dialogs.rounds import model as rounds
from dialogs.rounds.after_closing import Opinion, Settlement
from dialogs.rounds.amending import Confirmation
from dialogs.rounds.entered import Entered
from dialogs.rounds.exploring import Exploration, WrittenQuestion
from dialogs.rounds.legal import LegalCheck
from dialogs.rounds.second import SecondWord
from dialogs.table import model as table
from storage.columns import IDENTITY, Instant, column_type
from storage.indexes import INDEXES

RECORDS: dict[type, str] = {
    Installation: "installations",
    table.Table: "tables",
    table.Seat: "seats",
    table.Person: "persons",
    table.Holding: "holdings",
    table.Facilitator: "facilitators",
    table.Associate: "associates",
    table.Invitation: "invitations",
    table.Claim: "claims",
    rounds.Proposal: "proposals",
    rounds.Version: "versions",
    rounds.Round: "rounds",
    rounds.Item: "items",
    rounds.Elector: "electors",
    rounds.Answer: "answers",
    rounds.Announcement: "announcements",
    rounds.Attempt: "attempts",
    Settlement: "settlements",
    Opinion: "opinions",
    rounds.Ballot: "ballots",
    Confirmation: "confirmations",
    Entered: "entered_answers",
    SecondWord: "second_words",
    Exploration: "explorations",
    WrittenQuestion: "written_questions",
    LegalCheck: "legal_checks",
    meetings.Meeting: "meetings",
    meetings.AgendaPoint: "agenda_points",
    meetings.Attendance: "attendances",
    meetings.Task: "tasks",
    Board: "boards",
    Notice: "notices",
    Timer: "timers",
    Form: "forms",
}

metadata = MetaData()


def _record_table(kind: type, name: str) -> Table:
    """An id is never given twice (AUTOINCREMENT): an old button must not name somebody else's record."""
    hints = get_type_hints(kind)
    columns: list[Column[Any]] = [Column("id", IDENTITY, primary_key=True)]
    for field in dataclasses.fields(kind):
        if field.name != "id":
            type_, nullable = column_type(hints[field.name])
            columns.append(Column(field.name, type_, nullable=nullable))
    return Table(name, metadata, *columns, sqlite_autoincrement=True)


TABLES: dict[type, Table] = {kind: _record_table(kind, name) for kind, name in RECORDS.items()}

INBOX = Table(
    "inbox",
    metadata,
    Column("seq", IDENTITY, primary_key=True),
    Column("update_id", BigInteger, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
    Column("attempts", BigInteger, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("quarantined", Text, nullable=True),  # why; such a row is handled no more
    sqlite_autoincrement=True,
)

LEDGER_ENTRIES = Table(
    "ledger_entries",
    metadata,
    Column("table_id", BigInteger, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("body", Text, nullable=False),  # canonical JSON, as it was hashed
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

LEDGER_SEALED = Table(
    "ledger_sealed",
    metadata,
    Column("table_id", BigInteger, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("digest", Text, primary_key=True),  # what stands for it in the body
    Column("salt", Text, nullable=False),
    Column("value", Text, nullable=True),  # canonical JSON; null once blanked
    Column("person_id", BigInteger, nullable=False),  # who wrote a text, 0 nobody known; not in the chain
)

HEARTBEAT = Table(
    "heartbeat",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
)

for index in INDEXES:
    index.attach(metadata.tables[index.table])
