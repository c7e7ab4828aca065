"""A meeting is held: points become short rounds, raised hands are entered, the close is registered."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialogs.ledger import meetings as entries
from dialogs.ledger.sealed import Sealed
from dialogs.meetings.attending import attendances, look_again, present_seats
from dialogs.meetings.calling import agenda, called
from dialogs.meetings.model import AgendaPoint, Meeting, MeetingState, Presence
from dialogs.methods.positions import Position
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.ballot import open_items
from dialogs.rounds.entering import Spoken, enter_answer, is_theirs
from dialogs.rounds.model import Answer, Elector, How, Item, Round, RoundState
from dialogs.rounds.scheduling import schedule_round
from dialogs.table.model import Person, Table

ABSENT_SEATS_HAVE = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandsEntered:
    round_id: int
    entered: int
    left_out: int  # present seats that had answered themselves, or have no voice in this round


def open_point(
    work: Work, by: Person, point_id: int, minutes: int, in_spite_of: tuple[str, ...], now: datetime
) -> Round:
    """The point's goal as a round: until the end of the item (`minutes`), or with 0 until the Thursday that
    gives absent seats two days at least."""
    point = work.get(AgendaPoint, point_id)
    meeting = called(work, by, point.meeting_id)
    if not point.proposal_id:
        raise Refusal("point_without_goal")
    if point.round_id:
        raise Refusal("point_opened")
    calendar = work.get(Table, meeting.table_id).calendar
    thursday = calendar.default_deadline(now, ABSENT_SEATS_HAVE.days)
    deadline = now + timedelta(minutes=minutes) if minutes else thursday
    opened = schedule_round(
        work, by, meeting.table_id, (point.proposal_id,), now, deadline, now, in_spite_of=in_spite_of
    )
    work.save(replace(point, round_id=opened.round_id))
    return work.get(Round, opened.round_id)


def raise_hands(work: Work, by: Person, point_id: int, function: str, now: datetime) -> HandsEntered:
    """A consent by raised hand for every present seat that has not answered; each confirms it by itself.

    Whoever did not raise a hand is entered one by one, or answers on the phone.
    """
    point = work.get(AgendaPoint, point_id)
    meeting = called(work, by, point.meeting_id)
    if not point.round_id:
        raise Refusal("point_not_opened")
    items = open_items(work, point.round_id)
    today = work.get(Table, meeting.table_id).calendar.today(now)
    said = Spoken(position=Position.CONSENT, how=How.MEETING, day=today, function=function)
    entered, left_out = 0, 0
    for seat_id in present_seats(work, meeting.id):
        if not _may_enter(work, point.round_id, items, seat_id):
            left_out += 1
            continue
        for item in items:
            enter_answer(work, by, item.id, seat_id, said, now)
        entered += 1
    return HandsEntered(round_id=point.round_id, entered=entered, left_out=left_out)


def close_meeting(work: Work, by: Person, meeting_id: int, now: datetime) -> Meeting:
    """CALLED -> HELD, once: attendance and agenda go into the register; notes can still be written."""
    meeting = called(work, by, meeting_id)
    if now < meeting.at:
        raise Refusal("meeting_not_begun", at=meeting.at)
    if not work.change(
        Meeting, meeting.id, {"state": MeetingState.CALLED}, state=MeetingState.HELD, held_at=now
    ):
        raise Refusal("meeting_over", number=meeting.number)
    look_again(work, meeting)
    there = attendances(work, meeting.id)
    points = agenda(work, meeting.id)
    seats = {
        presence: tuple(Sealed(seat) for seat, one in there.items() if one.presence is presence)
        for presence in (Presence.PRESENT, Presence.EXCUSED)
    }
    said = entries.MeetingHeld(
        meeting=meeting.id,
        number=meeting.number,
        at=meeting.at,
        place=Sealed(meeting.place),
        present=seats[Presence.PRESENT],
        excused=seats[Presence.EXCUSED],
        points=tuple(
            entries.Point(point=one.id, round=one.round_id, title=Sealed(one.title)) for one in points
        ),
    )
    work.append(meeting.table_id, said, now)
    return work.get(Meeting, meeting.id)


def rounds_running(reader: Reader, meeting_id: int) -> list[Round]:
    """Rounds of the agenda that run on."""
    ids = [one.round_id for one in agenda(reader, meeting_id) if one.round_id]
    return [one for one in (reader.get(Round, each) for each in ids) if one.state is RoundState.OPEN]


def _may_enter(reader: Reader, round_id: int, items: list[Item], seat_id: int) -> bool:
    elector = reader.first(Elector, round_id=round_id, seat_id=seat_id)
    if elector is None or elector.vacant:
        return False
    given = reader.find(Answer, round_id=round_id, seat_id=seat_id, latest=True)
    return bool(items) and not any(is_theirs(reader, one) for one in given)
