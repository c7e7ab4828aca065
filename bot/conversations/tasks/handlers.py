"""What a press or a typed text does: tasks."""

from datetime import datetime, timedelta
from typing import Any

from bot.conversations.tasks.buttons import OwnTask, TaskDueIn
from bot.conversations.tasks.forms import TASK_DUE, TASK_OWNER, TASK_TEXT
from bot.panel.actor import Actor
from bot.panel.doors.meetings import (
    MEETING,
    MEETINGS,
    AnswerTask,
    FinishTask,
    GiveTask,
)
from bot.panel.led_table import led_form
from bot.panel.pages import go, remark
from bot.panel.router import FREE_TEXT, NOTHING_KEPT, on_button, on_page_text, shown_later
from bot.panel.toast import Toast
from bot.panel.typed_moment import typed_moment
from dialogs.calendar import DAY_ENDS
from dialogs.meetings.model import Meeting
from dialogs.meetings.tasks import TASK_LIMIT, answer_task, finish_task, give_task, is_entered_for
from dialogs.owed import Form
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Seat, Table
from dialogs.wording import plain_text


@on_button(GiveTask)
def ask_owner(work: Work, actor: Actor, pressed: GiveTask, now: datetime) -> None:
    require_facilitator(work, actor.person, pressed.table_id)
    if pressed.meeting_id and work.get(Meeting, pressed.meeting_id).table_id != pressed.table_id:
        raise Refusal("gone")
    go(work, actor.person, TASK_OWNER, table_id=pressed.table_id, meeting=pressed.meeting_id)


@on_button(OwnTask)
def take_owner(work: Work, actor: Actor, pressed: OwnTask, now: datetime) -> None:
    form = led_form(work, actor.person, TASK_OWNER)
    if work.get(Seat, pressed.seat_id).table_id != form.table_id:
        raise Refusal("gone", kind="seat")
    go(work, actor.person, TASK_TEXT, table_id=form.table_id, **{**form.data, "seat": pressed.seat_id})


@on_page_text(TASK_TEXT, guard=shown_later(FREE_TEXT))
def take_text(work: Work, actor: Actor, text: str, now: datetime) -> None:
    form = led_form(work, actor.person, TASK_TEXT)
    said = {**_kept(form), "text": plain_text(text, TASK_LIMIT, "task")}
    go(work, actor.person, TASK_DUE, table_id=form.table_id, repost=True, **said)


@on_page_text(TASK_DUE, guard=NOTHING_KEPT)
def take_due(work: Work, actor: Actor, text: str, now: datetime) -> None:
    form = led_form(work, actor.person, TASK_DUE)
    calendar = work.get(Table, form.table_id).calendar
    typed = typed_moment(text, calendar, now, clock=DAY_ENDS)
    _give(work, actor, form, typed.at, now)
    remark(work, actor.person, typed)


@on_button(TaskDueIn)
def due_in(work: Work, actor: Actor, pressed: TaskDueIn, now: datetime) -> Toast:
    form = led_form(work, actor.person, TASK_DUE)
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


def _kept(form: Form) -> dict[str, Any]:
    return {name: form.data[name] for name in ("meeting", "seat")}
