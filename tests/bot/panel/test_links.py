"""A message is linked where Telegram has a link for it: in a supergroup."""

import pytest

from bot.panel.links import message_link


@pytest.mark.parametrize(
    ("chat_id", "message_id", "link"),
    [
        (-1001234567890, 7, "https://t.me/c/1234567890/7"),
        (-1000000000005, 7, "https://t.me/c/5/7"),
        (-1001234567, 7, ""),  # a basic group whose number only begins like a supergroup's
        (-42, 7, ""),
        (42, 7, ""),
        (-1001234567890, 0, ""),
    ],
)
def test_only_a_message_of_a_supergroup_has_a_link(chat_id: int, message_id: int, link: str) -> None:
    assert message_link(chat_id, message_id) == link
