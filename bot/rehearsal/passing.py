"""Time passes in a room: a day, to the deadline, to the meeting; what the bot said meanwhile is listed."""

from datetime import datetime, timedelta
from typing import Any

from bot.rehearsal.messages import Message
from bot.rehearsal.plots import Misplayed
from bot.rehearsal.room import Room
from bot.rehearsal.viewer import Viewer
from dialogs.meetings.model import Meeting, MeetingState
from dialogs.ports import Reader
from dialogs.rounds.model import Round, RoundState
from dialogs.table.model import Table


async def next_day(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    await _pass(room, room.stage.clock() + timedelta(days=1))


async def to_deadline(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    deadline = await room.read(lambda reader: _next_deadline(reader, room.group.id))
    if deadline is None:
        raise Misplayed("deadline")
    viewer.pane = "group"
    await _pass(room, deadline + timedelta(minutes=1))


async def to_meeting(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    """To the minute at which it begins."""
    begins = await room.read(lambda reader: _next_meeting(reader, room.group.id, room.stage.clock()))
    if begins is None:
        raise Misplayed("meeting")
    viewer.pane = "group"
    await _pass(room, begins)


async def _pass(room: Room, moment: datetime) -> None:
    before, bot = room.stage.world.revision, room.stage.world.bot
    await room.stage.pass_time(moment)
    said = [
        (message.at, message.revision, where, message)
        for where, messages in _chats(room)
        for message in messages
        if message.revision > before and message.sender == bot and not message.edited_at
    ]
    for at, _, where, message in sorted(said, key=lambda one: one[:2]):
        line = message.text.splitlines()[0] if message.text else ""
        room.note(f"{where}: {line or (message.document.name if message.document else '')}", at)


def _chats(room: Room) -> list[tuple[str, tuple[Message, ...]]]:
    private = [(room.name_of(one), room.stage.world.private(one).messages) for one in room.everybody()]
    return [(room.group.title, room.group.messages), *private]


def _next_deadline(reader: Reader, chat_id: int) -> datetime | None:
    table = reader.first(Table, chat_id=chat_id)
    held = reader.first(Round, table_id=table.id, state=RoundState.OPEN, order="deadline") if table else None
    return held.deadline if held else None


def _next_meeting(reader: Reader, chat_id: int, now: datetime) -> datetime | None:
    table = reader.first(Table, chat_id=chat_id)
    called = reader.find(Meeting, table_id=table.id, state=MeetingState.CALLED, order="at") if table else []
    return next((meeting.at for meeting in called if meeting.at > now), None)
