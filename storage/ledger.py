"""The ledger as rows: appended to, read, a text blanked; never changed otherwise (triggers see to it)."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, bindparam, insert, select, update
from sqlalchemy.sql import ClauseElement

from dialogs.plan.chain import BEGINNING, canonical, sealed
from dialogs.ports import Entry, TextPlace
from storage.columns import Instant
from storage.schema import LEDGER_ENTRIES, LEDGER_TEXTS
from storage.session import Session
from storage.statements import Statement, compiled

_ENTRIES = LEDGER_ENTRIES.c
_TEXTS = LEDGER_TEXTS.c


@dataclass(frozen=True, slots=True)
class Text:
    """A free text and who wrote it, 0 if nobody known."""

    text: str
    person_id: int = 0


def append(
    session: Session,
    table_id: int,
    kind: str,
    body: Mapping[str, Any],
    texts: Mapping[str, Text],
    now: datetime,
) -> Entry:
    """Append one entry; each text gets a random 128-bit salt."""
    last = _run(session, "last", table_id).fetchone() or (0, BEGINNING)
    entry = sealed(
        Entry(
            table_id=table_id,
            seq=last[0] + 1,
            kind=kind,
            at=now,
            body=body,
            texts={name: each.text for name, each in texts.items()},
            salts={name: secrets.token_hex(16) for name in texts},
            previous=last[1],
            hash="",
        )
    )
    written = canonical(entry.body).decode()
    _run(session, "add", table_id, entry.seq, kind, now, written, entry.previous, entry.hash)
    for name, each in texts.items():
        _run(session, "add_text", table_id, entry.seq, name, entry.salts[name], each.text, each.person_id)
    return entry


def entries(session: Session, table_id: int) -> list[Entry]:
    """A table's whole ledger in order."""
    texts: dict[int, dict[str, str | None]] = {}
    salts: dict[int, dict[str, str]] = {}
    for seq, name, salt, text in _run(session, "texts", table_id).fetchall():
        texts.setdefault(seq, {})[name] = text
        salts.setdefault(seq, {})[name] = salt
    moment = Instant().result_processor(session.shapes.dialect, None)
    return [
        Entry(
            table_id=table_id,
            seq=seq,
            kind=kind,
            at=moment(at),
            body=json.loads(body),
            texts=texts.get(seq, {}),
            salts=salts.get(seq, {}),
            previous=previous,
            hash=hash_,
        )
        for seq, kind, at, body, previous, hash_ in _run(session, "entries", table_id).fetchall()
    ]


def texts_by(session: Session, person_id: int) -> list[TextPlace]:
    """Where the texts stand that this person wrote and that were not blanked yet."""
    rows = _run(session, "texts_by", person_id).fetchall()
    return [TextPlace(table_id=table, seq=seq, kind=kind, name=name) for table, seq, kind, name in rows]


def blank(session: Session, table_id: int, seq: int, name: str) -> bool:
    """Forget one free text with its salt; its digest stays in the chain. Says whether there was one."""
    return bool(_run(session, "blank", table_id, seq, name).rowcount == 1)


def _run(session: Session, name: str, *values: Any) -> Any:
    statement = _statements(session.shapes.dialect)[name]
    return session.run(statement.sql, statement.bind(values))


@lru_cache(maxsize=8)
def _statements(dialect: Dialect) -> dict[str, Statement]:
    of_table = _ENTRIES.table_id == _slot(_ENTRIES.table_id, 0)
    last = select(_ENTRIES.seq, _ENTRIES.hash).where(of_table).order_by(_ENTRIES.seq.desc()).limit(1)
    read = (_ENTRIES.seq, _ENTRIES.kind, _ENTRIES.at, _ENTRIES.body, _ENTRIES.previous, _ENTRIES.hash)
    texts = select(_TEXTS.seq, _TEXTS.name, _TEXTS.salt, _TEXTS.text)
    key = (_TEXTS.table_id, _TEXTS.seq, _TEXTS.name)
    made: dict[str, ClauseElement] = {
        "last": last,
        "add": insert(LEDGER_ENTRIES).values({each: _slot(each, at) for at, each in enumerate(_ENTRIES)}),
        "add_text": insert(LEDGER_TEXTS).values({each: _slot(each, at) for at, each in enumerate(_TEXTS)}),
        "entries": select(*read).where(of_table).order_by(_ENTRIES.seq),
        "texts": texts.where(_TEXTS.table_id == _slot(_TEXTS.table_id, 0)).order_by(_TEXTS.seq, _TEXTS.name),
        "texts_by": _authored(),
        "blank": update(LEDGER_TEXTS)
        .where(*(each == _slot(each, at) for at, each in enumerate(key)))
        .values(text=None, salt="", person_id=0),
    }
    return {name: compiled(statement, dialect) for name, statement in made.items()}


def _authored() -> ClauseElement:
    of_entry = (_ENTRIES.table_id == _TEXTS.table_id) & (_ENTRIES.seq == _TEXTS.seq)
    written = (_TEXTS.person_id == _slot(_TEXTS.person_id, 0)) & _TEXTS.text.is_not(None)
    places = select(_TEXTS.table_id, _TEXTS.seq, _ENTRIES.kind, _TEXTS.name)
    return places.join_from(LEDGER_TEXTS, LEDGER_ENTRIES, of_entry).where(written)


def _slot(column: Any, at: int) -> Any:
    return bindparam(f"v{at}", type_=column.type)
