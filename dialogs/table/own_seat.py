"""A seat as its own holders see it: who else holds it, and who held it before, by function and time."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.ports import Reader
from dialogs.refusals import Refusal
from dialogs.table.authority import holding_of, holdings_of
from dialogs.table.model import Holding, Person, Role, Seat, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One holding by function and time; `until` None while it lasts."""

    role: Role
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSeat:
    """`deputies` and `representative` are of now; `history` is everything, the newest first."""

    table: Table
    seat: Seat
    own: Holding
    representative: Person | None
    deputies: tuple[tuple[Holding, Person], ...]
    history: tuple[Held, ...]


def own_seat(reader: Reader, person: Person, table_id: int) -> OwnSeat:
    """Refusal("no_seat") for one who holds none at this table."""
    own = holding_of(reader, person, table_id)
    if own is None:
        raise Refusal("no_seat")
    now_held = [(one, reader.get(Person, one.person_id)) for one in holdings_of(reader, own.seat_id)]
    return OwnSeat(
        table=reader.get(Table, table_id),
        seat=reader.get(Seat, own.seat_id),
        own=own,
        representative=next((who for one, who in now_held if one.role is Role.REPRESENTATIVE), None),
        deputies=tuple((one, who) for one, who in now_held if one.role is Role.DEPUTY),
        history=history_of(reader, own.seat_id),
    )


def history_of(reader: Reader, seat_id: int) -> tuple[Held, ...]:
    found = reader.find(Holding, seat_id=seat_id, order="-since")
    return tuple(Held(role=one.role, since=one.since, until=one.until) for one in found)
