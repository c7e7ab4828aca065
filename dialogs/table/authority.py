"""Who may do what at a table: decided from active holdings and facilitators, on every press."""

from dialogs.ports import Reader
from dialogs.refusals import Refusal
from dialogs.table.model import Answering, Facilitator, Holding, Person, Reach, Role, Seat, SeatMode


def present_seat(reader: Reader, seat_id: int) -> Seat:
    """For those who may know its name: who asks by a number alone is asked for their right first."""
    seat = reader.get(Seat, seat_id)
    require_present(seat)
    return seat


def require_present(seat: Seat) -> None:
    if seat.removed_at:
        raise Refusal("seat_removed", agency=seat.agency)


def require_representative(reader: Reader, person: Person, seat: Seat) -> None:
    """To whoever has no part in the table the refusal names no agency."""
    if represents(reader, person, seat):
        return
    if not is_facilitator(reader, person, seat.table_id):
        seat_of(reader, person, seat.table_id)
    raise Refusal("not_representative", agency=seat.agency)


def seat_of(reader: Reader, person: Person, table_id: int) -> Seat:
    """The seat `person` holds at this table; Refusal("no_seat") if none."""
    seat = seat_held(reader, person, table_id)
    if seat is None:
        raise Refusal("no_seat")
    return seat


def seat_held(reader: Reader, person: Person, table_id: int) -> Seat | None:
    holding = holding_of(reader, person, table_id)
    return reader.get(Seat, holding.seat_id) if holding else None


def holding_of(reader: Reader, person: Person, table_id: int) -> Holding | None:
    return reader.first(Holding, table_id=table_id, person_id=person.id, until=None)


def represents(reader: Reader, person: Person, seat: Seat) -> bool:
    own = holding_of(reader, person, seat.table_id)
    return own is not None and own.seat_id == seat.id and own.role is Role.REPRESENTATIVE


def voice_of(reader: Reader, person: Person, table_id: int) -> Seat:
    """The seat for which `person` may act now; Refusal("deputy_waits") for a deputy not handed over to."""
    seat = seat_of(reader, person, table_id)
    if person.id not in {one.person_id for one in answering(reader, seat.id)}:
        raise Refusal("deputy_waits", agency=seat.agency)
    return seat


def has_voice(reader: Reader, person: Person, table_id: int) -> bool:
    """May `person` act for a seat at this table now?"""
    holding = holding_of(reader, person, table_id)
    return holding is not None and person.id in {one.person_id for one in answering(reader, holding.seat_id)}


def holdings_of(reader: Reader, seat_id: int) -> list[Holding]:
    """Who holds the seat now, the representative first."""
    found = reader.find(Holding, seat_id=seat_id, until=None)
    return sorted(found, key=lambda one: one.role is not Role.REPRESENTATIVE)


def answering(reader: Reader, seat_id: int) -> list[Holding]:
    """The holdings that may answer. Where no representative is left, every deputy answers."""
    found = holdings_of(reader, seat_id)
    allowed = [one for one in found if one.answers is not Answering.WAITS]
    return allowed if any(one.role is Role.REPRESENTATIVE for one in found) else found


def holders(reader: Reader, seat_id: int) -> list[Person]:
    """The people who may answer for the seat now, the representative first."""
    return [reader.get(Person, one.person_id) for one in answering(reader, seat_id)]


def reachable(reader: Reader, seat_id: int) -> list[Person]:
    """Those of them who can be written to in private."""
    return [one for one in holders(reader, seat_id) if one.reach is Reach.STARTED]


def held_seats(reader: Reader, table_id: int) -> set[int]:
    """Ids of the table's seats that somebody holds: an account, or a function by letter or phone."""
    by_letter = reader.find(Seat, table_id=table_id, mode=SeatMode.LETTER, removed_at=None)
    held = {one.seat_id for one in reader.find(Holding, table_id=table_id, until=None)}
    return held | {seat.id for seat in by_letter if seat.function}


def is_facilitator(reader: Reader, person: Person, table_id: int) -> bool:
    return reader.first(Facilitator, table_id=table_id, person_id=person.id, until=None) is not None


def require_facilitator(reader: Reader, person: Person, table_id: int) -> None:
    if not is_facilitator(reader, person, table_id):
        raise Refusal("not_facilitator")


def also_facilitating(reader: Reader, table_id: int) -> list[int]:
    """Ids of the seats one of whose holders facilitates the table too."""
    people = {one.person_id for one in reader.find(Facilitator, table_id=table_id, until=None)}
    held = reader.find(Holding, table_id=table_id, until=None)
    return sorted({one.seat_id for one in held if one.person_id in people})


def facilitated_by(reader: Reader, person: Person) -> list[int]:
    """Ids of the tables `person` facilitates."""
    return [one.table_id for one in reader.find(Facilitator, person_id=person.id, until=None)]


def seated_at(reader: Reader, person: Person) -> list[Holding]:
    """The seats `person` holds now, at whatever tables."""
    return reader.find(Holding, person_id=person.id, until=None)
