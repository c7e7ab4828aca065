"""After a press every message that showed its question shows the answer, and no button is left dead.

Generated over every notice that asks, every button of it and whoever may press it; a code that shows
buttons and has no place here fails.
"""

import inspect
import re
from collections.abc import Callable
from datetime import timedelta
from types import ModuleType

import pytest

from bot.panel.buttons import parse
from bot.panel.scene import worders
from bot.panel.screen import Screen
from dialogs.asking import ASKS, PAGE, asked_by
from dialogs.owed import Notice, Timer
from dialogs.rounds.closing import close_round
from dialogs.rounds.due import fall_due
from dialogs.rounds.model import Round, RoundState
from dialogs.rounds.second import SecondWord
from dialogs.rounds.seconding import second
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Facilitator, Holding, Person, Role
from dialogs.table.offices import end_office
from tests.bot.private.asking_table import asking_table
from tests.bot.private.chats import Chats, Done

PAGES = frozenset({
    "AskForSeat", "CheckRights", "LookAtMeeting", "LookAtRound", "OpenCalls", "OpenDesk", "QuestionStep",
    "TakeBallot",
})  # fmt: skip
"""Buttons below a question that open a page and do not answer it by themselves."""
AGAIN = frozenset({"SayComing"})
"""What may be said otherwise as long as it is asked."""
SHOWS_KEYS = re.compile(r"\bkey\(|question_rows\(|task_keys\(|_amend_key\(")


@pytest.fixture(scope="module")
def chats() -> Chats:
    return asking_table()


def _kind(data: str) -> str:
    return type(parse(data)).__name__


def _asked(chats: Chats) -> list[tuple[Notice, str]]:
    return [
        (notice, key.data)
        for notice in chats.notices()
        if ASKS.get(notice.code, (PAGE,))[0] != PAGE
        for row in chats.shown[notice.id].buttons
        for key in row
        if _kind(key.data) not in PAGES
    ]


def _data(screen: Screen) -> list[str]:
    return [key.data for row in screen.buttons for key in row]


def _source(module: ModuleType, name: str, seen: set[str]) -> str:
    """A function's text with those of its own module that it calls."""
    found = getattr(module, name, None)
    if name in seen or not inspect.isfunction(found) or found.__module__ != module.__name__:
        return ""
    seen.add(name)
    text = inspect.getsource(found)
    return text + "".join(_source(module, each, seen) for each in re.findall(r"\b_?[a-z_]+(?=\()", text))


def test_every_notice_with_buttons_is_known() -> None:
    """Mend: name its question in dialogs/asking.py, or that its buttons open a page."""
    for code, worder in worders.items():
        module = inspect.getmodule(worder)
        assert module is not None
        if SHOWS_KEYS.search(_source(module, worder.__name__, set())):
            assert code in ASKS or not _has_keys(code), code


def _has_keys(code: str) -> bool:
    """Those whose worder shares its text with one that has buttons."""
    return code not in {
        "agreement_lapsed", "agreement_suspended", "answer_undone", "early_close_stopped", "goal_replied",
        "call_wanted", "meeting_cancelled", "task_answered", "task_done", "owner_answered", "rounds_ahead",
    }  # fmt: skip


def test_every_question_is_asked_here(chats: Chats) -> None:
    """Mend: have it asked in asking_table.py."""
    shown = {one.code for one in chats.notices() if chats.shown[one.id].buttons}
    assert {code for code, (kind, *_) in ASKS.items() if kind != PAGE} - shown == set()


def test_what_is_shown_is_as_it_is(chats: Chats) -> None:
    assert chats.stale() == []


def test_no_button_is_dead(chats: Chats) -> None:
    assert [each for one in chats.notices() if one.person_id for each in chats.refused(one)] == []


def test_each_answer_is_shown_wherever_it_was_asked(chats: Chats) -> None:
    """By every button, as each of those who are asked."""
    faults = []
    for notice, data in _asked(chats):
        after, what = chats.copy(), f"{notice.code} {_kind(data)}"
        after.press(notice, data)
        after.go_on(after.reader(notice), Done(after, notice))
        _second(chats, after)
        after.deliver()
        asked = asked_by(notice.code, notice.facts, notice.table_id)
        same = [one for one in chats.notices() if asked_by(one.code, one.facts, one.table_id) == asked]
        for one in same:
            before, now = chats.shown[one.id], after.shown[one.id]
            if before.buttons and before.text == now.text:
                faults.append(f"{what}: {one.code} says what it said")
            if data in _data(now) and _kind(data) not in AGAIN:
                faults.append(f"{what}: {one.code} asks still")
        faults += [f"{what}: {code} is stale" for code in after.stale()]
    assert sorted(set(faults)) == []


def _second(before: Chats, after: Chats) -> None:
    """Whoever facilitates and holds a seat has answered once a second facilitator confirms it."""
    known = {one.id for one in before.city.work.find(SecondWord)}
    for one in after.city.work.find(SecondWord, settled_at=None):
        if one.id not in known:
            second(after.city.work, after.city.facilitator, one.id, True, after.city.now)


def _close(chats: Chats) -> None:
    for held in chats.city.work.find(Round, state=RoundState.OPEN):
        close_round(chats.city.work, held.id, "all_answered", chats.city.now)


def _vacate(chats: Chats) -> None:
    work, by = chats.city.work, chats.city.facilitator
    for seat_id in {one.seat_id for one in work.find(Holding, table_id=chats.full.table_id, until=None)}:
        vacate_seat(work, by, seat_id, chats.city.now)


def _end_offices(chats: Chats) -> None:
    work, table_id = chats.city.work, chats.full.table_id
    for one in work.find(Facilitator, table_id=table_id, until=None):
        person = work.get(Person, one.person_id)
        end_office(work, person, table_id, Role.FACILITATOR, person.id, chats.city.now)


def _time_passes(chats: Chats) -> None:
    until = chats.city.now + timedelta(days=60)
    while due := [
        one for one in chats.city.work.find(Timer, done_at=None, order="due_at") if one.due_at <= until
    ]:
        chats.city.now = max(chats.city.now, due[0].due_at)
        fall_due(chats.city.work, due[0], chats.city.now)
        chats.deliver()
    chats.city.now = until


@pytest.mark.parametrize("lapse", [_close, _vacate, _end_offices, _time_passes])
def test_no_message_asks_what_cannot_be_answered_any_more(
    lapse: Callable[[Chats], None], chats: Chats
) -> None:
    after = chats.copy()
    lapse(after)
    after.deliver()
    assert after.stale() == []
    assert [each for one in after.notices() if one.person_id for each in after.refused(one)] == []
