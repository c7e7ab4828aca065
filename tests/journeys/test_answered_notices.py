"""After a press every message that showed the question shows the answer, whoever pressed."""

from datetime import timedelta

from bot.panel.doors.rounds import NotYet
from dialogs.methods.positions import Position
from dialogs.ports import Work
from dialogs.rounds.closing_early import close_early
from dialogs.rounds.model import Round
from dialogs.table.model import Person
from tests.journeys.city import City


async def announce(city: City, held: Round) -> None:
    def job(work: Work) -> object:
        by = work.find(Person, user_id=city.facilitator.id)[0]
        return close_early(work, by, held.id, city.stage.clock())

    await city.stage.memory.do(job)
    await city.stage.settle()


async def test_a_seat_stops_the_early_close_in_private_and_no_message_asks_any_more(city: City) -> None:
    held = await city.open_round("Fewer deaths")
    await city.answer(city.holders[0], Position.CONSENT)
    await announce(city, held)
    silent = city.holders[3]
    told = [one for one in city.phone(silent).messages if "close early" in one.text]
    assert len(told) == 1 and not told[0].silent
    answered = [one for one in city.phone(city.holders[0]).messages if "close early" in one.text]
    assert "Not yet" not in str(answered[0].labels)
    await city.press(silent, city.phone(silent), NotYet)
    await city.stage.pass_time(city.stage.clock() + timedelta(minutes=2))
    for chat in (city.group, *(city.phone(one) for one in city.holders)):
        assert "Not yet" not in str([one.labels for one in chat.messages])
        assert any("does not close early" in one.text for one in chat.messages)


async def test_at_the_opening_each_phone_rings_once_with_the_card(city: City) -> None:
    await city.open_round("Fewer deaths")
    for person in city.holders:
        cards = [one for one in city.phone(person).messages if "Fewer deaths" in one.text]
        assert len(cards) == 1 and not cards[0].silent
        assert "no answer" in cards[0].text and "Consent" in str(cards[0].labels)


async def test_a_stopped_early_close_is_not_announced_any_more_nor_counted_anew(city: City) -> None:
    held = await city.open_round("Fewer deaths")
    await announce(city, held)
    silent = city.holders[3]
    await city.press(silent, city.phone(silent), NotYet)
    await city.close_at_deadline()
    for chat in (city.group, *(city.phone(one) for one in city.holders)):
        for told in (one.text for one in chat.messages if "close early" in one.text):
            assert "is to close early" not in told and "Answered:" not in told


async def test_a_reminder_asks_no_more_once_the_seat_has_answered(city: City) -> None:
    held = await city.open_round("Fewer deaths")
    await city.stage.pass_time(held.deadline - timedelta(hours=1))
    first, other = (city.phone(one) for one in city.holders[:2])
    assert any("waits for your agency" in one.text for one in first.messages)
    await city.answer(city.holders[0], Position.CONSENT)
    await city.stage.pass_time(city.stage.clock() + timedelta(minutes=2))
    assert not any("waits for your agency" in one.text for one in first.messages)
    assert "Answer now" not in str([one.labels for one in first.messages])
    assert any("your agency has answered" in one.text for one in first.messages)
    assert any("waits for your agency" in one.text for one in other.messages)


async def test_a_reminder_to_a_silent_seat_never_says_it_answered(city: City) -> None:
    await city.open_round("Fewer deaths")
    for holder in city.holders[:-1]:
        await city.answer(holder, Position.CONSENT)
    await city.close_at_deadline()
    said = [one.text for one in city.phone(city.holders[-1]).messages]
    assert any("is over; nothing is asked here any more" in text for text in said)
    assert not any("has answered" in text for text in said)
