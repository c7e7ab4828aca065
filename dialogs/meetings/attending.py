"""Who comes, who was there: by one tap of the seat, or entered by the facilitator."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.answered import show_lapsed
from dialogs.asking import question
from dialogs.meetings.model import Attendance, Meeting, MeetingState, Presence
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.informing import News, tell_everybody
from dialogs.table.authority import require_facilitator, seat_of
from dialogs.table.model import Person, Seat

BEGINS_EARLY = timedelta(minutes=30)


def say_coming(work: Work, by: Person, meeting_id: int, presence: Presence, now: datetime) -> Attendance:
    """By any holder of a seat: coming, excused, or, from half an hour before it begins, present."""
    meeting = _open(work, meeting_id)
    seat = seat_of(work, by, meeting.table_id)
    if presence is Presence.PRESENT and now < meeting.at - BEGINS_EARLY:
        raise Refusal("meeting_not_begun", at=meeting.at)
    return _keep(work, meeting, seat, presence, False, now)


def enter_presence(
    work: Work, by: Person, meeting_id: int, seat_id: int, presence: Presence, now: datetime
) -> Attendance:
    """By the facilitator, for a seat that cannot tap."""
    meeting, seat = _open(work, meeting_id), work.get(Seat, seat_id)
    require_facilitator(work, by, meeting.table_id)
    if seat.table_id != meeting.table_id or seat.removed_at:
        raise Refusal("gone", kind="seat")
    return _keep(work, meeting, seat, presence, True, now)


def attendances(reader: Reader, meeting_id: int) -> dict[int, Attendance]:
    """By seat."""
    return {one.seat_id: one for one in reader.find(Attendance, meeting_id=meeting_id)}


def present_seats(reader: Reader, meeting_id: int) -> list[int]:
    found = reader.find(Attendance, meeting_id=meeting_id, presence=Presence.PRESENT)
    return sorted(one.seat_id for one in found)


def look_again(work: Work, meeting: Meeting) -> None:
    """Every message that asks who comes shows what is known now."""
    seats = work.find(Seat, table_id=meeting.table_id)
    own = (question("coming", meeting.id, one.id) for one in seats)
    show_lapsed(work, question("coming", meeting.id), *own)


def begin(work: Work, meeting_id: int, now: datetime) -> None:
    """The hour has come: group and seats are asked who is there, at once; whoever cannot tap is entered."""
    meeting = work.get(Meeting, meeting_id)
    if meeting.state is MeetingState.CALLED and meeting.at <= now:
        look_again(work, meeting)
        facts = {"meeting": meeting.id, "changes": meeting.changes}
        tell_everybody(work, meeting.table_id, News("meeting_begins", facts, until=now), now, calls=False)


def _open(reader: Reader, meeting_id: int) -> Meeting:
    meeting = reader.get(Meeting, meeting_id)
    if meeting.state is not MeetingState.CALLED:
        raise Refusal("meeting_over", number=meeting.number)
    return meeting


def _keep(
    work: Work, meeting: Meeting, seat: Seat, presence: Presence, entered: bool, now: datetime
) -> Attendance:
    before = work.first(Attendance, meeting_id=meeting.id, seat_id=seat.id)
    show_lapsed(work, question("coming", meeting.id), question("coming", meeting.id, seat.id))
    if before:
        return work.save(replace(before, presence=presence, entered=entered, at=now))
    return work.add(
        Attendance(
            table_id=meeting.table_id,
            meeting_id=meeting.id,
            seat_id=seat.id,
            presence=presence,
            entered=entered,
            at=now,
        )
    )
