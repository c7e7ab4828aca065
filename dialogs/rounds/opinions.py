"""Separate opinions: a dissenting or standing-aside seat has five working days, printed unedited."""

from datetime import datetime
from zoneinfo import ZoneInfo

from dialogs.calendar import separate_opinion_until
from dialogs.events import OpinionRecorded
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.aftermath import DISSENT
from dialogs.rounds.model import Answer, Item, Opinion, Round, RoundState
from dialogs.table.authority import voice_of
from dialogs.table.model import Person
from dialogs.wording import plain_text

OPINION_LIMIT = 1000


def record_opinion(work: Work, by: Person, item_id: int, text: str, now: datetime) -> OpinionRecorded:
    """Up to 1,000 characters, once per seat and item, within five working days of closing."""
    item = work.get(Item, item_id)
    held = work.get(Round, item.round_id)
    seat = voice_of(work, by, item.table_id)
    if held.state is not RoundState.CLOSED or held.closed_at is None:
        raise Refusal("opinion_too_early")
    until = separate_opinion_until(held.closed_at, ZoneInfo(held.deadline_zone))
    if now > until:
        raise Refusal("opinion_too_late", until=until)
    answer = work.first(Answer, item_id=item.id, seat_id=seat.id, latest=True)
    if answer is None or answer.position not in DISSENT:
        raise Refusal("opinion_not_yours")
    if work.first(Opinion, item_id=item.id, seat_id=seat.id):
        raise Refusal("opinion_given")
    text = plain_text(text, OPINION_LIMIT, "opinion")
    work.add(
        Opinion(table_id=item.table_id, item_id=item.id, seat_id=seat.id, person_id=by.id, text=text, at=now)
    )
    body = {"item": item.id, "agreement": item.agreement, "seat": seat.id}
    work.append(item.table_id, "separate_opinion", body, {"text": text}, now)
    return OpinionRecorded(item_id=item.id)
