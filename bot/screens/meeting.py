"""The facilitator's pages of meetings: list, preparation, agenda, points, attendance, tasks."""

from bot.forms.doors import OpenDesk
from bot.forms.entering import EnterFor
from bot.forms.facilitating import LookAtRound
from bot.forms.meeting import (
    ADD_POINT,
    CALL,
    CANCEL,
    MEETING,
    MEETINGS,
    MOVE,
    NOTE,
    PLACE,
    POINT,
    PRESENT,
    WHEN,
    AddPoint,
    AnswerTask,
    CallMeeting,
    CancelMeeting,
    CloseMeeting,
    DropPoint,
    EnterPresence,
    FinishTask,
    GiveTask,
    LookAtMeeting,
    LookAtPoint,
    MeetingLasts,
    MoveMeeting,
    NotePoint,
    OpenMeetings,
    OpenPoint,
    OpenPresence,
    PlanMeeting,
    RaiseHands,
    SendMinutes,
    TickPoint,
    planned,
)
from bot.forms.panel import page
from bot.forms.readers import facilitators
from bot.screens.keys import Rows, key, rows
from bot.screens.scene import Scene
from bot.screens.screen import Key, Screen
from bot.screens.table_setup import led_table
from dialogs.meetings.attending import attendances, present_seats
from dialogs.meetings.calling import LENGTHS, NOTE_LIMIT, PLACE_LIMIT, REASON_LIMIT, TITLE_LIMIT, agenda
from dialogs.meetings.minutes_view import minutes_view
from dialogs.meetings.model import AgendaPoint, Meeting, MeetingState, Presence, Task, TaskState
from dialogs.meetings.tasks import is_entered_for, open_tasks
from dialogs.owed import Form
from dialogs.rounds.entered_view import to_enter
from dialogs.rounds.model import Round, RoundState
from dialogs.rounds.queue_view import queue_view
from dialogs.table.model import Person, Seat

SHORT = 28
MOST = 12
MINUTES = (5, 10, 20)


