"""How a database is doing: its size, its backlog, when the bot was last alive."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from dialogs.owed import MOST_ATTEMPTS, Board, Notice, NoticeState, Timer
from dialogs.table.model import Table
from storage import heartbeat, inbox
from storage.files import sqlite_file
from storage.identity import uid_of
from storage.reading import read_session
from storage.records import RecordReader
from storage.schema import INBOX
from storage.session import Session

LATE = timedelta(minutes=5)
"""Until then a message tried before may only have met an outage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """`sound` is "ok": a damaged database raises; `folder`: where a SQLite file lies; `uid`: whose it is."""

    folder: Path | None
    size: int  # bytes, 0 if not known
    sound: str
    waiting: int
    oldest_waiting: datetime | None
    quarantined: int
    owed: int
    given_up: int  # messages Telegram would not take, whatever was tried
    refused_boards: int
    kept: int  # messages refused for a reason nobody knows, and tried again
    unreachable: int  # messages to somebody who cannot be written to
    overdue: int
    oldest_overdue: datetime | None
    last_beat: datetime | None
    tables: tuple[Table, ...]
    uid: str


def health(database_url: str, now: datetime) -> Health:
    """Read beside a running bot. Raises NotReadable."""
    file = sqlite_file(database_url)
    return read_session(database_url, lambda session: _health(session, file, now))


def _health(session: Session, file: Path | None, now: datetime) -> Health:
    reader = RecordReader(session)
    waiting = inbox.waiting(session)
    owed = reader.find(Notice, state=NoticeState.OWED)
    failed = reader.find(Notice, state=NoticeState.FAILED)
    due = [one for one in reader.find(Timer, done_at=None, order="due_at") if one.due_at < now]
    aside = select(func.count()).select_from(INBOX).where(INBOX.c.quarantined.is_not(None))
    return Health(
        folder=file.parent if file else None,
        size=file.stat().st_size if file else 0,
        sound="ok",
        waiting=len(waiting),
        oldest_waiting=waiting[0].received_at if waiting else None,
        quarantined=session.connection.scalar(aside) or 0,
        owed=len(owed),
        given_up=sum(1 for one in failed if one.attempts >= MOST_ATTEMPTS),
        refused_boards=len(reader.find(Board, refused=True)),
        kept=sum(1 for one in owed if one.attempts and now - one.created_at > LATE),
        unreachable=sum(1 for one in failed if one.attempts < MOST_ATTEMPTS),
        overdue=len(due),
        oldest_overdue=due[0].due_at if due else None,
        last_beat=heartbeat.last_beat(session),
        tables=tuple(reader.find(Table)),
        uid=uid_of(reader),
    )
