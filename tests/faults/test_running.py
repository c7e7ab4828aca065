"""`python -m bot run` against a Bot API server over HTTP: how it asks for updates, and its end."""

from pathlib import Path

import pytest

from bot.line.triage import ALLOWED_UPDATES
from bot.rehearsal.server import serve
from tests.faults.killing import Ordeal, Plan
from tests.process import bot

pytestmark = pytest.mark.faults


async def test_it_polls_long_and_says_which_updates_it_wants(tmp_path: Path) -> None:
    ordeal = Ordeal(Plan(kills=0, presses=0, closings=0), tmp_path)
    await ordeal.prepare()
    world, log = ordeal.world, tmp_path / "bot.upkeep.log"
    async with serve(world) as root:
        with bot(log, token=world.token, api=root, database=ordeal.database) as running:
            await running.started()
            await ordeal.until(lambda: world.api.counts["getUpdates"] > 0)
            assert await running.end() == 0
    asked = next(call for call in world.api.calls if call.method == "getUpdates")
    assert (asked.integer("timeout"), world.updates.allowed) == (30, tuple(ALLOWED_UPDATES))
    assert world.violations == []
    assert world.token not in log.read_text()


async def test_a_plan_arrives_as_documents(tmp_path: Path) -> None:
    ordeal = Ordeal(Plan(kills=0, presses=0, closings=1), tmp_path)
    await ordeal.prepare()
    world, seated = ordeal.world, ordeal.closing[0]
    person = next(one for one in world.people if one.id in seated.seats)
    private = world.private(person)
    async with serve(world) as root:
        with bot(
            tmp_path / "bot.upkeep.log", token=world.token, api=root, database=ordeal.database
        ) as running:
            await ordeal.until(lambda: any(one.reply_to for one in world.chat(seated.chat_id).messages))
            world.write(person, private, "/plan")
            await ordeal.until(lambda: sum(one.document is not None for one in private.messages) == 2)
            assert await running.end() == 0
    files = [one.document for one in private.messages if one.document is not None]
    assert sorted(file.name.rpartition(".")[2] for file in files) == ["md", "pdf"]
    assert next(file.content for file in files if file.name.endswith(".pdf")).startswith(b"%PDF-")
    assert world.violations == []
