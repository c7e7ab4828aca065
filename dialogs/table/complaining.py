"""[Something went wrong here]: in private to the named person, no facilitator; it stands in no register."""

from datetime import datetime

from dialogs.owed import AUTHOR
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import seat_of
from dialogs.table.model import Person, Table
from dialogs.table.offices import confidants
from dialogs.table.telling import tell_at_once
from dialogs.wording import plain_text

COMPLAINT_LIMIT = 1000


def complain(work: Work, by: Person, table_id: int, text: str, named: bool, now: datetime) -> None:
    """By a holder of a seat; 1-1,000 characters; `named`: with the agency's name, otherwise without any.
    Refusal("no_confidant") names the body to turn to."""
    seat = seat_of(work, by, table_id)
    told = confidants(work, table_id)
    table = work.get(Table, table_id)
    if not told:
        raise Refusal("no_confidant", body=table.data_owner or table.name)
    text = plain_text(text, COMPLAINT_LIMIT, "complaint")
    facts = {"table": table_id, "agency": seat.agency if named else "", "text": text, AUTHOR: by.id}
    for one in told:
        tell_at_once(work, one.id, table_id, "complaint", facts, now)
