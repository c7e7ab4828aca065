"""A command that is not taken is answered with the reason, and what is owed afterwards arrives too."""

import pytest

from tests.journeys.city import City, said_in


@pytest.mark.parametrize("command", ["plan", "rounds", "facilitate"])
async def test_the_reason_is_said_and_nothing_is_held_up(city: City, command: str) -> None:
    person = city.outsider
    await city.stage.player.start(person, "")
    before = said_in(city.phone(person))
    await city.stage.player.write(person, f"/{command}")
    refused = said_in(city.phone(person))
    assert refused != before
    await city.stage.player.write(person, "/help")
    assert said_in(city.phone(person)) != refused


@pytest.mark.parametrize("in_group", [True, False])
async def test_a_plan_that_is_not_there_yet_is_said(city: City, in_group: bool) -> None:
    chat = city.group if in_group else city.phone(city.facilitator)
    await city.stage.player.write(city.facilitator, "/plan", chat)
    assert city.refusal("no_plan", zone="Europe/Berlin") in said_in(chat)
