"""Whoever must know is told: each seat by its mode, and an early close waits for who could not be."""

import ast
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dialogs.meetings.calling import call_meeting
from dialogs.methods.positions import Position
from dialogs.owed import Board, Notice, Timer, TimerKind
from dialogs.rounds.announcing import announce_time
from dialogs.rounds.answering import answer
from dialogs.rounds.calling import record_call
from dialogs.rounds.closing import close_round
from dialogs.rounds.closing_early import close_early, stop_early_close
from dialogs.rounds.due import fall_due
from dialogs.rounds.extending import extend_round
from dialogs.rounds.model import Answer, Round, RoundState
from dialogs.rounds.proposing import propose, reply_to_proposal
from dialogs.rounds.reminding import remind
from dialogs.rounds.undoing import undo_answer
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.deputies import let_answer
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Answering, Holding, Person, Reach, Role, SeatMode
from tests.dialogs.seated import Seated


@pytest.fixture
def seated() -> Seated:
    return Seated()


@pytest.mark.parametrize("mode", [SeatMode.LETTER, SeatMode.PRIVATE, SeatMode.GROUP])
def test_an_early_close_waits_for_a_call_to_a_seat_nobody_could_tell(seated: Seated, mode: SeatMode) -> None:
    work, jail = seated.work, seated.people["JVA"]
    work.save(replace(seated.seats["JVA"], mode=mode))
    work.save(replace(jail, reach=Reach.NEVER))
    held = seated.open_round()
    seated.all_say(seated.items(held)[0].id, but=("JVA",))
    record_call(work, seated.facilitator, held, seated.seats["JVA"].id, False, seated.now)
    close_early(work, seated.facilitator, held, seated.now + timedelta(minutes=1))
    work.deliver()
    timer = work.first(Timer, kind=TimerKind.CLOSE_EARLY)
    assert timer is not None
    for _ in range(2):
        fall_due(work, timer, timer.due_at)
        assert work.get(Round, held).state is RoundState.OPEN
        timer = work.find(Timer, kind=TimerKind.CLOSE_EARLY, done_at=None)[0]
    asked = [one.facts["about"] for one in work.notices("seats_to_call")]
    assert asked.count("early_close_announced") == asked.count("early_close_waits") == 1
    record_call(work, seated.facilitator, held, seated.seats["JVA"].id, False, timer.due_at)
    assert work.get(Round, held).state is RoundState.CLOSED


def test_every_seat_learns_of_every_step_by_its_mode(seated: Seated) -> None:
    work, now = seated.work, seated.now
    for code, mode, reach in (
        ("JVA", SeatMode.LETTER, Reach.NEVER), ("SHG", SeatMode.PRIVATE, Reach.STARTED),
        ("KL", SeatMode.GROUP, Reach.BLOCKED),
    ):  # fmt: skip
        work.save(replace(seated.seats[code], mode=mode))
        work.save(replace(seated.people[code], reach=reach))
    held = seated.open_round(2)
    extend_round(work, seated.facilitator, held, 3, "holidays", now)
    close_early(work, seated.facilitator, held, now)
    stop_early_close(work, seated.people["SHG"], held, now)
    withdraw_item(work, seated.facilitator, seated.items(held)[1].id, "not ready", now)
    close_round(work, held, "deadline", now)
    steps = ["round_extended", "early_close_announced", "early_close_stopped", "item_withdrawn"]
    for step in steps:
        told = {one.person_id: one for one in work.notices(step)}
        assert set(told) == {0} | {one.id for code, one in seated.people.items() if code not in ("JVA", "KL")}
        assert not told[seated.people["SHG"].id].silent
        calls = [one for one in work.notices("seats_to_call") if one.facts["about"] == step]
        assert calls[0].facts["seats"] == [seated.seats["JVA"].id, seated.seats["KL"].id]


WRITERS = {
    "dialogs/rounds/informing.py": "news, in the hours of work",
    "dialogs/table/telling.py": "offices, at once",
    "dialogs/table/greeting.py": "a group nobody sits in yet",
    "dialogs/table/moving.py": "the same, where it moved",
    "dialogs/table/taking.py": "the card of a link somebody just made",
    "dialogs/table/offices.py": "likewise",
}


def test_whoever_tells_something_keeps_the_hours_and_leaves_no_seat_out() -> None:
    """A notice made by hand knows neither: it is made in these places alone."""
    made = {
        str(path)
        for path in Path("dialogs").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Notice"
    }
    assert made == set(WRITERS)


NIGHT = datetime(2026, 11, 28, 22, tzinfo=UTC)  # a Saturday


def test_at_night_nobody_at_the_table_is_written_to_and_no_office_rings() -> None:
    seated = Seated(now=NIGHT)
    work, now = seated.work, seated.now
    work.save(replace(seated.people["KL"], reach=Reach.NEVER))
    helper = work.add(Person(user_id=500, name="D", reach=Reach.STARTED, met_at=now))
    seat = seated.seats["POL"]
    deputy = work.add(
        Holding(table_id=seated.table.id, seat_id=seat.id, person_id=helper.id, role=Role.DEPUTY, since=now)
    )
    mine = propose(work, seated.people["GA"], seated.table.id, "Ours", "", now)
    reply_to_proposal(work, seated.facilitator, mine.proposal_id, "In spring", now)
    held = seated.open_round(2)
    new = [one for one in work.find(Board) if one.person_id and one.loud]
    assert new and all(one.not_before and one.not_before.weekday() == 0 for one in new)
    item = seated.items(held)[0].id
    answer(work, helper, item, Position.OBJECT, now)
    undo_answer(work, seated.people["POL"], work.find(Answer)[-1].id, now, sure=True)
    extend_round(work, seated.facilitator, held, 3, "holidays", now)
    close_early(work, seated.facilitator, held, now)
    stop_early_close(work, seated.people["SHG"], held, now)
    withdraw_item(work, seated.facilitator, seated.items(held)[1].id, "not ready", now)
    announce_time(work, seated.people["SHG"], held, now + timedelta(days=30), now)
    remind(work, held, now)
    let_answer(work, seated.people["POL"], deputy.id, Answering.WAITS, now)
    seated.all_say(item, Position.OBJECT)
    close_round(work, held, "deadline", now)
    call_meeting(work, seated.facilitator, seated.table.id, now + timedelta(days=9), 90, "Hall", now)
    vacate_seat(work, seated.facilitator, seated.seats["JA"].id, now)
    told = [one for one in work.find(Notice) if one.person_id]
    codes = {one.code for one in told}
    assert codes >= {
        "answer_undone", "deputy_waits", "early_close_stopped", "goal_replied", "goal_waits",
        "holder_answered", "item_withdrawn", "meeting_called", "reminder", "round_closed", "round_extended",
        "seat_left", "seats_to_call", "time_asked",
    }  # fmt: skip
    for one in told:
        if one.person_id == seated.facilitator.id and one.code != "seats_to_call":
            assert one.not_before is None and one.silent, one.code
        else:
            assert one.not_before and one.not_before.weekday() == 0, one.code
