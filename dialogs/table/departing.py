"""Somebody left the table's group or was removed from it: what rested on being there ends, and it is told."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from dialogs.owed import Form, Notice
from dialogs.ports import Work
from dialogs.rounds.private_boards import redraw_panel
from dialogs.table.authority import holding_of, is_facilitator
from dialogs.table.leaving import refuse_waiting
from dialogs.table.model import Claim, ClaimState, Facilitator, Invitation, Person, Seat, SeatMode, Table
from dialogs.table.telling import tell_at_once

ONCE_IN = timedelta(minutes=10)


def leave_group(work: Work, chat_id: int, user_id: int, now: datetime) -> None:
    """A claim proved by being a member ends, and so do links not used yet; seat and office stay until
    somebody ends them, and the facilitators learn of it. Who takes part in private need not be in the group.
    """
    table = work.first(Table, chat_id=chat_id)
    person = work.first(Person, user_id=user_id)
    if table is None or person is None:
        return
    for claim in work.find(Claim, table_id=table.id, person_id=person.id, state=ClaimState.WAITING):
        refuse_waiting(work, claim, now)
    holding = holding_of(work, person, table.id)
    seat = work.get(Seat, holding.seat_id) if holding else None
    leads = is_facilitator(work, person, table.id)
    if not seat and not leads:
        _leave_pages(work, person, table.id)
    if seat and seat.mode is SeatMode.PRIVATE and not leads:
        return
    for link in work.find(Invitation, table_id=table.id, person_id=person.id, used_at=None):
        work.save(replace(link, expires_at=min(link.expires_at, now)))
    if seat:
        facts = {"agency": seat.agency, "table": table.id, "seat": seat.id, "person": person.id}
        _tell(work, "holder_left_group", table.id, facts, now)
    elif leads:
        _tell(work, "facilitator_left_group", table.id, {"table": table.id, "person": person.id}, now)


def _leave_pages(work: Work, person: Person, table_id: int) -> None:
    """What a press in the group opened, the vacant seats, is open to its members alone."""
    for form in work.find(Form, person_id=person.id, table_id=table_id):
        work.remove(form)
        redraw_panel(work, person.id)


def _tell(work: Work, code: str, table_id: int, facts: dict[str, Any], now: datetime) -> None:
    """The facilitators who are still there, once: Telegram often says in two ways that somebody left."""
    for one in work.find(Facilitator, table_id=table_id, until=None):
        told = work.find(Notice, code=code, person_id=one.person_id)
        lately = any(each.facts == facts and now - each.created_at < ONCE_IN for each in told)
        if one.person_id != facts["person"] and not lately:
            tell_at_once(work, one.person_id, table_id, code, facts, now)
