"""Presses around the deadline: what came in time counts however late it is handled; nothing else does."""

from datetime import timedelta

from bot.rehearsal.people import Person
from dialogs.methods.positions import Outcome, Position
from dialogs.rounds.model import RoundState
from tests.journeys.city import City

SECOND = timedelta(seconds=1)


async def test_in_time_but_handled_later_counts_and_later_does_not(city: City) -> None:
    held = await city.open_round("Fewer deaths")
    world, clock = city.stage.world, city.stage.clock
    message, button = city.board()
    early, late = city.holders[:4], city.holders[4]
    clock.move_to(held.deadline - 5 * SECOND)
    for person in early:
        world.press(person, message, button.data)
    await city.stage.roundtable.intake.accept(world.updates.take())
    clock.move_to(held.deadline + SECOND)
    query = world.press(late, message, button.data)
    await city.stage.settle()

    closed = await city.round()
    assert closed.state is RoundState.CLOSED
    answers = await city.answers()
    assert len(answers) == 4 and all(one.at <= held.deadline for one in answers)
    assert [item.outcome for item in await city.items()] == [Outcome.ADOPTED]
    ended = {city.refusal("round_closed", number=1, closed_at=at, zone="Europe/Berlin")
             for at in (held.deadline, closed.closed_at)}  # fmt: skip
    assert city.sentence(query) in ended


async def test_a_reason_that_comes_after_the_close_is_kept_for_its_writer_and_changes_nothing(
    city: City,
) -> None:
    await city.open_round("Fewer deaths")
    for person in city.holders:
        await city.answer(person, Position.CONSENT)
    await city.answer(city.holders[0], Position.NOTE)
    await city.close_at_deadline()
    before = await city.answers()
    await city.stage.player.write(city.holders[0], "Only with a fourth nurse")
    assert await city.answers() == before
    assert "Only with a fourth nurse" not in _all_of(city, city.holders[1])
    assert "closed" in city.phone(city.holders[0]).last.text


async def test_the_same_update_delivered_again_is_handled_once(city: City) -> None:
    await city.open_round("Fewer deaths")
    world, intake = city.stage.world, city.stage.roundtable.intake
    message, button = city.board()
    world.press(city.holders[0], message, button.data)
    delivered = world.updates.take()
    world.write(city.facilitator, city.phone(city.facilitator), "/propose More help")
    delivered += world.updates.take()
    for _ in range(3):
        await intake.accept(delivered)
        await city.stage.settle()
    await intake.accept(delivered + delivered)
    await city.stage.settle()
    assert [one.revision for one in await city.answers()] == [1]
    assert [one.text for one in city.phone(city.facilitator).messages].count("/propose More help") == 1
    lines = [one for one in city.phone(city.facilitator).messages if "More help" in one.text]
    assert len(lines) == 2  # what was written, and the one page that answers it


def _all_of(city: City, person: Person) -> str:
    return "\n".join(one.text for one in city.phone(person).messages)
