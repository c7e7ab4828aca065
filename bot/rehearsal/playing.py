"""What simulated people do: find a button by what it means, press it, write; always through their phones."""

from collections.abc import Callable
from typing import Any, TypeVar

from bot.panel.buttons import BadButton, parse
from bot.panel.doors.table import ShareAsItIs
from bot.rehearsal.chats import Chat
from bot.rehearsal.errors import NotPossible
from bot.rehearsal.messages import Button, Message
from bot.rehearsal.people import Person
from bot.rehearsal.telegram import Telegram

B = TypeVar("B")


class Player:
    """Plays people in one simulated Telegram. `settle` waits until the bot has done everything it owes."""

    def __init__(self, world: Telegram, settle: Callable[[], Any]) -> None:
        self.world = world
        self._settle = settle

    async def write(self, person: Person, text: str, chat: Chat | None = None) -> None:
        """In private unless a chat is given."""
        self.world.write(person, chat or self.world.private(person), text)
        await self._settle()

    async def share(self, person: Person, text: str) -> str:
        """Write it in private, and send it after the second look that what others will read is given."""
        await self.write(person, text)
        return await self.press(person, self.world.private(person), ShareAsItIs)

    async def start(self, person: Person, payload: str | None = None) -> None:
        self.world.start(person, payload)
        await self._settle()

    async def press(self, person: Person, chat: Chat, kind: type[Any], **fields: Any) -> str:
        """Press the newest button of this kind and fields; the toast's text. NotPossible if none shows."""
        message, button = self.find(chat, kind, **fields)
        return await self.press_button(person, message, button)

    async def press_button(self, person: Person, message: Message, button: Button) -> str:
        query = self.world.press(person, message, button.data or button.text)
        await self._settle()
        if not query:
            return ""
        toast = self.world.query(query).toast
        if self.world.phone(person).start_payload is not None:
            await self.start(person)
        return toast.text if toast else ""

    def find(self, chat: Chat, kind: type[Any], **fields: Any) -> tuple[Message, Button]:
        for message in reversed(chat.messages):
            for button in message.buttons:
                if _means(button, kind, fields):
                    return message, button
        raise NotPossible(f"no {kind.__name__} {fields} to press here")

    def shows(self, chat: Chat, kind: type[Any], **fields: Any) -> bool:
        try:
            self.find(chat, kind, **fields)
        except NotPossible:
            return False
        return True


def _means(button: Button, kind: type[Any], fields: dict[str, Any]) -> bool:
    if not button.data:
        return False
    try:
        pressed = parse(button.data)
    except BadButton:
        return False
    return isinstance(pressed, kind) and all(
        getattr(pressed, name) == value for name, value in fields.items()
    )
