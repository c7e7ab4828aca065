"""Raw updates: stored before they are acknowledged, emptied when handled, dropped after 48 hours."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy import Dialect, bindparam, delete, or_, select, text, true, update
from sqlalchemy.dialects import postgresql, sqlite

from dialogs.ports import Arrival
from storage.schema import INBOX
from storage.session import Session
from storage.statements import Statement, compiled

KEPT = timedelta(hours=48)
"""Telegram repeats an update for 24 hours at most; until then its number must be known."""

_MOST_FAILURES = 3
_IN = INBOX.c
_WAITS = text("NOT done AND quarantined IS NULL")  # word for word the condition of the index


def store(session: Session, updates: Sequence[tuple[int, str]], now: datetime) -> list[Arrival]:
    """Store raw updates in order; those already stored are left out of the result."""
    if not updates:
        return []
    bodies = dict(updates)
    made = postgresql.insert(INBOX) if session.shapes.dialect.name == "postgresql" else sqlite.insert(INBOX)
    fresh = {"received_at": now, "attempts": 0, "done": False, "quarantined": None}
    rows = [{"update_id": number, "body": body, **fresh} for number, body in bodies.items()]
    kept = session.connection.execute(
        made.on_conflict_do_nothing(index_elements=["update_id"]).returning(_IN.seq, _IN.update_id), rows
    )
    new = sorted((seq, number) for seq, number in kept)
    return [Arrival(seq=seq, update_id=number, received_at=now, body=bodies[number]) for seq, number in new]


def waiting(session: Session) -> list[Arrival]:
    """Stored and neither done nor quarantined, oldest first."""
    columns = (_IN.seq, _IN.update_id, _IN.received_at, _IN.body, _IN.attempts)
    rows = session.connection.execute(select(*columns).where(_WAITS).order_by(_IN.seq))
    return [Arrival(**row._mapping) for row in rows]


def mark_done(session: Session, seq: int) -> bool:
    """Mark a row done and empty its body; False if it was done or quarantined before."""
    statement = _statements(session.shapes.dialect)["done"]
    return bool(session.run(statement.sql, statement.bind([seq])).rowcount == 1)


def count_failure(session: Session, seq: int, why: str) -> None:
    """Count one failed handling; the third quarantines the row."""
    statement = _statements(session.shapes.dialect)["failed"]
    attempts = session.run(statement.sql, statement.bind([seq])).fetchall()
    if attempts and attempts[0][0] >= _MOST_FAILURES:
        quarantine(session, seq, why)


def quarantine(session: Session, seq: int, why: str) -> None:
    """Put a row aside, with the reason: it is handled no more."""
    statement = _statements(session.shapes.dialect)["quarantine"]
    session.run(statement.sql, statement.bind([seq, why]))


def empty_bodies(session: Session, user_id: int) -> None:
    """Of quarantined rows that name this account; of handled ones the body is empty already."""
    named = or_(*(_IN.body.like(f'%"id":{gap}{user_id}{end}%') for gap in ("", " ") for end in (",", "}")))
    aside = _IN.quarantined.is_not(None)
    session.connection.execute(update(INBOX).where(aside, named).values(body=""))


def drop_old(session: Session, now: datetime) -> None:
    """Drop handled and quarantined rows older than KEPT."""
    past = or_(_IN.done == true(), _IN.quarantined.is_not(None))
    session.connection.execute(delete(INBOX).where(_IN.received_at < now - KEPT, past))


@lru_cache(maxsize=8)
def _statements(dialect: Dialect) -> dict[str, Statement]:
    row = (_IN.seq == bindparam("v0", type_=_IN.seq.type), _WAITS)
    why = bindparam("v1", type_=_IN.quarantined.type)
    made = {
        "done": update(INBOX).where(*row).values(done=true(), body=""),
        "failed": update(INBOX).where(*row).values(attempts=_IN.attempts + 1).returning(_IN.attempts),
        "quarantine": update(INBOX).where(*row).values(quarantined=why),
    }
    return {name: compiled(statement, dialect) for name, statement in made.items()}
