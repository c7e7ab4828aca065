"""Records read and written, generically: the Reader and the Work of dialogs.ports over one session."""

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from dialogs.owed import Board, BoardKind
from dialogs.ports import Entry, Lock, TextPlace
from dialogs.refusals import Refusal
from storage import boards, inbox, ledger
from storage.faults import ChangedMeanwhile
from storage.holding import is_of_a_table, table_of
from storage.session import Session
from storage.statements import EQUAL, Shape, conditions_of

T = TypeVar("T")

_BY_ID = (("id", EQUAL),)


class RecordReader:
    """Reads records in one transaction."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._seen: dict[tuple[type, int], Any] = {}
        self._based: dict[tuple[type, int], Any] = {}  # as first read, or as held by a lock

    def get(self, kind: type[T], key: int, /, *, lock: Lock = Lock.NONE) -> T:
        """What was read or saved before in this transaction is not read again, but for a lock."""
        known: T | None = self._seen.get((kind, key)) if lock is Lock.NONE else None
        if known is not None:
            return known
        found = self._select(kind, (_BY_ID, [key]), "id", None, lock)
        if not found:
            raise _gone(kind)
        return found[0]

    def first(self, kind: type[T], /, *, order: str = "id", **equals: Any) -> T | None:
        found = self._select(kind, conditions_of(equals), order, 1, Lock.NONE)
        return found[0] if found else None

    def find(
        self, kind: type[T], /, *, order: str = "id", limit: int | None = None, **equals: Any
    ) -> list[T]:
        if () in equals.values():
            return []
        return self._select(kind, conditions_of(equals), order, limit, Lock.NONE)

    def entries(self, table_id: int) -> list[Entry]:
        return ledger.entries(self.session, table_id)

    def texts_by(self, person_id: int) -> list[TextPlace]:
        return ledger.texts_by(self.session, person_id)

    def _select(self, kind: type[T], given: Any, order: str, limit: int | None, lock: Lock) -> list[T]:
        shape = self.session.shapes.of(kind)
        tests, values = given
        statement = shape.select(tests, order, limit is not None, lock)
        if limit is not None:
            values.append(limit)
        rows = self.session.run(statement.sql, statement.bind(values)).fetchall()
        found = [shape.record(row) for row in rows]
        for row, record in zip(rows, found, strict=True):
            key = (kind, row[shape.id_at])
            self._seen[key] = record
            if lock is Lock.NONE:
                self._based.setdefault(key, record)
            else:
                self._based[key] = record
        return found


class RecordWork(RecordReader):
    """One use case's unit of work."""

    def __init__(self, session: Session, seq: int = 0) -> None:
        super().__init__(session)
        self.seq = seq
        self.by = 0

    def get(self, kind: type[T], key: int, /, *, lock: Lock = Lock.NONE) -> T:
        """Locked, also what it belongs to is held."""
        found = super().get(kind, key, lock=lock)
        if lock is not Lock.NONE:
            self.session.require_held(table_of(found))
        return found

    def add(self, thing: T) -> T:
        if getattr(thing, "id") != 0:  # noqa: B009
            raise ValueError(f"{type(thing).__name__} already has an id")
        shape = self.session.shapes.of(type(thing))
        self.session.require_held(table_of(thing))
        statement = shape.insert
        rows = self.session.run(statement.sql, statement.bind(_values(shape, thing))).fetchall()
        added: T = dataclasses.replace(thing, id=rows[0][0])  # type: ignore[type-var]
        self.session.require_held(table_of(added), is_new=True)
        return added

    def save(self, thing: T) -> T:
        shape = self.session.shapes.of(type(thing))
        self.session.require_held(table_of(thing))
        key = (type(thing), _id(thing))
        base = None if self.session.is_alone else self._based.get(key)
        if base is not None:
            self._save_changes(shape, base, thing)
        else:
            statement = shape.update(shape.fields, _BY_ID)
            values = [*_values(shape, thing), _id(thing)]
            if self.session.run(statement.sql, statement.bind(values)).rowcount != 1:
                raise _gone(type(thing))
        self._seen[key] = self._based[key] = thing
        return thing

    def _save_changes(self, shape: Shape[Any], base: object, thing: object) -> None:
        """Only what the job changed, and only over what it read: what others wrote meanwhile stays."""
        changed = [each for each in shape.fields if getattr(base, each) != getattr(thing, each)]
        if not changed:
            return
        read = {each: getattr(base, each) for each in changed if shape.is_comparable(each)}
        if not self.change(type(thing), _id(thing), read, **{each: getattr(thing, each) for each in changed}):
            self.get(type(thing), _id(thing), lock=Lock.UPDATE)  # Refusal("gone") where it is gone
            raise ChangedMeanwhile(type(thing).__name__)

    def change(self, kind: type[T], key: int, where: Mapping[str, Any], /, **values: Any) -> bool:
        if () in where.values():
            return False
        tests, wanted = conditions_of({"id": key, **where})
        statement = self.session.shapes.of(kind).update(tuple(values), tests)
        self._require_held(kind, key)
        self._seen.pop((kind, key), None)
        self._based.pop((kind, key), None)
        cursor = self.session.run(statement.sql, statement.bind([*values.values(), *wanted]))
        return bool(cursor.rowcount == 1)

    def _require_held(self, kind: type, key: int) -> None:
        """The table of a record that may not have been read yet."""
        if not self.session.is_alone and is_of_a_table(kind):
            known = self._seen.get((kind, key)) or self.first(kind, id=key)
            self.session.require_held(table_of(known) if known else 0)

    def remove(self, thing: object) -> None:
        statement = self.session.shapes.of(type(thing)).delete
        self.session.require_held(table_of(thing))
        self._seen.pop((type(thing), _id(thing)), None)
        self._based.pop((type(thing), _id(thing)), None)
        self.session.run(statement.sql, statement.bind([_id(thing)]))

    def append(
        self,
        table_id: int,
        kind: str,
        body: Mapping[str, Any],
        texts: Mapping[str, str],
        now: datetime,
        *,
        authors: Mapping[str, int] | None = None,
    ) -> Entry:
        self.session.require_held(table_id)
        written = {
            name: ledger.Text(text, (authors or {}).get(name, self.by)) for name, text in texts.items()
        }
        return ledger.append(self.session, table_id, kind, body, written, now)

    def blank(self, place: TextPlace) -> None:
        self.session.require_held(place.table_id)
        ledger.blank(self.session, place.table_id, place.seq, place.name)

    def empty_updates(self, user_id: int) -> None:
        inbox.empty_bodies(self.session, user_id)

    def redraw(
        self,
        kind: BoardKind,
        subject: int,
        person: int = 0,
        *,
        urgent: bool = False,
        repost: bool = False,
        loud: bool = False,
        not_before: datetime | None = None,
    ) -> None:
        wish = boards.Wish(urgent=urgent, repost=repost, loud=loud, not_before=not_before)
        boards.redraw(self.session, kind, subject, person, wish)
        for seen in [each for each in self._seen if each[0] is Board]:
            del self._seen[seen]


def _values(shape: Shape[Any], thing: object) -> list[Any]:
    return [getattr(thing, field) for field in shape.fields]


def _id(thing: object) -> int:
    return int(getattr(thing, "id"))  # noqa: B009


def _gone(kind: type) -> Refusal:
    return Refusal("gone", kind=kind.__name__.lower())
