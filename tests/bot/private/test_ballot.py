"""Answering in private: one living message, changed at every step; typed text reaches whoever asked last."""

from datetime import date

import pytest

from bot.conversations.ballot.buttons import NeedUntil, WantCall, WithdrawObjection
from bot.panel.doors.rounds import (
    ApprovalWithin,
    ChoosePosition,
    ChooseShown,
    StateGround,
    TakeBallot,
    TurnBallot,
)
from bot.panel.pages import form_of
from bot.texts.words import words_for
from dialogs.methods.positions import Fallback, Ground, Position
from dialogs.owed import Notice
from dialogs.refusals import Refusal
from dialogs.rounds.model import Announcement, Answer, ReasonState, Round, Shown, Step
from dialogs.rounds.proposing import propose
from dialogs.rounds.scheduling import schedule_round
from tests.bot.private.city import City, seated_city

LANGUAGES = ("en", "de")


def asked_city(
    language="en", goals=1, *, agency="Agency", fallback=Fallback.RECORDED_AS_OPEN, long=False
) -> City:
    city = seated_city(language, agency=agency)
    for number in range(1, goals + 1):
        text = "<" * 300 if long else f"Goal number {number}"
        propose(city.work, city.facilitator, city.table.id, text, "&" * 300 if long else "", city.now)
    schedule_round(
        city.work, city.facilitator, city.table.id, tuple(range(1, goals + 1)), city.now,
        city.now.replace(month=12, day=10), city.now, fallback=fallback,
    )  # fmt: skip
    return city


def standing(city: City, item: int = 1, seat: int = 1) -> Answer:
    return city.work.find(Answer, item_id=item, seat_id=seat, latest=True)[0]


def test_consent_is_stored_by_the_first_press_and_receipted():
    city = asked_city()
    me = city.holders[0]
    city.press(me, TakeBallot(1))
    toast = city.press_label(me, city.ballot(me, 1), "Consent")
    assert toast is not None and toast.code == "ballot_stored"
    assert standing(city).position is Position.CONSENT
    assert "Stored: Consent." in city.ballot(me, 1).text
    assert "Changeable until Thu 10 Dec, 09:00." in city.ballot(me, 1).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_objection_asks_ground_then_reason_then_how_it_will_stand(language):
    city = asked_city(language, agency="Self-organisation" * 8, long=True)
    me = city.holders[0]
    city.press(me, ChoosePosition(1, Position.OBJECT))
    assert len(city.ballot(me, 1).buttons) == 4
    city.press(me, StateGround(1, Ground.LAW))
    assert city.write(me, "z" * 1001) == "text_too_long"
    limit = "1.000" if city.language == "de" else "1,000"
    assert limit in city.panel(me).text and "zzz" in city.panel(me).text
    assert city.write(me, "<" * 1000) == ""
    assert "&lt;" * 1000 in city.ballot(me, 1).text
    city.press(me, ChooseShown(1, Shown.ONE_SEAT))
    kept = standing(city)
    assert (kept.ground, kept.shown, kept.reason_state) == (Ground.LAW, Shown.ONE_SEAT, ReasonState.GIVEN)


def test_preview_says_the_sentence_both_ways_and_warns():
    city = asked_city()
    me = city.holders[0]
    city.press(me, ChoosePosition(1, Position.STAND_ASIDE))
    city.write(me, "fear of checks.")
    shown = city.ballot(me, 1).text
    assert "Agency 1 stood aside: fear of checks." in shown
    assert "One seat stood aside: fear of checks." in shown
    assert "people may guess who" in shown


def test_under_two_thirds_dissent_is_always_named():
    city = asked_city(fallback=Fallback.TWO_THIRDS)
    me = city.holders[0]
    city.press(me, ChoosePosition(1, Position.STAND_ASIDE))
    city.write(me, "fear of checks")
    assert not any("one seat" in key.label for row in city.ballot(me, 1).buttons for key in row)
    with pytest.raises(Refusal, match="only_with_name"):
        city.press(me, ChooseShown(1, Shown.ONE_SEAT))


def test_call_tells_the_facilitator_agency_and_round_only():
    city = asked_city()
    me = city.holders[0]
    city.press(me, ChoosePosition(1, Position.OBJECT))
    city.press(me, WantCall(1))
    told = city.notice("call_wanted", city.facilitator).text
    assert "Agency 1" in told and "round 1" in told
    assert "bject" not in told


