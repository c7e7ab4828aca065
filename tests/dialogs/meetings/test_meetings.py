"""Meetings: agenda, attendance, rounds opened in them, raised hands, the register; tasks between them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.meetings.attending import begin, enter_presence, present_seats, say_coming
from dialogs.meetings.calling import (
    add_point,
    agenda,
    call_meeting,
    cancel_meeting,
    drop_point,
    move_meeting,
    note_point,
)
from dialogs.meetings.holding import close_meeting, open_point, raise_hands, rounds_running
from dialogs.meetings.minutes_view import minutes_view
from dialogs.meetings.model import Meeting, MeetingState, Presence
from dialogs.meetings.tasks import finish_task, give_task
from dialogs.methods.positions import Outcome, Position
from dialogs.owed import Timer, TimerKind
from dialogs.plan.fold import fold
from dialogs.refusals import Refusal
from dialogs.rounds.closing import close_round
from dialogs.rounds.due import fall_due
from dialogs.rounds.entering import confirm_entered
from dialogs.rounds.model import Answer, How
from dialogs.rounds.proposing import propose
from dialogs.table.model import Reach
from tests.dialogs.seated import Seated


@pytest.fixture
def table() -> Seated:
    return Seated()


def call(table: Seated, goals: int = 2) -> Meeting:
    made = [
        propose(table.work, table.facilitator, table.table.id, f"Goal {at}", "", table.now).proposal_id
        for at in range(1, goals + 1)
    ]
    at = table.now + timedelta(days=7)
    return call_meeting(
        table.work, table.facilitator, table.table.id, at, 90, "Town hall", table.now, proposals=made
    )


def begun(table: Seated, goals: int = 2) -> Meeting:
    meeting = call(table, goals)
    table.now = meeting.at
    return meeting


def refused(job: object) -> str:
    with pytest.raises(Refusal) as raised:
        job()  # type: ignore[operator]
    return raised.value.code


def test_the_agenda_are_the_goals_in_order(table: Seated) -> None:
    meeting = call(table)
    add_point(table.work, table.facilitator, meeting.id, "Any other business")
    assert [one.title for one in agenda(table.work, meeting.id)] == [
        "G1: Goal 1", "G2: Goal 2", "Any other business",
    ]  # fmt: skip
    drop_point(table.work, table.facilitator, agenda(table.work, meeting.id)[0].id)
    assert [(one.position, one.title) for one in agenda(table.work, meeting.id)] == [
        (1, "G2: Goal 2"),
        (2, "Any other business"),
    ]


def test_calling_moving_and_cancelling_tell_everybody_and_number_the_change(table: Seated) -> None:
    meeting = call(table)
    moved = move_meeting(
        table.work, table.facilitator, meeting.id, meeting.at + timedelta(days=1), "", table.now
    )
    assert (moved.changes, moved.place) == (1, "Town hall")
    cancelled = cancel_meeting(table.work, table.facilitator, meeting.id, "Illness", table.now)
    assert (cancelled.changes, cancelled.state) == (2, MeetingState.CANCELLED)
    for code in ("meeting_called", "meeting_moved", "meeting_cancelled"):
        told = table.work.notices(code)
        assert [one.table_id for one in told if not one.person_id] == [table.table.id]
        assert {one.person_id for one in told} == {0, *(one.id for one in table.people.values())}
    late = lambda: move_meeting(table.work, table.facilitator, meeting.id, moved.at, "", table.now)  # noqa: E731
    assert refused(late) == "meeting_over"


def test_the_hour_asks_who_is_there_once_and_only_the_last_one(table: Seated) -> None:
    meeting = call(table)
    moved = move_meeting(
        table.work, table.facilitator, meeting.id, meeting.at + timedelta(days=1), "", table.now
    )
    for timer in table.work.find(Timer, kind=TimerKind.MEETING_BEGINS):
        fall_due(table.work, timer, timer.due_at)
    told = [0, *(one.id for one in table.people.values())]
    assert sorted(one.person_id for one in table.work.notices("meeting_begins")) == told
    begin(table.work, meeting.id, moved.at - timedelta(hours=1))
    assert len(table.work.notices("meeting_begins")) == len(told)


@pytest.mark.parametrize("reach", [Reach.NEVER, Reach.BLOCKED])
def test_each_time_the_facilitator_calls_whom_nobody_can_write_to(table: Seated, reach: Reach) -> None:
    table.work.save(replace(table.people["JVA"], reach=reach))
    meeting = call(table)
    for day in (1, 2):
        later = meeting.at + timedelta(days=day)
        move_meeting(table.work, table.facilitator, meeting.id, later, "", table.now)
    asked = [one.facts["about"] for one in table.work.notices("seats_to_call")]
    assert asked == ["meeting_called", "meeting_moved", "meeting_moved"]


def test_attendance_by_tap_and_entered(table: Seated) -> None:
    meeting = call(table)
    police = table.people["POL"]
    say_coming(table.work, police, meeting.id, Presence.COMING, table.now)
    early = lambda: say_coming(table.work, police, meeting.id, Presence.PRESENT, table.now)  # noqa: E731
    assert refused(early) == "meeting_not_begun"
    table.now = meeting.at
    say_coming(table.work, police, meeting.id, Presence.PRESENT, table.now)
    seat = table.seats["JVA"].id
    enter_presence(table.work, table.facilitator, meeting.id, seat, Presence.PRESENT, table.now)
    assert present_seats(table.work, meeting.id) == sorted([table.seats["POL"].id, seat])
    by_a_seat = lambda: enter_presence(table.work, police, meeting.id, seat, Presence.PRESENT, table.now)  # noqa: E731
    assert refused(by_a_seat) == "not_facilitator"


def test_raised_hands_are_entered_for_those_present_and_confirmed(table: Seated) -> None:
    meeting = begun(table)
    for code in ("POL", "SH", "GA"):
        say_coming(table.work, table.people[code], meeting.id, Presence.PRESENT, table.now)
    point = agenda(table.work, meeting.id)[0]
    held = open_point(table.work, table.facilitator, point.id, 10, (), table.now)
    assert held.deadline == table.now + timedelta(minutes=10)
    item = table.items(held.id)[0]
    table.say("POL", item.id, Position.STAND_ASIDE)
    done = raise_hands(table.work, table.facilitator, point.id, "Representative", table.now)
    assert (done.entered, done.left_out) == (2, 1)
    entered = table.work.find(Answer, item_id=item.id, latest=True, how=How.MEETING)
    assert [(one.position, one.confirmed) for one in entered] == [(Position.CONSENT, False)] * 2
    health = next(one for one in entered if one.seat_id == table.seats["SH"].id)
    confirm_entered(table.work, table.people["SH"], health.id, table.now)
    again = raise_hands(table.work, table.facilitator, point.id, "Representative", table.now)
    assert again.left_out == 2


def test_absent_seats_have_until_thursday(table: Seated) -> None:
    meeting = begun(table)
    point = agenda(table.work, meeting.id)[0]
    held = open_point(table.work, table.facilitator, point.id, 0, (), table.now)
    assert held.deadline == datetime(2026, 12, 10, 11, tzinfo=UTC)
    opened_twice = lambda: open_point(table.work, table.facilitator, point.id, 0, (), table.now)  # noqa: E731
    assert refused(opened_twice) == "point_opened"
    assert refused(lambda: drop_point(table.work, table.facilitator, point.id)) == "point_opened"
    assert [one.id for one in rounds_running(table.work, meeting.id)] == [held.id]


def test_the_close_goes_into_the_register_and_the_minutes_tell_it(table: Seated) -> None:
    meeting = begun(table)
    first, second = agenda(table.work, meeting.id)
    for code in table.people:
        say_coming(table.work, table.people[code], meeting.id, Presence.PRESENT, table.now)
    held = open_point(table.work, table.facilitator, first.id, 10, (), table.now)
    table.all_say(table.items(held.id)[0].id)
    close_round(table.work, held.id, "all_answered", table.now)
    open_point(table.work, table.facilitator, second.id, 0, (), table.now)
    note_point(table.work, table.facilitator, first.id, "All agreed")
    close_meeting(table.work, table.facilitator, meeting.id, table.now)
    assert "meeting_held" in table.work.kinds()
    assert len(fold(table.work.ledger).rounds) == 2
    view = minutes_view(table.work, meeting.id)
    assert [(one.label, one.outcome, one.note) for one in view.points] == [
        ("G1", Outcome.ADOPTED, "All agreed"),
        ("G2", None, ""),
    ]
    assert len(view.present) == 10 and view.absent == ()
    assert (
        refused(lambda: close_meeting(table.work, table.facilitator, meeting.id, table.now)) == "meeting_over"
    )


def test_the_minutes_hold_no_answer_of_an_open_round(table: Seated) -> None:
    meeting = begun(table)
    point = agenda(table.work, meeting.id)[0]
    held = open_point(table.work, table.facilitator, point.id, 0, (), table.now)
    table.say("POL", table.items(held.id)[0].id, Position.OBJECT)
    view = minutes_view(table.work, meeting.id).points[0]
    assert (view.outcome, view.tally) == (None, ())


def test_a_meeting_is_not_closed_before_it_began(table: Seated) -> None:
    meeting = call(table)
    early = lambda: close_meeting(table.work, table.facilitator, meeting.id, table.now)  # noqa: E731
    assert refused(early) == "meeting_not_begun"


def test_a_task_has_an_owner_a_date_and_a_reminder(table: Seated) -> None:
    due = table.now + timedelta(days=14)
    seat, work = table.seats["GA"].id, table.work
    task = give_task(work, table.facilitator, table.table.id, seat, "Write the plan", due, table.now)
    assert [one.person_id for one in work.notices("task_given")] == [table.people["GA"].id]
    timer = work.find(Timer, kind=TimerKind.TASK_DUE)[0]
    assert timer.due_at.date() == datetime(2026, 12, 11, tzinfo=UTC).date()
    fall_due(work, timer, timer.due_at)
    assert len(work.notices("task_due")) == 1
    assert refused(lambda: finish_task(work, table.people["POL"], task.id, table.now)) == "not_your_task"
    finish_task(work, table.people["GA"], task.id, table.now)
    assert refused(lambda: finish_task(work, table.people["GA"], task.id, table.now)) == "task_is_done"
    assert work.kinds()[-2:] == ["task_given", "task_done"]


def test_a_task_done_early_is_not_reminded(table: Seated) -> None:
    due, seat = table.now + timedelta(days=14), table.seats["GA"].id
    task = give_task(table.work, table.facilitator, table.table.id, seat, "Write", due, table.now)
    finish_task(table.work, table.facilitator, task.id, table.now)
    timer = table.work.find(Timer, kind=TimerKind.TASK_DUE)[0]
    fall_due(table.work, timer, timer.due_at)
    assert table.work.notices("task_due") == []


def test_wrong_dates_and_strangers(table: Seated) -> None:
    work, now, by = table.work, table.now, table.facilitator
    calls = lambda at: call_meeting(work, by, table.table.id, at, 90, "Hall", now)  # noqa: E731
    assert refused(lambda: calls(now)) == "moment_past"
    assert refused(lambda: calls(now + timedelta(days=400))) == "meeting_too_far"
    stranger = lambda: call_meeting(  # noqa: E731
        work, table.people["POL"], table.table.id, now + timedelta(days=1), 90, "Hall", now
    )
    assert refused(stranger) == "not_facilitator"
    seat = table.seats["GA"].id
    for due in (now, now + timedelta(days=400)):
        given = lambda due=due: give_task(work, by, table.table.id, seat, "x", due, now)  # noqa: E731
        assert refused(given) == "task_due"
