"""Pins: rights, order, the grey line."""

import pytest

from bot.rehearsal.errors import ApiError

RIGHTS_MISSING = "Bad Request: not enough rights to manage pinned messages in the chat"


def test_pinning_needs_the_right(town) -> None:
    card = town.send("Table card")
    town.world.demote(town.world.bot, town.group, by=town.facilitator)
    with pytest.raises(ApiError, match=RIGHTS_MISSING):
        town.ask("pinChatMessage", chat_id=town.group.id, message_id=card["message_id"])
    town.world.promote(town.world.bot, town.group, by=town.facilitator, rights={"can_manage_chat"})
    with pytest.raises(ApiError, match=RIGHTS_MISSING):
        town.ask("unpinChatMessage", chat_id=town.group.id)
    assert town.group.pinned == ()


def test_a_pin_shows_and_is_reported(town) -> None:
    card = town.send("Table card")
    assert town.ask("pinChatMessage", chat_id=town.group.id, message_id=card["message_id"]) is True
    assert [message.text for message in town.group.pinned] == ["Table card"]
    assert town.group.pinned[0].pinned
    (update,) = town.world.updates.take()
    assert update["message"]["pinned_message"]["text"] == "Table card"
    assert town.ask("getChat", chat_id=town.group.id)["pinned_message"]["text"] == "Table card"


def test_the_latest_pin_goes_first(town) -> None:
    numbers = [town.send(text)["message_id"] for text in ("one", "two", "three")]
    for number in numbers:
        town.ask("pinChatMessage", chat_id=town.group.id, message_id=number)
    town.ask("unpinChatMessage", chat_id=town.group.id)
    town.ask("unpinChatMessage", chat_id=town.group.id, message_id=numbers[0])
    assert [message.text for message in town.group.pinned] == ["two"]
    town.ask("deleteMessage", chat_id=town.group.id, message_id=numbers[1])
    assert town.group.pinned == ()


def test_all_pins_can_go(town) -> None:
    for text in ("one", "two"):
        town.ask("pinChatMessage", chat_id=town.group.id, message_id=town.send(text)["message_id"])
    assert town.ask("unpinAllChatMessages", chat_id=town.group.id) is True
    assert not any(message.pinned for message in town.group.messages)


def test_what_is_not_there_is_not_pinned(town) -> None:
    with pytest.raises(ApiError, match="message to pin not found"):
        town.ask("pinChatMessage", chat_id=town.group.id, message_id=999)
    with pytest.raises(ApiError, match="message to unpin not found"):
        town.ask("unpinChatMessage", chat_id=town.group.id)


def test_in_private_no_right_is_needed(town) -> None:
    started = town.world.start(town.police)
    assert town.ask("pinChatMessage", chat_id=town.police.id, message_id=started.id) is True
