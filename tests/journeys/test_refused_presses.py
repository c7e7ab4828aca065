"""Presses that must change nothing: each is answered with its own sentence."""

from dataclasses import fields
from enum import Enum
from typing import Any, get_type_hints

from bot.panel.buttons import registered
from bot.panel.doors.goals import ConfirmProposal, OpenPropose, SkipLine
from bot.panel.doors.rounds import OpenDesk, OpenMine, OpenRounds
from bot.panel.doors.table import TurnTo
from bot.panel.table_pages import TablePage
from dialogs.methods.positions import Position
from dialogs.table.model import Table
from tests.journeys.city import City, found

INVENTED = (
    "", ":", "x" * 64, "rp1", "rp1:1", "rp1:one:consent", "rp1:1:adored", "rp1:1:consent:more",
    "rp0:1:consent", "rp2:1:consent", "rp1:01:consent", "rp1:9999999999999999999:consent",
    "rp1:-9999999999999999999:consent", "rp1:' OR 1=1 --:consent", "zz1:1", "\u202egnissergid", "💥" * 16,
)  # fmt: skip
NEGATIVE, UNKNOWN = -1, 10**18 - 1
HARMLESS = (OpenDesk, OpenMine, OpenPropose, OpenRounds)
"""These show only what is one's own, whatever id they name."""


async def test_without_a_seat(city: City) -> None:
    await city.open_round("Fewer deaths")
    for person in (city.outsider, city.facilitator):
        message, button = city.board()
        assert await city.forge(person, message, button.data) == city.refusal("no_seat")
    assert await city.answers() == []


async def test_on_a_closed_round(city: City) -> None:
    await city.open_round("Fewer deaths")
    message, button = city.board(Position.OBJECT)
    for holder in city.holders:
        await city.answer(holder, Position.CONSENT)
    await city.close_at_deadline()
    before, recorded = await city.answers(), await city.entries()
    held = await city.round()
    closed = city.refusal("round_closed", number=1, closed_at=held.closed_at, zone=held.deadline_zone)
    assert await city.stage.player.press_button(city.holders[0], message, button) == closed
    assert (await city.answers(), await city.entries()) == (before, recorded)


async def test_from_another_table(city: City) -> None:
    other = await found(city.stage, "Bergheim", "en")
    await city.open_round("Fewer deaths")
    await other.open_round("More help")
    message, _ = other.board()
    _, foreign = city.board()
    wrong = other.refusal("other_table")
    assert await other.forge(other.holders[0], message, foreign.data) == wrong  # of the other table
    assert await other.forge(city.holders[0], message, foreign.data) == wrong  # even by who may, but not here
    city.stage.world.join(other.holders[0], city.group)
    await city.stage.settle()
    assert await city.answer(other.holders[0], Position.CONSENT) == city.refusal("no_seat")
    assert await city.answers() + await other.answers() == []


async def test_pressed_in_private_though_it_hangs_in_the_group(city: City) -> None:
    await city.open_round("Fewer deaths")
    _, button = city.board()
    message = city.phone(city.holders[0]).last
    assert await city.forge(city.holders[0], message, button.data) == city.refusal("other_table")
    assert await city.answers() == []


async def test_with_invented_data(city: City) -> None:
    await city.open_round("Fewer deaths")
    message, _ = city.board()
    for data in INVENTED:
        assert await city.forge(city.holders[0], message, data) == city.refusal("button_outdated"), data
    assert await city.answers() == []


async def test_with_invented_ids_on_every_button(city: City) -> None:
    """By somebody without a seat and by a holder, in the group and in private."""
    await city.open_round("Fewer deaths")
    recorded, holder = await city.entries(), city.holders[0]
    board, phone = city.board()[0], city.phone(holder).last
    silent: list[object] = []
    for kind in registered():
        for person, message, number in ((city.outsider, board, NEGATIVE), (holder, phone, UNKNOWN)):
            button = _invented(kind, number)
            said = await city.forge(person, message, button)
            assert _went_wrong(city) not in said, button
            if not said and not _is_harmless(button):
                silent.append(button)
    assert silent == []
    assert (await city.answers(), await city.entries()) == ([], recorded)


async def test_from_an_outdated_button(city: City) -> None:
    phone = city.phone(city.facilitator)
    await city.stage.player.write(city.facilitator, "/propose Fewer deaths")
    await city.press(city.facilitator, phone, SkipLine)
    message, button = city.stage.player.find(phone, ConfirmProposal)
    await city.stage.player.press_button(city.facilitator, message, button)
    again = await city.stage.player.press_button(city.facilitator, message, button)
    assert again == city.refusal("button_outdated")
    table = await city.read(lambda reader: reader.find(Table, id=city.table_id)[0])
    assert table.proposals == 1


async def test_twice_at_once(city: City) -> None:
    await city.open_round("Fewer deaths")
    world, holder = city.stage.world, city.holders[0]
    message, button = city.board()
    world.press(holder, message, button.data, deliveries=2)
    world.press(holder, message, button.data)
    world.press(holder, message, button.data)
    world.press(city.holders[1], message, button.data)
    await city.stage.settle()
    stored = await city.answers()
    assert sorted((one.revision, one.position) for one in stored) == [
        (1, Position.CONSENT), (1, Position.CONSENT),
    ]  # fmt: skip
    assert "2 of 5 answered" in city.board()[0].text


async def test_one_after_the_other_the_last_holds(city: City) -> None:
    await city.open_round("Fewer deaths")
    world, holder = city.stage.world, city.holders[0]
    message, _ = city.board()
    for position in (Position.CONSENT, Position.STAND_ASIDE, Position.CONSENT, Position.NOTE):
        world.press(holder, message, city.board(position)[1].data)
    await city.stage.settle()
    assert [(one.revision, one.position) for one in await city.answers()] == [(4, Position.NOTE)]


def _invented(kind: type[Any], number: int) -> object:
    hints = get_type_hints(kind)
    return kind(*(_value(hints[one.name], number) for one in fields(kind)))


def _value(hint: type[Any], number: int) -> object:
    if issubclass(hint, Enum):
        return next(iter(hint))
    if hint is bool:
        return True
    return number if hint is int else "zz"


def _is_harmless(button: object) -> bool:
    if isinstance(button, HARMLESS):
        return True
    return isinstance(button, TurnTo) and button.page is TablePage.HOME


def _went_wrong(city: City) -> str:
    return city.refusal("internal_error", id="")[:20]
