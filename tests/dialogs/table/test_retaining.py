"""What is kept of persons goes when the promised days are over; the register stays and holds."""

from dataclasses import replace
from datetime import timedelta

from dialogs.methods.positions import Position
from dialogs.owed import Timer, TimerKind
from dialogs.plan.verify import verify_tables
from dialogs.rounds.closing import close_round
from dialogs.rounds.due import fall_due
from dialogs.rounds.model import Answer
from dialogs.rounds.reasons import state_reason
from dialogs.table.forgetting import is_forgotten
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Person, Table
from dialogs.table.retaining import retain
from tests.dialogs.seated import Seated


def left() -> tuple[Seated, Person]:
    """The police holder answered with a reason, then left the seat."""
    table = Seated()
    item = table.items(table.open_round())[0]
    table.all_say(item.id, but=("POL",))
    table.say("POL", item.id, Position.NOTE)
    state_reason(table.work, table.people["POL"], item.id, "Only by day", table.now)
    close_round(table.work, item.round_id, "all_answered", table.now)
    vacate_seat(table.work, table.people["POL"], table.seats["POL"].id, table.now)
    return table, table.people["POL"]


def days(table: Seated, number: int) -> int:
    return retain(table.work, table.table.id, table.now + timedelta(days=number))


def test_nobody_goes_before_the_days_are_over() -> None:
    table, person = left()
    assert days(table, 364) == 0
    assert not is_forgotten(table.work.get(Person, person.id))


def test_whoever_left_goes_then_and_the_votes_stay() -> None:
    table, person = left()
    assert days(table, 366) == 1
    gone = table.work.get(Person, person.id)
    assert is_forgotten(gone) and gone.name == ""
    kept = table.work.find(Answer, seat_id=table.seats["POL"].id, latest=True)
    assert [(one.position, one.reason) for one in kept] == [(Position.NOTE, "")]
    assert all(one.holds for one in verify_tables(table.work))


def test_whoever_still_sits_somewhere_stays() -> None:
    table, _ = left()
    assert days(table, 5000) == 1  # the nine others hold their seats


def test_never_sooner_than_thirty_days() -> None:
    table, _ = left()
    table.work.save(replace(table.work.get(Table, table.table.id), retention_days=1))
    assert days(table, 29) == 0
    assert days(table, 31) == 1


def test_each_day_sets_the_next() -> None:
    table = Seated()
    days(table, 0)
    timer = table.work.find(Timer, kind=TimerKind.RETAIN)[-1]
    assert timer.due_at == table.now + timedelta(days=1)
    fall_due(table.work, timer, timer.due_at)
    assert table.work.find(Timer, kind=TimerKind.RETAIN, done_at=None)[-1].due_at == timer.due_at + timedelta(
        days=1
    )
