"""Two tables in one bot, one German, one English: nothing of one appears at the other."""

from bot.panel.doors.rounds import ChooseShown
from bot.rehearsal.chats import Chat
from bot.rehearsal.stage import Stage
from dialogs.methods.positions import Position
from dialogs.rounds.model import Shown
from tests.journeys.city import City, found, said_in

GERMAN, ENGLISH = "Weniger Tote am Bahnhof", "Fewer deaths at the station"
REASONS = {"Auenfurt": "Sorge vor Kontrollen", "Bergheim": "fear of checks"}


async def test_nothing_of_one_table_appears_at_the_other(stage: Stage) -> None:
    german, english = await found(stage, "Auenfurt", "de"), await found(stage, "Bergheim", "en")
    await german.open_round(GERMAN)
    await english.open_round(ENGLISH)
    for city in (german, english):
        await _answer_all(city)
    deadline = max((await german.round()).deadline, (await english.round()).deadline)
    await stage.pass_time(deadline)
    await german.close_at_deadline()
    for city in (german, english):
        await _ask_for_everything(city)

    _assert_apart(german, english, GERMAN, ENGLISH)
    _assert_apart(english, german, ENGLISH, GERMAN)
    assert "angenommen" in said_in(german.group) and "adopted" in said_in(english.group)
    assert "adopted" not in said_in(german.group) and "angenommen" not in said_in(english.group)


async def test_who_visits_another_group_sees_that_table_and_carries_nothing_there(stage: Stage) -> None:
    german, english = await found(stage, "Auenfurt", "de"), await found(stage, "Bergheim", "en")
    stage.world.join(german.facilitator, english.group)
    await german.open_round(GERMAN)
    await english.open_round(ENGLISH)
    await stage.player.write(german.facilitator, "/who", english.group)
    assert english.holders[0].name in english.group.last.text
    assert german.holders[0].name not in said_in(english.group)


async def _answer_all(city: City) -> None:
    first, *others = city.holders
    await city.answer(first, Position.NOTE)
    await city.stage.player.write(first, REASONS[city.name])
    await city.press(first, city.phone(first), ChooseShown, shown=Shown.WITH_NAME)
    for holder in others:
        await city.answer(holder, Position.CONSENT)


async def _ask_for_everything(city: City) -> None:
    for command in ("/start", "/round", "/who", "/plan", "/help"):
        await city.stage.player.write(city.facilitator, command, city.group)
    for command in ("/start", "/mine", "/facilitate", "/round", "/who", "/plan", "/privacy", "/help"):
        for person in (city.facilitator, city.holders[0]):
            await city.stage.player.write(person, command)


def _documents(chat: Chat) -> list[str]:
    """The Markdown files in this chat; the PDF is made from the same paper."""
    files = [message.document for message in chat.messages if message.document]
    return [one.content.decode() for one in files if one.name.endswith(".md")]


def _assert_apart(own: City, foreign: City, goal: str, foreign_goal: str) -> None:
    for chat in (own.group, *(own.phone(person) for person in own.people)):
        said = said_in(chat)
        for secret in (foreign_goal, foreign.name, REASONS[foreign.name]):
            assert secret not in said, (secret, chat.title)
        for told in _documents(chat):
            assert foreign.name not in told and goal in told
    assert _documents(own.group) and _documents(own.phone(own.facilitator))
    assert goal in said_in(own.group) and REASONS[own.name] in said_in(own.group)
