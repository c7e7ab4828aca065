"""From a proposed goal to an open round, and what the facilitator can do with it, on the private panel."""

from datetime import timedelta

import pytest

from bot.conversations.desk.buttons import ExtendBy, ReplyToGoal, TakeBack, WithdrawItem
from bot.conversations.drafting.buttons import ChooseFallback, OpenInDays, ScheduleRound
from bot.panel.doors.goals import ConfirmProposal, SkipLine
from bot.panel.doors.rounds import CloseEarly, ExtendRound, LookAtRound, OpenDesk, OpenNow, ShowPage, TickGoal
from dialogs.methods.positions import Fallback, Position
from dialogs.refusals import Refusal
from dialogs.rounds.answering import answer
from dialogs.rounds.model import Item, ItemState, Proposal, ProposalState, Round, RoundState
from dialogs.table.model import Holding, Seat
from tests.bot.private.city import City, seated_city

LANGUAGES = ("en", "de")


def propose(city: City, person, text="Fewer overdose deaths"):
    city.command(person, "propose")
    assert city.write(person, text) == ""
    city.press(person, SkipLine())
    return city.press(person, ConfirmProposal())


def opened_round(city: City) -> Round:
    propose(city, city.facilitator)
    city.press(city.facilitator, OpenNow())
    return city.work.find(Round)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_facilitator_goes_from_goal_to_open_round_without_leaving_the_panel(language):
    city = seated_city(language)
    toast = propose(city, city.facilitator, "x" * 300)
    assert toast is not None and toast.facts == {"label": "G1"}
    assert "10" in city.panel(city.facilitator).text  # Thursday 10 December, 14 days and up
    city.press(city.facilitator, OpenNow())
    held = city.work.find(Round)[0]
    assert (held.state, held.fallback) == (RoundState.OPEN, Fallback.RECORDED_AS_OPEN)
    city.panel(city.facilitator)


def test_too_long_goal_names_the_limit_and_keeps_what_was_typed():
    city = seated_city()
    city.command(city.facilitator, "propose")
    assert city.write(city.facilitator, "y" * 301) == "text_too_long"
    shown = city.panel(city.facilitator).text
    assert "300" in shown and "y" * 301 in shown


def test_seats_goal_waits_and_its_facilitator_is_told():
    city = seated_city()
    propose(city, city.holders[0])
    assert "14 days" in city.panel(city.holders[0]).text
    assert "Agency 1" in city.notice("goal_waits", city.facilitator).text


def test_overdue_goal_is_marked_on_the_desk_and_can_be_answered_in_writing():
    city = seated_city()
    propose(city, city.holders[0])
    city.now += timedelta(days=14)
    city.command(city.facilitator, "facilitate")
    assert "overdue" in city.panel(city.facilitator).text
    goal = city.work.find(Proposal)[0]
    city.press(city.facilitator, ReplyToGoal(goal.id))
    assert city.write(city.facilitator, "We come back to it in <spring>.") == ""
    assert city.work.get(Proposal, goal.id).state is ProposalState.ANSWERED
    assert "&lt;spring&gt;" in city.notice("goal_replied", city.holders[0]).text


def test_warnings_are_shown_and_recorded_with_the_round():
    city = seated_city()
    city.work.add(Seat(table_id=city.table.id, agency="Late comer", pillar=city.work.find(Seat)[0].pillar))
    propose(city, city.facilitator)
    assert "Late comer" in city.panel(city.facilitator).text
    city.press(city.facilitator, OpenNow())
    assert city.work.find(Round)[0].warnings == "never_reached"


def test_warning_that_came_up_since_is_shown_before_anything_opens():
    city = seated_city()
    propose(city, city.facilitator)
    holding = city.work.find(Holding)[4]
    city.work.change(Holding, holding.id, {"until": None}, until=city.now)
    toast = city.press(city.facilitator, OpenNow())
    assert toast is not None and toast.code == "warnings_changed"
    assert not city.work.find(Round)
    city.press(city.facilitator, OpenNow())
    assert set(city.work.find(Round)[0].warnings.split()) == {"empty_pillar", "never_reached"}


def test_without_anybody_to_ask_nothing_can_be_opened():
    city = seated_city()
    for holding in city.work.find(Holding):
        city.work.change(Holding, holding.id, {"until": None}, until=city.now)
    propose(city, city.facilitator)
    assert not any("Open" in key.label for row in city.panel(city.facilitator).buttons for key in row)
    with pytest.raises(Refusal, match="quorum_impossible"):
        city.press(city.facilitator, OpenNow())


