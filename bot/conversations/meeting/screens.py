"""The facilitator's pages of meetings: list, preparation, agenda, points, attendance, tasks."""

from bot.conversations.meeting.buttons import (
    AddPoint,
    CallMeeting,
    CancelMeeting,
    EnterPresence,
    MeetingLasts,
    MoveMeeting,
    OpenPresence,
    PlanMeeting,
    TickPoint,
)
from bot.conversations.meeting.forms import ADD_POINT, CALL, CANCEL, MOVE, PLACE, PRESENT, WHEN, planned
from bot.panel.doors.meetings import (
    MEETING,
    MEETINGS,
    AnswerTask,
    CloseMeeting,
    FinishTask,
    GiveTask,
    LookAtMeeting,
    LookAtPoint,
    OpenMeetings,
    SendMinutes,
)
from bot.panel.doors.rounds import OpenDesk
from bot.panel.fitting import shortened
from bot.panel.keys import Rows, key, rows
from bot.panel.led_table import led_table
from bot.panel.meeting_page import MOST, SHORT, asking_screen
from bot.panel.pages import page
from bot.panel.readers import facilitators
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from dialogs.meetings.attending import attendances
from dialogs.meetings.calling import LENGTHS, PLACE_LIMIT, REASON_LIMIT, TITLE_LIMIT, agenda
from dialogs.meetings.minutes_view import minutes_view
from dialogs.meetings.model import Meeting, MeetingState, Presence, Task, TaskState
from dialogs.meetings.tasks import is_entered_for, open_tasks
from dialogs.owed import Form
from dialogs.rounds.queue_view import queue_view
from dialogs.table.model import Person, Seat


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
        (key(f"{one.position}. {shortened(one.title, SHORT)}", LookAtPoint(one.id)),)
        for one in agenda(scene.reader, meeting.id)
    )
    return Screen(text, (*points, *_meeting_keys(scene, meeting), _back(scene, table.id)))


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
        keys += ((key(f"{mark} {shortened(seat.agency, 40)}", EnterPresence(meeting.id, seat.id, turned)),),)
    back = (key(words._("Back"), LookAtMeeting(meeting.id)),)
    return Screen(words.render("panel/meeting_present", meeting=meeting), (*keys, back))


@page(ADD_POINT, to=facilitators)
def draw_add_point(scene: Scene, person: Person, form: Form) -> Screen:
    return asking_screen(scene, person, form, "panel/meeting_point", TITLE_LIMIT)


@page(MOVE, to=facilitators)
def draw_move(scene: Scene, person: Person, form: Form) -> Screen:
    return asking_screen(scene, person, form, "panel/meeting_move", PLACE_LIMIT)


@page(CANCEL, to=facilitators)
def draw_cancel(scene: Scene, person: Person, form: Form) -> Screen:
    return asking_screen(scene, person, form, "panel/meeting_cancel", REASON_LIMIT)


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


def _length(scene: Scene, length: int, chosen: int) -> Key:
    label = scene.words._("%(num)s min", num=length)
    return key(f"{label} ✓" if length == chosen else label, MeetingLasts(length))


def _back(scene: Scene, table_id: int) -> tuple[Key, ...]:
    return (key(scene.words._("Back"), OpenMeetings(table_id)),)
