"""A round in preparation as its facilitator sees it: goals, moments, who would be asked, what is needed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dialogs.calendar import Calendar
from dialogs.methods.quorum import quorum_needed
from dialogs.ports import Reader
from dialogs.rounds.model import Proposal
from dialogs.rounds.queue_view import QueuedGoal, goal_view
from dialogs.table.authority import held_seats
from dialogs.table.model import Seat, Table
from dialogs.table.readiness import ReadinessWarning
from dialogs.table.seats_view import readiness_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """`seats` are held now and would be asked; `vacant` are named, not counted. `opens` None is at once."""

    table: str
    zone: str
    number: int
    goals: tuple[QueuedGoal, ...]
    opens: datetime | None
    deadline: datetime
    seats: int
    vacant: tuple[str, ...]
    heard_needed: int
    pillar_rule: bool
    warnings: tuple[ReadinessWarning, ...]

    @property
    def blocked(self) -> bool:
        return any(one.blocks for one in self.warnings)


def draft_view(
    reader: Reader,
    table_id: int,
    proposals: tuple[int, ...],
    opens: datetime | None,
    deadline_at: Callable[[Calendar, datetime], datetime],
    now: datetime,
) -> DraftView:
    table = reader.get(Table, table_id)
    seats = reader.find(Seat, table_id=table_id, removed_at=None, order="position")
    taken = held_seats(reader, table_id)
    held = [seat for seat in seats if seat.id in taken]
    return DraftView(
        table=table.name,
        zone=table.zone,
        number=table.rounds + 1,
        goals=tuple(goal_view(reader, reader.get(Proposal, one), now) for one in proposals),
        opens=opens,
        deadline=deadline_at(table.calendar, now),
        seats=len(held),
        vacant=tuple(seat.agency for seat in seats if seat.id not in taken),
        heard_needed=quorum_needed(len(held), table.quorum) if held else 0,
        pillar_rule=table.pillar_rule,
        warnings=readiness_of(reader, table_id, now),
    )
