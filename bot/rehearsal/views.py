"""The world as JSON-ready values for a page: chats, messages, toasts, what a phone shows."""

from typing import Any

from bot.rehearsal.chats import Chat
from bot.rehearsal.messages import Message, Service
from bot.rehearsal.people import Person
from bot.rehearsal.state import Toast
from bot.rehearsal.telegram import Telegram

View = dict[str, Any]


def chat_view(world: Telegram, chat: Chat, since: int = 0) -> View:
    """The chat with every message that changed after revision `since`, deleted ones as a bare marker."""
    changed = [message for message in chat.by_id.values() if message.revision > since]
    people = [{"id": person.id, "name": person.name} for person in chat.people]
    return {
        "id": chat.id, "kind": chat.kind.value, "title": chat.title, "people": people,
        "pinned": list(chat.pins), "revision": world.revision,
        "messages": [message_view(world, message) for message in changed],
    }  # fmt: skip


def phone_view(world: Telegram, person: Person, since: int = 0) -> View:
    """A person's private chat with the bot, toasts, and what a link left on the screen."""
    chat, phone = world.private(person), world.phone(person)
    return {
        "person": {"id": person.id, "name": person.name, "language": person.language},
        "chat": chat_view(world, chat, since), "started": chat.is_started, "blocked": chat.is_blocked,
        "start_button": phone.start_payload, "showing": phone.chat_id, "message": phone.message_id,
        "web_page": phone.web_page, "toasts": [_toast(toast) for toast in world.toasts(person)],
    }  # fmt: skip


def message_view(world: Telegram, message: Message) -> View:
    if message.deleted:
        return {"id": message.id, "deleted": True}
    return {
        "id": message.id, "chat": message.chat_id, "at": message.at.isoformat(), "html": message.html,
        "sender": message.sender.name, "by_bot": message.sender == world.bot,
        "rows": [[{"text": b.text, "data": b.data, "url": b.url} for b in row] for row in message.rows],
        "document": message.document and {
            "id": message.document.id, "name": message.document.name, "mime": message.document.mime,
            "size": message.document.size,
        },
        "service": message.service and _service(message.service), "reply_to": message.reply_to,
        "silent": message.silent, "pinned": message.pinned, "versions": len(message.history) + 1,
        "edited": message.edited_at and message.edited_at.isoformat(),
    }  # fmt: skip


def _service(service: Service) -> View:
    names = [person.name for person in service.people]
    return {
        "kind": service.kind.value,
        "people": names,
        "message": service.message_id,
        "title": service.title,
    }


def _toast(toast: Toast) -> View:
    return {"text": toast.text, "alert": toast.is_alert, "url": toast.url, "at": toast.at.isoformat()}
