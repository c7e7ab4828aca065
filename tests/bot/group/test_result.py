"""The result in the group: outcome, tally, words as chosen, silence, what comes next; it always fits."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.result.screens import result_screen
from bot.texts.words import words_for
from dialogs.methods.positions import Fallback, Ground, Position
from dialogs.refusals import Refusal
from dialogs.rounds.model import Announcement, Attempt, Shown, Version
from dialogs.rounds.result_view import result_view
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.model import Person, Reach
from tests.bot.group.hall import LANGUAGES, Hall, hall, seen


def result(one: Hall, language: str = "en") -> str:
    one.close()
    return told(one, language)


def told(one: Hall, language: str = "en") -> str:
    screen = result_screen(words_for(language), result_view(one.work, 1))
    assert screen.buttons == ()
    return seen(screen)


def everybody(position: Position = Position.CONSENT, seats: int = 10) -> dict[int, Position]:
    return dict.fromkeys(range(seats), position)


def test_before_the_close_there_is_no_result() -> None:
    with pytest.raises(Refusal, match="not_closed"):
        result_view(hall().work, 1)


def test_consents_are_a_number_and_nobody_is_named() -> None:
    one = hall()
    one.say_all(everybody())
    text = result(one)
    assert "G1 · adopted\nGoal\n10 × consent\nAgreement 1.\n" in text
    assert "Agency" not in text
    assert "separate opinion" not in text


def test_each_is_named_as_it_chose() -> None:
    one = hall()
    one.say_all(everybody(seats=7))
    one.say(7, Position.STAND_ASIDE, reason="fear of <checks>")
    one.say(8, Position.NOTE, reason="with <care>", shown=Shown.ONE_SEAT)
    one.say(9, Position.NOTE)
    text = result(one)
    assert "7 × consent · 2 × consent with a note · 1 × stand aside" in text
    assert "• Agency 8 stood aside: fear of <checks>" in text
    assert "• One seat consented with a note: with <care>" in text
    assert "• Agency 10 consented with a note: reason not stated" in text
    assert "Agency 9" not in text
    assert "separate opinion printed until Mon 21 Dec, 09:00" in text


def test_an_objection_without_ground_returns_and_says_so() -> None:
    one = hall()
    one.say_all(everybody(seats=8))
    one.say(8, Position.OBJECT)
    one.say(9, Position.OBJECT, ground=Ground.HARM, reason="people avoid help")
    text = result(one)
    assert "G1 · returned" in text
    assert "Agency 9 objected (ground not stated): reason not stated" in text
    assert "Agency 10 objected (harm to people): people avoid help" in text
    assert "Returned: it may be put again" in text
    assert "Agreement" not in text


def test_silence_is_told_apart_with_what_was_tried() -> None:
    one = hall()
    one.say_all(everybody(seats=7))
    reached, announced, never = one.seats[7:]
    for seat, came in ((reached, True), (reached, True), (never, False)):
        one.work.add(Attempt(round_id=1, seat_id=seat.id, reached=came, at=one.now))
    until = one.now + timedelta(days=3)
    one.work.add(Announcement(round_id=1, seat_id=announced.id, until=until, at=one.now))
    holder = one.work.get(Person, one.people[9].id)
    one.work.save(replace(holder, reach=Reach.NEVER))
    text = result(one)
    assert (
        "No answer: Agency 8 (2 attempts, 2 got through); Agency 9 (announced Thu 3 Dec); "
        "Agency 10 (not reached, 1 attempt)" in text
    )
    assert "3 × no answer" in text


def test_without_response_it_is_provisional_for_a_fortnight() -> None:
    one = hall()
    one.say_all(everybody(seats=9))
    text = result(one)
    assert "G1 · adopted\n" in text
    assert "Provisional, without response from: lived experience (Agency 10)." in text
    assert "until Mon 28 Dec, 09:00" in text


def test_conditionally_names_who_approves_and_until_when() -> None:
    one = hall()
    one.say_all(everybody(seats=5))
    one.say(5, Position.APPROVAL, approval_by="the city council", until=one.now + timedelta(days=30))
    one.say(9, Position.APPROVAL)
    text = result(one)
    assert "G1 · adopted conditionally" in text
    assert "Agency 6: subject to approval (the city council), until Wed 30 Dec" in text
    assert "Agency 10: subject to approval (body not named), until Mon 25 Jan" in text
    assert "takes effect once enough approvals are confirmed, by Mon 25 Jan, 09:00 at the latest" in text


def test_the_fallback_names_the_dissent() -> None:
    one = hall(fallback=Fallback.TWO_THIRDS)
    for version in one.work.find(Version):
        one.work.save(replace(version, number=3))
    one.say_all(everybody(seats=9))
    one.say(9, Position.OBJECT, ground=Ground.UNWORKABLE, reason="no staff")
    text = result(one)
    assert "adopted with reservations, dissent named" in text
    assert "Agency 10 objected (unworkable): no staff" in text


def test_silence_on_every_goal_is_said_once() -> None:
    one = hall(goals=3)
    for at in range(3):
        one.say_all(everybody(seats=9), at)
    assert result(one).count("No answer: Agency 10") == 1


def test_silence_that_differs_is_said_goal_by_goal() -> None:
    one = hall(goals=2)
    one.say_all(everybody())
    one.say_all(everybody(seats=9), 1)
    text = result(one)
    assert text.index("G2 ·") < text.index("No answer: Agency 10")


def test_a_goal_taken_back_is_listed_without_a_result() -> None:
    one = hall(goals=2)
    withdraw_item(one.work, one.facilitator, one.items[1].id, "not yet ripe", one.now)
    one.say_all(everybody())
    assert "G2 · withdrawn" in result(one)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["x", "<", "😀"])
def test_it_fits_with_seven_goals_and_forty_wordy_seats(language: str, letter: str) -> None:
    one = hall(40, 7, text=letter * 300, line="&" * 300, agency=letter * 90)
    for item in range(7):
        for seat in range(40):
            position = (Position.NOTE, Position.OBJECT, Position.APPROVAL, Position.STAND_ASIDE)[seat % 4]
            one.say(
                seat, position, item, ground=Ground.HARM, reason=letter * 1000, approval_by=letter * 200,
                shown=Shown.ONE_SEAT if seat % 3 else Shown.WITH_NAME,
            )  # fmt: skip
    text = result(one, language)
    assert text.endswith("/plan")
    assert all(f"G{number} · " in text for number in range(1, 8))


def test_an_ordinary_round_is_not_cut() -> None:
    one = hall(10, 2, text="x" * 120)
    for item in range(2):
        one.say_all(everybody(seats=9), item)
        one.say(9, Position.STAND_ASIDE, item, reason="y" * 300)
    assert "/plan" not in result(one)


@given(st.data(), st.integers(1, 3), st.sampled_from(LANGUAGES))
def test_a_seat_that_chose_one_seat_is_never_named_with_its_words(
    data: st.DataObject, goals: int, language: str
) -> None:
    one = hall(6, goals, agency="Body")
    for item in range(goals):
        for seat in range(6):
            if data.draw(st.booleans()):
                position = data.draw(st.sampled_from(list(Position)))
                one.say(seat, position, item, reason=f"word{seat}.", shown=Shown.ONE_SEAT)
    lines = [line for line in result(one, language).splitlines() if line.startswith("•")]
    assert not any("Body" in line for line in lines)
