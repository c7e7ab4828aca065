"""A task is asked of its agency; it falls on nobody who was absent, silent or declined."""

from datetime import timedelta

import pytest

from bot.documents.minutes import minutes_of
from bot.texts.words import words_for
from dialogs.ledger.meetings import Word
from dialogs.meetings.attending import enter_presence
from dialogs.meetings.calling import call_meeting
from dialogs.meetings.minutes_view import minutes_view
from dialogs.meetings.model import Meeting, Presence, Task, TaskState
from dialogs.meetings.tasks import answer_task, finish_task, give_task, open_tasks
from dialogs.owed import Timer, TimerKind
from dialogs.refusals import Refusal
from dialogs.rounds.due import fall_due
from dialogs.rounds.mine_view import mine_view
from dialogs.table.leaving import end_holdings
from dialogs.table.modes import answer_by_letter
from tests.dialogs.seated import Seated


@pytest.fixture
def table() -> Seated:
    return Seated()


def meeting(table: Seated, *present: str) -> Meeting:
    at = table.now + timedelta(hours=1)
    made = call_meeting(table.work, table.facilitator, table.table.id, at, 90, "Hall", table.now)
    for code in present:
        seat = table.seats[code].id
        enter_presence(table.work, table.facilitator, made.id, seat, Presence.PRESENT, table.now)
    return made


def given(table: Seated, code: str, meeting_id: int = 0) -> Task:
    due = table.now + timedelta(days=14)
    return give_task(
        table.work, table.facilitator, table.table.id, table.seats[code].id, "Write it", due, table.now,
        meeting_id=meeting_id,
    )  # fmt: skip


def minutes(table: Seated, made: Meeting, language: str = "en") -> str:
    (task,) = minutes_of(minutes_view(table.work, made.id), words_for(language), rehearsal=False).tasks
    return task.owner


def refused(job: object) -> str:
    with pytest.raises(Refusal) as refusal:
        job()  # type: ignore[operator]
    return refusal.value.code


def test_an_absent_agency_is_asked_and_the_minutes_say_so(table: Seated) -> None:
    made = meeting(table, "POL")
    task = given(table, "JA", made.id)
    agency = table.seats["JA"].agency
    assert task.state is TaskState.ASKED
    assert minutes(table, made) == f"{agency} (asked)"
    assert minutes(table, made, "de") == f"{agency} (angefragt)"
    (mine,) = mine_view(table.work, table.people["JA"], table.now)
    assert mine.waits and [one.id for one in mine.tasks] == [task.id]
    answer_task(table.work, table.people["JA"], task.id, True, table.now)
    assert minutes(table, made) == agency
    assert table.work.kinds()[-2:] == ["task_given", "task_answered"]
    assert len(table.work.notices("task_answered")) == 1
    (mine,) = mine_view(table.work, table.people["JA"], table.now)
    assert not mine.waits


def test_who_was_there_takes_it_on_there_and_may_still_decline(table: Seated) -> None:
    made = meeting(table, "POL")
    task = given(table, "POL", made.id)
    assert task.state is TaskState.TAKEN_ON and minutes(table, made) == table.seats["POL"].agency
    answer_task(table.work, table.people["POL"], task.id, False, table.now)
    assert minutes(table, made) == f"{table.seats['POL'].agency} (declined)"


def test_a_declined_task_is_open_no_more_and_reminds_nobody(table: Seated) -> None:
    task = given(table, "GA")
    answer_task(table.work, table.people["GA"], task.id, False, table.now)
    assert open_tasks(table.work, table.table.id) == []
    timer = table.work.find(Timer, kind=TimerKind.TASK_DUE)[0]
    fall_due(table.work, timer, timer.due_at)
    assert table.work.notices("task_due") == []
    for job in (
        lambda: answer_task(table.work, table.people["GA"], task.id, True, table.now),
        lambda: finish_task(table.work, table.people["GA"], task.id, table.now),
    ):
        assert refused(job) == "task_declined"


def test_the_facilitator_enters_it_only_for_a_seat_nobody_can_press_for(table: Seated) -> None:
    task = given(table, "GA")
    enters = lambda one: answer_task(table.work, table.facilitator, one.id, True, table.now)  # noqa: E731
    assert refused(lambda: enters(task)) == "not_your_task"
    end_holdings(table.work, table.seats["JVA"], table.now)
    answer_by_letter(table.work, table.facilitator, table.seats["JVA"].id, "Head of unit", table.now)
    called = given(table, "JVA")
    assert called.state is TaskState.ASKED
    assert enters(called).state is TaskState.TAKEN_ON
    assert table.work.said()[-1].word.known == Word(taken_on=True, entered=True)


def test_nobody_else_answers_it_and_done_is_done(table: Seated) -> None:
    task = given(table, "GA")
    assert (
        refused(lambda: answer_task(table.work, table.people["POL"], task.id, True, table.now))
        == "not_your_task"
    )
    finish_task(table.work, table.people["GA"], task.id, table.now)
    assert (
        refused(lambda: answer_task(table.work, table.people["GA"], task.id, False, table.now))
        == "task_is_done"
    )
