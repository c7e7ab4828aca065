"""Agencies come to the table: seats are added, renamed, removed; the table is opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialogs.answered import show_answered, show_lapsed
from dialogs.asking import question
from dialogs.ledger import tables as entries
from dialogs.ledger.sealed import Sealed
from dialogs.methods.positions import Pillar
from dialogs.owed import BoardKind, Timer, TimerKind
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.model import Elector, Round, RoundState
from dialogs.table.authority import require_facilitator, require_present
from dialogs.table.events import SeatRemoved, TableOpened
from dialogs.table.leaving import end_holdings, refuse_claims
from dialogs.table.model import Person, Seat, Table, TableState
from dialogs.table.people import clean_name
from dialogs.wording import folded, plain_text

AGENCY_LIMIT = 80
MOST_SEATS = 40


@dataclass(frozen=True, slots=True)
class Agency:
    name: str
    pillar: Pillar
    lived_experience: bool = False
    mandate: str = ""


def seat_agencies(
    work: Work, by: Person, table_id: int, agencies: Sequence[Agency], now: datetime
) -> list[Seat]:
    """One new seat for each, after those there are. Names are unique at a table."""
    require_facilitator(work, by, table_id)
    seats = work.find(Seat, table_id=table_id, removed_at=None, order="position")
    if len(seats) + len(agencies) > MOST_SEATS:
        raise Refusal("too_many_seats", limit=MOST_SEATS)
    taken = {folded(seat.agency) for seat in seats}
    added = []
    for place, agency in enumerate(agencies, start=max((seat.position for seat in seats), default=0) + 1):
        name = agency_name(agency.name, taken)
        taken.add(folded(name))
        added.append(
            work.add(
                Seat(
                    table_id=table_id,
                    agency=name,
                    pillar=agency.pillar,
                    lived_experience=agency.lived_experience,
                    mandate=agency.mandate,
                    position=place,
                )
            )
        )
    record_seats(work, table_id, now)
    return added


def rename_seat(work: Work, by: Person, seat_id: int, name: str, now: datetime) -> Seat:
    """Rounds already open keep the name under which they opened."""
    seat = work.get(Seat, seat_id)
    require_facilitator(work, by, seat.table_id)
    require_present(seat)
    others = work.find(Seat, table_id=seat.table_id, removed_at=None)
    taken = {folded(other.agency) for other in others if other.id != seat.id}
    renamed = work.save(replace(seat, agency=agency_name(name, taken)))
    record_seats(work, seat.table_id, now)
    return renamed


def remove_seat(work: Work, by: Person, seat_id: int, now: datetime) -> SeatRemoved:
    """Not while a round is open in whose electorate the seat is."""
    seat = work.get(Seat, seat_id)
    require_facilitator(work, by, seat.table_id)
    require_present(seat)
    rounds = work.find(Round, table_id=seat.table_id, state=RoundState.OPEN)
    for held in rounds:
        if work.first(Elector, round_id=held.id, seat_id=seat.id, vacant=False):
            raise Refusal("seat_in_round", agency=seat.agency, number=held.number)
    end_holdings(work, seat, now)
    refuse_claims(work, seat, now)
    work.save(replace(seat, removed_at=now))
    show_lapsed(work, question("vacant", seat.table_id))
    record_seats(work, seat.table_id, now)
    return SeatRemoved(table_id=seat.table_id, agency=seat.agency)


def open_table(work: Work, by: Person, table_id: int, now: datetime) -> TableOpened:
    """GREETED -> OPEN, once: the ledger begins, the card is owed."""
    require_facilitator(work, by, table_id)
    table = work.get(Table, table_id)
    seats = work.find(Seat, table_id=table_id, removed_at=None, order="position")
    if not table.data_owner:
        raise Refusal("no_data_owner")
    if not seats:
        raise Refusal("no_agencies")
    if not work.change(Table, table_id, {"state": TableState.GREETED}, state=TableState.OPEN):
        raise Refusal("table_is_open")
    show_answered(work, "set_up", now, question("set_up", table_id), by=by.id)
    said = entries.TableOpened(
        name=Sealed(table.name),
        data_owner=Sealed(table.data_owner),
        language=table.language,
        zone=table.zone,
        quorum=table.quorum,
        pillar_rule=table.pillar_rule,
    )
    work.append(table_id, said, now)
    record_seats(work, table_id, now)
    work.add(
        Timer(table_id=table_id, kind=TimerKind.RETAIN, subject=table_id, due_at=now + timedelta(days=1))
    )
    work.redraw(BoardKind.CARD, table_id, repost=True)
    return TableOpened(table_id=table_id, seats=len(seats))


def agency_name(name: str, taken: set[str]) -> str:
    """The name on one line; Refusal if it is empty, too long or at the table already."""
    line = clean_name(plain_text(name, AGENCY_LIMIT, "agency"), AGENCY_LIMIT)
    if folded(line) in taken:
        raise Refusal("agency_twice", agency=line)
    return line


def record_seats(work: Work, table_id: int, now: datetime) -> None:
    """The seats as they stand now, once the table is open."""
    if work.get(Table, table_id).state is not TableState.OPEN:
        return
    seats = work.find(Seat, table_id=table_id, removed_at=None, order="position")
    work.append(table_id, entries.SeatsChanged(seats=tuple(_said(seat) for seat in seats)), now)
    work.redraw(BoardKind.CARD, table_id)


def _said(seat: Seat) -> entries.Seat:
    return entries.Seat(
        seat=seat.id,
        agency=Sealed(seat.agency),
        pillar=Sealed(seat.pillar),
        lived_experience=Sealed(seat.lived_experience),
    )