def test_approval_asks_by_whom_and_until_when():
    city = asked_city()
    me = city.holders[0]
    city.press(me, ChoosePosition(1, Position.APPROVAL))
    assert city.write(me, "w" * 201) == "text_too_long"
    assert city.write(me, "City council") == ""
    city.press(me, ApprovalWithin(1, 28))
    assert "City council, until Thu 7 Jan" in city.ballot(me, 1).text


def test_withdrawing_an_objection_needs_a_second_press():
    city = asked_city()
    me = city.holders[0]
    city.press(me, ChoosePosition(1, Position.OBJECT))
    city.press(me, ChoosePosition(1, Position.CONSENT))
    assert standing(city).position is Position.OBJECT
    assert "still stands" in city.ballot(me, 1).text
    city.press(me, WithdrawObjection(1, Position.CONSENT))
    assert standing(city).position is Position.CONSENT


@pytest.mark.parametrize("language", LANGUAGES)
def test_seven_items_come_one_by_one_and_the_receipt_lists_them(language):
    city = asked_city(language, goals=7, long=True)
    me = city.holders[0]
    city.press(me, TakeBallot(1))
    for item in range(1, 8):
        assert f"G{item}" in city.ballot(me, 1).text
        city.press(me, ChoosePosition(item, Position.CONSENT))
    receipt = city.ballot(me, 1)
    assert all(f"G{item}" in receipt.text for item in range(1, 8))
    city.press(me, TurnBallot(3, Step.CHOOSE))
    assert "G3" in city.ballot(me, 1).text


def test_the_same_position_again_leads_back_to_the_receipt():
    city = asked_city()
    me = city.holders[0]
    city.press(me, ChoosePosition(1, Position.CONSENT))
    city.press(me, TurnBallot(1, Step.CHOOSE))
    city.press(me, ChoosePosition(1, Position.CONSENT))
    assert "Changeable" in city.ballot(me, 1).text and len(city.work.find(Answer)) == 1


def test_time_needed_is_announced_up_to_the_deadline_and_asked_for_beyond_it():
    city = asked_city()
    me = city.holders[0]
    city.press(me, TakeBallot(1))
    toast = city.press(me, NeedUntil(1, date(2026, 12, 10)))
    assert toast is not None and toast.code == "ballot_time_announced"
    assert city.work.find(Announcement)[0].until == city.work.get(Round, 1).deadline
    assert not city.work.find(Notice, code="time_asked")
    toast = city.press(me, NeedUntil(1, date(2026, 12, 11)))
    assert toast is not None and toast.code == "ballot_time_asked"
    assert "Agency 1 needs until Fri 11 Dec" in city.notice("time_asked", city.facilitator).text


def test_reason_goes_to_the_ballot_and_the_form_before_it_is_not_lost():
    city = asked_city()
    me = city.holders[0]
    city.command(me, "propose")
    city.write(me, "A goal of ours")
    before = form_of(city.work, me)
    city.press(me, ChoosePosition(1, Position.NOTE))
    assert city.write(me, "A note") == ""
    assert standing(city).reason == "A note"
    assert form_of(city.work, me) == before
    assert city.write(me, "In plain words") == ""
    assert form_of(city.work, me).data["line"] == "In plain words"


def test_the_form_that_asked_last_gets_the_text_and_the_receipt_offers_the_reason_again():
    city = asked_city()
    me = city.holders[0]
    city.press(me, ChoosePosition(1, Position.NOTE))
    city.command(me, "propose")
    city.write(me, "A goal of ours")
    assert standing(city).reason == ""
    city.press(me, TurnBallot(1, Step.REASON))
    city.write(me, "A note")
    assert standing(city).reason == "A note"


def test_closed_round_takes_no_press_and_its_ballot_shows_what_was_answered():
    city = asked_city()
    me = city.holders[0]
    city.press(me, ChoosePosition(1, Position.CONSENT))
    city.now = city.now.replace(month=12, day=11)
    with pytest.raises(Refusal, match="round_closed"):
        city.press(me, ChoosePosition(1, Position.OBJECT))
    assert "you answered “Consent”" in city.ballot(me, 1).text
    assert not city.ballot(me, 1).buttons


def test_outsider_is_refused():
    city = asked_city()
    with pytest.raises(Refusal, match="no_seat"):
        city.press(city.facilitator, ChoosePosition(1, Position.CONSENT))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("position", Position)
@pytest.mark.parametrize("code", ["ballot_stored", "ballot_stored_reason", "ballot_stored_ground"])
def test_toasts_fit_120_characters(language, position, code):
    deadline = asked_city().work.get(Round, 1).deadline
    said = words_for(language).toast(code, position=position, deadline=deadline, zone="Europe/Berlin")
    assert len(said) <= 120
