"""Which raw updates are kept at all, and whose they are. Group talk that is none of ours is never stored."""

from typing import Any

from dialogs.wording import folded

Raw = dict[str, Any]

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")

PLACE = frozenset({"message_id", "date", "chat", "message_thread_id", "is_topic_message"})

SERVICE = frozenset({
    "new_chat_members", "left_chat_member", "new_chat_title", "group_chat_created", "supergroup_chat_created",
    "migrate_to_chat_id", "migrate_from_chat_id", "forum_topic_created", "forum_topic_closed",
    "forum_topic_reopened", "general_forum_topic_unhidden",
})  # fmt: skip


def is_kept(update: Raw, bot_id: int, username: str) -> bool:
    """True for presses, commands, replies to the bot, private messages, service messages and memberships."""
    if not isinstance(update.get("update_id"), int):
        return False
    if "edited_message" in update:
        return _is_private_text(update["edited_message"])
    if "message" not in update:
        return any(kind in update for kind in ALLOWED_UPDATES)
    message = update["message"]
    if not isinstance(message, dict) or not isinstance(message.get("chat"), dict):
        return True  # malformed: worth a place in quarantine
    return (
        message["chat"].get("type") == "private"
        or any(kind in message for kind in SERVICE)
        or _replies_to(message, bot_id)
        or _is_command(message, username)
    )


def lean(update: Raw) -> Raw:
    """A press without what the message under it says: only its place is needed, and ours to word anyway."""
    query = update.get("callback_query")
    shown = query.get("message") if isinstance(query, dict) else None
    if not isinstance(query, dict) or not isinstance(shown, dict):
        return update
    place = {name: value for name, value in shown.items() if name in PLACE}
    return update | {"callback_query": query | {"message": place}}


def sender_id(update: Raw) -> int:
    """The user who acts; 0 if the update names none."""
    for kind in ALLOWED_UPDATES:
        body = update.get(kind)
        sender = body.get("from") if isinstance(body, dict) else None
        if isinstance(sender, dict) and isinstance(sender.get("id"), int):
            return int(sender["id"])
    return 0


def _is_private_text(message: object) -> bool:
    chat = message.get("chat") if isinstance(message, dict) else None
    return (
        isinstance(message, dict)
        and isinstance(chat, dict)
        and chat.get("type") == "private"
        and "text" in message
    )


def _replies_to(message: Raw, bot_id: int) -> bool:
    target = message.get("reply_to_message")
    author = target.get("from") if isinstance(target, dict) else None
    return isinstance(author, dict) and author.get("id") == bot_id


def _is_command(message: Raw, username: str) -> bool:
    text = message.get("text")
    first = folded(text.split(maxsplit=1)[0]) if isinstance(text, str) and text.strip() else ""
    return first.startswith("/") and first.partition("@")[2] in ("", folded(username))
