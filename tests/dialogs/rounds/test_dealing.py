"""Cards of an open round: who has one, when it may leave, and that nobody has two."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dialogs.owed import AT_ONCE, Board, BoardKind, Timer, TimerKind
from dialogs.table.deputies import let_answer
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Answering, Holding, Person, Reach, Role
from dialogs.table.people import meet
from dialogs.table.reaching import note_reach
from dialogs.table.taking import hold
from tests.dialogs.seated import MONDAY, Seated

BERLIN = ZoneInfo("Europe/Berlin")


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def cards(table: Seated) -> list[int]:
    return [one.person_id for one in table.work.find(Board, kind=BoardKind.BALLOT)]


def card(table: Seated, person: Person) -> Board:
    found = table.work.find(Board, kind=BoardKind.BALLOT, person_id=person.id)
    assert len(found) == 1
    return found[0]


def deputy(table: Seated, code: str, answers: Answering = Answering.WAITS) -> Holding:
    person = table.work.add(Person(user_id=500, name="D", reach=Reach.STARTED, met_at=MONDAY))
    seat = table.seats[code]
    return table.work.add(
        Holding(
            table_id=table.table.id, seat_id=seat.id, person_id=person.id, role=Role.DEPUTY,
            answers=answers, since=MONDAY,
        )
    )  # fmt: skip


def test_at_the_opening_everybody_who_may_answer_has_a_card_that_rings() -> None:
    table = Seated()
    helper, waits = deputy(table, "POL", Answering.ALWAYS), deputy(table, "JA")
    table.open_round()
    assert sorted(cards(table)) == sorted([*(one.id for one in table.people.values()), helper.person_id])
    assert waits.person_id not in cards(table)
    assert all(one.loud for one in table.work.find(Board, kind=BoardKind.BALLOT))


@pytest.mark.parametrize(
    ("local", "until"),
    [
        (at(11, 30, 7, 59), at(11, 30, 8)),
        (at(11, 30, 17), at(12, 1, 8)),
        (at(12, 4, 18), at(12, 7, 8)),
        (at(12, 6, 12), at(12, 7, 8)),
    ],
)
def test_outside_the_hours_a_card_waits_and_the_clock_wakes_once(local: datetime, until: datetime) -> None:
    table = Seated(now=local)
    table.open_round()
    waits = {one.not_before for one in table.work.find(Board, kind=BoardKind.BALLOT)}
    assert waits == {until}
    wake = table.work.find(Timer, kind=TimerKind.SEND_HELD)
    assert [one.due_at for one in wake] == [until]


def test_a_card_that_would_come_after_the_deadline_leaves_at_once() -> None:
    table = Seated(now=at(12, 4, 18))
    table.open_round(days=1)
    assert {one.not_before for one in table.work.find(Board, kind=BoardKind.BALLOT)} == {AT_ONCE}


def test_who_presses_start_after_the_opening_has_the_card_at_any_hour() -> None:
    table = Seated()
    late = table.people["POL"]
    table.work.save(replace(late, reach=Reach.NEVER))
    table.open_round()
    assert late.id not in cards(table)
    meet(table.work, late.user_id, late.name, "en", True, MONDAY + timedelta(hours=14))
    assert card(table, late).not_before == AT_ONCE


def test_who_unblocks_the_bot_has_the_card() -> None:
    table = Seated()
    late = table.work.save(replace(table.people["POL"], reach=Reach.BLOCKED))
    table.open_round()
    note_reach(table.work, late, False, MONDAY)
    assert card(table, late).loud


def test_a_new_holder_has_the_card_in_the_hours_and_who_pressed_at_once() -> None:
    table, night = Seated(), MONDAY + timedelta(hours=14)
    table.open_round()
    for pressed in (False, True):
        new = table.work.add(Person(user_id=600 + pressed, reach=Reach.STARTED, met_at=MONDAY))
        vacate_seat(table.work, table.facilitator, table.seats["POL"].id, night)
        table.work.by = new.id if pressed else table.facilitator.id
        hold(table.work, new, table.seats["POL"], night)
        assert (card(table, new).not_before == AT_ONCE) is pressed


def test_a_deputy_has_the_card_once_the_seat_is_handed_over() -> None:
    table = Seated()
    waits = deputy(table, "POL")
    table.open_round()
    let_answer(table.work, table.people["POL"], waits.id, Answering.HANDED_OVER, MONDAY)
    assert waits.person_id in cards(table)


def test_the_deputies_left_without_a_representative_have_the_card() -> None:
    table = Seated()
    waits = deputy(table, "POL")
    table.open_round()
    vacate_seat(table.work, table.people["POL"], table.seats["POL"].id, MONDAY)
    assert waits.person_id in cards(table)


def test_nobody_has_two_cards_of_a_round() -> None:
    table = Seated()
    table.open_round()
    police = table.people["POL"]
    note_reach(table.work, police, True, MONDAY)
    note_reach(table.work, table.work.get(Person, police.id), False, MONDAY)
    assert len(set(cards(table))) == len(cards(table))
