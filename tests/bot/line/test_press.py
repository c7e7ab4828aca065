"""Presses read from raw updates: what is needed of them, and what is not one."""

from typing import Any

import pytest

from bot.line.press import Press, PressedChat, PressedMessage, Presser, press_of

CHAT = {"id": -1001, "type": "supergroup", "title": "Runder Tisch", "is_forum": True}
QUERY: dict[str, Any] = {
    "id": "42",
    "from": {"id": 7, "is_bot": False, "first_name": "Anna", "last_name": "B.", "language_code": "de"},
    "chat_instance": "1",
    "data": "tp1:3:consent",
    "message": {"message_id": 9, "date": 1, "chat": CHAT, "message_thread_id": 5, "is_topic_message": True},
}


def test_a_press_is_who_where_and_what() -> None:
    message = PressedMessage(9, PressedChat(-1001, "supergroup", "Runder Tisch"), 5, True)
    assert press_of({"update_id": 1, "callback_query": QUERY}) == Press(
        "42", Presser(7, "Anna", "B.", "de"), "tp1:3:consent", message
    )


def test_a_message_grown_too_old_is_known_by_its_place() -> None:
    old = {"message_id": 9, "date": 0, "chat": {"id": 7, "type": "private", "first_name": "Anna"}}
    press = press_of({"update_id": 1, "callback_query": QUERY | {"message": old}})
    assert press is not None
    assert press.message == PressedMessage(9, PressedChat(7, "private"))


def test_under_an_inline_message_there_is_no_place() -> None:
    press = press_of({"callback_query": {"id": "42", "from": {"id": 7}, "inline_message_id": "a"}})
    assert press == Press("42", Presser(7))


def test_what_is_no_press() -> None:
    assert press_of({"update_id": 1, "message": {"text": "hello"}}) is None


@pytest.mark.parametrize(
    "damage",
    [
        {"from": None},
        {"from": {"id": "7"}},
        {"from": {"id": True}},
        {"id": None},
        {"data": ["tp1"]},
        {"message": {"message_id": 9}},
        {"message": {"message_id": 9, "chat": {"id": 1.5, "type": "private"}}},
    ],
)
def test_a_malformed_press_is_refused(damage: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        press_of({"update_id": 1, "callback_query": QUERY | damage})


def test_something_else_in_its_place_is_refused() -> None:
    with pytest.raises(ValueError):
        press_of({"update_id": 1, "callback_query": "press"})
