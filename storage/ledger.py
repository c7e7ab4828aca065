"""The ledger as rows: appended to, read, a text blanked; never changed otherwise (triggers see to it)."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, bindparam, insert, select, text, update
from sqlalchemy.sql import ClauseElement

from dialogs.ledger.chain import BEGINNING, Entry, Opened, SealedPlace
from dialogs.ledger.kinds import Said
from dialogs.ledger.writing import follow
from storage.columns import Instant
from storage.schema import LEDGER_ENTRIES, LEDGER_SEALED
from storage.session import Session
from storage.statements import Statement, compiled

_ENTRIES = LEDGER_ENTRIES.c
_SEALED = LEDGER_SEALED.c


def append(session: Session, table_id: int, said: Said, now: datetime, by: int = 0) -> Entry:
    """Append one entry, each sealed value with a random salt; `by` wrote its texts, unless they say who."""
    last = _run(session, "last", table_id).fetchone() or (0, BEGINNING)
    entry = follow(said, table_id, now, (last[0], last[1]), by)
    _run(session, "add", table_id, entry.seq, entry.kind, now, entry.body, entry.previous, entry.hash)
    for digest, one in entry.opened.items():
        _run(session, "add_sealed", table_id, entry.seq, digest, one.salt, one.value, one.by)
    return entry


def entries(session: Session, table_id: int) -> list[Entry]:
    """A table's whole ledger in order."""
    opened: dict[int, dict[str, Opened]] = {}
    for seq, digest, salt, value in _run(session, "sealed", table_id).fetchall():
        opened.setdefault(seq, {})[digest] = Opened(salt, value)
    moment = Instant().result_processor(session.shapes.dialect, None)
    return [
        Entry(
            table_id=table_id,
            seq=seq,
            kind=kind,
            at=moment(at),
            body=body,
            opened=opened.get(seq, {}),
            previous=previous,
            hash=hash_,
        )
        for seq, kind, at, body, previous, hash_ in _run(session, "entries", table_id).fetchall()
    ]


def texts_by(session: Session, person_id: int) -> list[SealedPlace]:
    """Where the texts stand that this person wrote and that were not blanked yet."""
    rows = _run(session, "texts_by", person_id).fetchall()
    return [
        SealedPlace(table_id=table, seq=seq, kind=kind, digest=digest) for table, seq, kind, digest in rows
    ]


def blank(session: Session, place: SealedPlace) -> bool:
    """Forget one text with its salt; its digest stays in the chain. Says whether there was one."""
    return bool(_run(session, "blank", place.table_id, place.seq, place.digest).rowcount == 1)


def _run(session: Session, name: str, *values: Any) -> Any:
    statement = statements(session.shapes.dialect)[name]
    return session.run(statement.sql, statement.bind(values))


@lru_cache(maxsize=8)
def statements(dialect: Dialect) -> dict[str, Statement]:
    of_table = _ENTRIES.table_id == _slot(_ENTRIES.table_id, 0)
    last = select(_ENTRIES.seq, _ENTRIES.hash).where(of_table).order_by(_ENTRIES.seq.desc()).limit(1)
    read = (_ENTRIES.seq, _ENTRIES.kind, _ENTRIES.at, _ENTRIES.body, _ENTRIES.previous, _ENTRIES.hash)
    sealed = select(_SEALED.seq, _SEALED.digest, _SEALED.salt, _SEALED.value)
    key = (_SEALED.table_id, _SEALED.seq, _SEALED.digest)
    made: dict[str, ClauseElement] = {
        "last": last,
        "add": insert(LEDGER_ENTRIES).values({each: _slot(each, at) for at, each in enumerate(_ENTRIES)}),
        "add_sealed": insert(LEDGER_SEALED).values(
            {each: _slot(each, at) for at, each in enumerate(_SEALED)}
        ),
        "entries": select(*read).where(of_table).order_by(_ENTRIES.seq),
        "sealed": sealed.where(_SEALED.table_id == _slot(_SEALED.table_id, 0)),
        "texts_by": _authored(),
        "blank": update(LEDGER_SEALED)
        .where(*(each == _slot(each, at) for at, each in enumerate(key)))
        .values(value=None, salt="", person_id=0),
    }
    return {name: compiled(statement, dialect) for name, statement in made.items()}


def _authored() -> ClauseElement:
    of_entry = (_ENTRIES.table_id == _SEALED.table_id) & (_ENTRIES.seq == _SEALED.seq)
    somebody = text("ledger_sealed.person_id <> 0")  # as the index says it
    written = (_SEALED.person_id == _slot(_SEALED.person_id, 0)) & _SEALED.value.is_not(None) & somebody
    places = select(_SEALED.table_id, _SEALED.seq, _ENTRIES.kind, _SEALED.digest)
    return places.join_from(LEDGER_SEALED, LEDGER_ENTRIES, of_entry).where(written)


def _slot(column: Any, at: int) -> Any:
    return bindparam(f"v{at}", type_=column.type)
