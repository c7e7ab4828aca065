"""Where a holder stands in their private ballot: which item, which step."""

from dataclasses import replace
from datetime import datetime

from dialogs.owed import AT_ONCE, BoardKind
from dialogs.ports import Reader, Work
from dialogs.rounds.access import elector_of, running_item, running_round
from dialogs.rounds.model import Answer, Ballot, Item, ItemState, Round, Step
from dialogs.table.model import Person, Reach


def at_item(work: Work, held: Round, item: Item, by: Person) -> Ballot:
    """The person's ballot of this round, turned to this item; made at the first touch."""
    ballot = work.first(Ballot, round_id=held.id, person_id=by.id)
    if ballot is None:
        return work.add(Ballot(table_id=held.table_id, round_id=held.id, person_id=by.id, item_id=item.id))
    return ballot if ballot.item_id == item.id else replace(ballot, item_id=item.id, step=Step.CHOOSE)


def turn_to(work: Work, ballot: Ballot, *, repost: bool = False) -> None:
    """The person turned it: keep where it stands and redraw it at once, if they can be written to."""
    work.save(ballot)
    if work.get(Person, ballot.person_id).reach is Reach.STARTED:
        work.redraw(BoardKind.BALLOT, ballot.round_id, ballot.person_id, repost=repost, not_before=AT_ONCE)


def redraw_ballots(work: Work, round_id: int) -> None:
    """Receipts name the deadline: all are redrawn when it moves or the round closes."""
    for ballot in work.find(Ballot, round_id=round_id):
        if work.get(Person, ballot.person_id).reach is Reach.STARTED:
            work.redraw(BoardKind.BALLOT, round_id, ballot.person_id)


def take_ballot(work: Work, by: Person, round_id: int, now: datetime) -> Ballot:
    """Answer privately: (re)post the ballot at the first item still without an answer."""
    held = running_round(work, round_id, now)
    elector = elector_of(work, held, by)
    item = next_open_item(work, held.id, elector.seat_id) or open_items(work, held.id)[0]
    ballot = at_item(work, held, item, by)
    turn_to(work, ballot, repost=True)
    return ballot


def turn_ballot(work: Work, by: Person, item_id: int, step: Step, now: datetime) -> Ballot:
    """Turn the own ballot to an item and step: choose again, state the ground, preview, "I need until"."""
    held, item = running_item(work, item_id, now)
    elector_of(work, held, by)
    ballot = replace(at_item(work, held, item, by), step=step, asked=None)
    turn_to(work, ballot)
    return ballot


def open_items(reader: Reader, round_id: int) -> list[Item]:
    return reader.find(Item, round_id=round_id, state=ItemState.OPEN, order="position")


def next_open_item(reader: Reader, round_id: int, seat_id: int) -> Item | None:
    """The first item of the round this seat has not answered."""
    answered = {one.item_id for one in reader.find(Answer, round_id=round_id, seat_id=seat_id, latest=True)}
    return next((item for item in open_items(reader, round_id) if item.id not in answered), None)
