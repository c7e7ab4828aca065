"""The facilitator's desk at one table: queue, open and scheduled rounds; no position before the close."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.ports import Reader
from dialogs.rounds.extending import MOST_EXTENSIONS
from dialogs.rounds.model import Item, ItemState, Proposal, Round, RoundState
from dialogs.rounds.opening import electorate
from dialogs.rounds.queue_view import QueuedGoal, queue_view
from dialogs.rounds.reminding import seats_still_open
from dialogs.rounds.version_view import VersionView, versions_under_way
from dialogs.table.model import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskItem:
    item_id: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRound:
    """`closes_at`: when an early close would take effect, None if all have answered: at once."""

    round_id: int
    number: int
    state: RoundState
    items: tuple[DeskItem, ...]
    opens_at: datetime
    deadline: datetime
    zone: str
    answered: int
    electorate: int
    extensions_left: int
    early_close_at: datetime | None
    closes_at: datetime | None

    @property
    def labels(self) -> str:
        return ", ".join(item.label for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    table_id: int
    table: str
    zone: str
    queue: tuple[QueuedGoal, ...]
    open: tuple[DeskRound, ...]
    scheduled: tuple[DeskRound, ...]
    versions: tuple[VersionView, ...]


def desk_view(reader: Reader, table_id: int, now: datetime) -> DeskView:
    table = reader.get(Table, table_id)
    rounds = [round_on_desk(reader, one, now) for one in _unfinished(reader, table_id)]
    return DeskView(
        table_id=table_id,
        table=table.name,
        zone=table.zone,
        queue=queue_view(reader, table_id, now),
        open=tuple(one for one in rounds if one.state is RoundState.OPEN),
        scheduled=tuple(one for one in rounds if one.state is RoundState.SCHEDULED),
        versions=versions_under_way(reader, table_id),
    )


def round_on_desk(reader: Reader, held: Round, now: datetime) -> DeskRound:
    seats = electorate(reader, held.id)
    still_open = seats_still_open(reader, held)
    at = held.calendar.early_close_at(now) if still_open else None
    items = reader.find(Item, round_id=held.id, state=ItemState.OPEN, order="position")
    return DeskRound(
        round_id=held.id,
        number=held.number,
        state=held.state,
        items=tuple(
            DeskItem(item_id=one.id, label=reader.get(Proposal, one.proposal_id).label) for one in items
        ),
        opens_at=held.opens_at,
        deadline=held.deadline,
        zone=held.deadline_zone,
        answered=len(seats) - len(still_open),
        electorate=len(seats),
        extensions_left=MOST_EXTENSIONS - held.extensions,
        early_close_at=held.early_close_at,
        closes_at=at,
    )


def _unfinished(reader: Reader, table_id: int) -> list[Round]:
    states = (RoundState.OPEN, RoundState.SCHEDULED)
    return reader.find(Round, table_id=table_id, state=states, order="number")