@page(MEETINGS, to=facilitators)
def draw_meetings(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    held = scene.reader.find(Meeting, table_id=table.id, order="-at", limit=MOST)
    tasks = open_tasks(scene.reader, table.id)
    names = {one.id: one.agency for one in scene.reader.find(Seat, table_id=table.id)}
    keys: Rows = ((key(words._("Call a meeting"), PlanMeeting(table.id)),),)
    keys += rows(key(words._("Meeting %(number)s", number=one.number), LookAtMeeting(one.id)) for one in held)
    keys += ((key(words._("Give a task"), GiveTask(table.id, 0)),),)
    done = [key(words._("T%(number)s done", number=one.number), FinishTask(one.id)) for one in tasks[:MOST]]
    keys += rows(done, 3)
    keys += tuple(row for one in tasks[:MOST] for row in _called(scene, one))
    shown = [(one, names.get(one.seat_id, "")) for one in tasks[:MOST]]
    text = words.render("panel/meetings", table=table, meetings=held, tasks=shown)
    return Screen(text, (*keys, (key(words._("Back"), OpenDesk(table.id)),)))


def _called(scene: Scene, task: Task) -> Rows:
    """What an agency without an account said on the phone."""
    if task.state is not TaskState.ASKED or not is_entered_for(scene.reader, task.seat_id):
        return ()
    words, number = scene.words, task.number
    return (
        (
            key(words._("T%(number)s taken on", number=number), AnswerTask(task.id, True)),
            key(words._("T%(number)s declined", number=number), AnswerTask(task.id, False)),
        ),
    )


@page(WHEN, to=facilitators)
def draw_when(scene: Scene, person: Person, form: Form) -> Screen:
    table = led_table(scene, person, form)
    return Screen(scene.words.render("panel/meeting_when", table=table), (_back(scene, table.id),))


@page(PLACE, to=facilitators)
def draw_place(scene: Scene, person: Person, form: Form) -> Screen:
    table = led_table(scene, person, form)
    facts = {"at": form.data["at"], "zone": table.zone, "limit": PLACE_LIMIT}
    return Screen(scene.words.render("panel/meeting_place", **facts), (_back(scene, table.id),))


@page(CALL, to=facilitators)
def draw_call(scene: Scene, person: Person, form: Form) -> Screen:
    table, words, one = led_table(scene, person, form), scene.words, planned(form)
    waiting = queue_view(scene.reader, table.id, scene.now)[:MOST]
    chosen = [goal for number in one.proposals for goal in waiting if goal.proposal_id == number]
    ticks = rows(
        key(f"{'✓' if goal in chosen else '✗'} {goal.label}", TickPoint(goal.proposal_id, goal not in chosen))
        for goal in waiting
    )
    lengths = tuple(_length(scene, length, one.minutes) for length in LENGTHS)
    call = (key(words._("Call it"), CallMeeting()),)
    text = words.render("panel/meeting_call", plan=one, chosen=chosen, zone=table.zone)
    return Screen(text, (*ticks, lengths, call, _back(scene, table.id)))


@page(MEETING, to=facilitators)
def draw_meeting(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    meeting = scene.reader.get(Meeting, form.data["meeting"])
    view = minutes_view(scene.reader, meeting.id)
    coming = sum(one.presence is Presence.COMING for one in attendances(scene.reader, meeting.id).values())
    text = words.render("panel/meeting", meeting=meeting, view=view, coming=coming, zone=table.zone)
    points = tuple(
        (key(f"{one.position}. {one.title[:SHORT]}", LookAtPoint(one.id)),)
        for one in agenda(scene.reader, meeting.id)
    )
    return Screen(text, (*points, *_meeting_keys(scene, meeting), _back(scene, table.id)))


@page(POINT, to=facilitators)
def draw_point(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    point = scene.reader.get(AgendaPoint, form.data["point"])
    meeting = scene.reader.get(Meeting, point.meeting_id)
    held = scene.reader.get(Round, point.round_id) if point.round_id else None
    view = next(one for one in minutes_view(scene.reader, meeting.id).points if one.point_id == point.id)
    present = len(present_seats(scene.reader, meeting.id))
    text = words.render("panel/agenda_point", point=view, held=held, present=present, zone=table.zone)
    back = (key(words._("Back"), LookAtMeeting(meeting.id)),)
    return Screen(text, (*_point_keys(scene, meeting, point, held), back))


@page(PRESENT, to=facilitators)
def draw_present(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    meeting = scene.reader.get(Meeting, form.data["meeting"])
    there = attendances(scene.reader, meeting.id)
    keys: Rows = ()
    for seat in scene.reader.find(Seat, table_id=table.id, removed_at=None, order="position"):
        said = there.get(seat.id)
        is_there = said is not None and said.presence is Presence.PRESENT
        turned = Presence.EXCUSED if is_there else Presence.PRESENT
        mark = "✓" if is_there else "✗"
        keys += ((key(f"{mark} {seat.agency[:40]}", EnterPresence(meeting.id, seat.id, turned)),),)
    back = (key(words._("Back"), LookAtMeeting(meeting.id)),)
    return Screen(words.render("panel/meeting_present", meeting=meeting), (*keys, back))


@page(ADD_POINT, to=facilitators)
def draw_add_point(scene: Scene, person: Person, form: Form) -> Screen:
    return _asking(scene, person, form, "panel/meeting_point", TITLE_LIMIT)


@page(MOVE, to=facilitators)
def draw_move(scene: Scene, person: Person, form: Form) -> Screen:
    return _asking(scene, person, form, "panel/meeting_move", PLACE_LIMIT)


@page(CANCEL, to=facilitators)
def draw_cancel(scene: Scene, person: Person, form: Form) -> Screen:
    return _asking(scene, person, form, "panel/meeting_cancel", REASON_LIMIT)


@page(NOTE, to=facilitators)
def draw_note(scene: Scene, person: Person, form: Form) -> Screen:
    return _asking(scene, person, form, "panel/agenda_note", NOTE_LIMIT)


def _meeting_keys(scene: Scene, meeting: Meeting) -> Rows:
    words = scene.words
    minutes = key(words._("Minutes (DOCX)"), SendMinutes(meeting.id))
    task = key(words._("Give a task"), GiveTask(meeting.table_id, meeting.id))
    if meeting.state is MeetingState.CANCELLED:
        return ()
    if meeting.state is MeetingState.HELD:
        return ((minutes, task),)
    add = key(words._("Add a point"), AddPoint(meeting.id))
    there = key(words._("Who is there"), OpenPresence(meeting.id))
    move = key(words._("Move it"), MoveMeeting(meeting.id))
    cancel = key(words._("Cancel it"), CancelMeeting(meeting.id))
    if scene.now < meeting.at:
        return ((add, there), (move, cancel))
    close = key(words._("Close the meeting"), CloseMeeting(meeting.id))
    return ((add, there), (task, minutes), (close,))


def _point_keys(scene: Scene, meeting: Meeting, point: AgendaPoint, held: Round | None) -> Rows:
    words = scene.words
    note = key(words._("Write a note"), NotePoint(point.id))
    if meeting.state is not MeetingState.CALLED:
        return ((note,),)
    if held is None:
        drop = key(words._("Take off the agenda"), DropPoint(point.id))
        if not point.proposal_id:
            return ((note, drop),)
        short = tuple(
            key(words._("Round: %(num)s min", num=each), OpenPoint(point.id, each)) for each in MINUTES
        )
        thursday = (key(words._("Round: absent seats until Thursday"), OpenPoint(point.id, 0)),)
        return (short, thursday, (note, drop))
    look = key(words._("Look at the round"), LookAtRound(held.id))
    if held.state is not RoundState.OPEN:
        return ((look, note),)
    hands = (key(words._("All present raise their hands"), RaiseHands(point.id)),)
    return (hands, *_exceptions(scene, meeting, held), (look, note))


def _exceptions(scene: Scene, meeting: Meeting, held: Round) -> Rows:
    """Present seats one by one: whoever did not raise a hand."""
    present = set(present_seats(scene.reader, meeting.id))
    listed = [one for one in to_enter(scene.reader, held.id) if one.seat_id in present]
    return rows(key(one.agency[:SHORT], EnterFor(held.id, one.seat_id)) for one in listed[:MOST])


def _asking(scene: Scene, person: Person, form: Form, template: str, limit: int) -> Screen:
    table = led_table(scene, person, form)
    meeting = scene.reader.get(Meeting, form.data["meeting"])
    back = (key(scene.words._("Back"), LookAtMeeting(meeting.id)),)
    text = scene.words.render(template, meeting=meeting, limit=limit, zone=table.zone)
    return Screen(text, (back,))


def _length(scene: Scene, length: int, chosen: int) -> Key:
    label = scene.words._("%(num)s min", num=length)
    return key(f"{label} ✓" if length == chosen else label, MeetingLasts(length))


def _back(scene: Scene, table_id: int) -> tuple[Key, ...]:
    return (key(scene.words._("Back"), OpenMeetings(table_id)),)
