"""Records read and written, generically: the Reader and the Work of dialogs.ports over one session."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from dialogs.ledger.chain import Entry, SealedPlace
from dialogs.ledger.kinds import Said
from dialogs.owed import Board, BoardKind
from dialogs.ports import Lock
from dialogs.refusals import Refusal
from storage import boards, inbox, ledger
from storage.faults import ChangedMeanwhile
from storage.holding import is_of_a_table, table_of
from storage.session import Session
from storage.statements import EQUAL, Shape, Test, conditions_of

T = TypeVar("T")

_BY_ID = (("id", EQUAL),)


class RecordReader:
    """Reads records in one transaction."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._known = session.known
        self._is_steady = True  # what was found stays so until this transaction writes

    def get(self, kind: type[T], key: int, /, *, lock: Lock = Lock.NONE) -> T:
        """What was read before is not read again, but for a lock where others write."""
        known = self._known.record(kind, key) if lock is Lock.NONE or self._is_steady else None
        if known is not None:
            return known
        found = self._select(kind, _BY_ID, [key], lock=lock)
        if not found:
            raise _gone(kind)
        return found[0]

    def first(self, kind: type[T], /, *, order: str = "id", **equals: Any) -> T | None:
        if self._is_steady and len(equals) == 1 and "id" in equals:
            known = self._known.record(kind, equals["id"])
            if known is not None:
                return known
        found = self._find(kind, equals, order, 1)
        return found[0] if found else None

    def find(
        self, kind: type[T], /, *, order: str = "id", limit: int | None = None, **equals: Any
    ) -> list[T]:
        return self._find(kind, equals, order, limit)

    def entries(self, table_id: int) -> list[Entry]:
        return ledger.entries(self.session, table_id)

    def texts_by(self, person_id: int) -> list[SealedPlace]:
        return ledger.texts_by(self.session, person_id)

    def _find(self, kind: type[T], equals: dict[str, Any], order: str, limit: int | None) -> list[T]:
        if () in equals.values():
            return []
        tests, values = conditions_of(equals)
        if not self._is_steady or not self.session.shapes.of(kind).is_unchangeable:
            return self._select(kind, tests, values, order, limit)
        asked = (tests, *values, order, limit)
        found = self._known.found(kind, asked)
        if found is None:
            found = self._select(kind, tests, values, order, limit)
            self._known.keep_list(kind, asked, found)
        return found

    def _select(
        self,
        kind: type[T],
        tests: tuple[Test, ...],
        values: list[Any],
        order: str = "id",
        limit: int | None = None,
        lock: Lock = Lock.NONE,
    ) -> list[T]:
        shape = self.session.shapes.of(kind)
        statement = shape.select(tests, order, limit is not None, lock)
        if limit is not None:
            values = [*values, limit]
        rows = self.session.run(statement.sql, statement.bind(values)).fetchall()
        return self._noted(shape, [shape.record(row) for row in rows], lock)

    def _noted(self, shape: Shape[T], found: list[T], lock: Lock) -> list[T]:
        if found and shape.is_unchangeable:
            self._known.keep(shape.kind, found)
        return found


class RecordWork(RecordReader):
    """One use case's unit of work, inside a transaction it shares with its inbox mark."""

    def __init__(self, session: Session, seq: int) -> None:
        super().__init__(session)
        self.seq = seq
        self.by = 0
        self._is_steady = session.is_alone
        self._based: dict[tuple[type, int], Any] = {}  # where others write: as first read, or held by a lock

    def get(self, kind: type[T], key: int, /, *, lock: Lock = Lock.NONE) -> T:
        """Locked, also what it belongs to is held."""
        found = super().get(kind, key, lock=lock)
        if lock is not Lock.NONE and not self.session.is_alone:
            self.session.require_held(table_of(found))
        return found

    def add(self, thing: T) -> T:
        if _id(thing) != 0:
            raise ValueError(f"{type(thing).__name__} already has an id")
        shape = self.session.shapes.of(type(thing))
        self._require_held(thing)
        statement = shape.insert
        rows = self.session.run(statement.sql, statement.bind(shape.values(thing))).fetchall()
        added: T = shape.numbered(thing, rows[0][0])
        self._known.written(type(thing))
        self._require_held(added, is_new=True)
        return added

    def save(self, thing: T) -> T:
        kind, key = type(thing), _id(thing)
        shape = self.session.shapes.of(kind)
        if self._is_steady and self._known.record(kind, key) == thing:
            return thing
        self._require_held(thing)
        base = self._based.get((kind, key))
        if base is not None:
            self._save_changes(shape, base, thing)
        else:
            statement = shape.update(shape.fields, _BY_ID)
            if self.session.run(statement.sql, statement.bind([*shape.values(thing), key])).rowcount != 1:
                raise _gone(kind)
        self._known.written(kind, key)
        if not self.session.is_alone:
            self._based[kind, key] = thing
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
        self._require_held_by_id(kind, key)
        self._known.written(kind, key)
        self._based.pop((kind, key), None)
        cursor = self.session.run(statement.sql, statement.bind([*values.values(), *wanted]))
        return bool(cursor.rowcount == 1)

    def remove(self, thing: object) -> None:
        statement = self.session.shapes.of(type(thing)).delete
        self._require_held(thing)
        self._known.written(type(thing), _id(thing))
        self._based.pop((type(thing), _id(thing)), None)
        self.session.run(statement.sql, statement.bind([_id(thing)]))

    def _noted(self, shape: Shape[T], found: list[T], lock: Lock) -> list[T]:
        if not self.session.is_alone:
            for each in found:
                key = (shape.kind, _id(each))
                self._based[key] = self._based.get(key, each) if lock is Lock.NONE else each
        return super()._noted(shape, found, lock)

    def _require_held(self, thing: object, *, is_new: bool = False) -> None:
        if not self.session.is_alone:
            self.session.require_held(table_of(thing), is_new=is_new)

    def _require_held_by_id(self, kind: type, key: int) -> None:
        """The table of a record that may not have been read yet."""
        if not self.session.is_alone and is_of_a_table(kind):
            known: object = self._known.record(kind, key) or self.first(kind, id=key)
            self.session.require_held(0 if known is None else table_of(known))

    def append(self, table_id: int, said: Said, now: datetime) -> Entry:
        self.session.require_held(table_id)
        return ledger.append(self.session, table_id, said, now, self.by)

    def blank(self, place: SealedPlace) -> None:
        self.session.require_held(place.table_id)
        ledger.blank(self.session, place)

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
        self._known.all_written(Board)


def _id(thing: object) -> int:
    return int(getattr(thing, "id"))  # noqa: B009


def _gone(kind: type) -> Refusal:
    return Refusal("gone", kind=kind.__name__.lower())
