"""A meeting as it runs: points opened as rounds, hands raised, notes, tasks, minutes, the close."""

from datetime import datetime

from bot.conversations.agenda.buttons import DropPoint, NotePoint, OpenPoint, RaiseHands
from bot.conversations.agenda.forms import NOTE, POINT
from bot.panel.actor import Actor
from bot.panel.doors.meetings import MEETING, CloseMeeting, LookAtPoint, SendMinutes
from bot.panel.drafts import warnings_now
from bot.panel.pages import form_of, go
from bot.panel.place import place_of
from bot.panel.router import on_button, on_page_text
from bot.panel.toast import Toast
from bot.texts.words import words_for
from dialogs.meetings.calling import NOTE_LIMIT, drop_point, note_point
from dialogs.meetings.holding import close_meeting, open_point, raise_hands
from dialogs.meetings.model import AgendaPoint, Meeting
from dialogs.owed import Notice
from dialogs.ports import Work
from dialogs.table.authority import require_facilitator


@on_button(LookAtPoint)
def look(work: Work, actor: Actor, pressed: LookAtPoint, now: datetime) -> None:
    _show(work, actor, work.get(AgendaPoint, pressed.point_id), POINT)


@on_button(DropPoint)
def drop(work: Work, actor: Actor, pressed: DropPoint, now: datetime) -> None:
    meeting = drop_point(work, actor.person, pressed.point_id)
    go(work, actor.person, MEETING, table_id=meeting.table_id, meeting=meeting.id)


@on_button(NotePoint)
def ask_note(work: Work, actor: Actor, pressed: NotePoint, now: datetime) -> None:
    _show(work, actor, work.get(AgendaPoint, pressed.point_id), NOTE)


@on_page_text(NOTE, limit=NOTE_LIMIT)
def take_note(work: Work, actor: Actor, text: str, now: datetime) -> None:
    point = note_point(work, actor.person, form_of(work, actor.person).data["point"], text)
    _show(work, actor, point, POINT, repost=True)


@on_button(OpenPoint)
def open_round(work: Work, actor: Actor, pressed: OpenPoint, now: datetime) -> Toast:
    point = work.get(AgendaPoint, pressed.point_id)
    require_facilitator(work, actor.person, point.table_id)
    warnings = warnings_now(work, point.table_id, now)
    open_point(work, actor.person, point.id, pressed.minutes, warnings, now)
    _show(work, actor, work.get(AgendaPoint, point.id), POINT)
    return Toast("round_opened")


@on_button(RaiseHands)
def hands(work: Work, actor: Actor, pressed: RaiseHands, now: datetime) -> Toast:
    words = words_for(place_of(work, actor).language)
    done = raise_hands(work, actor.person, pressed.point_id, words._("representative, by raised hand"), now)
    _show(work, actor, work.get(AgendaPoint, pressed.point_id), POINT)
    return Toast("hands_entered", {"entered": done.entered, "left_out": done.left_out})


@on_button(CloseMeeting)
def close(work: Work, actor: Actor, pressed: CloseMeeting, now: datetime) -> Toast:
    held = close_meeting(work, actor.person, pressed.meeting_id, now)
    _owe_minutes(work, actor, held, now)
    go(work, actor.person, MEETING, table_id=held.table_id, meeting=held.id)
    return Toast("meeting_held")


@on_button(SendMinutes)
def send_minutes(work: Work, actor: Actor, pressed: SendMinutes, now: datetime) -> Toast:
    meeting = work.get(Meeting, pressed.meeting_id)
    require_facilitator(work, actor.person, meeting.table_id)
    _owe_minutes(work, actor, meeting, now)
    return Toast("file_comes")


def _owe_minutes(work: Work, actor: Actor, meeting: Meeting, now: datetime) -> None:
    facts = {"meeting": meeting.id}
    work.add(Notice(code="minutes", facts=facts, person_id=actor.person.id, created_at=now))


def _show(work: Work, actor: Actor, point: AgendaPoint, page: str, *, repost: bool = False) -> None:
    require_facilitator(work, actor.person, point.table_id)
    meeting, table_id = point.meeting_id, point.table_id
    go(work, actor.person, page, table_id=table_id, repost=repost, meeting=meeting, point=point.id)
