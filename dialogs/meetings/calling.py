"""A facilitator calls a meeting, moves or cancels it, and orders its agenda; the group is told each time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.meetings.attending import look_again
from dialogs.meetings.model import AgendaPoint, Meeting, MeetingState
from dialogs.owed import BoardKind, Timer, TimerKind
from dialogs.ports import Lock, Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.informing import News, tell_everybody
from dialogs.rounds.model import Proposal, ProposalState
from dialogs.rounds.proposing import latest_version
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Person, Table, TableState
from dialogs.wording import plain_text

PLACE_LIMIT = 120
TITLE_LIMIT = 120
NOTE_LIMIT = 1000
REASON_LIMIT = 200
MOST_POINTS = 15
FURTHEST = timedelta(days=366)
LENGTHS = (60, 90, 120, 180)


def call_meeting(
    work: Work, by: Person, table_id: int, at: datetime, minutes: int, place: str, now: datetime,
    *, proposals: Sequence[int] = (),
) -> Meeting:  # fmt: skip
    """`place` 1-120 characters, an address or a link; `proposals`: queued goals, put in this order."""
    require_facilitator(work, by, table_id)
    table = work.get(Table, table_id, lock=Lock.UPDATE)
    if table.state is not TableState.OPEN:
        raise Refusal("table_not_open")
    _require_ahead(at, now)
    if minutes not in LENGTHS:
        raise Refusal("meeting_length")
    place = plain_text(place, PLACE_LIMIT, "place")
    number = len(work.find(Meeting, table_id=table_id)) + 1
    made = work.add(
        Meeting(table_id=table_id, number=number, person_id=by.id, at=at, minutes=minutes, place=place)
    )
    for proposal_id in proposals:
        add_goal(work, by, made.id, proposal_id)
    _wake(work, made)
    _tell(work, made, "meeting_called", now)
    return made


def move_meeting(work: Work, by: Person, meeting_id: int, at: datetime, place: str, now: datetime) -> Meeting:
    """`place` "" leaves it where it was. Calendars take the change over by its number."""
    meeting = called(work, by, meeting_id)
    _require_ahead(at, now)
    place = plain_text(place, PLACE_LIMIT, "place") if place.strip() else meeting.place
    moved = work.save(replace(meeting, at=at, place=place, changes=meeting.changes + 1))
    _sleep(work, meeting, now)
    _wake(work, moved)
    _tell(work, moved, "meeting_moved", now)
    return moved


def cancel_meeting(work: Work, by: Person, meeting_id: int, reason: str, now: datetime) -> Meeting:
    """With a reason (1-200 characters); rounds of its agenda already open run on."""
    meeting = called(work, by, meeting_id)
    reason = plain_text(reason, REASON_LIMIT, "cancel_reason")
    cancelled = work.save(
        replace(meeting, state=MeetingState.CANCELLED, changes=meeting.changes + 1, cancel_reason=reason)
    )
    _sleep(work, meeting, now)
    _tell(work, cancelled, "meeting_cancelled", now)
    return cancelled


def add_goal(work: Work, by: Person, meeting_id: int, proposal_id: int) -> AgendaPoint:
    """A goal waiting in the queue becomes the last point."""
    meeting, proposal = called(work, by, meeting_id), work.get(Proposal, proposal_id)
    if proposal.table_id != meeting.table_id:
        raise Refusal("gone", kind="proposal")
    if proposal.state is not ProposalState.QUEUED:
        raise Refusal("not_waiting", label=proposal.label)
    if any(one.proposal_id == proposal.id for one in agenda(work, meeting.id)):
        raise Refusal("point_there", label=proposal.label)
    version = latest_version(work, proposal)
    return _add(work, meeting, f"{proposal.label}: {version.text}", proposal.id)


def add_point(work: Work, by: Person, meeting_id: int, title: str) -> AgendaPoint:
    """A point without a round, 1-120 characters."""
    meeting = called(work, by, meeting_id)
    return _add(work, meeting, plain_text(title, TITLE_LIMIT, "agenda_point"), 0)


def drop_point(work: Work, by: Person, point_id: int) -> Meeting:
    """Not once its round was opened."""
    point = work.get(AgendaPoint, point_id)
    meeting = called(work, by, point.meeting_id)
    if point.round_id:
        raise Refusal("point_opened")
    work.remove(point)
    for position, one in enumerate(agenda(work, meeting.id), start=1):
        work.save(replace(one, position=position))
    return meeting


def note_point(work: Work, by: Person, point_id: int, note: str) -> AgendaPoint:
    """What the minutes say of this point, up to 1,000 characters; before or after the meeting is closed."""
    point = work.get(AgendaPoint, point_id)
    require_facilitator(work, by, point.table_id)
    return work.save(replace(point, note=plain_text(note, NOTE_LIMIT, "note")))


def agenda(reader: Reader, meeting_id: int) -> list[AgendaPoint]:
    return reader.find(AgendaPoint, meeting_id=meeting_id, order="position")


def called(reader: Reader, by: Person, meeting_id: int) -> Meeting:
    """The meeting, if it is neither held nor cancelled and `by` facilitates its table."""
    meeting = reader.get(Meeting, meeting_id)
    require_facilitator(reader, by, meeting.table_id)
    if meeting.state is not MeetingState.CALLED:
        raise Refusal("meeting_over", number=meeting.number)
    return meeting


def _add(work: Work, meeting: Meeting, title: str, proposal_id: int) -> AgendaPoint:
    position = len(agenda(work, meeting.id)) + 1
    if position > MOST_POINTS:
        raise Refusal("too_many_points", limit=MOST_POINTS)
    shown = title if len(title) <= TITLE_LIMIT else title[: TITLE_LIMIT - 1].rstrip() + "…"
    return work.add(
        AgendaPoint(
            table_id=meeting.table_id,
            meeting_id=meeting.id,
            position=position,
            title=shown,
            proposal_id=proposal_id,
        )
    )


def _require_ahead(at: datetime, now: datetime) -> None:
    if at <= now:
        raise Refusal("moment_past")
    if at > now + FURTHEST:
        raise Refusal("meeting_too_far")


def _wake(work: Work, meeting: Meeting) -> None:
    kind = TimerKind.MEETING_BEGINS
    work.add(Timer(table_id=meeting.table_id, kind=kind, subject=meeting.id, due_at=meeting.at))


def _sleep(work: Work, meeting: Meeting, now: datetime) -> None:
    for timer in work.find(Timer, kind=TimerKind.MEETING_BEGINS, subject=meeting.id, done_at=None):
        work.change(Timer, timer.id, {"done_at": None}, done_at=now)


def _tell(work: Work, meeting: Meeting, code: str, now: datetime) -> None:
    look_again(work, meeting)
    facts = {"meeting": meeting.id, "changes": meeting.changes}
    tell_everybody(work, meeting.table_id, News(code, facts, until=meeting.at), now)
    work.redraw(BoardKind.CARD, meeting.table_id)
