"""After a close: approvals, late objections, separate opinions, from notice to record; and /mine."""

from dataclasses import replace

import pytest

from bot.conversations.drafting.buttons import OpenInDays, ScheduleRound
from bot.conversations.settling.buttons import LateGround, PublishOpinion, RefuseOnGround, WithoutReason
from bot.panel.buttons import parse
from bot.panel.doors.goals import (
    ObjectLate,
    OpenObjections,
    OpenPropose,
    RefuseObjecting,
    SettleApproval,
    WriteOpinion,
)
from bot.panel.doors.table import TooMuch
from bot.panel.fitting import units
from dialogs.methods.positions import Ground, Outcome, Position
from dialogs.owed import Timer, TimerKind
from dialogs.refusals import Refusal
from dialogs.rounds.after_closing import Opinion, Settlement, SettlementKind
from dialogs.rounds.answering import answer
from dialogs.rounds.closing import close_round
from dialogs.rounds.due import fall_due
from dialogs.rounds.model import Item
from dialogs.rounds.reminding import remind
from dialogs.table.model import Holding, Seat, Table
from tests.bot.private.city import City, seated_city
from tests.bot.private.test_ballot import LANGUAGES, asked_city
from tests.bot.private.test_facilitating import propose


def closed_city(language: str, *positions: Position) -> City:
    """Holders answer in order, the rest stay silent; the round closes although extended once."""
    city = asked_city(language, long=True)
    for holder, position in zip(city.holders, positions, strict=False):
        answer(city.work, holder, 1, position, city.now)
    close_round(city.work, 1, "deadline", city.now)
    close_round(city.work, 1, "deadline", city.now)
    return city


