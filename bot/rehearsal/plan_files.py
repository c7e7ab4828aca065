"""The plan as a file, asked of the bot as anybody at the table would: /plan in private."""

from datetime import UTC, datetime

from bot.rehearsal.messages import Document
from bot.rehearsal.room import Room
from dialogs.ports import Reader
from dialogs.table.model import Table

ENDINGS = {"pdf": ".pdf", "md": ".md"}


async def plan_file(room: Room, wanted: str) -> tuple[str, bytes] | None:
    """Name and content of the newest plan in this format; asked for anew if something was recorded since."""
    ending = ENDINGS.get(wanted)
    if ending is None:
        return None
    since = max(await room.read(lambda reader: _last_entry(reader, room.group.id)), room.speaks_since)
    found = _sent(room, ending, since)
    if found is None:
        await room.stage.player.write(room.facilitator, "/plan")
        found = _sent(room, ending, since)
    return (found.name, found.content) if found else None


def _sent(room: Room, ending: str, since: datetime) -> Document | None:
    for message in reversed(room.stage.world.private(room.facilitator).messages):
        if message.document and message.document.name.endswith(ending) and message.at >= since:
            return message.document
    return None


def _last_entry(reader: Reader, chat_id: int) -> datetime:
    table = reader.first(Table, chat_id=chat_id)
    entries = reader.entries(table.id) if table else []
    return entries[-1].at if entries else datetime.min.replace(tzinfo=UTC)
