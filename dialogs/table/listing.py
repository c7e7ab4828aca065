"""Agencies with their mandates as one list: compared with the seats there are, taken over all or nothing.

A list never removes a seat: agencies it leaves out stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.table.authority import require_facilitator
from dialogs.table.events import ListTaken
from dialogs.table.model import Person, Seat
from dialogs.table.seating import MOST_SEATS, Agency, record_seats, seat_agencies
from dialogs.wording import folded

MANDATE_LIMIT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """By agency: new ones, those that change, and seats the list leaves out; `same` stay as they are."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    left_out: tuple[str, ...]
    same: int


def agencies_of(reader: Reader, table_id: int) -> tuple[Agency, ...]:
    seats = reader.find(Seat, table_id=table_id, removed_at=None, order="position")
    return tuple(Agency(one.agency, one.pillar, one.lived_experience, one.mandate) for one in seats)


def compare(reader: Reader, table_id: int, listed: Sequence[Agency]) -> Comparison:
    known = {folded(one.name): one for one in agencies_of(reader, table_id)}
    names = {folded(one.name) for one in listed}
    there = [one for one in listed if folded(one.name) in known]
    changed = tuple(one.name for one in there if known[folded(one.name)] != _named(one, known))
    return Comparison(
        added=tuple(one.name for one in listed if folded(one.name) not in known),
        changed=changed,
        left_out=tuple(one.name for one in known.values() if folded(one.name) not in names),
        same=len(there) - len(changed),
    )


def take_over(work: Work, by: Person, table_id: int, listed: Sequence[Agency], now: datetime) -> ListTaken:
    """New agencies are seated after the others; pillar, lived experience and mandate of known ones change."""
    require_facilitator(work, by, table_id)
    seats = {folded(one.agency): one for one in work.find(Seat, table_id=table_id, removed_at=None)}
    fresh = [one for one in listed if folded(one.name) not in seats]
    if len(seats) + len(fresh) > MOST_SEATS:
        raise Refusal("too_many_seats", limit=MOST_SEATS)
    changed = 0
    for one in listed:
        seat = seats.get(folded(one.name))
        if seat is None:
            continue
        kept = replace(seat, pillar=one.pillar, lived_experience=one.lived_experience, mandate=one.mandate)
        if kept != seat:
            work.save(kept)
            changed += 1
    if fresh:
        seat_agencies(work, by, table_id, fresh, now)
    elif changed:
        record_seats(work, table_id, now)
    return ListTaken(table_id=table_id, added=len(fresh), changed=changed)


def _named(listed: Agency, known: dict[str, Agency]) -> Agency:
    """As listed, under the name it has at the table: letters in another case are no change."""
    return replace(listed, name=known[folded(listed.name)].name)
