"""Seats a table at once for a rehearsal: by the same use cases as the dialogue, without its presses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.rehearsal.people import Person as Account
from dialogs.ports import Work
from dialogs.table.appointing import appoint_facilitator
from dialogs.table.model import Person, Seat, Table
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
    """Everybody has pressed Start; the table is open and every seat held."""
    table = work.first(Table, chat_id=seating.chat_id)
    if table is None:
        raise LookupError("the bot was not added to this group")
    leader = _meet(work, seating.facilitator, language, now)
    appoint_facilitator(work, leader, table.id, True, now)
    name_data_owner(work, leader, table.id, seating.body)
    seat_agencies(work, leader, table.id, [agency for agency, _ in seating.seats], now)
    open_table(work, leader, table.id, now)
    take_seats(work, seating, table.id, language, now)


def take_seats(work: Work, seating: Seating, table_id: int, language: str, now: datetime) -> None:
    """Each account takes its agency's seat, if that is vacant."""
    by_name = {seat.agency: seat for seat in work.find(Seat, table_id=table_id, removed_at=None)}
    for agency, account in seating.seats:
        hold(work, _meet(work, account, language, now), by_name[agency.name], now)


def _meet(work: Work, account: Account, language: str, now: datetime) -> Person:
    return meet(work, account.id, account.name, account.language or language, True, now)
