"""A table's seats as its people see them: who holds what, which links are out, which claims wait."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.ports import Reader
from dialogs.table.authority import reachable
from dialogs.table.links import is_open
from dialogs.table.model import (
    Claim,
    ClaimState,
    Facilitator,
    Holding,
    Invitation,
    Person,
    Role,
    Seat,
    SeatMode,
    Table,
)
from dialogs.table.own_seat import Held, history_of
from dialogs.table.readiness import ReadinessWarning, SeatStanding, readiness


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    seat: Seat
    holder: Person | None  # the representative
    since: datetime | None
    deputies: tuple[tuple[Holding, Person], ...]
    history: tuple[Held, ...]
    invitation: Invitation | None
    claims: tuple[tuple[Claim, Person], ...]

    @property
    def wants_link(self) -> bool:
        return not self.is_held and self.invitation is None

    @property
    def is_held(self) -> bool:
        return self.holder is not None or bool(self.deputies) or self.is_by_letter

    @property
    def is_by_letter(self) -> bool:
        return self.seat.mode is SeatMode.LETTER and bool(self.seat.function)

    @property
    def is_claimable(self) -> bool:
        """From the group; a private seat never is, nor one that answers by letter."""
        return self.holder is None and self.seat.mode is SeatMode.GROUP


def seats_of(reader: Reader, table_id: int, now: datetime) -> list[SeatView]:
    """Every seat in order, with its holder, its link still open, its waiting claims."""
    seats = reader.find(Seat, table_id=table_id, removed_at=None, order="position")
    held = reader.find(Holding, table_id=table_id, until=None)
    holdings = {one.seat_id: one for one in held if one.role is Role.REPRESENTATIVE}
    links = {
        one.seat_id: one
        for one in reader.find(Invitation, table_id=table_id, role=Role.REPRESENTATIVE, used_at=None)
        if is_open(reader, one, now)
    }
    claims = reader.find(Claim, table_id=table_id, state=ClaimState.WAITING)
    ids = tuple({one.person_id for one in held} | {one.person_id for one in claims})
    people = {person.id: person for person in (reader.find(Person, id=ids) if ids else ())}
    return [
        SeatView(
            seat=seat,
            holder=people[holdings[seat.id].person_id] if seat.id in holdings else None,
            since=holdings[seat.id].since if seat.id in holdings else None,
            deputies=tuple(
                (one, people[one.person_id])
                for one in held
                if one.seat_id == seat.id and one.role is Role.DEPUTY
            ),
            history=history_of(reader, seat.id),
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
        [_standing(reader, view) for view in seats],
        table.quorum,
        table.rights.split(),
        table.members,
        sum(_people(view) for view in seats) + len(facilitators),
    )


def _people(view: SeatView) -> int:
    """Those to be expected in the group."""
    if view.seat.mode is SeatMode.PRIVATE:
        return 0
    return (view.holder is not None) + len(view.deputies)


def _standing(reader: Reader, view: SeatView) -> SeatStanding:
    return SeatStanding(
        agency=view.seat.agency,
        pillar=view.seat.pillar,
        lived_experience=view.seat.lived_experience,
        held=view.is_held,
        reached=view.is_by_letter or bool(reachable(reader, view.seat.id)),
    )
