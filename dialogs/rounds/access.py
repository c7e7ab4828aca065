"""The guards every step of a round passes: is it open, is this person's seat one of its electors."""

from datetime import datetime

from dialogs.ports import Lock, Reader
from dialogs.refusals import Refusal
from dialogs.rounds.model import Elector, Item, ItemState, Round, RoundState
from dialogs.table.authority import voice_of
from dialogs.table.model import Person


def running_round(reader: Reader, round_id: int, now: datetime, *, lock: Lock = Lock.NONE) -> Round:
    """The round, if it takes answers at `now` (the moment the press arrived)."""
    held = reader.get(Round, round_id, lock=lock)
    if held.state is RoundState.SCHEDULED:
        raise Refusal("round_not_open", number=held.number, opens_at=held.opens_at)
    if held.state is RoundState.WITHDRAWN:
        raise Refusal("round_withdrawn", number=held.number)
    if held.state is RoundState.CLOSED or now > held.deadline:
        closed_at = held.closed_at or held.deadline
        raise Refusal("round_closed", number=held.number, closed_at=closed_at)
    return held


def running_item(
    reader: Reader, item_id: int, now: datetime, *, lock: Lock = Lock.NONE
) -> tuple[Round, Item]:
    item = reader.get(Item, item_id)
    held = running_round(reader, item.round_id, now, lock=lock)
    if item.state is not ItemState.OPEN:
        raise Refusal("item_withdrawn", number=held.number)
    return held, item


def elector_of(reader: Reader, held: Round, by: Person) -> Elector:
    """The elector whose seat `by` holds now; the electorate was frozen when the round opened."""
    seat = voice_of(reader, by, held.table_id)
    elector = reader.first(Elector, round_id=held.id, seat_id=seat.id)
    if elector is None or elector.vacant:
        raise Refusal("not_in_electorate", number=held.number, agency=seat.agency)
    return elector
