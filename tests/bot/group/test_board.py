"""The board: what it shows, that it fits, and that no position is in it before the close."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.board.buttons import ShowRule
from bot.conversations.board.screens import board_screen
from bot.panel.buttons import parse
from bot.panel.doors.rounds import AnswerPrivately, TakePosition
from bot.panel.screen import Screen
from bot.texts.words import words_for
from dialogs.methods.positions import Ground, Position
from dialogs.rounds.board_view import board_view
from dialogs.rounds.model import Announcement, Round, Shown
from dialogs.rounds.withdrawing import withdraw_item
from tests.bot.group.hall import LANGUAGES, Hall, hall, seen


def board(one: Hall, language: str = "en") -> Screen:
    return board_screen(words_for(language), board_view(one.work, one.round_id))


def pressed(screen: Screen) -> list[object]:
    return [parse(key.data) for row in screen.buttons for key in row]


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        (
            "en",
            [
                "Consent",
                "With a note",
                "Stand aside",
                "Object",
                "Needs approval",
                "Answer privately",
                "? Rule",
            ],
        ),
        (
            "de",
            [
                "Zustimmung",
                "Mit Notiz",
                "Trage nicht mit",
                "Einwand",
                "Vorbehalt",
                "Privat antworten",
                "? Regel",
            ],
        ),
    ],
)
def test_one_goal_is_answered_on_its_board(language: str, labels: list[str]) -> None:
    screen = board(hall(text="A calmer <station> area", line=""), language)
    assert [key.label for row in screen.buttons for key in row] == labels
    assert [type(one) for one in pressed(screen)] == [TakePosition] * 5 + [AnswerPrivately, ShowRule]
    assert "A calmer <station> area" in seen(screen)
    assert "<blockquote expandable>" in screen.text


def test_the_plain_line_leads_and_the_wording_follows() -> None:
    text = seen(board(hall(text="Wording of the goal", line="In plain words")))
    assert text.index("In plain words") < text.index("Wording of the goal")


def test_counts_quorum_and_who_is_still_open() -> None:
    one = hall()
    one.say_all(dict.fromkeys(range(7), Position.CONSENT))
    until = one.now + timedelta(days=2)
    one.work.add(Announcement(round_id=1, seat_id=one.seats[8].id, until=until, at=one.now))
    text = seen(board(one))
    assert "Goal G1 · wording 1 · Round 1" in text
    assert "Until Mon 14 Dec, 09:00 · 7 of 10 answered · quorum met" in text
    assert "Still open: Agency 8; Agency 9 (announced Wed 2 Dec); Agency 10\n" in text
    assert "Not heard yet: lived experience" in text


def test_before_the_quorum_the_number_needed_is_named() -> None:
    one = hall()
    one.say_all(dict.fromkeys(range(6), Position.OBJECT))
    assert "6 of 10 answered · quorum 7" in seen(board(one))


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_goals_are_listed_and_answered_in_private(language: str) -> None:
    one = hall(goals=3)
    one.say_all(dict.fromkeys(range(10), Position.CONSENT))
    screen = board(one, language)
    assert [type(button) for button in pressed(screen)] == [AnswerPrivately, ShowRule]
    assert "0 of 10" in seen(screen) or "0 von 10" in seen(screen)  # a position on every goal is an answer
    for at in (1, 2):
        one.say_all(dict.fromkeys(range(10), Position.CONSENT), at)
    assert "10 of 10" in seen(board(one, language)) or "10 von 10" in seen(board(one, language))


def test_a_goal_taken_back_stands_crossed_out_and_the_last_one_left_has_its_buttons() -> None:
    one = hall(goals=2)
    withdraw_item(one.work, one.facilitator, one.items[0].id, "not yet ripe", one.now)
    screen = board(one)
    assert "<s>G1</s>" in screen.text
    assert pressed(screen)[0] == TakePosition(one.items[1].id, Position.CONSENT)


def test_a_withdrawn_round_shrinks_to_two_lines() -> None:
    one = hall()
    withdraw_item(one.work, one.facilitator, one.items[0].id, "not yet ripe", one.now)
    assert board(one).buttons == ()
    assert seen(board(one)) == "Round 1\nG1 withdrawn"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_round_shrinks_to_two_lines_without_buttons(language: str) -> None:
    one = hall(goals=7)
    for at in range(7):
        one.say_all(dict.fromkeys(range(10), Position.CONSENT if at else Position.OBJECT), at)
    one.close()
    screen = board(one, language)
    assert screen.buttons == ()
    assert len(seen(screen).splitlines()) == 2
    if language == "en":
        assert seen(screen).startswith(
            "Round 1 · closed Mon 14 Dec, 09:00\nG1 returned · G2 adopted · G3 adopted"
        )


def test_an_early_close_is_said_on_the_board() -> None:
    one = hall()
    held = one.work.get(Round, 1)
    one.work.save(replace(held, early_close_at=one.now + timedelta(days=1), extensions=1, auto_extended=True))
    text = seen(board(one))
    assert "May close earlier, on Tue 1 Dec, 09:00" in text
    assert "Extended once by itself" in text
    assert "Extended once by the facilitator" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("goals", [1, 7])
@pytest.mark.parametrize("letter", ["x", "<", "😀"])
def test_it_fits_with_seven_long_goals_and_forty_seats(language: str, goals: int, letter: str) -> None:
    one = hall(40, goals, text=letter * 300, line="&" * 300, agency="Self-organisation of " + letter * 70)
    for seat in one.seats:
        one.work.add(Announcement(round_id=1, seat_id=seat.id, until=one.now + timedelta(days=9), at=one.now))
    assert "Agency" not in seen(board(one, language))


Answers = dict[tuple[int, int], Position]
POSITIONS = st.sampled_from(list(Position))
ANSWERED = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 2)))


def fill(one: Hall, answered: Iterable[tuple[int, int]], draw: st.DataObject) -> None:
    for seat, item in sorted(answered):
        one.say(
            seat,
            draw.draw(POSITIONS),
            item,
            ground=draw.draw(st.none() | st.sampled_from(Ground)),
            reason=draw.draw(st.sampled_from(["", "because of this", "secret"])),
            shown=draw.draw(st.sampled_from(Shown)),
            approval_by=draw.draw(st.sampled_from(["", "the council"])),
        )


@given(st.data(), ANSWERED, st.integers(1, 3), st.sampled_from(LANGUAGES))
def test_two_worlds_that_differ_in_positions_only_show_the_same_board(
    data: st.DataObject, answered: set[tuple[int, int]], goals: int, language: str
) -> None:
    worlds = [hall(6, goals), hall(6, goals)]
    for one in worlds:
        fill(one, [(seat, item) for seat, item in answered if item < goals], data)
    first, second = (board_view(one.work, 1) for one in worlds)
    assert first == second
    assert board(worlds[0], language) == board(worlds[1], language)
