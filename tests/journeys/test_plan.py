"""/plan: public in the group, internal in private, nothing before the first agreement; then verified."""

import sqlite3
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from bot.commands import program
from bot.conversations.plan.buttons import PlanIn
from bot.panel.buttons import pack
from bot.panel.doors.rounds import ChooseShown
from bot.rehearsal.chats import Chat
from bot.rehearsal.messages import Document
from bot.rehearsal.stage import Stage
from dialogs.methods.positions import Position
from dialogs.rounds.model import Shown
from tests.journeys.city import City, found

GOAL, REASON = "A calmer station area", "fear of checks at the door"


def documents(chat: Chat) -> list[Document]:
    return [message.document for message in chat.messages if message.document]


def text_of(document: Document) -> str:
    if document.name.endswith(".md"):
        return document.content.decode()
    pages = PdfReader(BytesIO(document.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


async def adopt(city: City, goal: str = GOAL) -> None:
    """A round that adopts the goal, the first holder standing aside with a reason."""
    await city.open_round(goal)
    first, *others = city.holders
    await city.answer(first, Position.STAND_ASIDE)
    await city.stage.player.write(first, REASON)
    await city.press(first, city.phone(first), ChooseShown, shown=Shown.WITH_NAME)
    for holder in others:
        await city.answer(holder, Position.CONSENT)
    await city.close_at_deadline()


async def test_before_the_first_agreement_a_sentence_says_so(city: City) -> None:
    await city.open_round(GOAL)
    await city.stage.player.write(city.outsider, "/plan", city.group)
    assert "no plan yet" in city.group.last.text
    await city.stage.player.write(city.facilitator, "/plan")
    assert "no plan yet" in city.phone(city.facilitator).last.text
    assert documents(city.group) == [] == documents(city.phone(city.facilitator))


async def test_the_group_gets_the_public_edition(city: City) -> None:
    await adopt(city)
    await city.stage.player.write(city.outsider, "/plan", city.group)
    pdf, markdown = documents(city.group)
    assert pdf.name.endswith("_action-plan_Auenfurt_V01_public.pdf")
    assert markdown.name.endswith("_V01_public.md")
    for document in (pdf, markdown):
        assert GOAL in text_of(document) and REASON not in text_of(document)
    texts = [message.text for message in city.group.messages if message.document]
    assert texts[0].startswith("Version 1, adopted ") and "public edition" in texts[0]


async def test_a_seat_and_the_facilitator_get_the_internal_edition_in_private(city: City) -> None:
    await adopt(city)
    for person in (city.holders[1], city.facilitator):
        await city.stage.player.write(person, "/plan")
        for document in documents(city.phone(person)):
            assert REASON in text_of(document)
        assert len(documents(city.phone(person))) == 2


async def test_an_outsider_gets_nothing_in_private(city: City) -> None:
    await adopt(city)
    await city.stage.player.start(city.outsider)
    await city.stage.player.write(city.outsider, "/plan")
    assert documents(city.phone(city.outsider)) == []
    await city.stage.player.write(city.holders[1], "/plan")
    message = city.phone(city.holders[1]).last
    told = await city.forge(city.outsider, message, PlanIn(city.table_id, "de"))
    assert "no seat at this table" in told


async def test_the_other_language_is_a_press_away(city: City) -> None:
    await adopt(city)
    await city.stage.player.write(city.outsider, "/plan", city.group)
    await city.press(city.outsider, city.group, PlanIn, table_id=city.table_id, language="de")
    names = [document.name for document in documents(city.group)]
    assert [name.split("_")[1] for name in names] == ["action-plan"] * 2 + ["massnahmenplan"] * 2
    german = text_of(documents(city.group)[2])
    assert "Vereinbarte Ziele" in german and GOAL in german and "nicht übersetzt" in german


@pytest.mark.parametrize("language", ["fr", "../de"])
async def test_an_invented_language_is_refused(city: City, language: str) -> None:
    await adopt(city)
    await city.stage.player.write(city.outsider, "/plan", city.group)
    told = await city.forge(city.outsider, city.group.last, pack(PlanIn(city.table_id, language)))
    assert told.startswith("This button is from an earlier version.")


async def test_another_groups_plan_cannot_be_asked_for(stage: Stage) -> None:
    ours, theirs = await found(stage, "Auenfurt", "en"), await found(stage, "Bergheim", "de")
    await adopt(ours)
    await stage.player.write(ours.outsider, "/plan", ours.group)
    stage.world.join(ours.outsider, theirs.group)
    shown = theirs.group.last
    told = await theirs.forge(ours.outsider, shown, PlanIn(ours.table_id, "de"))
    assert told and documents(theirs.group) == []


async def test_the_plan_shows_nothing_of_a_round_still_open(city: City) -> None:
    await adopt(city)
    await city.open_round("A second goal")
    await city.answer(city.holders[0], Position.OBJECT)
    await city.stage.player.write(city.holders[0], "an objection nobody may see")
    await city.stage.player.write(city.facilitator, "/plan")
    for document in documents(city.phone(city.facilitator)):
        text = text_of(document)
        assert "A second goal" not in text and "an objection nobody may see" not in text


async def test_verify_names_what_somebody_changed_in_the_database(
    city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await adopt(city)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'rehearsal.db'}")
    held = CliRunner().invoke(program, ["verify"])
    assert held.exit_code == 0 and "Auenfurt: holds · " in held.output and "agreements: 1" in held.output
    assert CliRunner().invoke(program, ["verify", "--table", "7"]).exit_code == 2
    with sqlite3.connect(tmp_path / "rehearsal.db") as connection:
        changed = "UPDATE answers SET position = 'consent' WHERE position = 'stand_aside'"
        assert connection.execute(changed).rowcount == 1
    broken = CliRunner().invoke(program, ["verify"])
    with sqlite3.connect(tmp_path / "rehearsal.db") as connection:
        connection.execute("UPDATE answers SET position = 'stand_aside' WHERE reason != ''")
    assert broken.exit_code == 1
    assert "does not hold · entry" in broken.output and "G1: the answer of seat" in broken.output


def test_verify_makes_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///none.db")
    told = CliRunner().invoke(program, ["verify"])
    assert told.exit_code == 2 and list(tmp_path.iterdir()) == []
