"""Separate opinions: a dissenting or standing-aside seat has five working days, printed unedited.

In the internal edition as written; in the public one too once its author says so, asked when it is written.
"""

from datetime import datetime

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.events import OpinionRecorded
from dialogs.ledger.objections import OpinionReleased, Owner, SeparateOpinion
from dialogs.ledger.sealed import Sealed
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.after_closing import Opinion
from dialogs.rounds.aftermath import DISSENT
from dialogs.rounds.model import Answer, Item, Round, RoundState, Shown
from dialogs.table.authority import voice_of
from dialogs.table.model import Person, Seat
from dialogs.wording import plain_text

OPINION_LIMIT = 1000


def record_opinion(work: Work, by: Person, item_id: int, text: str, now: datetime) -> OpinionRecorded:
    """Up to 1,000 characters, once per seat and item, within five working days of closing."""
    item = work.get(Item, item_id)
    seat = opinion_wanted(work, by, item, now)
    text = plain_text(text, OPINION_LIMIT, "opinion")
    work.add(
        Opinion(table_id=item.table_id, item_id=item.id, seat_id=seat.id, person_id=by.id, text=text, at=now)
    )
    asked = question("opinion", item.id, seat.id)
    show_answered(work, "opinion_written", now, asked, by=by.id, seat=seat.id)
    said = SeparateOpinion(
        item=item.id,
        agreement=item.agreement,
        number=len(work.find(Opinion, item_id=item.id)),
        owner=Sealed(Owner(seat=seat.id, named=_is_named(work, item, seat))),
        text=Sealed(text),
    )
    work.append(item.table_id, said, now)
    return OpinionRecorded(item_id=item.id)


def release_opinion(work: Work, by: Person, item_id: int, now: datetime) -> OpinionRecorded:
    """By a holder of its seat, within the same days: it stands in the public edition as well."""
    item = work.get(Item, item_id)
    seat = _dissenter(work, by, item, now)
    opinion = work.first(Opinion, item_id=item.id, seat_id=seat.id)
    if opinion is None:
        raise Refusal("gone", kind="opinion")
    if work.change(Opinion, opinion.id, {"public": False}, public=True):
        number = [one.id for one in work.find(Opinion, item_id=item.id)].index(opinion.id) + 1
        work.append(item.table_id, OpinionReleased(item=item.id, number=number), now)
    return OpinionRecorded(item_id=item.id)


def opinion_wanted(reader: Reader, by: Person, item: Item, now: datetime) -> Seat:
    """The seat of `by`, if it may write its separate opinion now."""
    seat = _dissenter(reader, by, item, now)
    if reader.first(Opinion, item_id=item.id, seat_id=seat.id):
        raise Refusal("opinion_given")
    return seat


def _is_named(reader: Reader, item: Item, seat: Seat) -> bool:
    """As its position is: a seat that chose "one seat" is not given away by its opinion."""
    answer = reader.first(Answer, item_id=item.id, seat_id=seat.id, latest=True)
    return answer is not None and answer.shown is Shown.WITH_NAME


def _dissenter(reader: Reader, by: Person, item: Item, now: datetime) -> Seat:
    """The seat of `by`, if it stood aside or objected and its days are not over."""
    held = reader.get(Round, item.round_id)
    seat = voice_of(reader, by, item.table_id)
    if held.state is not RoundState.CLOSED or held.closed_at is None:
        raise Refusal("opinion_too_early")
    until = held.calendar.separate_opinion_until(held.closed_at)
    if now > until:
        raise Refusal("opinion_too_late", until=until)
    answer = reader.first(Answer, item_id=item.id, seat_id=seat.id, latest=True)
    if answer is None or answer.position not in DISSENT:
        raise Refusal("opinion_not_yours")
    return seat
