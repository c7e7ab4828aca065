"""Tasks between meetings: an owner, a date, a private reminder the day before, done by a press."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.calendar import MORNING
from dialogs.meetings.model import Task
from dialogs.owed import Timer, TimerKind
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.aftermath import tell_seat
from dialogs.table.authority import is_facilitator, require_facilitator, voice_of
from dialogs.table.model import Person, Seat, Table
from dialogs.table.telling import tell_facilitators
from dialogs.wording import plain_text

TASK_LIMIT = 200
FURTHEST = timedelta(days=366)


def give_task(
    work: Work, by: Person, table_id: int, seat_id: int, text: str, due: datetime, now: datetime,
    *, meeting_id: int = 0,
) -> Task:  # fmt: skip
    """By the facilitator, to a seat that has agreed to it; 1-200 characters, due within a year."""
    require_facilitator(work, by, table_id)
    seat = work.get(Seat, seat_id)
    if seat.table_id != table_id or seat.removed_at:
        raise Refusal("gone", kind="seat")
    if not now < due <= now + FURTHEST:
        raise Refusal("task_due")
    text = plain_text(text, TASK_LIMIT, "task")
    number = len(work.find(Task, table_id=table_id)) + 1
    task = work.add(
        Task(
            table_id=table_id,
            number=number,
            meeting_id=meeting_id,
            seat_id=seat_id,
            person_id=by.id,
            text=text,
            due=due,
            given_at=now,
        )
    )
    body = {"task": task.id, "number": number, "seat": seat_id, "due": due.isoformat(), "meeting": meeting_id}
    work.append(table_id, "task_given", body, {"text": text}, now)
    kind, at = TimerKind.TASK_DUE, max(_day_before(work, task), now)
    work.add(Timer(table_id=table_id, kind=kind, subject=task.id, due_at=at))
    tell_seat(work, seat_id, "task_given", now, task=task.id)
    return task


def finish_task(work: Work, by: Person, task_id: int, now: datetime) -> Task:
    """By a holder of the seat that owns it, or the facilitator; once."""
    task = work.get(Task, task_id)
    if not is_facilitator(work, by, task.table_id) and voice_of(work, by, task.table_id).id != task.seat_id:
        raise Refusal("not_your_task")
    if not work.change(Task, task.id, {"done_at": None}, done_at=now):
        raise Refusal("task_is_done")
    work.append(task.table_id, "task_done", {"task": task.id, "number": task.number}, {}, now)
    tell_facilitators(work, task.table_id, "task_done", {"task": task.id}, now)
    return replace(task, done_at=now)


def remind_of_task(work: Work, task_id: int, now: datetime) -> None:
    task = work.get(Task, task_id)
    if task.done_at is None:
        tell_seat(work, task.seat_id, "task_due", now, task=task.id)


def open_tasks(reader: Reader, table_id: int) -> list[Task]:
    return reader.find(Task, table_id=table_id, done_at=None, order="due")


def _day_before(reader: Reader, task: Task) -> datetime:
    calendar = reader.get(Table, task.table_id).calendar
    return calendar.at(calendar.add_working_days(calendar.today(task.due), -1), MORNING)
