"""Verifies a table's ledger: chain, texts, outcomes from the stored answers, state; names the first flaw."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dialogs.ledger.chain import Entry
from dialogs.ledger.decisions import ItemDecided, ItemWithdrawn
from dialogs.ledger.reading import is_known, said_by
from dialogs.ledger.rounds import RoundOpened
from dialogs.ledger.settlements import (
    AgreementConfirmed,
    AgreementLapsed,
    AgreementSuspended,
    ApprovalSettled,
)
from dialogs.plan.agreeing import state_flaws
from dialogs.plan.flaw import Flaw, flaw
from dialogs.plan.fold import fold
from dialogs.plan.links import chain_flaws, withheld_flaws
from dialogs.plan.recount import decision_flaws, opening_flaws
from dialogs.plan.resettle import approval_flaws, outcome_flaws, suspension_flaws
from dialogs.ports import Reader
from dialogs.refusals import Refusal
from dialogs.rounds.codes import Awaited
from dialogs.table.model import Table, TableState


@dataclass(frozen=True, slots=True)
class Verdict:
    """`hash` is the last entry's; `flaw` the first thing that does not hold, None if everything does.

    `unknown`: number and kind of entries this version knows only as links of the chain.
    """

    table_id: int
    name: str
    entries: int
    agreements: int
    hash: str
    flaw: Flaw | None
    unknown: tuple[tuple[int, str], ...] = ()

    @property
    def holds(self) -> bool:
        return self.flaw is None


def verify_tables(reader: Reader, table_id: int = 0) -> list[Verdict]:
    """Every table's verdict, or one table's; Refusal("gone") for an id there is not."""
    tables = [reader.get(Table, table_id)] if table_id else reader.find(Table)
    return [verify(reader, table) for table in tables]


def verify(reader: Reader, table: Table) -> Verdict:
    entries = reader.entries(table.id)
    return Verdict(
        table_id=table.id,
        name=table.name,
        entries=len(entries),
        agreements=table.agreements,
        hash=entries[-1].hash if entries else "",
        flaw=next(_flaws(reader, table, entries), None),
        unknown=tuple((entry.seq, entry.kind) for entry in entries if not is_known(entry)),
    )


def _flaws(reader: Reader, table: Table, entries: list[Entry]) -> Iterator[Flaw]:
    if not entries:
        if table.state is TableState.OPEN:
            yield flaw("ledger_empty")
        return
    yield from chain_flaws(entries)
    for entry in entries:
        yield from withheld_flaws(entry)
    book = _Book(reader)
    for entry in entries:
        yield from _readable(book, entry)
    try:
        plan = fold(entries)
    except (KeyError, StopIteration, ValueError):
        yield flaw("fold_fails", entries[-1].seq)
        return
    yield from state_flaws(reader, plan, entries)


def _readable(book: "_Book", entry: Entry) -> Iterator[Flaw]:
    """The entry's flaws; one that cannot be read beside what is stored is a flaw itself."""
    try:
        yield from book.check(entry)
    except (KeyError, ValueError, Refusal):
        yield flaw("entry_unreadable", entry.seq, kind=entry.kind)


class _Book:
    """What the entries read so far have said."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.put: dict[int, str] = {}
        self.decided: set[int] = set()
        self.agreements = 0
        self.settled: dict[int, set[int]] = defaultdict(set)

    def check(self, entry: Entry) -> Iterator[Flaw]:
        said: Any = said_by(entry)
        item: int = getattr(said, "item", 0)
        if item and item not in self.put:
            yield flaw("item_never_put", entry.seq, kind=entry.kind)
        match said:
            case RoundOpened():
                self.put |= {one.item: one.proposal for one in said.items}
                yield from opening_flaws(self.reader, entry, said)
            case ItemDecided():
                yield from self._ended(entry, item)
                yield from decision_flaws(self.reader, entry, said, self.agreements + 1)
                self.agreements = max(self.agreements, said.agreement)
            case ItemWithdrawn():
                yield from self._ended(entry, item)
            case ApprovalSettled():
                self.settled[item].add(said.settled.known.seat)
                yield from approval_flaws(self.reader, entry, said, self.put[item], self.settled[item])
            case AgreementLapsed() | AgreementConfirmed(what=Awaited.APPROVALS):
                settled = frozenset(self.settled[item])
                yield from outcome_flaws(self.reader, entry, said, self.put[item], settled)
            case AgreementSuspended():
                yield from suspension_flaws(self.reader, entry, said, self.put[item])

    def _ended(self, entry: Entry, item: int) -> Iterator[Flaw]:
        if item in self.decided:
            yield flaw("decided_twice", entry.seq, item=self.put[item])
        self.decided.add(item)
