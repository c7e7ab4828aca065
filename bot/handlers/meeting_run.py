"""A meeting as it runs: points opened as rounds, hands raised, notes, tasks, minutes, the close."""

from datetime import datetime, timedelta
from typing import Any

from bot.forms.drafting import warnings_now
from bot.forms.meeting import (
    MEETING,
    MEETINGS,
    NOTE,
    POINT,
    TASK_DUE,
    TASK_OWNER,
    TASK_TEXT,
    AnswerTask,
    CloseMeeting,
    DropPoint,
    FinishTask,
    GiveTask,
    LookAtPoint,
    NotePoint,
    OpenPoint,
    OwnTask,
    RaiseHands,
    SendMinutes,
    TaskDueIn,
)
from bot.forms.panel import form_of, go, remark
from bot.forms.typed_moment import typed_moment
from bot.handlers.actor import Actor
from bot.handlers.place import place_of
from bot.handlers.registry import FREE_TEXT, NOTHING_KEPT, on_button, on_page_text, shown_later
from bot.handlers.toast import Toast
from bot.texts.words import words_for
from dialogs.calendar import DAY_ENDS
from dialogs.meetings.calling import NOTE_LIMIT, drop_point, note_point
from dialogs.meetings.holding import close_meeting, open_point, raise_hands
from dialogs.meetings.model import AgendaPoint, Meeting
from dialogs.meetings.tasks import TASK_LIMIT, answer_task, finish_task, give_task, is_entered_for
from dialogs.owed import Form, Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Seat, Table
from dialogs.wording import plain_text


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


@on_button(GiveTask)
def ask_owner(work: Work, actor: Actor, pressed: GiveTask, now: datetime) -> None:
    require_facilitator(work, actor.person, pressed.table_id)
    if pressed.meeting_id and work.get(Meeting, pressed.meeting_id).table_id != pressed.table_id:
        raise Refusal("gone")
    go(work, actor.person, TASK_OWNER, table_id=pressed.table_id, meeting=pressed.meeting_id)


@on_button(OwnTask)
def take_owner(work: Work, actor: Actor, pressed: OwnTask, now: datetime) -> None:
    form = _standing(work, actor, TASK_OWNER)
    if work.get(Seat, pressed.seat_id).table_id != form.table_id:
        raise Refusal("gone", kind="seat")
    go(work, actor.person, TASK_TEXT, table_id=form.table_id, **{**form.data, "seat": pressed.seat_id})


@on_page_text(TASK_TEXT, guard=shown_later(FREE_TEXT))
def take_text(work: Work, actor: Actor, text: str, now: datetime) -> None:
    form = _standing(work, actor, TASK_TEXT)
    said = {**_kept(form), "text": plain_text(text, TASK_LIMIT, "task")}
    go(work, actor.person, TASK_DUE, table_id=form.table_id, repost=True, **said)


@on_page_text(TASK_DUE, guard=NOTHING_KEPT)
def take_due(work: Work, actor: Actor, text: str, now: datetime) -> None:
    form = _standing(work, actor, TASK_DUE)
    calendar = work.get(Table, form.table_id).calendar
    typed = typed_moment(text, calendar, now, clock=DAY_ENDS)
    _give(work, actor, form, typed.at, now)
    remark(work, actor.person, typed)


@on_button(TaskDueIn)
def due_in(work: Work, actor: Actor, pressed: TaskDueIn, now: datetime) -> Toast:
    form = _standing(work, actor, TASK_DUE)
    calendar = work.get(Table, form.table_id).calendar
    day = calendar.working_day_from(calendar.today(now) + timedelta(weeks=pressed.weeks))
    return _give(work, actor, form, calendar.at(day, DAY_ENDS), now)


@on_button(AnswerTask)
def answer_asked(work: Work, actor: Actor, pressed: AnswerTask, now: datetime) -> Toast:
    task = answer_task(work, actor.person, pressed.task_id, pressed.takes, now)
    return Toast("task_taken_on" if pressed.takes else "task_declined", {"number": task.number})


@on_button(FinishTask)
def finish(work: Work, actor: Actor, pressed: FinishTask, now: datetime) -> Toast:
    done = finish_task(work, actor.person, pressed.task_id, now)
    return Toast("task_done", {"number": done.number})


def _give(work: Work, actor: Actor, form: Form, due: datetime, now: datetime) -> Toast:
    data, meeting_id = form.data, form.data["meeting"]
    given = give_task(
        work, actor.person, form.table_id, data["seat"], data["text"], due, now, meeting_id=meeting_id
    )
    page = MEETING if meeting_id else MEETINGS
    go(work, actor.person, page, table_id=form.table_id, repost=True, meeting=meeting_id)
    if is_entered_for(work, given.seat_id):
        agency = work.get(Seat, given.seat_id).agency
        return Toast("task_to_call", {"number": given.number, "agency": agency})
    return Toast("task_given", {"number": given.number})


def _owe_minutes(work: Work, actor: Actor, meeting: Meeting, now: datetime) -> None:
    facts = {"meeting": meeting.id}
    work.add(Notice(code="minutes", facts=facts, person_id=actor.person.id, created_at=now))


def _show(work: Work, actor: Actor, point: AgendaPoint, page: str, *, repost: bool = False) -> None:
    require_facilitator(work, actor.person, point.table_id)
    meeting, table_id = point.meeting_id, point.table_id
    go(work, actor.person, page, table_id=table_id, repost=repost, meeting=meeting, point=point.id)


def _standing(work: Work, actor: Actor, page: str) -> Form:
    form = form_of(work, actor.person)
    if form.page != page:
        raise Refusal("button_outdated")
    require_facilitator(work, actor.person, form.table_id)
    return form


def _kept(form: Form) -> dict[str, Any]:
    return {name: form.data[name] for name in ("meeting", "seat")}
