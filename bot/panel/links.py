"""Links to messages of a supergroup; basic groups have none."""

_SUPERGROUP = -1_000_000_000_000


def message_link(chat_id: int, message_id: int) -> str:
    """Opens the message for members of the group; empty where Telegram has no such link."""
    if not message_id or chat_id > _SUPERGROUP:
        return ""
    return f"https://t.me/c/{_SUPERGROUP - chat_id}/{message_id}"
