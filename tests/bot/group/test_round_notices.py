"""What the group is told of a round besides its result, in both languages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversations.board.buttons import TakeOver
from bot.delivery.screens import Screens
from bot.panel.buttons import parse
from bot.panel.doors.rounds import NotYet
from bot.panel.doors.table import QuestionStep
from bot.panel.screen import Screen
from bot.panel.seal import sealed_with
from dialogs.methods.positions import Ground, Position
from dialogs.owed import Notice
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.closing_early import close_early, stop_early_close
from dialogs.rounds.codes import Questionable
from dialogs.rounds.extending import extend_automatically, extend_for_outage, extend_round
from dialogs.rounds.late_objection import end_provisional, object_late
from dialogs.rounds.model import Round
from dialogs.rounds.proposing import propose
from dialogs.rounds.scheduling import schedule_round
from dialogs.rounds.settling import lapse_approvals, settle_approval
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.model import Table
from tests.bot.group.hall import LANGUAGES, Hall, hall, seen

SCREENS = Screens("roundtable_bot", sealed_with("0:test"))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def notice(one: Hall, code: str, language: str = "en") -> tuple[Notice, Screen]:
    """The newest of this code, as the table's group reads it."""
    one.work.save(replace(one.work.get(Table, 1), language=language))
    owed = one.work.find(Notice, code=code, table_id=1)[-1]
    screen = SCREENS.notice(one.work, owed, one.now)
    assert screen is not None
    seen(screen)
    return owed, screen


def said(one: Hall, code: str, language: str = "en") -> str:
    return seen(notice(one, code, language)[1])


def test_the_facilitators_extension_has_its_reason_and_comes_silently(language: str) -> None:
    one = hall()
    extend_round(one.work, one.facilitator, 1, 7, "two <offices> on leave", one.now)
    owed, screen = notice(one, "round_extended", language)
    assert owed.silent and owed.reply_to_round == 1
    assert "two <offices> on leave" in seen(screen)
    assert "21" in seen(screen)


def test_an_earlier_extension_keeps_its_own_deadline() -> None:
    one = hall()
    extend_round(one.work, one.facilitator, 1, 7, "first", one.now)
    extend_round(one.work, one.facilitator, 1, 7, "second", one.now)
    first = SCREENS.notice(one.work, one.work.notices("round_extended")[0], one.now)
    assert first is not None
    assert "Round 1 runs until Mon 21 Dec, 09:00." in first.text


def test_each_other_extension_says_its_cause() -> None:
    one = hall()
    extend_automatically(one.work, one.work.get(Round, 1), one.now)
    assert "So it was extended, once" in said(one, "round_extended")
    deadline = one.work.get(Round, 1).deadline
    extend_for_outage(one.work, deadline - timedelta(hours=3), deadline - timedelta(hours=1))
    assert "could not be reached" in said(one, "round_extended")


def test_an_early_close_can_be_stopped_from_its_notice(language: str) -> None:
    one = hall()
    one.say_all(dict.fromkeys(range(9), Position.CONSENT))
    close_early(one.work, one.facilitator, 1, one.now)
    owed, screen = notice(one, "early_close_announced", language)
    assert not owed.silent
    assert [parse(key.data) for row in screen.buttons for key in row] == [
        NotYet(1),
        QuestionStep(1, Questionable.EARLY_CLOSE),
    ]
    assert "9" in screen.text and "10" in screen.text
    stop_early_close(one.work, one.people[9], 1, one.now)
    assert "14" in said(one, "early_close_stopped", language)
    assert "Tue 1 Dec, 09:00" in said(one, "early_close_announced")  # sent late, it still names its moment


@pytest.mark.parametrize("goals", [1, 2])
def test_a_withdrawal_offers_the_text_to_others(language: str, goals: int) -> None:
    one = hall(goals=goals, text="A <calmer> area")
    withdraw_item(one.work, one.facilitator, one.items[0].id, "not <yet>", one.now)
    owed, screen = notice(one, "item_withdrawn", language)
    assert not owed.silent
    assert "not <yet>" in seen(screen) and "A <calmer> area" in seen(screen)
    assert [parse(key.data) for row in screen.buttons for key in row] == [
        TakeOver(1),
        QuestionStep(1, Questionable.WITHDRAWN),
    ]
    if language == "en":
        assert ("ends without a result" in seen(screen)) is (goals == 1)


def test_a_withdrawal_names_the_seat_that_proposed() -> None:
    one = hall()
    goal = propose(one.work, one.people[3], 1, "Ours", "", one.now)
    later = one.now + timedelta(days=14)
    schedule_round(one.work, one.facilitator, 1, (goal.proposal_id,), one.now, later, one.now)
    withdraw_item(one.work, one.people[3], 2, "changed our mind", one.now)
    assert "Withdrawn by Agency 4, which proposed it. Reason: changed our mind" in said(one, "item_withdrawn")


def provisional() -> Hall:
    one = hall()
    one.say_all(dict.fromkeys(range(9), Position.CONSENT))
    one.close()
    return one


def test_a_provisional_agreement_is_confirmed_or_suspended(language: str) -> None:
    one = provisional()
    end_provisional(one.work, 1, one.now + timedelta(days=14))
    assert "1 (G1)" in said(one, "agreement_confirmed", language)
    other = provisional()
    object_late(other.work, other.people[9], 1, Ground.HARM, "nobody <asked> us", other.now)
    text = said(other, "agreement_suspended", language)
    assert "nobody" not in text
    if language == "en":
        assert "on the ground: harm to people. Now: returned." in text


def conditional(silent: int = 0) -> Hall:
    one = hall()
    one.say_all(dict.fromkeys(range(5), Position.CONSENT))
    one.say(5, Position.APPROVAL)
    one.say(6, Position.STAND_ASIDE)
    for seat in range(7, 10 - silent):
        one.say(seat, Position.STAND_ASIDE if seat == 7 else Position.APPROVAL)
    one.close()
    return one


def test_approvals_confirm_or_lapse(language: str) -> None:
    one = conditional()
    settle_approval(one.work, one.people[5], 1, SettlementKind.CONFIRMED, None, one.now)
    text = said(one, "agreement_confirmed", language)
    if language == "en":
        assert "It takes effect: adopted with reservations." in text
    other = conditional()
    lapse_approvals(other.work, 1, other.now + timedelta(days=42))
    text = said(other, "agreement_lapsed", language)
    if language == "en":
        assert "Agreement 1 (G1) lapses." in text and "Now: returned." in text


def test_of_two_things_open_the_one_left_is_named() -> None:
    one = conditional(silent=1)
    end_provisional(one.work, 1, one.now + timedelta(days=14))
    assert "It still waits for approvals, until Mon 25 Jan, 09:00." in said(one, "agreement_confirmed")
    other = conditional(silent=1)
    settle_approval(other.work, other.people[5], 1, SettlementKind.CONFIRMED, None, other.now)
    assert "It stays provisional until Mon 28 Dec, 09:00" in said(other, "agreement_confirmed")


def test_what_is_ahead_is_listed_or_said_to_be_nothing(language: str) -> None:
    one = hall()
    one.work.add(Notice(code="rounds_ahead", table_id=1, created_at=one.now))
    assert "/propose" in said(one, "rounds_ahead", language)
    goal = propose(one.work, one.facilitator, 1, "Next", "", one.now)
    opens = one.now + timedelta(days=20)
    end = opens + timedelta(days=7)
    schedule_round(one.work, one.facilitator, 1, (goal.proposal_id,), opens, end, one.now)
    assert said(one, "rounds_ahead", language).endswith(": G2")
