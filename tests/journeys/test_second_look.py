"""A text that may lead to a person, or reduces people to one thing, is asked about before it is stored."""

import pytest

from bot.conversations.second_look.buttons import WriteItAnew
from bot.panel.doors.goals import ConfirmProposal, SkipLine
from bot.panel.doors.rounds import ChooseShown
from bot.panel.doors.table import ShareAsItIs
from bot.rehearsal.errors import NotPossible
from dialogs.methods.positions import Position
from dialogs.rounds.model import Shown, Version
from tests.journeys.city import City


async def _wordings(city: City) -> list[str]:
    return [one.text for one in await city.read(lambda reader: reader.find(Version, table_id=city.table_id))]


async def test_a_hint_suggests_and_the_author_rewrites(city: City) -> None:
    me, phone = city.facilitator, city.phone(city.facilitator)
    await city.stage.player.write(me, "/propose Fewer addicts die; call 0341 4567890")
    shown = phone.messages[-1].text
    assert "people who use drugs" in shown and "0341 4567890" in shown
    assert [one.text for one in phone.messages[-1].buttons] == ["Rewrite", "Leave as it is"]
    await city.press(me, phone, WriteItAnew)
    assert "Fewer addicts die; call 0341 4567890" in phone.messages[-1].text
    await city.stage.player.write(me, "Fewer people die")
    assert "Fewer addicts" not in phone.messages[-1].text
    await city.press(me, phone, SkipLine)
    await city.press(me, phone, ConfirmProposal)
    assert await _wordings(city) == ["Fewer people die"]


async def test_what_is_left_as_it_is_is_stored_to_the_letter(city: City) -> None:
    me, phone = city.facilitator, city.phone(city.facilitator)
    text = "Ein fixer Termin für die Junkies"
    await city.stage.player.write(me, f"/propose {text}")
    assert "Menschen, die Drogen gebrauchen" in phone.messages[-1].text
    await city.press(me, phone, ShareAsItIs)
    await city.press(me, phone, SkipLine)
    await city.press(me, phone, ConfirmProposal)
    assert await _wordings(city) == [text]


@pytest.mark.parametrize(
    "text", ["Ein fixer Termin", "Den Junkie-Treff bis zum 05.10.2027 öffnen", "An addict-led union"]
)
async def test_names_and_dates_need_no_second_look(city: City, text: str) -> None:
    await city.propose(text)
    assert await _wordings(city) == [text]


async def test_a_reason_is_shared_as_it_is_or_written_anew(city: City) -> None:
    await city.open_round("Fewer deaths")
    holder, phone = city.holders[0], city.phone(city.holders[0])
    await city.answer(holder, Position.NOTE)
    await city.stage.player.write(holder, "Ask me: me@office.example")
    assert [one.reason for one in await city.answers()] == [""]

    await city.press(holder, phone, WriteItAnew)
    await city.stage.player.write(holder, "Ask the office: office@city.example")
    await city.stage.player.write(holder, "Ask us: office@city.example")
    await city.press(holder, phone, ShareAsItIs)
    await city.press(holder, phone, ChooseShown, shown=Shown.WITH_NAME)
    assert [one.reason for one in await city.answers()] == ["Ask us: office@city.example"]
    with pytest.raises(NotPossible):
        await city.press(holder, phone, ShareAsItIs)


async def test_an_answer_on_the_board_meanwhile_loses_nothing(city: City) -> None:
    await city.open_round("Fewer deaths")
    holder, phone = city.holders[0], city.phone(city.holders[0])
    await city.answer(holder, Position.NOTE)
    await city.stage.player.write(holder, "Ask me: me@office.example")
    await city.answer(holder, Position.STAND_ASIDE)
    await city.stage.player.write(holder, "Not our task")
    await city.press(holder, phone, ChooseShown, shown=Shown.WITH_NAME)
    assert [one.reason for one in await city.answers()] == ["Not our task"]


async def test_a_plain_text_needs_no_second_look(city: City) -> None:
    await city.propose("Fewer deaths")
    assert await _wordings(city) == ["Fewer deaths"]
