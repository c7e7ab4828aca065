"""What was read before, so that it is not read again while it is surely still so.

A reader sees one moment for as long as it reads. The one writer of an SQLite database knows what it read
across its transactions: it forgets what it writes, and everything where another connection wrote meanwhile
or a job was undone. On PostgreSQL others write all the time: there only records are kept, for one job.
"""

from typing import Any, TypeVar

T = TypeVar("T")

MOST_KEPT = 20_000
"""Records, and those of lists, kept at once; then it begins anew."""

_LONGEST = 200  # of a list kept


class Known:
    """Only records nobody can change in place are kept (no JSON in them)."""

    def __init__(self) -> None:
        self._records: dict[type, dict[int, Any]] = {}
        self._lists: dict[type, dict[Any, tuple[Any, ...]]] = {}
        self._size = 0
        self._version = 0

    def follow(self, version: int) -> None:
        """`version`: the database's own count of what other connections committed."""
        if version != self._version:
            self.clear()
            self._version = version

    def clear(self) -> None:
        self._records.clear()
        self._lists.clear()
        self._size = 0

    def record(self, kind: type[T], key: int) -> T | None:
        of_kind = self._records.get(kind)
        return of_kind.get(key) if of_kind else None

    def found(self, kind: type[T], asked: Any) -> list[T] | None:
        """What the same question found before, in a list of its own."""
        of_kind = self._lists.get(kind)
        kept = of_kind.get(asked) if of_kind else None
        return None if kept is None else list(kept)

    def keep(self, kind: type[T], found: list[T]) -> None:
        self._grow(len(found))
        of_kind = self._records.setdefault(kind, {})
        for each in found:
            of_kind[each.id] = each  # type: ignore[attr-defined]

    def keep_list(self, kind: type[T], asked: Any, found: list[T]) -> None:
        if len(found) <= _LONGEST:
            self._grow(len(found) + 1)
            self._lists.setdefault(kind, {})[asked] = tuple(found)

    def written(self, kind: type, key: int = 0) -> None:
        """A record of this kind was; with the id 0, one that was not there before."""
        self._lists.pop(kind, None)
        if key and (of_kind := self._records.get(kind)):
            of_kind.pop(key, None)

    def all_written(self, kind: type) -> None:
        self._lists.pop(kind, None)
        self._records.pop(kind, None)

    def _grow(self, by: int) -> None:
        if self._size + by > MOST_KEPT:
            self.clear()
        self._size += by
