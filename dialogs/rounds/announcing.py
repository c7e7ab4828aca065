""" "I need until …": shown beside the seat; it never moves the deadline by itself."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.events import TimeAnnounced
from dialogs.owed import BoardKind
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.access import elector_of, running_round
from dialogs.rounds.ballot import next_open_item, turn_to
from dialogs.rounds.model import Announcement, Ballot, Step
from dialogs.table.model import Person
from dialogs.table.telling import tell_facilitators

FURTHEST = timedelta(days=28)


def announce_time(work: Work, by: Person, round_id: int, until: datetime, now: datetime) -> TimeAnnounced:
    """A date from now to 28 days after the deadline; one later than the deadline asks the facilitator."""
    held = running_round(work, round_id, now)
    elector = elector_of(work, held, by)
    if not now < until <= held.deadline + FURTHEST:
        raise Refusal("until_out_of_range", days=FURTHEST.days)
    if next_open_item(work, held.id, elector.seat_id) is None:
        raise Refusal("already_answered")
    before = work.first(Announcement, round_id=held.id, seat_id=elector.seat_id)
    if before:
        work.save(replace(before, until=until, at=now))
    else:
        work.add(Announcement(round_id=held.id, seat_id=elector.seat_id, until=until, at=now))
    late = until > held.deadline
    if late:
        facts = {"round": held.id, "agency": elector.agency, "until": until.isoformat()}
        tell_facilitators(work, held.table_id, "time_asked", facts, now)
    ballot = work.first(Ballot, round_id=held.id, person_id=by.id)
    if ballot and ballot.step is Step.UNTIL:
        turn_to(work, replace(ballot, step=Step.CHOOSE))
    work.redraw(BoardKind.ROUND, held.id)
    return TimeAnnounced(round_id=held.id, until=until, after_deadline=late)
