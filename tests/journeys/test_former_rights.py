"""A part at the table that is over: whatever its former holder kept of it shows nothing and does nothing."""

import pytest

from bot.conversations.own_seat.buttons import PassOn
from bot.conversations.people.buttons import EndOffice, SaySecond
from bot.panel.doors.rounds import CloseEarly, LookAtEarlyClose, LookAtRound
from bot.panel.doors.table import AcceptSeat
from dialogs.table.model import Role
from tests.journeys.city import City
from tests.journeys.former import Former, gather
from tests.journeys.parts import (
    PARTS,
    Part,
    appoint,
    deputy,
    facilitator,
    left_member,
    links,
    open_link,
    passed_on,
    refused_claimant,
    removed_member,
    representative,
    to_own_seat,
    to_people,
)

GOAL, AFTERWARDS = "Fewer deaths by spring", "A goal put afterwards"


@pytest.mark.parametrize("part", PARTS, ids=lambda one: one.__name__)
async def test_nothing_is_shown_and_nothing_changes(city: City, part: Part) -> None:
    await city.open_round(GOAL)
    person = await part(city)
    await city.stage.settle()
    kept = gather(city, person)
    own = {city.holders[3].name} if part in (representative, passed_on, deputy) else set()
    own |= {city.holders[4].name} if part in (removed_member, left_member, refused_claimant) else set()
    others = tuple(one.name for one in city.holders if one.name not in own)
    former = Former(city, person, (GOAL, AFTERWARDS, *others))
    if part is not facilitator:
        await city.propose(AFTERWARDS)
    before = await former.state("Accomplice")
    former.require_nothing_of_the_table(_panel(former), "the panel as it stands")
    accomplice = Former(city, city.stage.world.person("Accomplice", language="en"), former.secrets)
    await city.stage.player.start(accomplice.person, "")
    await former.presses(kept)
    await former.opens(kept.links)
    await former.writes_commands()
    await former.types_on_every_page()
    await accomplice.opens(kept.links)
    after = await former.state("Accomplice")
    assert {name: (before[name], after[name]) for name in before if before[name] != after[name]} == {}


def _panel(former: Former) -> str:
    """The last living message, as the ending itself left it."""
    return list(former.shown().values())[-1]


async def test_a_second_word_does_nothing_for_who_asked_and_left(city: City) -> None:
    """A facilitator who holds a seat asked to close early; another ends the office, and then agrees."""
    await city.open_round(GOAL)
    other, person, police = await appoint(city, Role.FACILITATOR), city.facilitator, city.holders[3]
    await to_own_seat(city, police)
    await links(city, police, PassOn)
    await open_link(city, person, police, "seat")
    await city.press(person, city.phone(person), AcceptSeat)
    await city.stage.player.write(person, "/facilitate")
    for kind in (LookAtRound, LookAtEarlyClose, CloseEarly):
        await city.press(person, city.phone(person), kind)
    message, button = city.stage.player.find(city.phone(other), SaySecond, agrees=True)
    await to_people(city, other)
    await city.press(other, city.phone(other), EndOffice, role=Role.FACILITATOR, person_id=1)
    recorded = await city.entries()
    assert await city.forge(other, message, button.data) == city.refusal("second_asker_left")
    assert await city.entries() == recorded and (await city.round()).early_close_at is None
