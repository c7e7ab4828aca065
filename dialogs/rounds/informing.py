"""What the table learns reaches each seat by its mode: in private, or by a call of the facilitator's."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from dialogs.owed import Notice
from dialogs.ports import Reader, Work
from dialogs.rounds.model import Elector, Round
from dialogs.table.authority import holders
from dialogs.table.contact_hours import held_until
from dialogs.table.model import Facilitator, Person, Reach, Seat, SeatMode


def tell_table(
    work: Work,
    held: Round,
    code: str,
    facts: Mapping[str, Any],
    now: datetime,
    *,
    silent: bool = False,
    urgent: bool = False,
    rings: bool = False,
) -> None:
    """In the group, and to every elector by its seat's mode. `rings`: in private for seats of the group too,
    who hear the others in the group."""
    work.add(
        Notice(
            code=code,
            facts=dict(facts),
            table_id=held.table_id,
            reply_to_round=held.id,
            silent=silent,
            urgent=urgent,
            created_at=now,
        )
    )
    seats = [one.seat_id for one in work.find(Elector, round_id=held.id, vacant=False)]
    for seat_id in seats:
        in_group = work.get(Seat, seat_id).mode is SeatMode.GROUP
        tell_holders(work, seat_id, code, facts, now, silent=in_group and not rings)
    ask_to_call(work, held.table_id, code, seats, facts, now)


def tell_holders(
    work: Work, seat_id: int, code: str, facts: Mapping[str, Any], now: datetime, *, silent: bool = False
) -> None:
    """In private, in the hours of work: everybody who may answer for the seat and can be written to."""
    for person in reachable(work, seat_id):
        owe(work, person, work.get(Seat, seat_id).table_id, code, facts, now, silent=silent)


def owe(
    work: Work,
    person: Person,
    table_id: int,
    code: str,
    facts: Mapping[str, Any],
    now: datetime,
    *,
    silent: bool = False,
) -> None:
    wait = held_until(work, table_id, now, person_id=person.id)
    work.add(
        Notice(
            code=code,
            facts=dict(facts),
            person_id=person.id,
            silent=silent,
            not_before=wait,
            created_at=now,
        )
    )


def ask_to_call(
    work: Work, table_id: int, about: str, seats: Iterable[int], facts: Mapping[str, Any], now: datetime
) -> None:
    """The facilitators have the list of seats to whom nobody can write, and what to tell them."""
    listed = [seat for seat in seats if not reachable(work, seat)]
    if not listed:
        return
    ask_for_calls(work, table_id, about, listed, facts, now)


def ask_for_calls(
    work: Work, table_id: int, about: str, seats: list[int], facts: Mapping[str, Any], now: datetime
) -> None:
    """To each facilitator, once for the same."""
    told = {**facts, "about": about, "seats": seats, "table": table_id}
    for one in work.find(Facilitator, table_id=table_id, until=None):
        known = work.find(Notice, code="seats_to_call", person_id=one.person_id)
        if not any(before.facts == told for before in known):
            owe(work, work.get(Person, one.person_id), table_id, "seats_to_call", told, now)


def reachable(reader: Reader, seat_id: int) -> list[Person]:
    """Who may answer for the seat and can be written to in private."""
    return [one for one in holders(reader, seat_id) if one.reach is Reach.STARTED]
