"""The facilitator's page of a round that closed while it stood open."""

from bot.panel.doors.rounds import LookAtRound
from tests.journeys.city import City


async def test_a_closed_round_is_not_headed_by_an_empty_list_of_goals(city: City) -> None:
    await city.open_round("Fewer deaths by spring")
    await city.stage.player.write(city.facilitator, "/facilitate")
    await city.press(city.facilitator, city.phone(city.facilitator), LookAtRound)
    held = await city.round()
    await city.close_at_deadline()
    await city.close_at_deadline()
    shown = [message.text for message in city.phone(city.facilitator).messages if message.text]
    assert [text for text in shown if "()" in text] == []
    assert any(text.startswith(f"Round {held.number}\n") for text in shown)
