"""How much may go when: tables of calls against Telegram's limits."""

from datetime import timedelta

import pytest

from bot.delivery.budget import Budget, Kind, Limits
from tests.bot.rig import START

GROUP, PERSON = -100, 7


def spent(budget: Budget, chat: int, kind: Kind, seconds: float) -> int:
    """How many calls of this kind fit, taking each as soon as it is allowed, in this time."""
    now, calls = START, 0
    while (ready := max(now, budget.ready_at(chat, kind, now))) < START + timedelta(seconds=seconds):
        now = ready
        budget.take(chat, kind, now)
        calls += 1
    return calls


@pytest.mark.parametrize(
    ("chat", "kind", "seconds", "most"),
    [
        (GROUP, Kind.EDIT, 60, 15),
        (GROUP, Kind.SEND, 60, 18),
        (GROUP, Kind.URGENT, 60, 20),
        (GROUP, Kind.EDIT, 600, 150),
        (GROUP, Kind.URGENT, 600, 200),
        (PERSON, Kind.SEND, 1, 5),
        (PERSON, Kind.SEND, 60, 64),
    ],
)
def test_what_fits_in_a_time(chat: int, kind: Kind, seconds: float, most: int) -> None:
    assert spent(Budget(Limits()), chat, kind, seconds) == most


def test_redraws_leave_room_for_results() -> None:
    budget = Budget(Limits())
    assert spent(budget, GROUP, Kind.EDIT, 30) == 15
    later = START + timedelta(seconds=30)
    assert budget.ready_at(GROUP, Kind.EDIT, later) > later
    assert budget.ready_at(GROUP, Kind.URGENT, later) <= later


def test_all_chats_together_stay_below_thirty_a_second() -> None:
    budget = Budget(Limits())
    calls = 0
    for person in range(100):
        if budget.ready_at(person + 1, Kind.SEND, START) <= START:
            budget.take(person + 1, Kind.SEND, START)
            calls += 1
    assert calls == 28


def test_a_held_chat_waits_and_no_other_does() -> None:
    budget = Budget(Limits())
    until = START + timedelta(seconds=40)
    budget.hold(GROUP, until)
    assert budget.ready_at(GROUP, Kind.URGENT, START) == until
    assert budget.ready_at(PERSON, Kind.SEND, START) == START


def test_without_limits_everything_goes_at_once() -> None:
    budget = Budget(Limits.none())
    for _ in range(5000):
        assert budget.ready_at(GROUP, Kind.EDIT, START) <= START
        budget.take(GROUP, Kind.EDIT, START)
