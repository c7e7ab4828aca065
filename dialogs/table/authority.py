"""Who may do what at a table: decided from active holdings and facilitators, on every press."""

from dialogs.ports import Reader
from dialogs.refusals import Refusal
from dialogs.table.model import Facilitator, Holding, Person, Seat


def seat_of(reader: Reader, person: Person, table_id: int) -> Seat:
    """The seat `person` holds at this table; Refusal("no_seat") if none."""
    seat = seat_held(reader, person, table_id)
    if seat is None:
        raise Refusal("no_seat")
    return seat


def seat_held(reader: Reader, person: Person, table_id: int) -> Seat | None:
    holding = reader.first(Holding, table_id=table_id, person_id=person.id, until=None)
    return reader.get(Seat, holding.seat_id) if holding else None


def is_facilitator(reader: Reader, person: Person, table_id: int) -> bool:
    return reader.first(Facilitator, table_id=table_id, person_id=person.id, until=None) is not None


def require_facilitator(reader: Reader, person: Person, table_id: int) -> None:
    if not is_facilitator(reader, person, table_id):
        raise Refusal("not_facilitator")


def facilitated_by(reader: Reader, person: Person) -> list[int]:
    """Ids of the tables `person` facilitates."""
    return [one.table_id for one in reader.find(Facilitator, person_id=person.id, until=None)]


def seated_at(reader: Reader, person: Person) -> list[Holding]:
    """The seats `person` holds now, at whatever tables."""
    return reader.find(Holding, person_id=person.id, until=None)
