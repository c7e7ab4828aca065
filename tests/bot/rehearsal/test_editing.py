"""Edits and deletions: what Telegram lets pass, and what stays remembered."""

from typing import Any

import pytest

from bot.rehearsal.calls import Upload
from bot.rehearsal.errors import ApiError

KEYS: dict[str, Any] = {"inline_keyboard": [[{"text": "Consent", "callback_data": "c"}]]}


@pytest.fixture
def board(town) -> dict[str, Any]:
    sent = town.send("Board", reply_markup=KEYS)
    town.clock.advance(seconds=5)
    return {"chat_id": town.group.id, "message_id": sent["message_id"]}


def test_an_edit_keeps_what_was_said(town, board) -> None:
    first = town.group.last.at
    town.ask("editMessageText", **board, text="<b>Closed</b>", parse_mode="HTML")
    shown = town.group.last
    assert (shown.html, shown.rows, shown.edited_at) == ("<b>Closed</b>", (), town.clock())
    assert [(version.text, version.at, len(version.rows)) for version in shown.history] == [
        ("Board", first, 1)
    ]


def test_an_edit_without_markup_removes_the_buttons(town, board) -> None:
    town.ask("editMessageText", **board, text="Board")
    assert town.group.last.rows == ()


def test_an_equal_edit_is_refused(town, board) -> None:
    for method, content in (("editMessageText", {"text": " Board"}), ("editMessageReplyMarkup", {})):
        with pytest.raises(ApiError) as caught:
            town.ask(method, **board, **content, reply_markup=KEYS)
        assert caught.value.description.startswith("Bad Request: message is not modified: ")
    assert town.group.last.edited_at is None


def test_markup_alone_can_change(town, board) -> None:
    town.ask("editMessageReplyMarkup", **board)
    assert (town.group.last.text, town.group.last.rows) == ("Board", ())


def test_edits_of_what_is_not_there(town, board) -> None:
    with pytest.raises(ApiError, match="Bad Request: message to edit not found"):
        town.ask("editMessageText", chat_id=town.group.id, message_id=999, text="x")
    town.ask("deleteMessage", **board)
    with pytest.raises(ApiError, match="Bad Request: message to edit not found"):
        town.ask("editMessageText", **board, text="x")


def test_edits_of_others_messages_and_of_grey_lines(town) -> None:
    written = town.world.write(town.police, town.group, "hello")
    for number in (written.id, town.group.messages[0].id):
        with pytest.raises(ApiError, match="message can't be edited"):
            town.ask("editMessageText", chat_id=town.group.id, message_id=number, text="x")


def test_edits_are_possible_at_any_age(town, board) -> None:
    town.clock.advance(days=400)
    assert town.ask("editMessageText", **board, text="Tombstone")["text"] == "Tombstone"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"text": "x" * 4097}, "too long"),
        ({"text": ""}, "text is empty"),
        ({"text": "<i>", "parse_mode": "HTML"}, "parse"),
    ],
)
def test_edits_are_held_to_the_same_sizes(town, board, content, reason) -> None:
    with pytest.raises(ApiError, match=reason):
        town.ask("editMessageText", **board, **content)


def test_captions_are_edited_as_captions(town, board) -> None:
    with pytest.raises(ApiError, match="no caption in the message"):
        town.ask("editMessageCaption", **board, caption="x")
    files = {"document": Upload("plan.pdf", b"%PDF")}
    sent = town.world.api.call("sendDocument", {"chat_id": town.group.id}, files).result
    plan = {"chat_id": town.group.id, "message_id": sent["message_id"]}
    with pytest.raises(ApiError, match="no text in the message"):
        town.ask("editMessageText", **plan, text="x")
    assert town.ask("editMessageCaption", **plan, caption="Version 2")["caption"] == "Version 2"


def test_deleting_ends_after_48_hours(town, board) -> None:
    town.clock.advance(hours=47)
    later = town.send("Later")
    assert town.ask("deleteMessage", **board) is True
    assert [message.text for message in town.group.messages if message.text] == ["Later"]
    town.clock.advance(hours=48, seconds=1)
    with pytest.raises(ApiError, match="message can't be deleted for everyone"):
        town.ask("deleteMessage", chat_id=town.group.id, message_id=later["message_id"])
    with pytest.raises(ApiError, match="message to delete not found"):
        town.ask("deleteMessage", **board)


def test_others_messages_are_deleted_by_right_only(town) -> None:
    written = town.world.write(town.police, town.group, "hello")
    town.world.promote(town.world.bot, town.group, by=town.facilitator, rights={"can_manage_chat"})
    with pytest.raises(ApiError, match="message can't be deleted for everyone"):
        town.ask("deleteMessage", chat_id=town.group.id, message_id=written.id)
    town.world.promote(town.world.bot, town.group, by=town.facilitator, rights={"can_delete_messages"})
    assert town.ask("deleteMessage", chat_id=town.group.id, message_id=written.id) is True
