"""Which updates are kept, whose they are, and how much of a press."""

from typing import Any

import pytest

from bot.line.triage import is_kept, lean, sender_id

BOT, NAME = 99, "Roundtable_bot"
GROUP = {"id": -100, "type": "supergroup"}
PRIVATE = {"id": 7, "type": "private"}
POLICE = {"id": 7, "is_bot": False, "first_name": "P"}


def message(**parts: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": {"message_id": 5, "chat": GROUP, "from": POLICE, **parts}}


@pytest.mark.parametrize(
    ("update", "kept"),
    [
        (message(text="good morning"), False),
        (message(text="see /round"), False),
        (message(photo=[], caption="/round"), False),
        (message(text="/round"), True),
        (message(text="/round@roundtable_BOT now"), True),
        (message(text="/round@other_bot"), False),
        (message(text="anything", chat=PRIVATE), True),
        (message(text="yes", reply_to_message={"from": {"id": BOT}}), True),
        (message(text="yes", reply_to_message={"from": {"id": 8}}), False),
        (message(new_chat_members=[POLICE]), True),
        (message(migrate_to_chat_id=-5), True),
        (message(pinned_message={"text": "talk"}), False),
        ({"update_id": 1, "callback_query": {"id": "1"}}, True),
        ({"update_id": 1, "my_chat_member": {}}, True),
        ({"update_id": 1, "chat_member": {}}, True),
        ({"update_id": 1, "poll": {}}, False),
        ({"update_id": 1, "message": "malformed"}, True),
        ({"update_id": "1", "callback_query": {}}, False),
        ({}, False),
    ],
)
def test_what_is_kept(update: dict[str, Any], kept: bool) -> None:
    assert is_kept(update, BOT, NAME) is kept


@pytest.mark.parametrize(
    ("update", "who"),
    [
        (message(text="x"), 7),
        ({"callback_query": {"from": {"id": 8}, "message": {"from": {"id": BOT}}}}, 8),
        ({"my_chat_member": {"from": {"id": 9}}}, 9),
        ({"message": {"from": {"id": "x"}}}, 0),
        ({"message": 5}, 0),
        ({}, 0),
    ],
)
def test_whose_it_is(update: dict[str, Any], who: int) -> None:
    assert sender_id(update) == who


def test_a_press_keeps_the_place_of_its_message_and_not_its_words() -> None:
    shown = {"message_id": 5, "date": 1, "chat": GROUP, "text": "Police objected", "reply_markup": {}}
    press = {"update_id": 1, "callback_query": {"id": "q", "data": "x1", "message": shown}}
    assert lean(press) == {
        "update_id": 1,
        "callback_query": {
            "id": "q", "data": "x1", "message": {"message_id": 5, "date": 1, "chat": GROUP},
        },
    }  # fmt: skip


@pytest.mark.parametrize(
    "update", [message(text="x"), {"callback_query": {"id": "q"}}, {"callback_query": 5}]
)
def test_everything_else_stays_as_it_came(update: dict[str, Any]) -> None:
    assert lean(update) == update
