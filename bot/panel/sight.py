"""What somebody may see: the state without anything of a table to which they have no right."""

from collections.abc import Collection
from typing import Any, TypeVar

from dialogs.ledger.chain import Entry, SealedPlace
from dialogs.ports import Lock, Reader
from dialogs.refusals import Refusal
from dialogs.rounds.model import Round
from dialogs.table.authority import facilitated_by, seated_at
from dialogs.table.model import Associate, Claim, ClaimState, Person, Table

T = TypeVar("T")


class Sight:
    """A Reader of these tables only: a record of another is not there, its ledger is refused."""

    def __init__(self, reader: Reader, tables: Collection[int]) -> None:
        self._reader, self._tables = reader, frozenset(tables)

    def get(self, kind: type[T], key: int, /, *, lock: Lock = Lock.NONE) -> T:
        found = self._reader.get(kind, key, lock=lock)
        if not self._is_visible(found):
            raise Refusal("gone", kind=kind.__name__.lower())
        return found

    def first(self, kind: type[T], /, *, order: str = "id", **equals: Any) -> T | None:
        found = self._reader.first(kind, order=order, **equals)
        if found is None or self._is_visible(found):
            return found
        return next(iter(self.find(kind, order=order, **equals)), None)

    def find(
        self, kind: type[T], /, *, order: str = "id", limit: int | None = None, **equals: Any
    ) -> list[T]:
        found = self._reader.find(kind, order=order, limit=limit, **equals)
        return [one for one in found if self._is_visible(one)]

    def entries(self, table_id: int) -> list[Entry]:
        if table_id not in self._tables:
            raise Refusal("gone", kind="table")
        return self._reader.entries(table_id)

    def texts_by(self, person_id: int) -> list[SealedPlace]:
        return [place for place in self._reader.texts_by(person_id) if place.table_id in self._tables]

    def _is_visible(self, record: Any) -> bool:
        table_id = self._table_of(record)
        return not table_id or table_id in self._tables

    def _table_of(self, record: Any) -> int:
        """0 for what belongs to no table: people, and what is theirs alone."""
        if isinstance(record, Table):
            return record.id
        table_id: int = getattr(record, "table_id", 0)
        round_id: int = getattr(record, "round_id", 0)
        if table_id or not round_id:
            return table_id
        held: Round = self._reader.get(Round, round_id)
        return held.table_id


def tables_of(reader: Reader, person: Person) -> set[int]:
    """Where the person facilitates, sits, observes, is turned to with complaints or waits for a seat now."""
    seated = {one.table_id for one in seated_at(reader, person)}
    others = {one.table_id for one in reader.find(Associate, person_id=person.id, until=None)}
    waits = {one.table_id for one in reader.find(Claim, person_id=person.id, state=ClaimState.WAITING)}
    return {*facilitated_by(reader, person), *seated, *others, *waits}
