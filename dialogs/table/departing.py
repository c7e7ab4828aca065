"""Somebody left the table's group or was removed from it: what rested on being there ends, and it is told."""

from dataclasses import replace
from datetime import datetime

from dialogs.ports import Work
from dialogs.table.authority import holding_of, is_facilitator
from dialogs.table.leaving import refuse_waiting
from dialogs.table.model import Claim, ClaimState, Facilitator, Invitation, Person, Seat, SeatMode, Table
from dialogs.table.telling import tell_at_once, tell_facilitators


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
    if seat and seat.mode is SeatMode.PRIVATE and not is_facilitator(work, person, table.id):
        return
    for link in work.find(Invitation, table_id=table.id, person_id=person.id, used_at=None):
        work.save(replace(link, expires_at=min(link.expires_at, now)))
    if holding and seat:
        facts = {"agency": seat.agency, "table": table.id, "seat": seat.id, "person": person.id}
        tell_facilitators(work, table.id, "holder_left_group", facts, now)
    elif is_facilitator(work, person, table.id):
        for one in work.find(Facilitator, table_id=table.id, until=None):
            if one.person_id != person.id:
                facts = {"table": table.id, "person": person.id}
                tell_at_once(work, one.person_id, table.id, "facilitator_left_group", facts, now)
