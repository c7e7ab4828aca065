"""Until a round closes, no position and no reason is seen by anybody but the seat itself."""

import re

import pytest
import structlog

from bot.panel.doors.rounds import ChooseShown, StateGround
from bot.texts.words import words_for
from bot.upkeep.log import set_up_log
from dialogs.methods.positions import Ground, Position
from dialogs.plan.verify import verify_tables
from dialogs.rounds.model import Shown
from tests.journeys.city import City, said_in

OBJECTION, NOTE = "This breaks paragraph thirty-one", "Only with a fourth nurse"
SAID = {
    0: (Position.OBJECT, OBJECTION),
    1: (Position.NOTE, NOTE),
    2: (Position.CONSENT, ""),
    3: (Position.CONSENT, ""),
}
IN_THE_GROUP = ("/start", "/round", "/who", "/plan", "/help")
IN_PRIVATE = ("/start", "/mine", "/facilitate", "/round", "/who", "/plan", "/propose", "/privacy", "/help")
STORED = re.compile(r"Stored: |“.*” ?(objected|consented)")


@pytest.fixture
async def logged(capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    """The log as it runs at INFO, caught."""
    set_up_log("INFO", "console", [])
    return capsys


async def test_hidden_until_the_close_then_shown(city: City, logged: pytest.CaptureFixture[str]) -> None:
    await city.open_round("Fewer deaths")
    structlog.get_logger().info("the_log_is_heard")
    await _answer(city)
    await _ask_for_everything(city)
    await city.stage.pass_time((await city.round()).deadline.replace(hour=0))
    await _ask_for_everything(city)

    log = "".join(logged.readouterr())
    assert "the_log_is_heard" in log
    for secret in (OBJECTION, NOTE, Position.OBJECT.value, Position.NOTE.value):
        assert secret not in log
    for chat in (
        city.group,
        *(city.phone(one) for one in (city.facilitator, city.outsider, city.holders[4])),
    ):
        assert _leaks(said_in(chat)) == [], chat.title
    for index, holder in enumerate(city.holders[:4]):
        foreign = [text for at, (_, text) in SAID.items() if at != index and text]
        assert [text for text in foreign if text in said_in(city.phone(holder))] == []
    assert _documents(city) == []
    assert await _recorded(city) == []

    await city.close_at_deadline()
    assert _leaks(said_in(city.group)) != [] and await _recorded(city) != []
    assert OBJECTION in said_in(city.group) and NOTE in said_in(city.group)


async def _answer(city: City) -> None:
    for index, (position, reason) in SAID.items():
        holder = city.holders[index]
        phone = city.phone(holder)
        await city.answer(holder, position)
        if position is Position.OBJECT:
            await city.press(holder, phone, StateGround, ground=Ground.LAW)
        if reason:
            await city.stage.player.write(holder, reason)
            await city.press(holder, phone, ChooseShown, shown=Shown.WITH_NAME)


async def _ask_for_everything(city: City) -> None:
    for command in IN_THE_GROUP:
        await city.stage.player.write(city.outsider, command, city.group)
    city.stage.world.start(city.outsider, "")
    for command in IN_PRIVATE:
        for person in (city.facilitator, city.outsider, city.holders[4]):
            await city.stage.player.write(person, command)
            await city.stage.player.write(person, "/cancel")


def _leaks(said: str) -> list[str]:
    """A reason, or a count or name beside a position: the labels themselves stand on the board's buttons."""
    words = words_for("en")
    positions = "|".join(re.escape(words.term(one)) for one in Position)
    beside = re.findall(rf"\d+ × (?:{positions})", said)
    return [text for text in (OBJECTION, NOTE) if text in said] + beside + STORED.findall(said)


async def _recorded(city: City) -> list[str]:
    """What the ledger and the operator's verdict on it say of the answers."""
    entries = await city.read(lambda reader: reader.entries(city.table_id))
    verdicts = await city.read(verify_tables)
    told = f"{[(entry.body, *entry.opened.values()) for entry in entries]} {verdicts}"
    return [secret for secret in (OBJECTION, NOTE, '"object"', '"note"') if secret in told]


def _documents(city: City) -> list[str]:
    chats = (city.group, *(city.phone(person) for person in city.people))
    return [one.document.name for chat in chats for one in chat.messages if one.document]
