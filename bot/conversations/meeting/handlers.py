"""Meetings: planned, called, moved, cancelled; their agenda; who comes and who is there."""

from dataclasses import replace
from datetime import datetime, time

from bot.conversations.meeting.buttons import (
    AddPoint,
    CallMeeting,
    CancelMeeting,
    EnterPresence,
    MeetingLasts,
    MoveMeeting,
    OpenPresence,
    PlanMeeting,
    SayComing,
    TickPoint,
)
from bot.conversations.meeting.forms import (
    ADD_POINT,
    CALL,
    CANCEL,
    MOVE,
    PLACE,
    PRESENT,
    WHEN,
    Planned,
    plan_data,
    planned,
)
from bot.panel.actor import Actor, require_here
from bot.panel.doors.meetings import MEETING, MEETINGS, LookAtMeeting, OpenMeetings
from bot.panel.led_table import led_form
from bot.panel.pages import form_of, go, remark, show
from bot.panel.router import NAME, NOTHING_KEPT, on_button, on_page_text, shown_later
from bot.panel.toast import Toast
from bot.panel.typed_moment import typed_moment
from dialogs.calendar import Calendar
from dialogs.meetings.attending import enter_presence, say_coming
from dialogs.meetings.calling import (
    MOST_POINTS,
    PLACE_LIMIT,
    REASON_LIMIT,
    TITLE_LIMIT,
    add_point,
    call_meeting,
    called,
    cancel_meeting,
    move_meeting,
)
from dialogs.meetings.model import Meeting, Presence
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.model import Proposal, ProposalState
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Seat, Table
from dialogs.wording import plain_text

AFTERNOON = time(14)


@on_button(OpenMeetings)
def open_meetings(work: Work, actor: Actor, pressed: OpenMeetings, now: datetime) -> None:
    require_facilitator(work, actor.person, pressed.table_id)
    go(work, actor.person, MEETINGS, table_id=pressed.table_id)


@on_button(PlanMeeting)
def plan(work: Work, actor: Actor, pressed: PlanMeeting, now: datetime) -> None:
    require_facilitator(work, actor.person, pressed.table_id)
    go(work, actor.person, WHEN, table_id=pressed.table_id)


@on_page_text(WHEN, guard=NOTHING_KEPT)
def take_when(work: Work, actor: Actor, text: str, now: datetime) -> None:
    form = led_form(work, actor.person, WHEN)
    typed = typed_moment(text, _calendar(work, form.table_id), now, clock=AFTERNOON)
    go(work, actor.person, PLACE, table_id=form.table_id, repost=True, at=typed.at.isoformat())
    remark(work, actor.person, typed)


@on_page_text(PLACE, guard=shown_later(NAME))
def take_place(work: Work, actor: Actor, text: str, now: datetime) -> None:
    """The goals that wait become its agenda, as a first proposal."""
    form = led_form(work, actor.person, PLACE)
    waiting = work.find(Proposal, table_id=form.table_id, state=ProposalState.QUEUED, order="number")
    one = Planned(
        at=datetime.fromisoformat(form.data["at"]),
        place=plain_text(text, PLACE_LIMIT, "place"),
        minutes=90,
        proposals=tuple(each.id for each in waiting[:7]),
    )
    go(work, actor.person, CALL, table_id=form.table_id, repost=True, **plan_data(one))


@on_button(MeetingLasts)
def lasts(work: Work, actor: Actor, pressed: MeetingLasts, now: datetime) -> None:
    form = led_form(work, actor.person, CALL)
    one = replace(planned(form), minutes=pressed.minutes)
    go(work, actor.person, CALL, table_id=form.table_id, **plan_data(one))


@on_button(TickPoint)
def tick(work: Work, actor: Actor, pressed: TickPoint, now: datetime) -> None:
    form = led_form(work, actor.person, CALL)
    one = planned(form)
    rest = tuple(each for each in one.proposals if each != pressed.proposal_id)
    chosen = (*rest, pressed.proposal_id) if pressed.ticked else rest
    if len(chosen) > MOST_POINTS:
        raise Refusal("too_many_points", limit=MOST_POINTS)
    if work.get(Proposal, pressed.proposal_id).table_id != form.table_id:
        raise Refusal("gone")
    go(work, actor.person, CALL, table_id=form.table_id, **plan_data(replace(one, proposals=chosen)))


