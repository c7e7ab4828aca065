"""A room goes on in the other language, and its record still holds."""

from datetime import UTC, datetime

import pytest

from bot.panel.doors.rounds import OpenNow
from bot.rehearsal.acts import play
from bot.rehearsal.room import Room
from bot.rehearsal.rooms import Rooms
from bot.rehearsal.translating import speak
from bot.rehearsal.viewer import Viewer
from dialogs.plan.verify import verify_tables

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.mark.parametrize(("first", "other"), [("en", "de"), ("de", "en")])
async def test_the_record_holds_after_a_round_in_two_languages(first: str, other: str) -> None:
    room = await Room.begin(first, NOW)
    viewer = Viewer(room.facilitator, first)
    await play(room, viewer, "propose", {"text": room.case.goals[0]})
    await room.stage.player.press(room.facilitator, room.stage.world.private(room.facilitator), OpenNow)
    names = [one.part.agency for one in room.seats]
    await speak(room, other)
    shown = "\n".join(message.text for message in room.group.messages)
    assert [name for name in names if name in shown] == []
    await play(room, viewer, "others", {"mood": "realistic"})
    await play(room, viewer, "deadline", {})
    assert [one.flaw for one in await room.read(verify_tables)] == [None]
    await speak(room, first)
    assert [one.flaw for one in await room.read(verify_tables)] == [None]
    assert not room.stage.world.violations
    await room.close()


async def test_an_untouched_room_is_made_anew_in_the_other_language() -> None:
    rooms = Rooms(lambda: NOW, "en")
    english = await rooms.room("en")
    await rooms.speak("de")
    german = await rooms.room("en")
    assert (german.language, german.id != english.id) == ("de", True)
    await play(german, Viewer(german.facilitator, "de"), "day", {})
    await rooms.speak("en")
    assert await rooms.room("en") is german
    await rooms.close()
