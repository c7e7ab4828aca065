"""Whoever must know is told: each seat by its mode, and an early close waits for who could not be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.owed import Timer, TimerKind
from dialogs.rounds.calling import record_call
from dialogs.rounds.closing import close_round
from dialogs.rounds.closing_early import close_early, stop_early_close
from dialogs.rounds.due import fall_due
from dialogs.rounds.extending import extend_round
from dialogs.rounds.model import Round, RoundState
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.model import Reach, SeatMode
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
