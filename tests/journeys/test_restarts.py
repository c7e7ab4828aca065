"""The bot stops in the middle of a form; built again on the same database it goes on where people stood."""

import json
from pathlib import Path

from pydantic import SecretStr

from bot.delivery.budget import Limits
from bot.line.flood import Flood
from bot.main import build, open_memory
from bot.panel.doors.goals import ConfirmProposal, SkipLine
from bot.panel.doors.rounds import ChooseShown
from bot.rehearsal.request import SimulatedRequest
from bot.rehearsal.telegram import TOKEN
from bot.settings import Settings
from dialogs.methods.positions import Position
from dialogs.rounds.model import ReasonState, Shown, Version
from tests.journeys.city import City


async def test_a_proposal_half_written_goes_on(city: City, tmp_path: Path) -> None:
    phone = city.phone(city.facilitator)
    await city.stage.player.write(city.facilitator, "/propose")
    await _restart(city, tmp_path)
    await city.stage.player.write(city.facilitator, "Fewer deaths")
    await _restart(city, tmp_path)
    await city.press(city.facilitator, phone, SkipLine)
    await _restart(city, tmp_path)
    await city.press(city.facilitator, phone, ConfirmProposal)
    versions = await city.read(lambda reader: reader.find(Version, table_id=city.table_id))
    assert [one.text for one in versions] == ["Fewer deaths"]


async def test_a_reason_asked_for_before_is_taken_afterwards(city: City, tmp_path: Path) -> None:
    holder = city.holders[0]
    await city.open_round("Fewer deaths")
    await city.answer(holder, Position.NOTE)
    await _restart(city, tmp_path)
    await city.stage.player.write(holder, "Only with a fourth nurse")
    await _restart(city, tmp_path)
    await city.press(holder, city.phone(holder), ChooseShown, shown=Shown.ONE_SEAT)
    [kept] = await city.answers()
    assert (kept.reason, kept.reason_state) == ("Only with a fourth nurse", ReasonState.GIVEN)
    assert kept.shown is Shown.ONE_SEAT


async def test_what_was_stored_but_not_handled_is_handled_at_the_next_start(
    city: City, tmp_path: Path
) -> None:
    await city.open_round("Fewer deaths")
    message, button = city.board()
    for holder in city.holders:
        city.stage.world.press(holder, message, button.data)
    rows = [(one["update_id"], _body(one)) for one in city.stage.world.updates.take()]
    await city.stage.roundtable.memory.store(rows, city.stage.clock())
    await _restart(city, tmp_path)
    await city.stage.settle()
    assert len(await city.answers()) == len(city.holders)
    assert "5 of 5 answered" in city.board()[0].text


async def _restart(city: City, folder: Path) -> None:
    stage = city.stage
    await stage.close()
    settings = Settings(
        _env_file=None, bot_token=SecretStr(TOKEN), database_url=f"sqlite:///{folder / 'rehearsal.db'}"
    )  # type: ignore[call-arg]
    stage.memory = open_memory(settings)
    stage.roundtable = build(
        settings, stage.memory, SimulatedRequest(stage.world), stage.clock,
        limits=Limits.none(), flood=Flood(rate=1000.0, burst=1_000_000), rehearsal=True,
    )  # fmt: skip
    await stage.roundtable.start(receive=False)


def _body(update: dict[str, object]) -> str:

    return json.dumps(update, ensure_ascii=False)
