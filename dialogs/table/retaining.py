"""Per table, once a day: what is kept of persons goes when the promised days are over; the register stays.

People who left every table longer ago than any of those tables' days are forgotten as by /forget. Used and
ended invitations, settled claims and sent notices older than the table's days are removed.
"""

from datetime import datetime, timedelta
from typing import Any

from dialogs.owed import Notice, NoticeState, Timer, TimerKind
from dialogs.ports import Reader, Work
from dialogs.table.authority import facilitated_by, seated_at
from dialogs.table.forgetting import forget, is_forgotten
from dialogs.table.model import Associate, Claim, ClaimState, Facilitator, Holding, Invitation, Person, Table

EVERY = timedelta(days=1)
LEAST_DAYS = 30
Part = Holding | Facilitator | Associate


def retain(work: Work, table_id: int, now: datetime) -> int:
    """How many people were forgotten. Sets the next day's moment."""
    table = work.get(Table, table_id)
    work.add(Timer(table_id=table_id, kind=TimerKind.RETAIN, subject=table_id, due_at=now + EVERY))
    before = now - kept_for(table)
    _drop_done(work, table_id, before)
    gone = [person for person in _former(work, table_id) if _is_due(work, person, now)]
    for person in gone:
        forget(work, person, now)
    return len(gone)


def kept_for(table: Table) -> timedelta:
    """Never less than 30 days: objections, separate opinions and approvals run that long."""
    return timedelta(days=max(table.retention_days, LEAST_DAYS))


def _drop_done(work: Work, table_id: int, before: datetime) -> None:
    for invitation in work.find(Invitation, table_id=table_id):
        if max(invitation.expires_at, invitation.used_at or invitation.expires_at) < before:
            work.remove(invitation)
    for claim in work.find(Claim, table_id=table_id):
        if claim.state is not ClaimState.WAITING and claim.at < before:
            work.remove(claim)
    for notice in work.find(Notice, table_id=table_id, state=(NoticeState.SENT, NoticeState.FAILED)):
        if notice.created_at < before:
            work.remove(notice)


def _former(reader: Reader, table_id: int) -> list[Person]:
    """Who once held, facilitated or observed here and does nothing at any table now."""
    ids = {one.person_id for one in _parts(reader, "table_id", table_id)}
    people = [reader.get(Person, each) for each in sorted(ids)]
    return [one for one in people if not is_forgotten(one) and not _is_active(reader, one)]


def _is_active(reader: Reader, person: Person) -> bool:
    observes = reader.find(Associate, person_id=person.id, until=None)
    return bool(seated_at(reader, person) or facilitated_by(reader, person) or observes)


def _is_due(reader: Reader, person: Person, now: datetime) -> bool:
    """Every table's days are over since the person left it."""
    for one in _parts(reader, "person_id", person.id):
        if one.until is None or now < one.until + kept_for(reader.get(Table, one.table_id)):
            return False
    return True


def _parts(reader: Reader, field: str, number: int) -> list[Part]:
    """What people were at tables, and until when."""
    which: dict[str, Any] = {field: number}
    return [
        *reader.find(Holding, **which),
        *reader.find(Facilitator, **which),
        *reader.find(Associate, **which),
    ]
