"""An in-memory unit of work for rule tests: records in dictionaries, the same contract as storage's."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from dialogs.ledger.chain import Entry, Opened, SealedPlace
from dialogs.ledger.kinds import Said
from dialogs.ledger.reading import said_by
from dialogs.ledger.writing import entry_of
from dialogs.owed import Board, BoardKind, Notice, NoticeState
from dialogs.ports import Lock
from dialogs.refusals import Refusal

T = TypeVar("T")


class FakeWork:
    """A dialogs.ports.Work without a database; `seq` may be set as the update being handled."""

    def __init__(self) -> None:
        self.seq = 0
        self.by = 0
        self.records: dict[type[Any], dict[int, Any]] = defaultdict(dict)
        self.ledger: list[Entry] = []
        self._salts = 0

    def get(self, kind: type[T], key: int, /, *, lock: Lock = Lock.NONE) -> T:
        if key not in self.records[kind]:
            raise Refusal("gone", kind=kind.__name__.lower())
        found: T = self.records[kind][key]
        return found

    def find(
        self, kind: type[T], /, *, order: str = "id", limit: int | None = None, **equals: Any
    ) -> list[T]:
        found = [one for one in self.records[kind].values() if _fits(one, equals)]
        found.sort(key=lambda one: getattr(one, order.removeprefix("-")), reverse=order.startswith("-"))
        return found[:limit]

    def first(self, kind: type[T], /, *, order: str = "id", **equals: Any) -> T | None:
        return next(iter(self.find(kind, order=order, **equals)), None)

    def entries(self, table_id: int) -> list[Entry]:
        return [entry for entry in self.ledger if entry.table_id == table_id]

    def add(self, thing: T) -> T:
        rows = self.records[type(thing)]
        kept = replace(thing, id=max(rows, default=0) + 1)  # type: ignore[type-var]
        rows[kept.id] = kept  # type: ignore[attr-defined]
        return kept

    def save(self, thing: T) -> T:
        rows = self.records[type(thing)]
        if thing.id not in rows:  # type: ignore[attr-defined]
            raise KeyError(thing)
        rows[thing.id] = thing  # type: ignore[attr-defined]
        return thing

    def change(self, kind: type[T], key: int, where: Mapping[str, Any], /, **values: Any) -> bool:
        held = self.records[kind].get(key)
        if held is None or not _fits(held, where):
            return False
        self.records[kind][key] = replace(held, **values)
        return True

    def remove(self, thing: object) -> None:
        del self.records[type(thing)][thing.id]  # type: ignore[attr-defined]

    def append(self, table_id: int, said: Said, now: datetime) -> Entry:
        before = self.entries(table_id)
        entry = entry_of(said, table_id, now, before[-1] if before else None, by=self.by, salt=self._salt)
        self.ledger.append(entry)
        return entry

    def texts_by(self, person_id: int) -> list[SealedPlace]:
        return [
            SealedPlace(table_id=entry.table_id, seq=entry.seq, kind=entry.kind, digest=digest)
            for entry in self.ledger
            for digest, one in entry.opened.items()
            if one.by == person_id and one.value is not None
        ]

    def blank(self, place: SealedPlace) -> None:
        for at, entry in enumerate(self.ledger):
            if (entry.table_id, entry.seq) == (place.table_id, place.seq):
                opened = {**entry.opened, place.digest: Opened("", None)}
                self.ledger[at] = replace(entry, opened=opened)

    def _salt(self) -> str:
        self._salts += 1
        return f"{self._salts:032x}"

    def empty_updates(self, user_id: int) -> None:
        """Nothing arrives here."""

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
        board = self.first(Board, kind=kind, subject=subject, person_id=person)
        if board is None:
            self.add(
                Board(
                    kind=kind, subject=subject, person_id=person, urgent=urgent, repost=repost, loud=loud,
                    not_before=not_before,
                )
            )  # fmt: skip
        else:
            self.save(
                replace(
                    board,
                    wanted=board.wanted + 1,
                    dirty=True,
                    urgent=board.urgent or urgent,
                    repost=board.repost or repost,
                    loud=board.loud or loud,
                    not_before=not_before or board.not_before,
                )
            )

    def deliver(self) -> None:
        """Everything owed reaches its reader."""
        for one in self.find(Notice, state=NoticeState.OWED):
            self.change(Notice, one.id, {}, state=NoticeState.SENT, message_id=one.id)

    def notices(self, code: str) -> list[Notice]:
        return self.find(Notice, code=code)

    def said(self) -> list[Any]:
        """What the ledger's entries say, in order."""
        return [said_by(entry) for entry in self.ledger]

    def kinds(self) -> list[str]:
        """The kinds of the ledger's entries, in order."""
        return [entry.kind for entry in self.ledger]


def _fits(one: Any, equals: Mapping[str, Any]) -> bool:
    return all(
        getattr(one, name) in value if isinstance(value, tuple) else getattr(one, name) == value
        for name, value in equals.items()
    )
