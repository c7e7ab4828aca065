"""What is shown: the points of a meeting."""

from bot.conversations.agenda.buttons import DropPoint, NotePoint, OpenPoint, RaiseHands
from bot.conversations.agenda.forms import NOTE, POINT
from bot.panel.doors.meetings import LookAtMeeting
from bot.panel.doors.rounds import EnterFor, LookAtRound
from bot.panel.fitting import shortened
from bot.panel.keys import Rows, key, rows
from bot.panel.led_table import led_table
from bot.panel.meeting_page import MOST, SHORT, asking_screen
from bot.panel.pages import page
from bot.panel.readers import facilitators
from bot.panel.scene import Scene
from bot.panel.screen import Screen
from dialogs.meetings.attending import present_seats
from dialogs.meetings.calling import NOTE_LIMIT
from dialogs.meetings.minutes_view import minutes_view
from dialogs.meetings.model import AgendaPoint, Meeting, MeetingState
from dialogs.owed import Form
from dialogs.rounds.entered_view import to_enter
from dialogs.rounds.model import Round, RoundState
from dialogs.table.model import Person

MINUTES = (5, 10, 20)


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


@page(NOTE, to=facilitators)
def draw_note(scene: Scene, person: Person, form: Form) -> Screen:
    return asking_screen(scene, person, form, "panel/agenda_note", NOTE_LIMIT)


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
    return rows(key(shortened(one.agency, SHORT), EnterFor(held.id, one.seat_id)) for one in listed[:MOST])
