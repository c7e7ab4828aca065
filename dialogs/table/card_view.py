"""What the table card shows: open rounds, the next deadline, the plan's version, goals that wait."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.owed import Board, BoardKind
from dialogs.plan.fold import fold
from dialogs.ports import Reader
from dialogs.rounds.model import Round, RoundState
from dialogs.rounds.queue_view import QueuedGoal, queue_view
from dialogs.table.authority import held_seats
from dialogs.table.model import Seat, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRound:
    """`message_id`: its board in the group, 0 until sent."""

    round_id: int
    number: int
    opens_at: datetime
    deadline: datetime
    zone: str
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """`version` 0: no agreement yet; `fixed_at`: when the plan's last version was fixed."""

    table: Table
    seats: int
    held: int
    rounds: tuple[CardRound, ...]
    scheduled: tuple[CardRound, ...]
    queue: tuple[QueuedGoal, ...]
    version: int
    fixed_at: datetime | None


def card_view(reader: Reader, table_id: int, now: datetime) -> CardView:
    table = reader.get(Table, table_id)
    versions = fold(entries).versions if (entries := reader.entries(table_id)) else ()
    return CardView(
        table=table,
        seats=len(reader.find(Seat, table_id=table_id, removed_at=None)),
        held=len(held_seats(reader, table_id)),
        rounds=_rounds(reader, table_id, RoundState.OPEN),
        scheduled=_rounds(reader, table_id, RoundState.SCHEDULED),
        queue=queue_view(reader, table_id, now),
        version=versions[-1].number if versions else 0,
        fixed_at=versions[-1].fixed_by.at if versions else None,
    )


def _rounds(reader: Reader, table_id: int, state: RoundState) -> tuple[CardRound, ...]:
    found = reader.find(Round, table_id=table_id, state=state, order="deadline")
    return tuple(_round(reader, one) for one in found)


def _round(reader: Reader, held: Round) -> CardRound:
    board = reader.first(Board, kind=BoardKind.ROUND, subject=held.id)
    return CardRound(
        round_id=held.id,
        number=held.number,
        opens_at=held.opens_at,
        deadline=held.deadline,
        zone=held.deadline_zone,
        message_id=board.message_id if board else 0,
    )