@on_button(CallMeeting)
def call(work: Work, actor: Actor, pressed: CallMeeting, now: datetime) -> Toast:
    form = led_form(work, actor.person, CALL)
    one = planned(form)
    made = call_meeting(
        work, actor.person, form.table_id, one.at, one.minutes, one.place, now, proposals=one.proposals
    )
    go(work, actor.person, MEETING, table_id=form.table_id, meeting=made.id)
    return Toast("meeting_called")


@on_button(LookAtMeeting)
def look(work: Work, actor: Actor, pressed: LookAtMeeting, now: datetime) -> None:
    _show(work, actor, work.get(Meeting, pressed.meeting_id), MEETING)


@on_button(AddPoint)
def ask_point(work: Work, actor: Actor, pressed: AddPoint, now: datetime) -> None:
    _show(work, actor, called(work, actor.person, pressed.meeting_id), ADD_POINT)


@on_page_text(ADD_POINT, limit=TITLE_LIMIT)
def take_point(work: Work, actor: Actor, text: str, now: datetime) -> None:
    meeting_id = form_of(work, actor.person).data["meeting"]
    add_point(work, actor.person, meeting_id, text)
    _show(work, actor, work.get(Meeting, meeting_id), MEETING, repost=True)


@on_button(MoveMeeting)
def ask_move(work: Work, actor: Actor, pressed: MoveMeeting, now: datetime) -> None:
    _show(work, actor, called(work, actor.person, pressed.meeting_id), MOVE)


@on_page_text(MOVE, guard=NAME)
def take_move(work: Work, actor: Actor, text: str, now: datetime) -> None:
    """The moment, and on a second line the place if it changes."""
    form = form_of(work, actor.person)
    when, _, place = text.partition("\n")
    typed = typed_moment(when, _calendar(work, form.table_id), now, clock=AFTERNOON)
    moved = move_meeting(work, actor.person, form.data["meeting"], typed.at, place, now)
    _show(work, actor, moved, MEETING, repost=True)
    remark(work, actor.person, typed)


@on_button(CancelMeeting)
def ask_cancel(work: Work, actor: Actor, pressed: CancelMeeting, now: datetime) -> None:
    _show(work, actor, called(work, actor.person, pressed.meeting_id), CANCEL)


@on_page_text(CANCEL, limit=REASON_LIMIT)
def take_cancel(work: Work, actor: Actor, text: str, now: datetime) -> None:
    form = form_of(work, actor.person)
    cancelled = cancel_meeting(work, actor.person, form.data["meeting"], text, now)
    _show(work, actor, cancelled, MEETING, repost=True)


@on_button(SayComing)
def coming(work: Work, actor: Actor, pressed: SayComing, now: datetime) -> Toast:
    meeting = work.get(Meeting, pressed.meeting_id)
    require_here(actor, work.get(Table, meeting.table_id))
    said = say_coming(work, actor.person, meeting.id, pressed.presence, now)
    agency = work.get(Seat, said.seat_id).agency
    return Toast(f"meeting_{said.presence.value}", {"agency": agency})


@on_button(OpenPresence)
def open_presence(work: Work, actor: Actor, pressed: OpenPresence, now: datetime) -> None:
    _show(work, actor, called(work, actor.person, pressed.meeting_id), PRESENT)


@on_button(EnterPresence)
def enter(work: Work, actor: Actor, pressed: EnterPresence, now: datetime) -> None:
    presence = Presence(pressed.presence)
    enter_presence(work, actor.person, pressed.meeting_id, pressed.seat_id, presence, now)
    show(work, actor.person, repost=False)


def _show(work: Work, actor: Actor, meeting: Meeting, page: str, *, repost: bool = False) -> None:
    require_facilitator(work, actor.person, meeting.table_id)
    go(work, actor.person, page, table_id=meeting.table_id, repost=repost, meeting=meeting.id)


def _calendar(work: Work, table_id: int) -> Calendar:
    return work.get(Table, table_id).calendar
