"""What use cases and screens need from whoever remembers: a Reader, a unit of Work, a Memory."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Protocol, TypeVar

from dialogs.ledger.chain import Entry, SealedPlace
from dialogs.ledger.kinds import Said
from dialogs.owed import BoardKind
from dialogs.refusals import Refusal

T = TypeVar("T")


class Lock(Enum):
    """How a row is held until the commit (PostgreSQL; on SQLite the one writer is the lock)."""

    NONE = "none"
    SHARE = "share"
    UPDATE = "update"


class Reader(Protocol):
    """Reads records. Filters are equalities on fields; a tuple means "one of", None means "is null"."""

    def get(self, kind: type[T], key: int, /, *, lock: Lock = Lock.NONE) -> T:
        """The record with this id; Refusal("gone") if there is none."""
        ...

    def first(self, kind: type[T], /, *, order: str = "id", **equals: Any) -> T | None:
        """The first matching record in `order` (a field, "-field" for descending)."""
        ...

    def find(
        self, kind: type[T], /, *, order: str = "id", limit: int | None = None, **equals: Any
    ) -> list[T]: ...

    def entries(self, table_id: int) -> list[Entry]:
        """A table's whole ledger in order."""
        ...

    def texts_by(self, person_id: int) -> list[SealedPlace]:
        """Where the ledgers hold free texts this person wrote, and that were not blanked."""
        ...


class Work(Reader, Protocol):
    """One use case's unit of work: everything it writes is committed together or not at all."""

    seq: int
    """Inbox sequence of the update being handled; 0 when the clock or the command line acts."""
    by: int
    """The person whose update is being handled, 0 likewise: the author of texts appended to a ledger."""

    def add(self, thing: T) -> T:
        """Insert; returns the record with its id."""
        ...

    def save(self, thing: T) -> T:
        """Write all fields of an existing record."""
        ...

    def change(self, kind: type[T], key: int, where: Mapping[str, Any], /, **values: Any) -> bool:
        """A transition guarded in SQL: set `values` if the row still fulfils `where`; says whether it did."""
        ...

    def remove(self, thing: object) -> None: ...

    def append(self, table_id: int, said: Said, now: datetime) -> Entry:
        """Append to the table's ledger; its texts are by `by`, where they do not say otherwise."""
        ...

    def blank(self, place: SealedPlace) -> None:
        """Forget one free text of a ledger with its salt; its digest stays and the chain holds."""
        ...

    def empty_updates(self, user_id: int) -> None:
        """Empty the bodies of updates put aside that came from this account or name it."""
        ...

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
        """Mark a living message dirty. `urgent`: a result, goes first; `repost`: send it anew.

        `loud`: a new message of it rings; `not_before`: one waits until then, None leaves
        that as it was.
        """
        ...


class NotStorable(Exception):
    """Among the updates is one whose content no database takes; none of them was stored."""


class NotReadable(Exception):
    """There is no such database, or it is of another version; the message says which."""


class Damaged(NotReadable):
    """It was a database, and was overwritten or cut off: only a backup helps."""


class NotRestored(Exception):
    """A backup cannot be put there; the message says why and the way out."""


class AlreadyDone(Exception):
    """The update a job belongs to was handled, or put aside, before; the job was not run."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"update {seq} was handled before")
        self.seq = seq


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One stored update: its place in the inbox, when it came, the raw JSON, attempts so far."""

    seq: int
    update_id: int
    received_at: datetime
    body: str
    attempts: int = 0


class Memory(Protocol):
    """Whoever remembers, as the bot sees it: durable writes on the writer, reads beside it, the inbox."""

    async def do(
        self,
        job: Callable[[Work], T],
        *,
        seq: int = 0,
        lane: int = 0,
        about: object = None,
        refused: Callable[[Work, Refusal], None] | None = None,
    ) -> T:
        """Run `job` as one unit of work; returns after its commit.

        It may run twice: no effect outside the database in it. `seq` marks that inbox row done in the
        same commit. A Refusal rolls the job back, marks the row, runs `refused` in a unit of its own (same
        commit) and is raised. Another error rolls back, counts an attempt and is raised. `lane`: a table
        id; jobs of one lane keep their order. `about`: what a job with a `seq` is about, which belongs to one
        table for ever, where its table is not known; such jobs keep the order of their arrival at each table.
        Jobs that write the same table never overlap, in whatever lane. AlreadyDone if `seq` was handled.
        """
        ...

    async def read(self, job: Callable[[Reader], T]) -> T:
        """Run `job` on a read-only connection."""
        ...

    async def store(self, updates: Sequence[tuple[int, str]], now: datetime) -> list[Arrival]:
        """Store raw updates (update_id, JSON) in one durable transaction; returns those not known yet.

        NotStorable where the content of one is the reason, and not the database.
        """
        ...

    async def waiting(self) -> list[Arrival]:
        """Stored and neither done nor quarantined, oldest first."""
        ...

    async def quarantine(self, seq: int, why: str) -> None: ...

    async def sweep(self) -> None:
        """Leave nothing of what was removed or blanked in the database's own files."""
        ...
