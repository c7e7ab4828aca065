"""One item as a private message names it: round, goal, wording; the table if there are several."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.ports import Reader
from dialogs.rounds.ballot_view import named_table
from dialogs.rounds.model import Item, Proposal, Round, Version
from dialogs.table.model import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PutView:
    item_id: int
    round_id: int
    number: int
    label: str
    text: str
    line: str
    table: str
    agreement: int
    closed_at: datetime | None
    settle_by: datetime | None
    provisional_until: datetime | None
    opinion_until: datetime | None
    zone: str


def put_view(reader: Reader, item_id: int, person: Person) -> PutView:
    item = reader.get(Item, item_id)
    held = reader.get(Round, item.round_id)
    version = reader.get(Version, item.version_id)
    return PutView(
        item_id=item.id,
        round_id=held.id,
        number=held.number,
        label=reader.get(Proposal, item.proposal_id).label,
        text=version.text,
        line=version.line,
        table=named_table(reader, person, held.table_id),
        agreement=item.agreement,
        closed_at=held.closed_at,
        settle_by=item.settle_by,
        provisional_until=item.provisional_until,
        opinion_until=_opinion_until(held),
        zone=held.deadline_zone,
    )


def _opinion_until(held: Round) -> datetime | None:
    return held.calendar.separate_opinion_until(held.closed_at) if held.closed_at else None
