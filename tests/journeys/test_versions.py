"""A goal is objected to twice, integrated and adopted; the plan tells that story without a person's name."""

import pytest

from bot.conversations.amending.buttons import Amend, AnswerVersion, NoLine, WriteVersion
from bot.panel.doors.goals import LookAtVersion
from bot.panel.doors.rounds import AnswerPrivately, ChoosePosition, DraftRound, OpenDesk, OpenNow, StateGround
from dialogs.methods.positions import Ground, Outcome, Position
from dialogs.plan.fold import fold
from dialogs.rounds.model import Proposal, ProposalState
from tests.journeys.city import City, said_in

FIRST, SECOND, THIRD = "Reduce the presence", "No checks at the entrance", "No checks at any entrance"


async def _object(city: City, ground: Ground, reason: str) -> None:
    objecting = city.holders[2]
    for holder in city.holders:
        await city.answer(holder, Position.OBJECT if holder is objecting else Position.CONSENT)
    await city.press(objecting, city.phone(objecting), StateGround, ground=ground)
    await city.stage.player.write(objecting, reason)
    await city.close_at_deadline()


async def _rewrite(city: City, text: str) -> None:
    chief, phone = city.facilitator, city.phone(city.facilitator)
    await city.press(chief, phone, Amend)
    await city.stage.player.write(chief, text)
    await city.press(chief, phone, NoLine)
    await city.press(chief, phone, WriteVersion)


async def _put(city: City) -> None:
    chief, phone = city.facilitator, city.phone(city.facilitator)
    await city.press(chief, phone, LookAtVersion)
    await city.press(chief, phone, DraftRound)
    await city.press(chief, phone, OpenNow)


async def test_objected_to_twice_and_integrated(city: City) -> None:
    owner = city.holders[2]
    await city.open_round(FIRST)
    await _object(city, Ground.HARM, "People stay away")
    assert "G1" in city.phone(city.facilitator).messages[-1].text
    await _rewrite(city, SECOND)
    await city.press(owner, city.phone(owner), AnswerVersion, agrees=False)
    await _put(city)
    assert SECOND in city.group.messages[-1].text and FIRST in city.group.messages[-1].text
    await _object(city, Ground.HARM, "One entrance is not enough")
    await _rewrite(city, THIRD)
    await city.press(owner, city.phone(owner), AnswerVersion, agrees=True)
    await _put(city)

    first = city.holders[0]
    await city.press(first, city.group, AnswerPrivately)
    await city.press(first, city.phone(first), ChoosePosition, position=Position.CONSENT)
    for holder in city.holders[1:]:
        await city.answer(holder, Position.CONSENT)
    await city.close_at_deadline()

    assert [one.outcome for one in await city.items()] == [Outcome.ADOPTED]
    plan = fold(await city.read(lambda reader: reader.entries(city.table_id)))
    story = [(one.version, one.outcome, one.before) for one in plan.register]
    assert story == [
        (1, Outcome.RETURNED, ""), (2, Outcome.RETURNED, FIRST), (3, Outcome.ADOPTED, SECOND),
    ]  # fmt: skip
    assert [[each.agreed for each in one.integrations] for one in plan.register] == [[], ["no"], ["yes"]]
    said = said_in(city.group)
    assert FIRST in said and THIRD in said


@pytest.mark.parametrize("who", ["outsider", "another seat"])
async def test_nobody_else_confirms_or_rewrites(city: City, who: str) -> None:
    await city.open_round(FIRST)
    await _object(city, Ground.HARM, "People stay away")
    chief, owner = city.facilitator, city.holders[2]
    other = city.outsider if who == "outsider" else city.holders[0]
    amend, amend_button = city.stage.player.find(city.phone(chief), Amend)
    refused = await city.forge(other, amend, amend_button.data)
    assert refused == city.refusal("no_seat" if who == "outsider" else "not_amender")
    await _rewrite(city, SECOND)
    asked, confirm = city.stage.player.find(city.phone(owner), AnswerVersion, agrees=True)
    refused = await city.forge(other, asked, confirm.data)
    assert refused == city.refusal("no_seat") if who == "outsider" else "Another agency" in refused
    await city.press(chief, city.phone(chief), OpenDesk)
    assert "0 of 1 seats asked" in said_in(city.phone(chief))
    states = {one.state for one in await city.read(lambda reader: reader.find(Proposal))}
    assert states == {ProposalState.AMENDED}
