"""What the facilitators of a table are told, each in private."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogs.owed import Notice
from dialogs.ports import Work
from dialogs.table.model import Facilitator, Table


def tell_facilitators(work: Work, table_id: int, code: str, facts: Mapping[str, Any], now: datetime) -> None:
    for one in work.find(Facilitator, table_id=table_id, until=None):
        tell_at_once(work, one.person_id, table_id, code, facts, now)


def tell_at_once(
    work: Work, person_id: int, table_id: int, code: str, facts: Mapping[str, Any], now: datetime
) -> None:
    """What whoever looks must find: it waits for no hour, and rings in the hours of work only."""
    rings = work.get(Table, table_id).calendar.contact_moment(now) <= now
    work.add(Notice(code=code, facts=dict(facts), person_id=person_id, silent=not rings, created_at=now))
