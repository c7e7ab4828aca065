"""Tasks between meetings: asked of an agency, taken on or declined, reminded the day before, done."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.calendar import MORNING
from dialogs.ledger import meetings as entries
from dialogs.ledger.sealed import Sealed
from dialogs.meetings.attending import present_seats
from dialogs.meetings.model import OPEN_STATES, Task, TaskState
from dialogs.owed import Timer, TimerKind
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.aftermath import tell_seat
from dialogs.table.authority import holders, is_facilitator, require_facilitator, seat_held, voice_of
from dialogs.table.model import Person, Seat, Table
from dialogs.table.telling import tell_facilitators
from dialogs.wording import plain_text

TASK_LIMIT = 200
FURTHEST = timedelta(days=366)


def give_task(
    work: Work, by: Person, table_id: int, seat_id: int, text: str, due: datetime, now: datetime,
    *, meeting_id: int = 0,
) -> Task:  # fmt: skip
    """Asked of a seat by the facilitator; taken on at once only by one present at the meeting; 1-200
    characters, due within a year."""
    require_facilitator(work, by, table_id)
    seat = work.get(Seat, seat_id)
    if seat.table_id != table_id or seat.removed_at:
        raise Refusal("gone", kind="seat")
    if not now < due <= now + FURTHEST:
        raise Refusal("task_due")
    text = plain_text(text, TASK_LIMIT, "task")
    number = len(work.find(Task, table_id=table_id)) + 1
    there = _agreed_there(work, meeting_id, seat_id)
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
            state=TaskState.TAKEN_ON if there else TaskState.ASKED,
            answered_at=now if there else None,
        )
    )
    said = entries.TaskGiven(
        task=task.id, number=number, meeting=meeting_id, due=due,
        seat=Sealed(seat_id), taken_on=Sealed(there), text=Sealed(text),
    )  # fmt: skip
    work.append(table_id, said, now)
    kind, at = TimerKind.TASK_DUE, max(_day_before(work, task), now)
    work.add(Timer(table_id=table_id, kind=kind, subject=task.id, due_at=at))
    tell_seat(work, seat_id, "task_given", now, task=task.id)
    return task


def answer_task(work: Work, by: Person, task_id: int, takes: bool, now: datetime) -> Task:
    """The agency takes it on or declines, and may decline later too; for a seat without an account the
    facilitator enters what was said on the phone."""
    task = work.get(Task, task_id)
    entered = _require_answering(work, by, task)
    if task.state not in OPEN_STATES:
        raise Refusal("task_is_done" if task.state is TaskState.DONE else "task_declined")
    state = TaskState.TAKEN_ON if takes else TaskState.DECLINED
    if task.state is state:
        return task
    show_answered(
        work, state.value, now, question("task", task.id), by=by.id, seat=0 if entered else task.seat_id
    )
    if not work.change(Task, task.id, {"state": task.state}, state=state, answered_at=now):
        raise Refusal("button_outdated")
    word = entries.Word(taken_on=takes, entered=entered)
    said = entries.TaskAnswered(task=task.id, number=task.number, word=Sealed(word))
    work.append(task.table_id, said, now)
    tell_facilitators(work, task.table_id, "task_answered", {"task": task.id}, now)
    return replace(task, state=state, answered_at=now)


def finish_task(work: Work, by: Person, task_id: int, now: datetime) -> Task:
    """By a holder of the seat that owns it, or the facilitator; once."""
    task = work.get(Task, task_id)
    if not is_facilitator(work, by, task.table_id) and voice_of(work, by, task.table_id).id != task.seat_id:
        raise Refusal("not_your_task")
    if task.state is TaskState.DECLINED:
        raise Refusal("task_declined")
    own = seat_held(work, by, task.table_id)
    speaks = task.seat_id if own and own.id == task.seat_id else 0
    show_answered(work, "done", now, question("task", task.id), by=by.id, seat=speaks)
    if not work.change(
        Task, task.id, {"done_at": None, "state": task.state}, done_at=now, state=TaskState.DONE
    ):
        raise Refusal("task_is_done")
    work.append(task.table_id, entries.TaskDone(task=task.id, number=task.number), now)
    tell_facilitators(work, task.table_id, "task_done", {"task": task.id}, now)
    return replace(task, done_at=now, state=TaskState.DONE)


def remind_of_task(work: Work, task_id: int, now: datetime) -> None:
    task = work.get(Task, task_id)
    if task.state in OPEN_STATES:
        tell_seat(work, task.seat_id, "task_due", now, task=task.id)


def open_tasks(reader: Reader, table_id: int) -> list[Task]:
    """Asked and taken on."""
    return reader.find(Task, table_id=table_id, state=OPEN_STATES, order="due")


def is_entered_for(reader: Reader, seat_id: int) -> bool:
    """Has the seat nobody who could press, so that it is called and its word entered?"""
    return not holders(reader, seat_id)


def _require_answering(reader: Reader, by: Person, task: Task) -> bool:
    """True where a facilitator enters it."""
    held = seat_held(reader, by, task.table_id)
    if held and held.id == task.seat_id:
        voice_of(reader, by, task.table_id)
        return False
    if is_facilitator(reader, by, task.table_id) and is_entered_for(reader, task.seat_id):
        return True
    raise Refusal("not_your_task")


def _agreed_there(reader: Reader, meeting_id: int, seat_id: int) -> bool:
    """An agency present at the meeting that gives the task has taken it on there."""
    return bool(meeting_id) and seat_id in present_seats(reader, meeting_id)


def _day_before(reader: Reader, task: Task) -> datetime:
    calendar = reader.get(Table, task.table_id).calendar
    return calendar.at(calendar.add_working_days(calendar.today(task.due), -1), MORNING)
