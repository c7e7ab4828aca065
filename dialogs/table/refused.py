"""A message that Telegram refuses: the facilitators learn it once, whether it is kept or given up."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from dialogs.owed import Notice
from dialogs.ports import Reader, Work
from dialogs.table.authority import facilitated_by, seated_at
from dialogs.table.greeting import record_rights
from dialogs.table.model import Facilitator, Person, Table
from dialogs.table.moving import PARTLY_SHUT, SHUT
from dialogs.table.telling import tell_facilitators

KEPT = "message_kept"
GIVEN_UP = "message_given_up"
ONCE_IN = timedelta(hours=12)


def tell_refused(work: Work, table_id: int, person_id: int, code: str, now: datetime) -> None:
    """At the table it was meant for; one to a person at every table where that person sits or facilitates."""
    tables = [table_id] if table_id else []
    person = work.first(Person, id=person_id) if person_id else None
    if person:
        tables = [*(one.table_id for one in seated_at(work, person)), *facilitated_by(work, person)]
    for table in dict.fromkeys(tables):
        facts = {"table": table, "private": bool(person_id)}
        if not _is_told(work, table, code, facts, now):
            tell_facilitators(work, table, code, facts, now)


def _is_told(reader: Reader, table_id: int, code: str, facts: Mapping[str, object], now: datetime) -> bool:
    """Lately, of another message that is refused as well: the remedy is the same."""
    return any(
        one.facts == facts and now - one.created_at < ONCE_IN
        for leads in reader.find(Facilitator, table_id=table_id, until=None)
        for one in reader.find(Notice, code=code, person_id=leads.person_id)
    )


def group_open(work: Work, table_id: int, now: datetime) -> None:
    """Something arrived again in a group that was shut: what waited follows."""
    table = work.first(Table, id=table_id)
    if table is None:
        return
    kept = [code for code in table.rights.split() if code not in SHUT | PARTLY_SHUT]
    if kept != table.rights.split():
        record_rights(work, table_id, kept)
        tell_facilitators(work, table_id, "group_open", {"table": table_id}, now)
