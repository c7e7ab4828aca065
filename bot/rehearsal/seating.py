"""Seats a table at once for a rehearsal: by the same use cases as the dialogue, without its presses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.panel.pages import go, page_of
from bot.panel.table_pages import TablePage
from bot.rehearsal.people import Person as Account
from dialogs.ports import Work
from dialogs.table.appointing import appoint_facilitator
from dialogs.table.authority import is_facilitator, seat_held
from dialogs.table.leaving import refuse_claims
from dialogs.table.model import Holding, Person, Seat, Table, TableState
from dialogs.table.people import meet
from dialogs.table.seating import Agency, open_table, seat_agencies
from dialogs.table.settings import name_data_owner
from dialogs.table.taking import hold


@dataclass(frozen=True, slots=True)
class Seating:
    """Who facilitates, and which account holds which agency's seat."""

    chat_id: int
    body: str
    facilitator: Account
    seats: Sequence[tuple[Agency, Account]]


def seat_table(work: Work, seating: Seating, language: str, now: datetime) -> None:
    """Whatever of the set-up is still missing is done; everybody has pressed Start, every seat is held."""
    table = work.first(Table, chat_id=seating.chat_id)
    if table is None:
        raise LookupError("the bot was not added to this group")
    leader = _meet(work, seating.facilitator, language, now)
    if not is_facilitator(work, leader, table.id):
        appoint_facilitator(work, leader, table.id, True, now)
    if not table.data_owner:
        name_data_owner(work, leader, table.id, seating.body)
    if work.first(Seat, table_id=table.id, removed_at=None) is None:
        seat_agencies(work, leader, table.id, [agency for agency, _ in seating.seats], now)
    if work.get(Table, table.id).state is not TableState.OPEN:
        open_table(work, leader, table.id, now)
    take_seats(work, seating, table.id, language, now)
    if page_of(work, seating.facilitator.id) in _SETTING_UP:
        go(work, leader, TablePage.SEATS.value, table_id=table.id)


def take_seats(work: Work, seating: Seating, table_id: int, language: str, now: datetime) -> None:
    """Each account takes its agency's seat, if there is one and it is vacant."""
    by_name = {seat.agency: seat for seat in work.find(Seat, table_id=table_id, removed_at=None)}
    for agency, account in seating.seats:
        seat, person = by_name.get(agency.name), _meet(work, account, language, now)
        if seat is None or seat_held(work, person, table_id):
            continue
        if work.first(Holding, seat_id=seat.id, until=None) is None:
            hold(work, person, seat, now)
            refuse_claims(work, seat, now)


def _meet(work: Work, account: Account, language: str, now: datetime) -> Person:
    return meet(work, account.id, account.name, account.language or language, True, now)


_SETTING_UP = frozenset(
    one.value
    for one in (
        TablePage.SETUP,
        TablePage.CHANGE,
        TablePage.DATA_OWNER,
        TablePage.STARTER,
        TablePage.AGENCY_NAME,
    )
)