CONDITIONAL = (Position.CONSENT, Position.CONSENT, Position.APPROVAL, Position.STAND_ASIDE, Position.APPROVAL)
UNHEARD = (Position.CONSENT, Position.CONSENT, Position.CONSENT, Position.CONSENT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_approval_is_confirmed_from_its_notice(language):
    city = closed_city(language, *CONDITIONAL)
    assert city.work.get(Item, 1).outcome is Outcome.CONDITIONALLY
    shown = city.notice("approval_asked", city.holders[2])
    city.press_label(city.holders[2], shown, shown.buttons[0][0].label)
    assert city.work.find(Settlement)[0].kind is SettlementKind.CONFIRMED
    city.panel(city.holders[2])


def test_refused_approval_objects_on_a_ground_or_stands_aside():
    city = closed_city("en", *CONDITIONAL)
    city.press_label(city.holders[2], city.notice("approval_asked", city.holders[2]), "Refused: object")
    city.press_label(city.holders[2], city.panel(city.holders[2]), "Mandate")
    settled = city.work.find(Settlement)[0]
    assert (settled.kind, settled.ground) == (SettlementKind.OBJECT, Ground.MANDATE)
    with pytest.raises(Refusal, match="approval_settled"):
        city.press(city.holders[2], RefuseOnGround(1, Ground.LAW))


def test_button_cannot_let_an_approval_lapse():
    city = closed_city("en", *CONDITIONAL)
    with pytest.raises(Refusal, match="button_outdated"):
        city.press(city.holders[2], SettleApproval(1, SettlementKind.LAPSED))


@pytest.mark.parametrize("language", LANGUAGES)
def test_seat_not_heard_objects_late_with_a_reason(language):
    city = closed_city(language, *UNHEARD)
    late = city.holders[4]
    city.notice("late_objection_offered", late)
    city.command(late, "mine")
    city.panel(late)
    city.press(late, ObjectLate(1))
    city.panel(late)
    city.press(late, LateGround(1, Ground.HARM))
    assert city.write(late, "h" * 1001) == "text_too_long"
    assert city.write(late, "It would drive people away") == ""
    assert city.work.get(Item, 1).outcome is Outcome.RETURNED
    city.panel(late)


def test_late_objection_needs_no_reason_but_a_decisive_ground():
    city = closed_city("en", *UNHEARD)
    with pytest.raises(Refusal, match="ground_not_decisive"):
        city.press(city.holders[4], WithoutReason(1, Ground.UNWORKABLE))
    city.press(city.holders[4], WithoutReason(1, Ground.LAW))
    assert city.work.get(Item, 1).outcome is Outcome.RETURNED


@pytest.mark.parametrize("language", LANGUAGES)
def test_separate_opinion_is_written_once_unedited(language):
    city = closed_city(language, *CONDITIONAL)
    me = city.holders[3]
    city.notice("opinion_offered", me)
    city.press(me, WriteOpinion(1))
    assert city.write(me, "o" * 1001) == "text_too_long"
    assert city.write(me, "o" * 1000) == ""
    assert city.work.find(Opinion)[0].text == "o" * 1000
    with pytest.raises(Refusal, match="opinion_given"):
        city.press(me, WriteOpinion(1))


@pytest.mark.parametrize("public", [True, False])
def test_the_author_of_an_opinion_is_asked_about_the_public_edition(public: bool):
    city = closed_city("en", *CONDITIONAL)
    me = city.holders[3]
    city.press(me, WriteOpinion(1))
    shown = city.panel(me).text
    assert "internal edition" in shown and "Like your answer it is printed" in shown
    assert city.write(me, "our view") == ""
    page = city.panel(me)
    assert "In the public edition too" in page.text
    assert [button.label for row in page.buttons for button in row][:2] == ["Public as well", "Internal only"]
    city.press(me, PublishOpinion(1, public))
    assert city.work.find(Opinion)[0].public is public
    assert ("in the public edition as well" in city.panel(me).text) is public
    released = [entry for entry in city.work.entries(1) if entry.kind == "opinion_released"]
    assert len(released) == int(public)


def test_only_the_author_releases_an_opinion():
    city = closed_city("en", *CONDITIONAL)
    city.press(city.holders[3], WriteOpinion(1))
    city.write(city.holders[3], "our view")
    with pytest.raises(Refusal, match="opinion_not_yours"):
        city.press(city.holders[0], PublishOpinion(1, True))
    assert city.work.find(Opinion)[0].public is False


@pytest.mark.parametrize("language", LANGUAGES)
def test_reminder_leads_to_the_ballot_and_says_nothing_once_the_round_is_over(language):
    city = asked_city(language)
    remind(city.work, 1, city.now)
    shown = city.notice("reminder", city.holders[0])
    city.press_label(city.holders[0], shown, shown.buttons[0][0].label)
    city.ballot(city.holders[0], 1)
    city.now = city.now.replace(month=12, day=11)
    owed = city.work.notices("reminder")[0]
    assert city.screens.notice(city.work, owed, city.now) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_mine_shows_what_waits_and_what_was_answered(language):
    city = closed_city(language, *CONDITIONAL)
    city.command(city.holders[2], "mine")
    shown = [type(parse(key.data)) for row in city.panel(city.holders[2]).buttons for key in row]
    assert shown == [SettleApproval, RefuseObjecting, TooMuch, OpenPropose, OpenObjections]
    city.command(city.holders[3], "mine")
    assert "G1" in city.panel(city.holders[3]).text
    city.command(city.holders[3], "round")
    city.panel(city.holders[3])


def test_person_with_seats_at_two_tables_is_told_which():
    city = asked_city()
    me = city.holders[0]
    other = city.work.add(replace(city.work.get(Table, 1), name="Nebenstadt", chat_id=-200))
    seat = city.work.add(Seat(table_id=other.id, agency="Harbour", pillar=city.work.get(Seat, 1).pillar))
    city.work.add(Holding(table_id=other.id, seat_id=seat.id, person_id=me.id, since=city.now))
    remind(city.work, 1, city.now)
    assert "Auenfurt" in city.notice("reminder", me).text
    city.command(me, "propose")
    assert [row[0].label for row in city.panel(me).buttons] == ["Auenfurt", "Nebenstadt"]
    city.press_label(me, city.panel(me), "Nebenstadt")
    assert "Nebenstadt" in city.panel(me).text


def test_facilitator_learns_why_a_round_could_not_open():
    city = seated_city()
    propose(city, city.facilitator)
    city.press(city.facilitator, OpenInDays(1))
    city.press(city.facilitator, ScheduleRound())
    for holding in city.work.find(Holding):
        city.work.change(Holding, holding.id, {"until": None}, until=city.now)
    fall_due(city.work, city.work.find(Timer, kind=TimerKind.OPEN_ROUND)[0], city.now.replace(day=24))
    assert "Too few seats" in city.notice("opening_failed", city.facilitator).text


def test_mine_keeps_within_the_length_for_seats_at_many_tables():
    city = asked_city()
    me, table, seat = city.holders[0], city.work.get(Table, 1), city.work.get(Seat, 1)
    answer(city.work, me, 1, Position.CONSENT, city.now)
    for number in range(60):
        other = city.work.add(replace(table, name=f"Table {number} " + "n" * 40, chat_id=-200 - number))
        taken = city.work.add(replace(seat, table_id=other.id, agency="a" * 60))
        city.work.add(Holding(table_id=other.id, seat_id=taken.id, person_id=me.id, since=city.now))
    city.command(me, "mine")
    assert 0 < units(city.panel(me).text) <= 4096
