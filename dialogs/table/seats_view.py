"""A table's seats as its people see them: who holds what, which links are out, which claims wait."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.ports import Reader
from dialogs.table.model import (
    Claim,
    ClaimState,
    Facilitator,
    Holding,
    Invitation,
    Person,
    Reach,
    Seat,
    Table,
)
from dialogs.table.readiness import ReadinessWarning, SeatStanding, readiness


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    seat: Seat
    holder: Person | None
    since: datetime | None
    invitation: Invitation | None
    claims: tuple[tuple[Claim, Person], ...]

    @property
    def wants_link(self) -> bool:
        return self.holder is None and self.invitation is None


def seats_of(reader: Reader, table_id: int, now: datetime) -> list[SeatView]:
    """Every seat in order, with its holder, its link still open, its waiting claims."""
    seats = reader.find(Seat, table_id=table_id, removed_at=None, order="position")
    holdings = {one.seat_id: one for one in reader.find(Holding, table_id=table_id, until=None)}
    links = {
        one.seat_id: one
        for one in reader.find(Invitation, table_id=table_id, used_at=None)
        if now < one.expires_at
    }
    claims = reader.find(Claim, table_id=table_id, state=ClaimState.WAITING)
    ids = tuple({one.person_id for one in holdings.values()} | {one.person_id for one in claims})
    people = {person.id: person for person in (reader.find(Person, id=ids) if ids else ())}
    return [
        SeatView(
            seat=seat,
            holder=people[holdings[seat.id].person_id] if seat.id in holdings else None,
            since=holdings[seat.id].since if seat.id in holdings else None,
            invitation=links.get(seat.id),
            claims=tuple((claim, people[claim.person_id]) for claim in claims if claim.seat_id == seat.id),
        )
        for seat in seats
    ]


def readiness_of(reader: Reader, table_id: int, now: datetime) -> tuple[ReadinessWarning, ...]:
    """What is missing before a round; the codes opened in spite of belong into the round's warnings."""
    table = reader.get(Table, table_id)
    seats = seats_of(reader, table_id, now)
    facilitators = reader.find(Facilitator, table_id=table_id, until=None)
    return readiness(
        [_standing(view) for view in seats],
        table.quorum,
        table.rights.split(),
        table.members,
        sum(view.holder is not None for view in seats) + len(facilitators),
    )


def _standing(view: SeatView) -> SeatStanding:
    return SeatStanding(
        agency=view.seat.agency,
        pillar=view.seat.pillar,
        lived_experience=view.seat.lived_experience,
        held=view.holder is not None,
        reached=view.holder is not None and view.holder.reach is Reach.STARTED,
    )
