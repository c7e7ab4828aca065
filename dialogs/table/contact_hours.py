"""What people did not ask for themselves reaches them in the hours of work: 8 to 17 h at their table."""

from datetime import datetime

from dialogs.owed import Timer, TimerKind
from dialogs.ports import Work
from dialogs.table.model import Table


def held_until(work: Work, table_id: int, now: datetime, *, person_id: int = 0) -> datetime | None:
    """Until when a message to this person waits; None: it goes at once, as the answer to a press does.

    The clock wakes at that moment, and the commit then lets delivery look again.
    """
    if person_id and work.by == person_id:
        return None
    moment = work.get(Table, table_id).calendar.contact_moment(now)
    if moment <= now:
        return None
    kind = TimerKind.SEND_HELD
    if not work.first(Timer, kind=kind, subject=table_id, due_at=moment, done_at=None):
        work.add(Timer(table_id=table_id, kind=kind, subject=table_id, due_at=moment))
    return moment
