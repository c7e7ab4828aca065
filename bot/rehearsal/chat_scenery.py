"""A chat's messages as a tab draws them, and which of all buttons and controls glows."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from bot.rehearsal.chats import Chat
from bot.rehearsal.errors import NotPossible
from bot.rehearsal.guidance import Control, Press
from bot.rehearsal.messages import Message, ServiceKind
from bot.rehearsal.room import ZONE, Room
from bot.rehearsal.viewer import Viewer
from bot.rehearsal.views import message_view

View = dict[str, Any]
REPLY_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Spot:
    """What glows: one of the page's controls, or a message's button by its data; nothing if it is empty."""

    where: str = ""
    control: str = ""
    message: int = 0
    data: str = ""


def spot_of(room: Room, viewer: Viewer, glows: tuple[Press | Control, ...]) -> Spot:
    """The first of them that this tab's people can see."""
    for glow in glows:
        if isinstance(glow, Control):
            return Spot(glow.where, glow.name)
        if glow.where == "phone" and _wants_start(room, viewer):
            return Spot("phone", "start")
        chat = room.group if glow.where == "group" else room.stage.world.private(viewer.person)
        try:
            message, button = room.stage.player.find(chat, glow.kind, **glow.fields)
        except NotPossible:
            continue
        return Spot(glow.where, "", message.id, button.data)
    if glows and _wants_start(room, viewer):
        return Spot("phone", "start")
    return Spot()


def _wants_start(room: Room, viewer: Viewer) -> bool:
    world, person = room.stage.world, viewer.person
    return not world.private(person).is_started or world.phone(person).start_payload is not None


def messages_of(room: Room, viewer: Viewer, chat: Chat, spot: Spot) -> list[View]:
    where = "group" if chat is room.group else "phone"
    glow = spot if spot.where == where else Spot()
    return [_message(room, viewer, chat, message, glow) for message in chat.messages]


def _message(room: Room, viewer: Viewer, chat: Chat, message: Message, glow: Spot) -> View:
    view = message_view(room.stage.world, message)
    answered = chat.find(message.reply_to) if message.reply_to else None
    at = message.edited_at or message.at
    view |= {
        "revision": message.revision,
        "sender": room.name_of(message.sender),
        "time": viewer.words.moment(at.astimezone(ZoneInfo(ZONE)), ZONE),
        "mine": message.sender == viewer.person,
        "simulated": not view["by_bot"],
        "reply_text": answered.text.splitlines()[0][:REPLY_LENGTH] if answered and answered.text else "",
        "service_text": _service(room, viewer, message),
        "glow": glow.data if glow.message == message.id else "",
    }
    return view


def _service(room: Room, viewer: Viewer, message: Message) -> str:
    if message.service is None:
        return ""
    bot = room.stage.world.bot
    names = ", ".join(
        person.name if person == bot else room.name_of(person) for person in message.service.people
    )
    words = viewer.words
    match message.service.kind:
        case ServiceKind.JOINED:
            return words._("New in the group: %(names)s", names=names)
        case ServiceKind.LEFT:
            return words._("No longer in the group: %(names)s", names=names)
        case ServiceKind.PINNED:
            return words._("A message was pinned")
        case ServiceKind.RENAMED:
            return words._("The group was renamed")
        case ServiceKind.MOVED_TO | ServiceKind.MOVED_FROM:
            return words._("The group became a supergroup")