def test_several_goals_deadline_opening_and_fallback_are_chosen():
    city = seated_city()
    propose(city, city.holders[0], "First")
    propose(city, city.facilitator, "Second")
    for goal in (1, 2):
        city.press(city.facilitator, TickGoal(goal, True))
    city.press(city.facilitator, ShowPage("draft_deadline"))
    assert city.write(city.facilitator, "31.11.2026 12:00") == "not_a_moment"
    assert city.write(city.facilitator, "1.11.2026 12:00") == "moment_past"
    assert city.write(city.facilitator, "19.12.2026 9:30") == ""
    assert "Sat 19 Dec is not a working day." in city.panel(city.facilitator).text
    city.press(city.facilitator, ShowPage("draft_deadline"))
    assert city.write(city.facilitator, "18.12.2026 9:30") == ""
    assert "working day." not in city.panel(city.facilitator).text
    city.press(city.facilitator, ChooseFallback(Fallback.TWO_THIRDS))
    city.press(city.facilitator, OpenInDays(1))
    city.press(city.facilitator, ScheduleRound())
    held = city.work.find(Round)[0]
    assert (held.state, held.fallback) == (RoundState.SCHEDULED, Fallback.TWO_THIRDS)
    assert (held.opens_at.isoformat(), held.deadline.isoformat()) == (
        "2026-11-24T08:00:00+00:00",
        "2026-12-18T08:30:00+00:00",
    )
    assert [one.proposal_id for one in city.work.find(Item, round_id=held.id)] == [1, 2]
    city.press(city.facilitator, TakeBack(held.id))
    assert {one.state for one in city.work.find(Proposal)} == {ProposalState.QUEUED}


def test_only_the_facilitator_reaches_the_desk_and_its_rounds():
    city = seated_city()
    held = opened_round(city)
    for button in (OpenDesk(city.table.id), LookAtRound(held.id), ExtendRound(held.id), CloseEarly(held.id)):
        with pytest.raises(Refusal, match="not_facilitator"):
            city.press(city.holders[0], button)


@pytest.mark.parametrize("language", LANGUAGES)
def test_round_is_extended_with_a_reason(language):
    city = seated_city(language)
    held = opened_round(city)
    city.press(city.facilitator, ExtendRound(held.id))
    city.press(city.facilitator, ExtendBy(held.id, 3))
    assert city.write(city.facilitator, "r" * 301) == "text_too_long"
    assert city.write(city.facilitator, "Autumn holidays") == ""
    assert city.work.get(Round, held.id).deadline == held.deadline + timedelta(days=4)  # no Sunday
    city.panel(city.facilitator)


def test_extension_redraws_the_receipts_which_name_the_deadline():
    city = seated_city()
    held = opened_round(city)
    answer(city.work, city.holders[0], 1, Position.CONSENT, city.now)
    before = city.ballot(city.holders[0], held.id).text
    wanted = city.ballot_wanted(city.holders[0], held.id)
    city.press(city.facilitator, ExtendBy(held.id, 7))
    city.write(city.facilitator, "Autumn holidays")
    assert city.ballot_wanted(city.holders[0], held.id) > wanted
    assert city.ballot(city.holders[0], held.id).text != before


def test_early_close_says_first_what_it_will_do():
    city = seated_city()
    held = opened_round(city)
    city.press(city.facilitator, LookAtRound(held.id))
    city.press_label(city.facilitator, city.panel(city.facilitator), "Close early")
    assert "Tue 24 Nov, 09:00" in city.panel(city.facilitator).text
    city.press_label(city.facilitator, city.panel(city.facilitator), "Announce")
    assert city.work.get(Round, held.id).early_close_at is not None


def test_round_all_have_answered_closes_at_once():
    city = seated_city()
    held = opened_round(city)
    for holder in city.holders:
        answer(city.work, holder, 1, Position.CONSENT, city.now)
    city.press(city.facilitator, CloseEarly(held.id))
    assert city.work.get(Round, held.id).state is RoundState.CLOSED
    assert "closed" in city.panel(city.facilitator).text


def test_item_is_withdrawn_with_a_reason():
    city = seated_city()
    held = opened_round(city)
    item = city.work.find(Item, round_id=held.id)[0]
    city.press(city.facilitator, WithdrawItem(item.id))
    assert city.write(city.facilitator, "The council asks for more time") == ""
    assert city.work.get(Item, item.id).state is ItemState.WITHDRAWN


def test_desk_shows_how_many_answered_and_never_what():
    city = seated_city()
    held = opened_round(city)
    answer(city.work, city.holders[0], 1, Position.OBJECT, city.now)
    city.command(city.facilitator, "facilitate")
    desk = city.panel(city.facilitator).text
    city.press(city.facilitator, LookAtRound(held.id))
    shown = desk + city.panel(city.facilitator).text
    assert "1 of 5" in shown
    assert "Object" not in shown and "Agency 1" not in shown
